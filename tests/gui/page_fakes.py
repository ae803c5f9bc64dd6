"""Small stand-ins for the tests of the pages: exercises, a catalogue, and a store in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from coping_app.content.catalog import ExerciseInfo
from coping_app.store.store import Store

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)


def exercise(
    exercise_id: str = "slow", title: str = "Slow breathing", **fields: Any
) -> ExerciseInfo:
    """An exercise as the catalogue knows it."""
    values: dict[str, Any] = {
        "summary": "Four in, six out. A calm, steady pattern.",
        "family": "relaxation",
        "language": "en",
        "length_s": 300.0,
        "effort": "low",
        "posture": ("sitting", "lying"),
        "tags": ("breathing",),
        "ratings": ("pain",),
        "assigned_only": False,
        "background": False,
        "version": 1,
        "cautions": (),
        "grade": "C",
        "verbs": ("say", "breathe"),
        "path": Path(f"{exercise_id}.yaml"),
        "source": "built-in",
    }
    return ExerciseInfo(id=exercise_id, title=title, **{**values, **fields})


class FakeCatalog:
    """A catalogue of given exercises that notes what it was asked."""

    def __init__(self, infos: Iterable[ExerciseInfo] = ()) -> None:
        self.infos = list(infos)
        self.asked: list[Mapping[str, Any]] = []

    def get(self, exercise_id: str) -> ExerciseInfo | None:
        return next((info for info in self.infos if info.id == exercise_id), None)

    def counts(self, language: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for info in self.infos:
            found[info.family] = found.get(info.family, 0) + 1
        return found

    def find(
        self,
        text: str = "",
        family: str | None = None,
        max_length_s: float | None = None,
        effort: str | None = None,
        language: str = "en",
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[ExerciseInfo]:
        self.asked.append({"text": text, "family": family, "limit": limit, "offset": offset})
        found = [
            info
            for info in self.infos
            if text.lower() in info.title.lower()
            and family in (None, info.family)
            and effort in (None, info.effort)
            and (max_length_s is None or info.length_s <= max_length_s)
        ]
        return found[offset:][:limit]


class Days:
    """A wall clock that a test moves by days."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def back(self, days: int) -> None:
        self.now -= timedelta(days=days)

    def forward(self, days: int) -> None:
        self.now += timedelta(days=days)


def memory_store(now: Days | None = None) -> Store:
    """A real store that no disk ever sees."""
    return Store.in_memory(now or Days())


def practise(
    store: Store, exercise_id: str = "slow", title: str = "Slow breathing",
    ratings: Mapping[str, tuple[int, int]] | None = None, finish: bool = True,
) -> str:
    """One session, begun now, with before and after ratings."""
    session_id = store.begin_session(exercise_id, 1, title, "en", {})
    for scale, (before, _) in (ratings or {}).items():
        rating = {"moment": "before", "scale": scale, "value": before}
        store.add_event(session_id, "rating-given", rating)
    store.add_event(session_id, "practice-began", {})
    body = {"place": [0], "verb": "say", "start_s": 0.0}
    store.add_event(session_id, "step-started", body)
    if finish:
        ended = {"practised_s": 300.0, "stopped": False}
        store.add_event(session_id, "practice-ended", ended)
        for scale, (_, after) in (ratings or {}).items():
            rating = {"moment": "after", "scale": scale, "value": after}
            store.add_event(session_id, "rating-given", rating)
        store.add_event(session_id, "session-finished", {"practised_s": 300.0})
    return session_id
