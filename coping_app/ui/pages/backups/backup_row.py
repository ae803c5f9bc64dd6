"""One backup in the list: a radio button as wide as the list, in columns."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import EDGE_SELECTED, RADIUS_BUTTON
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text_layout import LaidText, lay_out, natural_width

_HEIGHT = 56
_PAD = 16
_MARK = 26
_GAP = 14
_AIR = 12
_COUNTS = (116.0, 80.0)
"""Least width of each count in pixels at 100 %, so that they stand below each other."""


class BackupRow(QRadioButton):
    """Day and time on one side, counts on the other; below each other where there is no room.

    Args:
        day: ``22 November``.
        when: ``Sunday, 19:40``.
        holds: ``409 practices`` and the like.
    """

    def __init__(
        self,
        themes: ThemeStore,
        day: str,
        when: str,
        holds: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._day = day
        self._when = when
        self._holds = holds
        self.setAccessibleName(", ".join((day, when, *holds)))
        self.setProperty("focus_radius", RADIUS_BUTTON)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.updateGeometry)
        themes.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """A press anywhere on the row counts."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Columns stand below each other where they do not fit side by side."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``."""
        if self._fits(width):
            return max(self._theme.px(_HEIGHT), self._theme.target(_HEIGHT))
        lines = sum(ceil(each.height) for each in self._stacked(width))
        return max(self._theme.target(_HEIGHT), lines + 2 * _AIR)

    def sizeHint(self) -> QSize:
        """All columns side by side."""
        width = ceil(self._least_width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The day in one line."""
        day = ceil(natural_width(self._day, self._theme.font("strong")))
        return QSize(self._before() + day + _PAD, self._theme.target(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row, chosen or not."""
        painter = QPainter(self)
        theme, on = self._theme, self.isChecked()
        if on:
            box = QRectF(self.rect())
            fill, edge = theme.colour("primary-soft"), theme.colour("primary")
            draw_box(painter, box, RADIUS_BUTTON, fill, edge, EDGE_SELECTED)
        self._paint_mark(painter, on)
        if self._fits(self.width()):
            self._paint_columns(painter)
            return
        laid = self._stacked(self.width())
        top = (self.height() - sum(each.height for each in laid)) / 2
        for each in laid:
            left = self._before()
            if self.isRightToLeft():
                left = int(self.width() - left - each.room)
            each.draw(painter, left, top, theme.colour("text"))
            top += each.height

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        super().leaveEvent(event)
        self.update()

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def _before(self) -> int:
        return _PAD + self._theme.px(_MARK) + _GAP

    def _columns(self) -> list[tuple[str, str, float]]:
        """Words, their font, and the width of the column at 100 %; the last ones are counts."""
        counts = [
            (words, "secondary", width)
            for words, width in zip(self._holds, _COUNTS, strict=True)
        ]
        return [(self._day, "strong", 124.0), (self._when, "secondary", 140.0), *counts]

    def _column_width(self, words: str, role: str, width: float) -> float:
        return max(natural_width(words, self._theme.font(role)) + 1, self._theme.px(width))

    def _least_width(self) -> float:
        columns = [self._column_width(*each) for each in self._columns()]
        return self._before() + sum(columns) + _GAP * (len(columns) - 1) + _PAD

    def _fits(self, width: int) -> bool:
        return self._least_width() <= width

    def _paint_columns(self, painter: QPainter) -> None:
        """Day and time from the start, counts from the end, each flush with those above it."""
        columns = self._columns()
        start = float(self._before())
        for words, role, width in columns[:2]:
            room = self._column_width(words, role, width)
            self._draw(painter, words, role, start, room, Qt.AlignmentFlag.AlignLeft)
            start += room + _GAP
        end = float(self.width() - _PAD)
        for words, role, width in reversed(columns[2:]):
            room = self._column_width(words, role, width)
            end -= room
            self._draw(painter, words, role, end, room, Qt.AlignmentFlag.AlignRight)
            end -= _GAP

    def _draw(
        self, painter: QPainter, words: str, role: str, left: float, room: float,
        align: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        theme = self._theme
        laid = lay_out(
            words, theme.font(role), room, theme.line(role), align, self.layoutDirection()
        )
        if self.isRightToLeft():
            left = self.width() - left - room
        laid.draw(painter, left, (self.height() - laid.height) / 2, theme.colour("text"))

    def _stacked(self, width: int) -> list[LaidText]:
        room = max(1, width - self._before() - _PAD)
        lines = ((self._day, "strong"), (self._when, "secondary"),
                 (", ".join(self._holds), "secondary"))  # fmt: skip
        start, direction = Qt.AlignmentFlag.AlignLeft, self.layoutDirection()
        theme = self._theme
        return [
            lay_out(words, theme.font(role), room, theme.line(role), start, direction)
            for words, role in lines
        ]

    def _paint_mark(self, painter: QPainter, on: bool) -> None:
        theme = self._theme
        side = theme.px(_MARK)
        left = self.width() - _PAD - side if self.isRightToLeft() else _PAD
        box = QRectF(left, (self.height() - side) / 2, side, side)
        warm = on or self.underMouse() or self.isDown()
        edge = theme.colour("primary" if warm else "control")
        draw_box(painter, box, side / 2, theme.colour("surface"), edge, EDGE_SELECTED)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            painter.drawEllipse(box.center(), side * 0.23, side * 0.23)
