"""Holds an exercise's stated length against its rehearsal."""

from __future__ import annotations

from coping_app.content.model import Exercise
from coping_app.session.estimate import person_time_s
from coping_app.session.limits import TooLongError
from coping_app.session.timeline import rehearse
from coping_app.session.walk import Resolve

TOLERANCE = 0.10
"""The stated length must lie within a tenth of what a person will need."""


def needed_s(exercise: Exercise, resolve: Resolve) -> float:
    """Seconds a person will need on the usual way.

    The rehearsed length, with lines at reading speed so that the answer does not depend on this
    machine's voice, and the usual time for steps that wait.
    """
    timeline = rehearse(exercise, resolve)
    waiting = [placed.block for placed in timeline.blocks if placed.block.waits]
    return timeline.total_s + sum(person_time_s(b.step) - b.length_s for b in waiting)


def length_problem(exercise: Exercise, resolve: Resolve) -> tuple[str, str, str] | None:
    """Key, message and hint where the stated length is wrong, else None."""
    try:
        seconds = needed_s(exercise, resolve)
    except TooLongError as error:
        return "steps", str(error), ""
    if abs(exercise.length_s - seconds) <= TOLERANCE * seconds:
        return None
    minutes, rest = divmod(round(seconds), 60)
    told = " ".join(f"{n} {unit}" for n, unit in ((minutes, "min"), (rest, "s")) if n)
    return "length", f"The rehearsal lasts {told}.", f'Did you mean "{told}"?'
