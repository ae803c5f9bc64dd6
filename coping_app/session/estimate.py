"""How long a person usually needs for a step that waits for them.

Our own rough figures, in seconds; they serve the stated length and the time left, and never end a
step. A step's own ``for`` or ``each`` comes first.
"""

from __future__ import annotations

from coping_app.content.format.model import (
    Choose,
    Draw,
    Form,
    Plan,
    Rank,
    Rate,
    Round,
    Show,
    Step,
    Write,
)
from coping_app.session.timeline import reading_s

FIELD_S = {"long": 60.0, "list": 60.0}
OTHER_FIELD_S = 30.0
CHOICE_S = 10.0
RATING_S = 8.0
LADDER_ITEM_S = 15.0
LADDER_ITEMS = 8
"""Assumed where the ladder's items are the person's own."""
PLAN_S = 30.0
FREE_S = 180.0
"""Writing or drawing without a stated time."""
TURNS = 5
"""People in a group, the middle of three to eight."""


def person_time_s(step: Step) -> float:
    """Seconds that a person usually needs for a waiting step."""
    match step:
        case Form():
            return sum(FIELD_S.get(field.type, OTHER_FIELD_S) for field in step.form)
        case Write() | Draw():
            return step.for_s or FREE_S
        case Rank():
            own = isinstance(step.items, str)
            return LADDER_ITEM_S * (LADDER_ITEMS if own else len(step.items))
        case Plan():
            return PLAN_S
        case Rate():
            return RATING_S * len(step.rate)
        case Choose():
            return CHOICE_S
        case Show():
            return reading_s(step.show)
        case Round():
            return step.each * TURNS
        case _:
            return 0.0
