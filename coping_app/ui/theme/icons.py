"""Icons: Lucide outlines tinted with a colour, drawn when first needed and kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconSource:
    """Draws the icons of one folder.

    Lucide strokes are ``currentColor``, which Qt's renderer draws black: the colour is put into
    the text of the file before it is rendered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon ``name`` at ``size`` logical pixels for a screen of ``ratio`` pixels each.

        An icon that is missing gives an empty picture: the word beside it remains.
        """
        key = (name, colour.rgba(), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: QColor, size: int, ratio: float = 2.0) -> QIcon:
        """The same as a ``QIcon``, for menus and standard widgets."""
        return QIcon(self.pixmap(name, colour, size, ratio))

    def _render(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        text = self._text(name)
        if text:
            renderer = QSvgRenderer(
                QByteArray(text.replace("currentColor", colour.name()).encode())
            )
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(pixmap.rect()))
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _text(self, name: str) -> str:
        if name not in self._texts:
            try:
                self._texts[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            except OSError:
                self._texts[name] = ""
        return self._texts[name]
