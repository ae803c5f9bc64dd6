"""What a page of paper is made of: blocks that know their height and paint themselves.

Lengths are points (1/72 inch). Text is drawn as it is; nothing in it is taken for markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from coping_app.export.report.drawing import TEXT_SIZE, Drawing, Words
from coping_app.ui.paper.drawing_painter import paint_drawing
from coping_app.ui.theme.tokens import COLOURS, TEXT_FAMILY, TITLE_FAMILY

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_ENDLESS = 100_000.0


def ink(token: str) -> QColor:
    """The colour of a token on white paper."""
    return QColor(COLOURS[token][0])


def font(size: int, *, title: bool = False, strong: bool = False) -> QFont:
    """One of the bundled fonts, ``size`` points high."""
    chosen = QFont(TITLE_FAMILY if title else TEXT_FAMILY)
    # One unit of the page is one point, so a pixel of the page is a point on paper.
    chosen.setPixelSize(size)
    chosen.setWeight(QFont.Weight.DemiBold if title or strong else QFont.Weight.Normal)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


def _drawn_font(words: Words) -> QFont:
    size = round(TEXT_SIZE)
    if not words.number:
        return font(size, strong=words.strong)
    number = font(size, title=True)
    number.setWeight(QFont.Weight.Normal)
    return number


class Block(Protocol):
    """A part of the page."""

    def height(self, width: float) -> float:
        """Its height where it may be ``width`` wide."""
        ...

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Paints itself with its upper left corner at (x, y)."""
        ...


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words that wrap, with room above and below."""

    text: str
    font: QFont
    token: str = "text"
    above: float = 0.0
    below: float = 0.0

    def height(self, width: float) -> float:
        """As many lines as it takes."""
        return self.above + self._box(width).height() + self.below

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """The words."""
        painter.setFont(self.font)
        painter.setPen(ink(self.token))
        box = QRectF(x, y + self.above, width, self._box(width).height() + 1.0)
        painter.drawText(box, _WRAPPED, self.text)

    def _box(self, width: float) -> QRectF:
        free = QRectF(0.0, 0.0, width, _ENDLESS)
        return QFontMetricsF(self.font).boundingRect(free, _WRAPPED, self.text)


@dataclass(frozen=True, slots=True)
class DrawingBlock:
    """A chart, as wide as there is room."""

    drawing: Drawing
    below: float = 0.0

    def height(self, width: float) -> float:
        """In proportion."""
        return self.drawing.height * width / self.drawing.width + self.below

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """The shapes, as vectors."""
        painter.save()
        painter.translate(x, y)
        scale = width / self.drawing.width
        painter.scale(scale, scale)
        paint_drawing(painter, self.drawing, ink, _drawn_font)
        painter.restore()


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """Blocks below each other."""

    blocks: Sequence[Block]

    def height(self, width: float) -> float:
        """All together."""
        return sum(block.height(width) for block in self.blocks)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """One after the other."""
        for block in self.blocks:
            block.paint(painter, x, y, width)
            y += block.height(width)


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Blocks beside each other, equally wide."""

    blocks: Sequence[Block]
    gap: float

    def height(self, width: float) -> float:
        """That of the highest."""
        return max((block.height(self._each(width)) for block in self.blocks), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """From left to right."""
        each = self._each(width)
        for number, block in enumerate(self.blocks):
            block.paint(painter, x + number * (each + self.gap), y, each)

    def _each(self, width: float) -> float:
        count = max(len(self.blocks), 1)
        return (width - (count - 1) * self.gap) / count


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: words on the left, which are cut to fit, and numbers on the right."""

    words: str
    numbers: Sequence[str]
    font: QFont
    column: float = 44.0

    def height(self, width: float) -> float:
        """One line."""
        del width
        return QFontMetricsF(self.font).lineSpacing() + 1.0

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """The words and the numbers on one base line."""
        metrics = QFontMetricsF(self.font)
        room = width - len(self.numbers) * self.column - 4.0
        painter.setFont(self.font)
        painter.setPen(ink("text"))
        base = y + metrics.ascent()
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, base), shown)
        for number, text in enumerate(self.numbers, start=1):
            right = x + room + 4.0 + number * self.column
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), base), text)
