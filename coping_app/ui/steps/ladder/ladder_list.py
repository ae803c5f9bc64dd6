"""A ladder as it stands: the easiest rung at the bottom, each with buttons to move and to rate."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coping_app.features.steps.ladder import Ladder, Rung
from coping_app.ui.parts.column import keep_room
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText

BESIDE = 640
"""From this width at 100 % on, the buttons stand beside the words."""
RAIL = 6
RAIL_ROOM = 24
"""Pixels at 100 %: how thick the two side rails are, and how far the rungs stand within them."""


class RungRow(Card):
    """One rung: its number from the bottom, its words, its rating and its buttons."""

    def __init__(self, themes: ThemeStore, number: int, rung: Rung, rated: bool) -> None:
        super().__init__(padding=12)
        self.setAccessibleName(rung.item)
        self.up = QuietButton(themes, self.tr("Move up"), "chevron-up")
        self.down = QuietButton(themes, self.tr("Move down"), "chevron-down")
        words = self.tr("Rate") if rung.value is None else self.tr("Rated {value}")
        self.rating = QuietButton(themes, words.format(value=rung.value), "pencil")
        self.remove = QuietButton(themes, self.tr("Remove"), "x")
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(8)
        item = PlainText(themes, f"{number}.  {rung.item}")
        self.sides.addWidget(item, 1)
        buttons = QWidget()
        flow = FlowLayout(parent=buttons)
        for button, name in (
            (self.rating, "rate"),
            (self.up, "up"),
            (self.down, "down"),
            (self.remove, "remove"),
        ):
            button.setAccessibleName(f"{button.text()}: {rung.item}")
            button.setAccessibleIdentifier(f"rung-{number - 1}-{name}")
            flow.addWidget(button)
        for button in (self.up, self.down):
            keep_room(button)
        self.rating.setVisible(rated)
        self.remove.setVisible(rung.own)
        self.sides.addWidget(buttons)
        self.body.addLayout(self.sides)


class LadderList(QWidget):
    """Shows a ladder and moves its rungs; tells ``changed``, ``rating_wanted`` and ``removed``.

    ``rows`` are in the order of the ladder, the lowest first; on the screen that one is the last.
    """

    changed = Signal()
    rating_wanted = Signal(int)
    removed = Signal(int)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._ladder = Ladder()
        self._rated = False
        self.rows: list[RungRow] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        themes.changed.connect(self._restyle)
        self._restyle()

    def show_ladder(self, ladder: Ladder, rated: bool) -> None:
        """Shows the rungs as they stand now; ``rated`` offers a rating for each."""
        self._ladder, self._rated = ladder, rated
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(index, rung) for index, rung in enumerate(ladder.rungs)]
        for row in reversed(self.rows):
            self._column.addWidget(row)
            row.show()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the buttons beside the words, or below them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The two rails, and of each rung the ends that reach from its card to them."""
        if not self.rows:
            return
        theme = self._themes.theme
        rail, room = theme.px(RAIL), theme.px(RAIL_ROOM)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("control"))
        for left in (0.0, float(self.width() - rail)):
            painter.drawRoundedRect(QRectF(left, 0, rail, self.height()), rail / 2, rail / 2)
        for row in self.rows:
            top = row.geometry().center().y() - rail / 2
            for left in (rail / 2, float(self.width() - room)):
                painter.drawRect(QRectF(left, top, room - rail / 2, rail))

    def _row(self, index: int, rung: Rung) -> RungRow:
        row = RungRow(self._themes, index + 1, rung, self._rated)
        row.up.setVisible(index + 1 < len(self._ladder.rungs))
        row.down.setVisible(index > 0)
        row.up.clicked.connect(partial(self._move, index, 1))
        row.down.clicked.connect(partial(self._move, index, -1))
        row.rating.clicked.connect(partial(self.rating_wanted.emit, index))
        row.remove.clicked.connect(partial(self.removed.emit, index))
        return row

    def _move(self, index: int, by: int, _on: bool = False) -> None:
        """Moves a rung; the keyboard stays on the same button of the same rung."""
        there = self._ladder.move(index, by)
        self.show_ladder(self._ladder, self._rated)
        row = self.rows[there]
        wanted, other = (row.up, row.down) if by > 0 else (row.down, row.up)
        button = other if wanted.isHidden() else wanted
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _restyle(self) -> None:
        room = self._themes.theme.px(RAIL_ROOM)
        self._column.setContentsMargins(room, room // 2, room, room // 2)
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        beside = self.width() >= self._themes.theme.px(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in self.rows:
            row.sides.setDirection(way)
