"""A picture of an exercise, read with care: by forced format and only of a bearable size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.content.checks.picture_size import MOST_PIXELS, MOST_SIDE
from coping_app.content.reading.outside_files import read_whole
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import RADIUS_CARD, TARGET

MOST_BYTES = 32 * 1024 * 1024
"""No picture of so many pixels needs as much as a file."""
TALLEST = 320
"""A picture is shown at most this high at 100 %, so that the words below stay in sight."""
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg"}


def read_picture(path: Path) -> QImage | None:
    """The picture in ``path``, or None where it is no PNG or JPEG of a bearable size.

    The format is forced by the first bytes: an SVG or PDF that is named ``.png`` reaches no
    parser, and the size is asked before a single pixel is made. Qt reads from memory, so that
    what was looked at is what is shown.
    """
    try:
        raw = read_whole(path, MOST_BYTES)
    except OSError:
        return None
    form = next((form for sign, form in _SIGNATURES.items() if raw.startswith(sign)), None)
    if form is None:
        return None
    held = QBuffer()
    held.setData(raw)
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MOST_SIDE:
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image


class Picture(QWidget):
    """Shows one picture as large as fits, its sides in proportion, with rounded corners.

    A picture that cannot be shown leaves a quiet box with words, so that nobody waits for it.

    Args:
        themes: Where the look comes from.
        centred: In the middle; else where reading starts.
    """

    def __init__(
        self, themes: ThemeStore, centred: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._centred = centred
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleIdentifier("step-picture")
        themes.changed.connect(self.updateGeometry)
        self.hide()

    def show_file(self, path: Path | None) -> None:
        """Shows the picture in ``path``, or the quiet box where there is none to be shown."""
        self._image = read_picture(path) if path is not None else None
        self.setAccessibleName(self.tr("Picture") if self._image else self._apology())
        self.show()
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Shows nothing and takes no room."""
        self._image = None
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """Sides stay in proportion."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at ``width``, at most ``TALLEST``."""
        return self._fitting(width).height()

    def sizeHint(self) -> QSize:
        """Its own size, if there is room."""
        return self._fitting(self._image.width() if self._image else TALLEST)

    def minimumSizeHint(self) -> QSize:
        """May shrink to a small picture."""
        return QSize(TARGET, TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the picture, or the box, in the middle."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        size = self._fitting(self.width())
        target = QRectF(self._left(size.width()), 0.0, size.width(), size.height())
        frame = QPainterPath()
        frame.addRoundedRect(target, RADIUS_CARD, RADIUS_CARD)
        painter.setClipPath(frame)
        if self._image is not None:
            painter.drawImage(target, self._image)
            return
        theme = self._themes.theme
        painter.fillRect(target, theme.colour("sunken"))
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("muted"))
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(target, int(words), self._apology())

    def _left(self, width: int) -> float:
        spare = self.width() - width
        if self._centred:
            return spare / 2
        return spare if self.isRightToLeft() else 0.0

    def _apology(self) -> str:
        return self.tr("This picture cannot be shown. Nothing else is missing.")

    def _fitting(self, width: int) -> QSize:
        if self._image is None:
            return QSize(max(1, width), self._themes.theme.px(2 * TARGET))
        room = QSize(max(1, width), min(TALLEST, self.maximumHeight()))
        return self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
