"""How far along: a thin line, and dots for things done."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore

_THICK = 6
_DOT = 22
_DOT_GAP = 10


class ProgressLine(QProgressBar):
    """A thin bar that shows how much is behind the person.

    Args:
        themes: Where the look comes from.
        name: What moves along, for assistive technology.
    """

    def __init__(self, themes: ThemeStore, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._fraction = 0.0
        self.setRange(0, 100)
        self.setValue(0)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def fraction(self) -> float:
        """What is behind, 0 to 1."""
        return self._fraction

    def set_fraction(self, fraction: float) -> None:
        """Show ``fraction``, kept to 0 to 1; repaints only where a pixel changes."""
        fraction = min(1.0, max(0.0, fraction))
        wide = max(1, self.width())
        changed = round(fraction * wide) != round(self._fraction * wide)
        self._fraction = fraction
        self.setValue(round(fraction * 100))
        if changed:
            self.update()

    def sizeHint(self) -> QSize:
        """Thin and as wide as can be."""
        return QSize(200, _THICK + 2)

    def minimumSizeHint(self) -> QSize:
        """Thin and short."""
        return QSize(40, _THICK + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and the part behind."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setPen(QPen(theme.colour("control"), 1) if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        if theme.contrast:
            groove.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(groove, _THICK / 2, _THICK / 2)
        done = QRectF(groove)
        done.setWidth(groove.width() * self._fraction)
        if self.isRightToLeft():
            done.moveRight(groove.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        if done.width() >= 1:
            painter.drawRoundedRect(done, _THICK / 2, _THICK / 2)


class DoneDots(QWidget):
    """A dot for each thing in a plan: filled when done, hollow while still there.

    Args:
        themes: Where the look comes from.
        name: The same in words, such as ``Two of five done``.
    """

    def __init__(self, themes: ThemeStore, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._done = self._of = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self._restyle)

    @property
    def accessible_role(self) -> str:
        """A picture with a name."""
        return "Graphic"

    def set_counts(self, done: int, of: int, name: str) -> None:
        """Show ``done`` filled dots of ``of``; ``name`` says the same in words."""
        self._done, self._of = done, of
        self.setAccessibleName(name)
        self._restyle()

    def sizeHint(self) -> QSize:
        """One dot after the other."""
        side = self._themes.theme.px(_DOT)
        return QSize(max(0, self._of * (side + _DOT_GAP) - _DOT_GAP), side)

    def minimumSizeHint(self) -> QSize:
        """May be narrow: dots move closer."""
        return QSize(self._themes.theme.px(_DOT), self._themes.theme.px(_DOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots, done ones first."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_DOT)
        step = min(side + _DOT_GAP, self.width() / max(1, self._of))
        radius = min(side, step) / 2 - 1
        for index in range(self._of):
            done = index < self._done
            painter.setPen(QPen(theme.colour("primary" if done else "control"), 2))
            painter.setBrush(theme.colour("primary") if done else Qt.BrushStyle.NoBrush)
            x = step * index + radius + 1
            if self.isRightToLeft():
                x = self.width() - x
            painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
