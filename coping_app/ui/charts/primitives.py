"""What charts are painted with: marks, quiet lines and words, in tokens and sizes of the theme."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from coping_app.ui.theme.look import Theme

MARK_PX = 14
"""Width of a mark; the design language asks for at least 12."""
DOT_PX = 12
LINE_PX = 2.5

START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
BEGINNING = Qt.AlignmentFlag.AlignLeft
"""Where words begin in their own language; the painter looks at the words for that."""
CENTRE = Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap


def diamond(painter: QPainter, theme: Theme, at: QPointF, size: float, token: str) -> None:
    """A filled square on its corner."""
    half = size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    painter.drawPolygon(
        QPolygonF([
            at + QPointF(0, -half), at + QPointF(half, 0), at + QPointF(0, half),
            at + QPointF(-half, 0),
        ])
    )  # fmt: skip


def ring(painter: QPainter, theme: Theme, at: QPointF, size: float, token: str) -> None:
    """A hollow circle."""
    line = LINE_PX * theme.text_scale
    inside = (size - line) / 2
    painter.setPen(QPen(theme.colour(token), line))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(at, inside, inside)


def dot(painter: QPainter, theme: Theme, at: QPointF, size: float, token: str) -> None:
    """A filled circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    painter.drawEllipse(at, size / 2, size / 2)


def line_pen(theme: Theme, token: str, width: float = LINE_PX) -> QPen:
    """For lines; ``width`` is in pixels at 100 % text."""
    wide = width * theme.text_scale
    return QPen(theme.colour(token), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def words_at(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    words: str,
    how: Qt.AlignmentFlag | Qt.TextFlag | int,
    role: str = "secondary",
    token: str = "muted",
) -> None:
    """Words inside a box."""
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(token))
    painter.drawText(box, int(how), words)


def is_right_to_left(words: str) -> bool:
    """Whether words are read from the right."""
    for letter in words:
        if (kind := bidirectional(letter)) in ("L", "R", "AL"):
            return kind != "L"
    return False


def width_of(theme: Theme, role: str, words: str) -> int:
    """Pixels that words take on one line."""
    return QFontMetrics(theme.font(role)).horizontalAdvance(words)


def height_of(theme: Theme, role: str, words: str, width: int) -> int:
    """Pixels that words take when they are broken at ``width``; a line at least."""
    metrics = QFontMetrics(theme.font(role))
    box = metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), int(WRAP), words)
    return max(theme.line(role), box.height())
