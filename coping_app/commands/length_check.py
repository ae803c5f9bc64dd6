"""Holds an exercise's stated length against its rehearsal."""

from __future__ import annotations

from collections.abc import Callable

from coping_app.content.model import Exercise
from coping_app.session.estimate import person_time_s
from coping_app.session.timeline import rehearse

TOLERANCE = 0.10
"""The stated length must lie within a tenth of what a person will need."""


def length_problem(
    exercise: Exercise, resolve: Callable[[str], Exercise]
) -> tuple[str, str, str] | None:
    """Path, message and hint where the stated length is wrong, else None.

    What a person will need is the rehearsed length (lines at reading speed, so that the answer
    does not depend on this machine's voice), with the usual time for steps that wait.
    """
    timeline = rehearse(exercise, resolve)
    needed_s = timeline.total_s + sum(
        person_time_s(placed.block.step) - placed.block.length_s
        for placed in timeline.blocks
        if placed.block.waits
    )
    if abs(exercise.length_s - needed_s) <= TOLERANCE * needed_s:
        return None
    minutes, seconds = divmod(round(needed_s), 60)
    told = " ".join(f"{n} {unit}" for n, unit in ((minutes, "min"), (seconds, "s")) if n)
    return ("length", f"The rehearsal lasts {told}.", f'Did you mean "{told}"?')
