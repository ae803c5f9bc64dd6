"""Holds an exercise's stated length against what a person will need.

Lines count at reading speed, so that the answer does not depend on this machine's voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import Finding
from coping_app.session.limits import TooLongError
from coping_app.session.usual_length import usual_length_s
from coping_app.session.walk import Resolve

TOLERANCE = 0.10
"""The stated length must lie within a tenth of what a person will need."""


def length_findings(exercise: Exercise, resolve: Resolve) -> Iterator[Finding]:
    """Where the stated length is wrong, the one to state."""
    try:
        seconds = usual_length_s(exercise, resolve)
    except TooLongError as error:
        yield Finding(("steps",), str(error))
        return
    if abs(exercise.length_s - seconds) <= TOLERANCE * seconds:
        return
    minutes, rest = divmod(round(seconds), 60)
    told = " ".join(f"{n} {unit}" for n, unit in ((minutes, "min"), (rest, "s")) if n)
    yield Finding(("length",), f"The rehearsal lasts {told}.", f'Did you mean "{told}"?')
