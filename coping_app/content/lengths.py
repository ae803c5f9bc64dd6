"""How long an exercise lasts at least, and how many steps it plays, without rehearsing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coping_app.content.model import (
    Body,
    BodyPart,
    Breathe,
    Draw,
    Exercise,
    Include,
    Play,
    Repeat,
    Say,
    Step,
    Wait,
    Write,
)
from coping_app.content.walking import branches

MAX_INCLUDES = 12
"""Includes inside each other that are followed; a circle ends here and is reported elsewhere."""


def step_s(step: Step) -> float:
    """Seconds that the times written in one step add up to; speech is not counted."""
    if isinstance(step, Say):
        return step.pause or 0.0
    if isinstance(step, Wait):
        return step.wait
    if isinstance(step, Breathe):
        return step.for_s or (step.rounds or 0) * step.breathe.length_s
    if isinstance(step, Body):
        return step.rounds * sum(map(_part_s, step.body))
    if isinstance(step, Write | Draw | Play):
        return step.for_s or 0.0
    return 0.0


def _part_s(part: BodyPart) -> float:
    return part.pause or (part.tense or 0.0) + (part.release or 0.0)


def shortest_s(
    steps: Iterable[Step], included: Callable[[str], Exercise | None], depth: int = 0
) -> float:
    """Seconds that ``steps`` last at least, on their longest way through the forks.

    ``included`` gives the exercise of an id, or None where it is not known.
    """
    total_s = 0.0
    for step in steps:
        inner_s = [shortest_s(inner, included, depth) for _, inner in branches(step)]
        if isinstance(step, Repeat):
            total_s += step.repeat * inner_s[0]
        elif isinstance(step, Include):
            other = included(step.include) if depth < MAX_INCLUDES else None
            total_s += shortest_s(other.steps, included, depth + 1) if other else 0.0
        else:
            total_s += step_s(step) + max(inner_s, default=0.0)
    return total_s


def played_steps(steps: Iterable[Step]) -> int:
    """How many steps are played with all repeats, on the way with the most of them."""
    count = 0
    for step in steps:
        inner = [played_steps(each) for _, each in branches(step)]
        count += step.repeat * inner[0] if isinstance(step, Repeat) else 1 + max(inner, default=0)
    return count
