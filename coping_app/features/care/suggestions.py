"""Whether the person wants an exercise suggested that had left them more upset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from coping_app.store.repositories.records import RatingPair
from coping_app.store.store import Store

ANSWERS_KEY = "suggestion_answers"
"""Under which setting the store keeps the answers."""


class SuggestionAnswer(NamedTuple):
    """What the person said of one exercise.

    Attributes:
        keep: Whether it may be suggested.
        until_utc: Sessions begun up to then are answered for; they count no more.
    """

    keep: bool
    until_utc: datetime


class SuggestionRepository:
    """Reads and keeps the answers, one an exercise: the last one counts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def answers(self) -> dict[str, SuggestionAnswer]:
        """Answers by exercise id; damaged ones are left out, so that the question comes again."""
        kept = self._store.settings.get(ANSWERS_KEY, {})
        if not isinstance(kept, Mapping):
            return {}
        found = {name: _answer(value) for name, value in kept.items()}
        return {name: answer for name, answer in found.items() if answer is not None}

    def tell(self, exercise_id: str, keep: bool, until_utc: datetime) -> None:
        """Keep an answer; ``until_utc`` is the beginning of the latest session, aware."""
        kept = {
            name: {"keep": answer.keep, "until_utc": answer.until_utc.isoformat()}
            for name, answer in self.answers().items()
        }
        kept[exercise_id] = {"keep": keep, "until_utc": until_utc.isoformat()}
        self._store.settings.set(ANSWERS_KEY, kept)


def unanswered(
    pairs: Iterable[RatingPair], answers: Mapping[str, SuggestionAnswer]
) -> list[RatingPair]:
    """Pairs without the distress of sessions that the person has answered for."""
    return [
        pair
        for pair in pairs
        if pair.scale != "distress"
        or pair.exercise_id not in answers
        or pair.started_utc > answers[pair.exercise_id].until_utc
    ]


def _answer(value: Any) -> SuggestionAnswer | None:
    try:
        until = datetime.fromisoformat(value["until_utc"])
        return SuggestionAnswer(value["keep"] is True, until) if until.tzinfo else None
    except (KeyError, TypeError, ValueError):
        return None
