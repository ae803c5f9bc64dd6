"""A soft appearance: a veil in the colour of the ground that lifts; a cut with reduced motion."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import FADE_MS


class _Veil(QWidget):
    """Covers its parent in the ground colour, ever less."""

    def __init__(self, themes: ThemeStore, ground: str, over: QWidget) -> None:
        super().__init__(over)
        self._colour = themes.theme.colour(ground)
        self._cover = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())

    def lift(self, cover: float) -> None:
        """Cover by ``cover``, 1 to 0."""
        self._cover = cover
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cover."""
        painter = QPainter(self)
        painter.setOpacity(self._cover)
        painter.fillRect(self.rect(), self._colour)


def fade_in(
    widget: QWidget, themes: ThemeStore, milliseconds: int = FADE_MS, ground: str = "canvas"
) -> None:
    """Let ``widget`` appear over ``milliseconds``, out-cubic; at once with reduced motion."""
    length = themes.theme.duration(milliseconds)
    if length == 0:
        return
    veil = _Veil(themes, ground, widget)
    motion = QVariantAnimation(veil)
    motion.setDuration(length)
    motion.setStartValue(1.0)
    motion.setEndValue(0.0)
    motion.setEasingCurve(QEasingCurve.Type.OutCubic)
    motion.valueChanged.connect(veil.lift)
    motion.finished.connect(veil.deleteLater)
    veil.show()
    veil.raise_()
    motion.start()
