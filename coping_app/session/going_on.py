"""How far a running step has come, and how it goes on from there after a power cut.

A breath is taken up at its beginning and quiet practice, music, writing and drawing within 5 s of
where they were cut. Of everything else the step is short, and it is begun anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coping_app.content.format.model import Breathe, Draw, Play, Wait, Write
from coping_app.session.cues import Block, Cue, Place

MARK_EVERY_S = 5.0
"""Of quiet practice so much at most is done twice."""
_ROUNDING_S = 1e-6
_GOING_ON = ("wait", "play")
"""Cues that last as long as their step; where they are taken up, they were never over."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a session would go on if it were cut off now.

    Attributes:
        place: The running step.
        at_s: How far into its block, in seconds; 0 is its beginning.
        practised_s: Practice done by now.
    """

    place: Place
    at_s: float
    practised_s: float


def to_kept(reached: Reached) -> dict[str, Any]:
    """As plain JSON values."""
    return {
        "place": list(reached.place), "at_s": reached.at_s, "practised_s": reached.practised_s
    }


def from_kept(kept: Mapping[str, Any]) -> Reached:
    """What ``to_kept`` made.

    Raises:
        ValueError: It is something else.
    """
    try:
        return Reached(tuple(kept["place"]), float(kept["at_s"]), float(kept["practised_s"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"This does not say how far a step has come: {error!r}") from error


def reached_in(block: Block, at_s: float) -> float:
    """Where a block that is cut ``at_s`` seconds after its beginning is taken up; never behind it.

    Returns:
        Seconds from its beginning; 0 where it begins anew.
    """
    match block.step:
        case Breathe():
            return _breath_at(block.cues, at_s)
        case Wait() | Play() | Write() | Draw() if block.waits or at_s < block.length_s:
            return max(0.0, (at_s + _ROUNDING_S) // MARK_EVERY_S * MARK_EVERY_S)
        case _:
            return 0.0


def taken_up(block: Block, at_s: float) -> Block:
    """The block as it goes on from ``at_s`` (see ``reached_in``); its times stay what they were.

    What was over by then is left out. A prompt is said once more, as it tells what to do.
    """
    return replace(block, cues=tuple(cue for each in block.cues for cue in _left_of(each, at_s)))


def _left_of(cue: Cue, at_s: float) -> Iterator[Cue]:
    if cue.at_s >= at_s or cue.kind in _GOING_ON:
        yield cue
    elif cue.kind == "person":
        yield replace(cue, at_s=at_s, length_s=max(0.0, cue.at_s + cue.length_s - at_s))


def _breath_at(cues: tuple[Cue, ...], at_s: float) -> float:
    behind = bisect_right(cues, at_s + _ROUNDING_S, key=lambda cue: cue.at_s)
    while behind and cues[behind - 1].kind != "inhale":
        behind -= 1
    return cues[behind - 1].at_s if behind else 0.0
