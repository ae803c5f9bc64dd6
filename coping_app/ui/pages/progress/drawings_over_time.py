"""Drawings over time, on Progress: the newest beside an earlier one of the same step.

They stay put away until asked for: a picture of pain can upset.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.store.repositories.records import StoredDrawing
from coping_app.store.store import Store
from coping_app.ui.parts.drawings_panel import MOST_SHOWN, Thumbnail
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import CardGrid, FlowLayout
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

SWITCH = "progress.drawings.switch"
_WIDTH = 280


@dataclass(frozen=True, slots=True)
class Series:
    """Drawings of one step of one exercise, the latest first."""

    title: str
    drawings: tuple[StoredDrawing, ...]


def series_of(store: Store, since: date | None) -> list[Series]:
    """Drawings of a range, like with like; the series with the latest drawing first."""
    groups: dict[tuple[str, tuple[int, ...]], list[StoredDrawing]] = {}
    titles: dict[str, str] = {}
    for drawing in store.drawings.all(limit=MOST_SHOWN):
        session = store.sessions.get(drawing.session_id)
        if session is not None and (since is None or drawing.local_date >= since):
            titles.setdefault(session.exercise_id, session.title)
            groups.setdefault((session.exercise_id, drawing.place), []).append(drawing)
    return [Series(titles[name], tuple(found)) for (name, _), found in groups.items()]


class DrawingsOverTime(Card):
    """The newest drawing of each series beside an earlier one, hidden until wanted."""

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        since: date | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._store = store
        self._since = since
        self._are_shown = False
        self.setAccessibleIdentifier("progress.drawings")
        self._build()

    def _build(self) -> None:
        empty(self.body)
        title = self.tr("Drawings over time")
        self.body.addWidget(PlainText(self._themes, title, "subheading"))
        if self._are_shown:
            for number, series in enumerate(series_of(self._store, self._since)):
                self.body.addSpacing(8)
                self.body.addWidget(SideBySide(self._themes, self._store.today(), series, number))
            button = SecondaryButton(self._themes, self.tr("Put them away"))
        else:
            hint = self.tr("Your newest drawing, and an earlier one beside it.")
            self.body.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
            button = SecondaryButton(self._themes, self.tr("Show my drawings"), "eye")
        button.setAccessibleIdentifier(SWITCH)
        button.clicked.connect(self._toggle)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        reveal(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the drawings away."""
        if escapes(event) and self._are_shown:
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        self._are_shown = not self._are_shown
        self._build()
        focus_on(self, SWITCH)


class SideBySide(QWidget):
    """One series: the newest, and the earlier one that is chosen by two buttons."""

    def __init__(
        self,
        themes: ThemeStore,
        today: date,
        series: Series,
        number: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._today = today
        self._series = series
        self._name = f"progress.drawings.{number}"
        self._at = min(1, len(series.drawings) - 1)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(8)
        self._build()

    def _build(self) -> None:
        empty(self._place)
        drawings = self._series.drawings
        title = self.tr("{title}: {day}").format(
            title=self._series.title, day=words.day(drawings[0].local_date, self._today)
        )
        if len(drawings) > 1:
            title = self.tr("{title}: {first} and {last}").format(
                title=self._series.title,
                first=words.day(drawings[self._at].local_date, self._today),
                last=words.day(drawings[0].local_date, self._today),
            )
        self._place.addWidget(PlainText(self._themes, title, "strong"))
        grid = CardGrid(self._themes, _WIDTH, most=2)
        if len(drawings) > 1:
            grid.addWidget(self._picture(drawings[self._at], self.tr("Earlier: {day}")))
        grid.addWidget(self._picture(drawings[0], self.tr("Newest: {day}")))
        self._place.addLayout(grid)
        if len(drawings) > 2:
            self._place.addLayout(self._steps())
        reveal(self)

    def _picture(self, drawing: StoredDrawing, form: str) -> QWidget:
        name = form.format(day=words.day(drawing.local_date, self._today))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Thumbnail(self._themes, drawing.png, name))
        column.addWidget(PlainText(self._themes, name, "secondary"))
        return holder

    def _steps(self) -> FlowLayout:
        """One drawing further back, or nearer to now; the keyboard stays where it is."""
        flow = FlowLayout()
        last = len(self._series.drawings) - 1
        for key, text, icon, by in (
            ("earlier", self.tr("An earlier one"), "chevron-left", 1),
            ("later", self.tr("A later one"), "chevron-right", -1),
        ):
            button = QuietButton(self._themes, text, icon)
            button.setAccessibleIdentifier(f"{self._name}.{key}")
            button.setAccessibleDescription(self._series.title)
            button.setEnabled(1 <= self._at + by <= last)
            button.clicked.connect(partial(self._step, by, key))
            flow.addWidget(button)
        return flow

    def _step(self, by: int, key: str) -> None:
        self._at += by
        self._build()
        other = "later" if key == "earlier" else "earlier"
        last = len(self._series.drawings) - 1
        focus_on(self, f"{self._name}.{key if 1 <= self._at + by <= last else other}")


def drawings_over_time(
    themes: ThemeStore, store: Store, since: date | None
) -> QWidget | None:
    """The panel for a range; None where nothing was drawn in it. No picture is read yet."""
    newest = store.drawings.all(limit=1)
    if not newest or (since is not None and newest[0].local_date < since):
        return None
    return DrawingsOverTime(themes, store, since)
