"""Lines of text with the line height of the type scale, broken so that nothing sticks out."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_MIRRORED = {
    Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft,
}
_SAMPLE = "the quick brown fox jumps over the lazy dog and rests by the sea"


class LaidText(NamedTuple):
    """Text broken into lines: ``width`` of the longest line and ``height`` of all, in pixels.

    ``room`` is the width that lines were broken and aligned in.
    """

    layout: QTextLayout
    room: float
    width: float
    height: float

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the upper left corner of the whole room at ``x``, ``y``."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))

    def draw_centred_block(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw centred lines with the left end of the longest line at ``x``."""
        self.draw(painter, x - (self.room - self.width) / 2, y, colour)


def lay_out(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto,
) -> LaidText:
    """Break ``text`` into lines of at most ``width`` pixels, ``line_height`` apart.

    A word longer than a line is broken anywhere rather than cut. ``align`` is of the text
    direction: AlignLeft means where reading starts.
    """
    if direction == Qt.LayoutDirection.RightToLeft:
        align = _MIRRORED.get(align, align)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    width = max(1.0, width)
    layout.beginLayout()
    used, count = 0.0, 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * line_height + (line_height - line.height()) / 2))
        used = max(used, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return LaidText(layout, width, used, max(1, count) * line_height)


def natural_width(text: str, font: QFont) -> float:
    """Width in pixels of ``text`` if no line were broken but at its own line ends."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0.0)


def longest_word_width(text: str, font: QFont, at_most: float) -> float:
    """Width in pixels of the longest word, but no more than ``at_most``."""
    word = max(text.split(), key=len, default="")
    return min(at_most, QFontMetricsF(font).horizontalAdvance(word[:200]))


def measure_width(font: QFont, characters: int) -> float:
    """Width in pixels of ``characters`` letters of ordinary prose."""
    return _letter_width(font.toString()) * characters


@cache
def _letter_width(description: str) -> float:
    """Mean width of a letter; the app has a dozen fonts, and hundreds of texts in them."""
    font = QFont()
    font.fromString(description)
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
