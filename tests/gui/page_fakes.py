"""Small stand-ins for the tests of the pages: exercises, a catalogue, and a store in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.store.store import Store
from coping_app.ui.widgets.scroll_page import ScrollPage

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

    def counts(
        self, language: str, assigned: Collection[str] = (), source: str | None = None
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for info in self.infos:
            if source not in (None, info.source) or (info.is_locked and info.id not in assigned):
                continue
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
        source: str | None = None,
    ) -> Sequence[ExerciseInfo]:
        self.asked.append({"text": text, "family": family, "limit": limit, "offset": offset})
        found = [
            info
            for info in self.infos
            if text.lower() in info.title.lower()
            and family in (None, info.family)
            and source in (None, info.source)
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
    store: Store,
    exercise_id: str = "slow",
    title: str = "Slow breathing",
    ratings: Mapping[str, tuple[int, int]] | None = None,
    finish: bool = True,
) -> str:
    """One session, begun now, with before and after ratings."""
    session_id = store.sessions.begin(exercise_id, 1, title, "en", {})
    for scale, (before, _) in (ratings or {}).items():
        rating = {"moment": "before", "scale": scale, "value": before}
        store.sessions.add_event(session_id, "rating-given", rating)
    store.sessions.add_event(session_id, "practice-began", {})
    body = {"place": [0], "verb": "say", "start_s": 0.0}
    store.sessions.add_event(session_id, "step-started", body)
    if finish:
        ended = {"practised_s": 300.0, "stopped": False}
        store.sessions.add_event(session_id, "practice-ended", ended)
        for scale, (_, after) in (ratings or {}).items():
            rating = {"moment": "after", "scale": scale, "value": after}
            store.sessions.add_event(session_id, "rating-given", rating)
        store.sessions.add_event(session_id, "session-finished", {"practised_s": 300.0})
    return session_id


class StillMeasure(QObject):
    """A measurement of the sound that tells only what a test tells."""

    measured = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def start(self) -> None:
        self.asked.append("start")

    def stop(self) -> None:
        self.asked.append("stop")


def heights_by_tab(page: ScrollPage, presses: int) -> list[int]:
    """How far down each control is that Tab leads to, from the heading on."""
    page.activateWindow()
    page.focus_heading()
    heights = []
    for _ in range(presses):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        here, content = page.focusWidget(), page.widget()
        assert here is not None
        assert content is not None
        heights.append(here.mapTo(content, here.rect().center()).y())
    return heights


def shown(qtbot: QtBot, page: ScrollPage, width: int = 1080, height: int = 720) -> None:
    """Shows a page as the window would, with everything laid out.

    Pages of earlier tests go first: without an event loop Qt keeps them, and every change of the
    look would dress them too.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    if hasattr(page, "refresh"):
        page.refresh()
    settle()
    later = getattr(page, "later", None)
    while later is not None and later.waiting:
        QApplication.processEvents()
    settle()


def settle() -> None:
    """Lets layouts inside layouts find their heights, which takes a few rounds."""
    for _ in range(6):
        QApplication.processEvents()


def by_id(page: QWidget, identifier: str) -> Any:
    """The visible widget of that accessible identifier."""
    found = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(page)
    ]
    assert len(found) == 1, f"{len(found)} widgets are called {identifier}"
    return found[0]


def has(page: QWidget, identifier: str) -> bool:
    """Whether a visible widget has that accessible identifier."""
    return any(
        widget.accessibleIdentifier() == identifier and widget.isVisibleTo(page)
        for widget in page.findChildren(QWidget)
    )


def press(page: QWidget, identifier: str) -> None:
    """Presses a button by keyboard: focus and Space."""
    button = by_id(page, identifier)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def words_on(page: QWidget) -> str:
    """All words that are visible, a line each."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    buttons = [
        button for button in page.findChildren(QAbstractButton) if button.isVisibleTo(page)
    ]
    return "\n".join([*(label.text() for label in labels), *(b.text() for b in buttons)])
