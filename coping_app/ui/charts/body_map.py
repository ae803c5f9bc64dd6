"""A body from the front and from behind, its areas filled by how often they were marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from coping_app.features.progress.body_view import AreaDays
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.primitives import CENTRE, MIDDLE, words_at
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.body.body_figure import paint_body
from coping_app.ui.widgets.body.body_shapes import (
    HEIGHT,
    WIDTH,
    BodyView,
    area_path,
    fitted,
    seen_from,
)

_VIEWS: Sequence[BodyView] = ("front", "back")
_PATTERNS = (
    Qt.BrushStyle.Dense7Pattern, Qt.BrushStyle.Dense6Pattern, Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.Dense4Pattern, Qt.BrushStyle.SolidPattern,
)
"""Where fills carry no colour: the denser the dots, the more days."""


class BodyMap(Chart):
    """Two figures. With ``walkable`` the areas can be walked through by keyboard, most days first.

    Args:
        areas: What is filled.
        name: For assistive technology.
        height: Of the figures, in pixels at 100 % text.
    """

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        areas: Sequence[AreaDays],
        height: int,
        walkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        marks = [each.words for each in areas] if walkable else []
        super().__init__(themes, name, marks, from_end=False, parent=parent)
        self._areas = tuple(areas)
        self._figure = height
        self._labelled = walkable

    @property
    def accessible_role(self) -> str:
        """A chart where it can be walked through, else a picture."""
        return "Chart" if self._labelled else "Graphic"

    def height_for(self, width: int) -> int:
        """As high as asked for, but no figure wider than half of the room."""
        theme = self.themes.theme
        most = round(width / 2 * HEIGHT / WIDTH)
        return min(theme.px(self._figure), most) + self._words_line(theme)

    def spot(self, index: int) -> QRectF:
        """Around the area."""
        area = self._areas[index].area
        return self._path(area).boundingRect()

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """The figures, and on them the areas, larger ones below smaller ones."""
        for view in _VIEWS:
            paint_body(painter, self._place(view), theme, view)
        paths = [(self._path(each.area), each.level) for each in self._areas]
        paths.sort(key=lambda each: -_size(each[0]))
        for path, level in paths:
            self._fill(painter, theme, path, level)
        if self._labelled:
            self._write_views(painter, theme)

    def _fill(self, painter: QPainter, theme: Theme, path: QPainterPath, level: int) -> None:
        painter.setPen(QPen(theme.colour("primary"), theme.edge))
        if theme.contrast:
            painter.setBrush(theme.colour("surface"))
            painter.drawPath(path)
            painter.setBrush(QBrush(theme.colour("primary"), _PATTERNS[level - 1]))
        else:
            painter.setBrush(theme.heat()[level])
        painter.drawPath(path)

    def _write_views(self, painter: QPainter, theme: Theme) -> None:
        line = self._words_line(theme)
        for view, words in (("front", self.tr("Front")), ("back", self.tr("Back"))):
            place = self._place(view)  # type: ignore[arg-type]
            box = QRectF(place.left(), self.height() - line, place.width(), line)
            words_at(painter, theme, box, words, CENTRE | MIDDLE)

    def _words_line(self, theme: Theme) -> int:
        return theme.line("secondary") if self._labelled else 0

    def _place(self, view: BodyView) -> QRectF:
        """Both figures together in the middle, front left."""
        high = self.height() - self._words_line(self.themes.theme)
        wide = min(self.width() / 2, high * WIDTH / HEIGHT)
        left = self.width() / 2 - wide if view == "front" else self.width() / 2
        # A little air, so that the outline is not cut at the edge.
        return QRectF(left, 0, wide, high).adjusted(2, 2, -2, -2)

    def _path(self, area: str) -> QPainterPath:
        view = seen_from(area)
        return fitted(self._place(view), view).map(area_path(area))


def _size(path: QPainterPath) -> float:
    box = path.boundingRect()
    return box.width() * box.height()
