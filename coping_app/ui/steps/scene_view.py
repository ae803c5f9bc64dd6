"""A widget that shows one of the calm pictures at a given moment."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.ui.steps.scenes import SCENES, STILL_S
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CONTENT_WIDTH, RADIUS_PANEL, TARGET

_HEIGHT = 280
FRAME_S = 0.04
"""Nothing moves more than a pixel in this time; painting more often would only cost power."""


class SceneView(QWidget):
    """Decoration: it takes no focus, has no name, and moves only when it is told the time."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._scene = "none"
        self._time_s = STILL_S
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        themes.changed.connect(self.update)

    @property
    def scene(self) -> str:
        """Name of the scene that is shown, or ``none``."""
        return self._scene

    @property
    def time_s(self) -> float:
        """The moment that is shown, in seconds."""
        return self._time_s

    def show_scene(self, scene: str) -> None:
        """Shows a scene of ``SCENES`` from its beginning; any other name shows nothing."""
        self._scene = scene if scene in SCENES else "none"
        self._time_s = STILL_S
        self.setVisible(self._scene != "none")
        self.update()

    def set_time(self, time_s: float) -> None:
        """Shows the moment ``time_s`` seconds from the beginning, in steps of ``FRAME_S``."""
        moment = STILL_S + time_s
        if self._scene != "none" and abs(moment - self._time_s) >= FRAME_S:
            self._time_s = moment
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the column, and lower."""
        return QSize(CONTENT_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still a picture."""
        return QSize(2 * TARGET, 2 * TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the moment inside a rounded frame."""
        paint = SCENES.get(self._scene)
        if paint is None:
            return
        theme = self._themes.theme
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(area, RADIUS_PANEL, RADIUS_PANEL)
        painter.setClipPath(frame)
        paint(painter, area, theme, self._time_s)
        if theme.contrast:
            painter.setClipping(False)
            painter.setPen(QPen(theme.colour("line"), theme.edge))
            inside = area.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, RADIUS_PANEL, RADIUS_PANEL)
