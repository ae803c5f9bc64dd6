"""Steps that wait for a person as cues: the prompt, and a soft bell where a time is named."""

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
from coping_app.session.cues import Cue
from coping_app.session.scope import BELL_S, UNSEEN, Cues, Scope
from coping_app.session.unanswered import questions_left

SIGNS_OVER_S = 300.0
"""Writing that is to last longer than this is given signs on its way; shorter is not broken up."""
LAST_SIGN_S = 120.0
"""The last sign comes so long before the end."""


def person_cues(step: Step, scope: Scope) -> Cues:
    """The prompt, spoken. A named time ends with a soft bell and never ends the step."""
    if isinstance(step, Rate) and step.live:
        return UNSEEN
    length_s = scope.quiet_s(_named_time_s(step))
    prompt = scope.spoken("person", prompt_of(step, scope), length_s=length_s)
    bell = scope.soft_bells(length_s) if length_s else ()
    return Cues((prompt, *_signs(step, scope, length_s), *bell), length_s, waits=True)


def _signs(step: Step, scope: Scope, length_s: float) -> tuple[Cue, ...]:
    """Soft bells at half of a long private writing and two minutes before its end, in words too.

    A quarter of an hour and more with nothing but the last bell leaves nobody room to come back
    from what is hard.
    """
    wanted = scope.choices.writing_signs and scope.choices.bells
    if not isinstance(step, Write) or not wanted or length_s <= SIGNS_OVER_S:
        return ()
    return (
        Cue(length_s / 2, BELL_S, "bell", scope.words.half_left, sound="soft"),
        Cue(
            length_s - LAST_SIGN_S, BELL_S, "bell", scope.words.two_minutes_left, sound="soft"
        ),
    )


def prompt_of(step: Step, scope: Scope) -> str:
    """What a waiting step asks; of a form its first question. Answers are not filled in yet."""
    match step:
        case Form():
            return next(questions_left(step.form, scope.env), step.form[0]).ask
        case Write():
            return step.write
        case Draw():
            return step.draw
        case Rank():
            return step.rank
        case Plan():
            return step.plan
        case Choose():
            return step.choose
        case Show():
            return step.show
        case Round():
            return step.round
        case _:
            return scope.words.rate_now


def _named_time_s(step: Step) -> float | None:
    match step:
        case Write() | Draw():
            return step.for_s
        case Round():
            return step.each
        case _:
            return None
