"""What the page for hard moments plays and leads on to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

NOW = "right-now"
"""The exercise for hard moments: where every way to help at once leads."""
ONE_BREATH = "one-breath"
FLARE_PLAN = "flare-plan"
OTHERS = ("grounding-54321", "breathing-space-3min", "release-only", "coping-statements")
"""Easy and short; at most four, so that there is little to choose."""


class Other(NamedTuple):
    """An exercise that begins at once; ``length_s`` is what its file states, in seconds."""

    id: str
    title: str
    length_s: float


class NowWays(NamedTuple):
    """What is read only when it is asked for.

    Attributes:
        plan: Question and answer of the person's own plan for a flare; empty where there is none.
        others: What else begins at once.
    """

    plan: Callable[[], Sequence[tuple[str, str]]]
    others: Callable[[], Sequence[Other]]
