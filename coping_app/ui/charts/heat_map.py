"""Practice as a calendar: a column a week, a cell a day, in bands where the width asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.practice import HeatView
from coping_app.insight.practice import WEEK_DAYS, first_day_of_week
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.primitives import CENTRE, END, MIDDLE, START, width_of, words_at
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore

LEAST_CELL, MOST_CELL = 17, 36
"""Side of a cell in pixels at 100 % text."""
NUMBER_CELL = 36
"""In contrast themes each cell has its number."""
GAP = 2
STRIP_PX = 4


@dataclass(frozen=True, slots=True)
class _Grid:
    """How weeks are laid out: side of a cell, weeks in a band, and where the cells begin."""

    side: int
    weeks: int
    left: int
    month: int

    @property
    def band(self) -> int:
        """Height of a band of weeks with the names of months above it."""
        return self.month + WEEK_DAYS * self.side + 8


class HeatMap(Chart):
    """Cells of days. Arrow keys go by days and by weeks."""

    def __init__(self, themes: ThemeStore, view: HeatView, parent: QWidget | None = None) -> None:
        super().__init__(themes, view.title, [day.words for day in view.days], parent=parent)
        self._view = view
        self._first = first_day_of_week(view.days[0].day)
        self._weeks = (view.days[-1].day - self._first).days // WEEK_DAYS + 1

    def height_for(self, width: int) -> int:
        """All bands."""
        grid = self._grid(width)
        return -(-self._weeks // grid.weeks) * grid.band

    def spot(self, index: int) -> QRectF:
        """The cell of a day."""
        return self._cell(self._view.days[index].day, self._grid(self.width()))

    def after_key(self, key: Qt.Key) -> int | None:
        """Up and down go by days, left and right by weeks."""
        steps = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -WEEK_DAYS, Qt.Key.Key_Right: WEEK_DAYS,
        }  # fmt: skip
        return self.current + steps[key] if key in steps else None

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """Names of months and days, then the cells, numbered where fills carry no meaning."""
        grid, heat = self._grid(self.width()), theme.heat()
        self._write_weekdays(painter, theme, grid)
        self._write_months(painter, theme, grid)
        for index, day in enumerate(self._view.days):
            cell = self._cell(day.day, grid).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
            is_current = index == self.current and self.hasFocus() and self._has_room(theme, grid)
            # A number stands on plain ground, where it can be read whatever the step of colour is.
            is_plain = theme.contrast or is_current
            painter.setPen(Qt.PenStyle.NoPen)
            if is_plain or day.level == 0:
                painter.setPen(QPen(theme.colour("control" if is_plain else "line"), 1))
            painter.setBrush(theme.colour("surface") if is_plain else heat[day.level])
            painter.drawRoundedRect(cell, 3, 3)
            if is_plain:
                self._number(painter, theme, cell, day.minutes, heat[day.level])

    def _number(
        self, painter: QPainter, theme: Theme, cell: QRectF, minutes: int, colour: QColor
    ) -> None:
        """The minutes, over a strip in the colour of their step."""
        strip = QRectF(cell.left() + 3, cell.bottom() - STRIP_PX - 2, cell.width() - 6, STRIP_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(strip)
        token = "text" if minutes else "muted"
        words_at(painter, theme, cell, str(minutes), CENTRE | MIDDLE, "secondary", token)

    def _has_room(self, theme: Theme, grid: _Grid) -> bool:
        return grid.side >= width_of(theme, "secondary", "888")

    def _grid(self, width: int) -> _Grid:
        theme = self.themes.theme
        left = max(width_of(theme, "secondary", day) for day in self._view.weekdays) + 8
        least = theme.px(NUMBER_CELL if theme.contrast else LEAST_CELL)
        room = max(1, width - left)
        weeks = max(1, min(self._weeks, room // least))
        side = min(max(least, room // weeks), max(least, theme.px(MOST_CELL)))
        return _Grid(side, weeks, left, theme.line("secondary"))

    def _cell(self, day: date, grid: _Grid) -> QRectF:
        number = (day - self._first).days
        week, weekday = divmod(number, WEEK_DAYS)
        band, column = divmod(week, grid.weeks)
        top = band * grid.band + grid.month + weekday * grid.side
        return QRectF(grid.left + column * grid.side, top, grid.side, grid.side)

    def _write_weekdays(self, painter: QPainter, theme: Theme, grid: _Grid) -> None:
        """Each name where there is room for it, else every other one."""
        line = theme.line("secondary")
        every = 1 if grid.side >= line - 4 else 2
        for band in range(-(-self._weeks // grid.weeks)):
            for number in range(0, WEEK_DAYS, every):
                top = band * grid.band + grid.month + number * grid.side + (grid.side - line) / 2
                box = QRectF(0, top, grid.left - 8, line)
                words_at(painter, theme, box, self._view.weekdays[number], END | MIDDLE)

    def _write_months(self, painter: QPainter, theme: Theme, grid: _Grid) -> None:
        """The name of a month over its first week; left out where it would meet the one before."""
        taken = -1.0
        row = -1.0
        for day, name in self._view.months:
            cell = self._cell(day, grid)
            top = cell.top() - cell.top() % grid.band if grid.band else 0.0
            wide = width_of(theme, "secondary", name) + 2.0
            if top != row:
                row, taken = top, -1.0
            if cell.left() < taken or cell.left() + wide > self.width():
                continue
            box = QRectF(cell.left(), top, wide, grid.month)
            words_at(painter, theme, box, name, START | MIDDLE)
            taken = cell.left() + wide + 8
