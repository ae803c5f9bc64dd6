"""The smallest things of a session: a cue, the block of cues that one step becomes, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coping_app.content.format.model import Step

Place = tuple[int, ...]
"""Where a leaf step stands in the step tree.

Each level adds the index of the step in its list. A container adds one more number before it
goes down: ``repeat`` the turn (from 0), ``choose`` the option, ``when`` 0 for ``steps`` and 1 for
``otherwise``, ``include`` 0. A ``body`` step ends with the turn and the index of its part.
"""

CueKind = Literal[
    "say", "bell", "inhale", "hold", "exhale", "rest", "count", "wait",
    "notice", "tense", "release", "play", "person",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """Something seen or heard at an exact time.

    Attributes:
        at_s: Start in seconds; from the start of its block, or in a whole timeline from the
            start of the session.
        length_s: How long it lasts, 0 or more.
        kind: What it is; the mixer and the player each have a table of kinds.
        caption: What the screen shows in the same second. Empty only for a ``bell`` that
            says nothing by its time.
        spoken: True where the voice says exactly ``caption``.
        sound: For ``bell``: ``bell`` or ``soft``; for ``wait``: the scene; for ``play``: the file.
        number: For breaths: which breath of ``of`` this belongs to, from 1. For counts: the count.
        of: For breaths: how many breaths the step has.
        private: True where ``caption`` holds a person's own answers: its speech is never written
            to disk.
    """

    at_s: float
    length_s: float
    kind: CueKind
    caption: str
    spoken: bool = False
    sound: str = ""
    number: int = 0
    of: int = 0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf step as cues. Their ``at_s`` count from the start of the block.

    Attributes:
        place: Where the step stands.
        step: The step itself; for a body part the whole ``Body`` step (see ``place`` for which).
        cues: In order of ``at_s``.
        length_s: How long it lasts. Of a step that waits: its stated ``for``, or 0.
        waits: True where the block ends by an answer, not by time.
    """

    place: Place
    step: Step
    cues: tuple[Cue, ...]
    length_s: float
    waits: bool


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with its start in session seconds (pauses left out)."""

    start_s: float
    block: Block


class DueCues:
    """Which cues of the running block were told; each is told once."""

    def __init__(self) -> None:
        self._next = 0

    def begin(self, told: int = 0) -> None:
        """A block begins, of which the first ``told`` cues are passed over."""
        self._next = told

    def due(self, placed: PlacedBlock, time_s: float) -> Iterator[Cue]:
        """The cues of ``placed`` that have begun at ``time_s`` and were not told before."""
        for cue in placed.block.cues[self._next :]:
            if placed.start_s + cue.at_s > time_s:
                return
            self._next += 1
            yield cue
