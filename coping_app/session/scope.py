"""What every step is compiled with, and what it is compiled to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from coping_app.content.expressions.expressions import fill_template
from coping_app.session.answers import Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Cue, CueKind, Place
from coping_app.session.words import CueWords

BELL_S = 2.0
"""Time that a bell is given to ring."""


class Cues(NamedTuple):
    """A step as cues, from the start of the step; see ``Block`` for the meaning of the rest."""

    cues: tuple[Cue, ...]
    length_s: float
    waits: bool = False


UNSEEN = Cues((), 0.0)
"""A step of which nothing is seen or heard."""


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a step may look at while it becomes cues.

    Attributes:
        place: Where the step stands.
        answers: The person's answers so far.
        env: The same by name, for templates (``answers.words()``).
        choices: The person's choices for this session.
        speech_s: Length in seconds of a spoken line, and whether the line is private.
        sound_s: Length of a recording in seconds; 0 where it is not known.
        words: Captions in the language of the step.
    """

    place: Place
    answers: Answers
    env: Mapping[str, Any]
    choices: Choices
    speech_s: Callable[[str, bool], float]
    sound_s: Callable[[str], float]
    words: CueWords

    def fill(self, text: str) -> str:
        """``text`` with the person's answers in place of names; empty if it is about a skipped one.

        Steps about skipped answers never get here; see ``session/unanswered.py``.
        """
        return fill_template(text, self.env)

    def fill_or(self, text: str | None, usual: str) -> str:
        """``text`` filled in, or the usual words where it is missing or about a skipped answer."""
        return (self.fill(text) if text is not None else "") or usual

    def spoken(
        self, kind: CueKind, text: str, at_s: float = 0.0, length_s: float | None = None
    ) -> Cue:
        """A spoken cue of ``text`` with answers filled in; it lasts as long as its speech.

        With answers in it the line is private: its speech must not be kept.
        """
        caption = self.fill(text)
        private = caption != text
        lasts_s = self.speech_s(caption, private) if length_s is None else length_s
        return Cue(at_s, lasts_s, kind, caption, spoken=True, private=private)

    def paced_s(self, length_s: float) -> float:
        """``length_s`` at the person's pace."""
        return length_s * self.choices.pace

    def quiet_s(self, length_s: float | None) -> float:
        """A pause or a wait at the person's pace, halved in the shorter form; 0 for None."""
        if length_s is None:
            return 0.0
        return self.paced_s(length_s / 2 if self.choices.shorter else length_s)

    def soft_bells(self, *times_s: float) -> tuple[Cue, ...]:
        """Soft bells at these times; none where the person wants no bells."""
        if not self.choices.bells:
            return ()
        return tuple(Cue(at_s, BELL_S, "bell", "", sound="soft") for at_s in times_s)
