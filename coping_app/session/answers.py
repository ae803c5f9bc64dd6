"""What a person said in one session, as conditions, values and templates look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from coping_app.session.cues import Place

if TYPE_CHECKING:
    from coping_app.session.events import Moment

OPTION = "option"
"""Key of a ``choose`` step's answer: the index of the option, from 0."""
BY_SKIP = "by_skip"
"""Beside the option, True where the person skipped the fork and its first way was taken."""
STAND_IN = "…"
"""What a rehearsal shows in place of an answer that nobody has given. No person meets it."""
PLAY_FILE = "play_file"
"""Key of a ``play: choose`` step's answer: the file."""


@dataclass(slots=True)
class Answers:
    """Answers, ratings and computed values of one session so far.

    Attributes:
        names: Answers by the name that the exercise gave them.
        values: What ``let`` steps computed, by name.
        ratings: By moment and scale; None where a rating was skipped.
        latest: The latest rating of each scale that has one.
        options: The option that was taken at each fork.
        files: The file that was picked at each ``play: choose``.
        passed_by: Waiting steps that were left without an answer, and forks whose first way was
            taken in place of one.
        expected: Names that steps further on ask for: looking ahead, as if they will be answered.
        live: Scales whose slider stays beside the steps, in the order they came.
    """

    names: dict[str, Any] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)
    ratings: dict[Moment, dict[str, int | None]] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    options: dict[Place, int] = field(default_factory=dict)
    files: dict[Place, str] = field(default_factory=dict)
    passed_by: set[Place] = field(default_factory=set)
    expected: set[str] = field(default_factory=set)
    live: list[str] = field(default_factory=list)

    def rate(self, moment: Moment, scale: str, value: int | None) -> None:
        """Keeps a rating; None means skipped and leaves the latest known one standing."""
        self.ratings.setdefault(moment, {})[scale] = value
        if value is not None:
            self.latest[scale] = value

    def give(self, place: Place, verb: str, answers: Mapping[str, Any]) -> None:
        """Keeps the answers of the waiting step at ``place``."""
        self.passed_by.discard(place)
        named = dict(answers)
        if named.pop(BY_SKIP, False):
            self.passed_by.add(place)
        if verb == "choose":
            self._take_option(place, named.pop(OPTION, None))
        elif verb == "play":
            self._take_file(place, named.pop(PLAY_FILE, None))
        self.names.update(named)

    def pass_by(self, place: Place) -> None:
        """Notes that the waiting step at ``place`` was left without an answer.

        Of a fork, the first way is taken then. Named answers given there earlier stay.
        """
        self.options.pop(place, None)
        self.files.pop(place, None)
        self.passed_by.add(place)

    def env(self) -> dict[str, Any]:
        """Names and values for conditions and expressions (``content/expressions/expressions.py``).

        Ratings stand under the scale's id, their change since before under ``change(id)``. An
        answer of the same name hides a rating, a computed value hides both.
        """
        before = self.ratings.get("before", {})
        changes = {
            f"change({scale})": now - then
            for scale, now in self.latest.items()
            if (then := before.get(scale)) is not None
        }
        expected = {f"given({name})": True for name in self.expected}
        return {**expected, **self.latest, **changes, **self.names, **self.values}

    def words(self) -> dict[str, Any]:
        """Names and values for templates; of what is expected, a stand-in."""
        return {**dict.fromkeys(self.expected, STAND_IN), **self.env()}

    def ahead(self) -> Answers:
        """The same answers with values of their own, for laying steps ahead of time."""
        return replace(self, values=dict(self.values), expected=set(self.expected))

    def _take_option(self, place: Place, option: Any) -> None:
        if isinstance(option, int):
            self.options[place] = option
        else:
            self.pass_by(place)

    def _take_file(self, place: Place, file: Any) -> None:
        if isinstance(file, str) and file:
            self.files[place] = file
            self.names[PLAY_FILE] = file
        else:
            self.pass_by(place)
