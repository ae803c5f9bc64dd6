"""The sheet to draw on: by mouse, touch or pen, or with the arrow keys and Space."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coping_app.features.steps.sketch import Sketch, Spot
from coping_app.ui.steps.drawing.pens import SIZES
from coping_app.ui.steps.drawing.sketch_painter import (
    KEPT_SIZE,
    paint_cursor,
    paint_marks,
    png_bytes,
)
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CONTENT_WIDTH, RADIUS_CARD, TARGET

Underlay = Callable[[QPainter, QRectF, Theme], None]
"""Paints what lies under the drawing, such as the outline of a body."""

STEP, FINE_STEP = 0.025, 0.005
"""How far an arrow key moves the cursor, as a part of the sheet; with Shift the fine step."""
_ARROWS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


class Canvas(QWidget):
    """Shows a sketch and adds to it; ``drawn`` is told after each mark, undo and clearing.

    Keys: arrows move a cursor, Space stamps, Enter puts the pen down and up again.
    """

    drawn = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._underlay: Underlay | None = None
        self.sketch = Sketch()
        self.pen = "ink"
        self.size_name = "middle"
        self.cursor_at: Spot = (0.5, 0.5)
        self._pen_down = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", RADIUS_CARD)
        self.setAccessibleName(self.tr("Drawing sheet"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move, Space stamps, Enter starts and ends a line.")
        )
        self.setAccessibleIdentifier("draw-canvas")
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> QAccessible.Role:
        """A canvas."""
        return QAccessible.Role.Canvas

    def accessible_value(self) -> str:
        """How much is on the sheet."""
        count = len(self.sketch.marks)
        return self.tr("1 mark") if count == 1 else self.tr("{count} marks").format(count=count)

    def set_underlay(self, underlay: Underlay | None) -> None:
        """Lays something under the drawing, or nothing."""
        self._underlay = underlay
        self.update()

    def undo(self) -> None:
        """Takes back the newest mark or clearing."""
        self._pen_down = False
        self.sketch.undo()
        self._tell()

    def clear(self) -> None:
        """Empties the sheet; ``undo`` brings it back."""
        self._pen_down = False
        self.sketch.clear()
        self._tell()

    def to_png(self) -> bytes:
        """The drawing as a PNG in the light colours, whatever the screen looks like now."""
        theme = Theme("light")
        image = QImage(KEPT_SIZE, QImage.Format.Format_RGB32)
        image.fill(theme.colour("surface"))
        area = QRectF(image.rect())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._underlay is not None:
            self._underlay(painter, area, theme)
        paint_marks(painter, area, theme, self.sketch.marks)
        painter.end()
        return png_bytes(image)

    def hasHeightForWidth(self) -> bool:
        """The sheet keeps its sides in proportion, so that a drawing never warps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Two thirds of the width."""
        return width * KEPT_SIZE.height() // KEPT_SIZE.width()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(CONTENT_WIDTH, self.heightForWidth(CONTENT_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Still large enough to draw on."""
        return QSize(6 * TARGET, 4 * TARGET)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pen touches the sheet."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pen_down = False
            self.cursor_at = self._spot(event.position())
            self.sketch.begin(self.pen, self.size_name, self.cursor_at)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pen moves."""
        if self.sketch.unfinished is not None and not self._pen_down:
            self.sketch.extend(self._spot(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The pen leaves the sheet."""
        if event.button() == Qt.MouseButton.LeftButton and self.sketch.unfinished is not None:
            self.sketch.end()
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the cursor, stamps, or draws a line; other keys go on to the page."""
        key = event.key()
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_ARROWS[key], FINE_STEP if fine else STEP)
        elif key == Qt.Key.Key_Space:
            self._stamp()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle_pen()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A line begun by Enter ends when the keyboard goes elsewhere."""
        if self._pen_down:
            self._toggle_pen()
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the cursor."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints sheet, underlay, marks and, with the keyboard on it, the cursor."""
        theme = self._themes.theme
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath()
        sheet.addRoundedRect(area, RADIUS_CARD, RADIUS_CARD)
        painter.fillPath(sheet, theme.colour("surface"))
        painter.save()
        painter.setClipPath(sheet)
        if self._underlay is not None:
            self._underlay(painter, QRectF(self.rect()), theme)
        unfinished = self.sketch.unfinished
        marks = (*self.sketch.marks, unfinished) if unfinished else self.sketch.marks
        paint_marks(painter, QRectF(self.rect()), theme, marks)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("control"), theme.edge))
        painter.drawPath(sheet)
        if self.hasFocus():
            x, y = self.cursor_at
            at = QPointF(x * self.width(), y * self.height())
            paint_cursor(painter, theme, at, self.height() * SIZES[self.size_name])

    def _move(self, right: int, down: int, step: float) -> None:
        x, y = self.cursor_at
        self.cursor_at = (
            min(max(x + right * step, 0.0), 1.0),
            # The sheet is wider than high: the same way on the screen is more of its height.
            min(max(y + down * step * 1.5, 0.0), 1.0),
        )
        if self._pen_down:
            self.sketch.extend(self.cursor_at)
        self.update()

    def _stamp(self) -> None:
        if self._pen_down:
            self._toggle_pen()
        self.sketch.begin(self.pen, self.size_name, self.cursor_at)
        self.sketch.end()
        self._tell()

    def _toggle_pen(self) -> None:
        if self._pen_down:
            self._pen_down = False
            self.sketch.end()
            self._tell()
        else:
            self._pen_down = True
            self.sketch.begin(self.pen, self.size_name, self.cursor_at)
            self.update()

    def _spot(self, position: QPointF) -> Spot:
        return position.x() / max(1, self.width()), position.y() / max(1, self.height())

    def _tell(self) -> None:
        self.update()
        self.drawn.emit()
