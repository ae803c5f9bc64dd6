"""A painter that paints nothing and keeps what it was given, so that charts can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from coping_app.ui.charts.chart import Chart


@dataclass(frozen=True)
class Stroke:
    """One thing that was painted.

    Attributes:
        kind: ``ellipse``, ``polygon``, ``line``, ``lines``, ``rect``, ``path`` or ``words``.
        box: Around it; of words, where they may stand.
        fill: Its colour as ``#rrggbb``; empty where it is not filled.
        edge: Likewise of its outline, of a line, or of words.
        points: Its corners.
        words: What is written.
        how: Flags of the words: where in their box they stand.
    """

    kind: str
    box: QRectF
    fill: str
    edge: str
    points: tuple[QPointF, ...] = ()
    words: str = ""
    how: int = 0


class NotingPainter:
    """Has the calls of ``QPainter`` that charts use."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self._fill = ""
        self._edge = ""

    def setPen(self, pen: QPen | QColor | Qt.PenStyle) -> None:
        self._edge = "" if isinstance(pen, Qt.PenStyle) else _colour(pen)

    def setBrush(self, brush: QBrush | QColor | Qt.BrushStyle) -> None:
        self._fill = "" if isinstance(brush, Qt.BrushStyle) else _colour(brush)

    def setFont(self, _font: QFont) -> None:
        """Words are read, not seen."""

    def setRenderHint(self, _hint: QPainter.RenderHint) -> None:
        """Nothing is rendered."""

    def drawEllipse(self, at: QPointF, across: float, down: float) -> None:
        box = QRectF(at.x() - across, at.y() - down, 2 * across, 2 * down)
        self._note("ellipse", box, self._fill)

    def drawPolygon(self, polygon: QPolygonF) -> None:
        self._note("polygon", polygon.boundingRect(), self._fill)

    def drawLine(self, line: QLineF) -> None:
        self._note("line", QRectF(line.p1(), line.p2()), "", points=(line.p1(), line.p2()))

    def drawPolyline(self, polygon: QPolygonF) -> None:
        points = tuple(polygon.at(index) for index in range(polygon.size()))
        self._note("lines", polygon.boundingRect(), "", points=points)

    def drawRect(self, box: QRectF) -> None:
        self._note("rect", box, self._fill)

    def drawRoundedRect(self, box: QRectF, _across: float, _down: float) -> None:
        self._note("rect", box, self._fill)

    def fillRect(self, box: QRectF, colour: QColor) -> None:
        self.strokes.append(Stroke("rect", box, colour.name(), ""))

    def drawPath(self, path: QPainterPath) -> None:
        self._note("path", path.boundingRect(), self._fill)

    def drawText(self, box: QRectF, how: int, words: str) -> None:
        self._note("words", box, "", words=words, how=how)

    def _note(
        self,
        kind: str,
        box: QRectF,
        fill: str,
        points: tuple[QPointF, ...] = (),
        words: str = "",
        how: int = 0,
    ) -> None:
        self.strokes.append(Stroke(kind, QRectF(box), fill, self._edge, points, words, how))


def painted(chart: Chart, width: int = 600) -> list[Stroke]:
    """What a chart of that width paints, in its order."""
    chart.resize(width, chart.height_for(width))
    painter = NotingPainter()
    chart.paint_chart(cast(QPainter, painter), chart.themes.theme)
    return painter.strokes


def of_kind(strokes: list[Stroke], kind: str, **colours: Any) -> list[Stroke]:
    """Those of a kind, and of a ``fill`` or an ``edge``."""
    return [
        each for each in strokes
        if each.kind == kind and all(getattr(each, name) == is_ for name, is_ in colours.items())
    ]  # fmt: skip


def written(strokes: list[Stroke], words: str) -> Stroke:
    """The one place where these words stand."""
    (found,) = [each for each in strokes if each.words == words]
    return found


def _colour(paint: QPen | QBrush | QColor) -> str:
    return (paint if isinstance(paint, QColor) else paint.color()).name()
