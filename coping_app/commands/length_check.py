"""Holds an exercise's stated length against what a person will need.

Lines count at reading speed, so that the answer does not depend on this machine's voice.
"""

from __future__ import annotations

from coping_app.content.model import Exercise
from coping_app.session.limits import TooLongError
from coping_app.session.usual_length import usual_length_s
from coping_app.session.walk import Resolve

TOLERANCE = 0.10
"""The stated length must lie within a tenth of what a person will need."""


def length_problem(exercise: Exercise, resolve: Resolve) -> tuple[str, str, str] | None:
    """Key, message and hint where the stated length is wrong, else None."""
    try:
        seconds = usual_length_s(exercise, resolve)
    except TooLongError as error:
        return "steps", str(error), ""
    if abs(exercise.length_s - seconds) <= TOLERANCE * seconds:
        return None
    minutes, rest = divmod(round(seconds), 60)
    told = " ".join(f"{n} {unit}" for n, unit in ((minutes, "min"), (rest, "s")) if n)
    return "length", f"The rehearsal lasts {told}.", f'Did you mean "{told}"?'
