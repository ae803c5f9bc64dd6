"""How long an exercise lasts at least, and how many steps it plays, without rehearsing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from coping_app.content.format.model import (
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
from coping_app.content.format.walking import branches

MAX_INCLUDES = 12
"""Includes inside each other that are followed; a circle ends here and is reported elsewhere."""


def step_s(step: Step) -> float:
    """Seconds that the times written in one step add up to; speech is not counted."""
    length = _LENGTHS.get(type(step))
    return length(step) if length else 0.0


def _part_s(part: BodyPart) -> float:
    return part.pause or (part.tense or 0.0) + (part.release or 0.0)


_LENGTHS: dict[type[Step], Callable[[Any], float]] = {
    Say: lambda step: step.pause or 0.0,
    Wait: lambda step: step.wait,
    Breathe: lambda step: step.for_s or (step.rounds or 0) * step.breathe.length_s,
    Body: lambda step: step.rounds * sum(map(_part_s, step.body)),
    Write: lambda step: step.for_s or 0.0,
    Draw: lambda step: step.for_s or 0.0,
    Play: lambda step: step.for_s or 0.0,
}


def shortest_s(
    steps: Iterable[Step], included: Callable[[str], Exercise | None], depth: int = 0
) -> float:
    """Seconds that ``steps`` last at least, on their longest way through the forks.

    ``included`` gives the exercise of an id, or None where it is not known.
    """
    total_s = 0.0
    for step in steps:
        total_s += step_s(step)
        inner_s = [shortest_s(inner, included, depth) for _, inner in branches(step)]
        if inner_s:
            total_s += max(inner_s) * (step.repeat if isinstance(step, Repeat) else 1)
        elif isinstance(step, Include) and depth < MAX_INCLUDES:
            other = included(step.include)
            total_s += shortest_s(other.steps, included, depth + 1) if other else 0.0
    return total_s


def played_steps(steps: Iterable[Step]) -> int:
    """How many steps are played with all repeats, on the way with the most of them."""
    count = 0
    for step in steps:
        count += 1
        inner = [played_steps(each) for _, each in branches(step)]
        if inner:
            count += max(inner) * (step.repeat if isinstance(step, Repeat) else 1)
    return count
