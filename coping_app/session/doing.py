"""Whether anything was done in a session, or all of it was only skipped."""

from __future__ import annotations

from dataclasses import dataclass

from coping_app.session.cues import Block
from coping_app.session.forks import WayTaken

LONG_S = 30.0
"""A step that went on for so long was practised, even if the rest of it was skipped.

Our own figure, the same as that from which a session that is stopped asks how it was.
"""
_READ_OR_ASKED = frozenset({"form", "rank", "plan", "rate", "choose", "show"})
"""Steps that wait and are nothing by themselves: what counts there is the answer."""


@dataclass(slots=True)
class Doing:
    """What a session has come to so far.

    Attributes:
        any_done: A step was practised, or a question answered.
        any_skipped: A step was skipped.
    """

    any_done: bool = False
    any_skipped: bool = False

    @property
    def all_skipped(self) -> bool:
        """Whether all that was met was skipped; such a session is no practice."""
        return self.any_skipped and not self.any_done

    def finished(self, block: Block) -> None:
        """A step ended by itself. The line about the way of a fork is nothing that was done."""
        self.any_done = self.any_done or not isinstance(block.step, WayTaken)

    def answered(self) -> None:
        """A step that waited was answered."""
        self.any_done = True

    def left(self, verb: str, after_s: float) -> None:
        """A step was left ``after_s`` seconds after its beginning, by Skip or by Stop."""
        if after_s >= LONG_S and verb not in _READ_OR_ASKED:
            self.any_done = True
