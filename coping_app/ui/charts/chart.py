"""A painted chart whose marks can be walked through by keyboard.

Each mark has its words. The focused one is ringed, its words are told beside the chart, said to
assistive technology, and are the chart's value. Time runs left to right in every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import FOCUS_GAP, FOCUS_WIDTH, RADIUS_INPUT
from coping_app.ui.widgets.announcer import announcer_of

_LEAST_WIDTH = 160
_IN_VIEW = 24


class Chart(QWidget):
    """One panel. Subclasses paint it, say where each mark is, and how high they want to be.

    Args:
        themes: Where colours, fonts and sizes come from.
        name: What the chart shows, for assistive technology.
        marks: The words of each mark, in the order of the arrow keys.
        from_end: Whether the last mark is the one to begin with, as the latest of a series is.

    Attributes:
        current: Number of the mark that is looked at.

    Signals:
        mark_changed: The words of the mark that is looked at now.
    """

    mark_changed = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        marks: Sequence[str],
        from_end: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.current = len(marks) - 1 if from_end else min(0, len(marks) - 1)
        self._marks = tuple(marks)
        self.setAccessibleName(name)
        self.setProperty("focus_radius", RADIUS_INPUT)
        if marks:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._restyle)

    @property
    def accessible_role(self) -> str:
        """A chart."""
        return "Chart"

    def accessible_value(self) -> str:
        """The words of the mark that is looked at."""
        return self._marks[self.current] if self._marks else ""

    @property
    def mark_count(self) -> int:
        """How many marks there are."""
        return len(self._marks)

    # What subclasses say

    def height_for(self, width: int) -> int:
        """Height in pixels when ``width`` wide."""
        raise NotImplementedError

    def paint_chart(self, painter: QPainter, theme: Theme) -> None:
        """Paints everything but the ring."""
        raise NotImplementedError

    def spot(self, index: int) -> QRectF:
        """Where the mark of that number is."""
        raise NotImplementedError

    def after_key(self, key: Qt.Key) -> int | None:
        """The number of the mark that a key leads to; None where the key is not the chart's."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
        }  # fmt: skip
        return self.current + steps[key] if key in steps else None

    # What all charts do

    def set_marks(self, marks: Sequence[str]) -> None:
        """Other marks; the one that is looked at stays, where it is still there."""
        self._marks = tuple(marks)
        self.current = min(self.current, len(marks) - 1)
        self._restyle()

    def look_at(self, index: int, say: bool = True) -> None:
        """Makes another mark the one that is looked at."""
        index = min(max(index, 0), len(self._marks) - 1)
        if not self._marks or index == self.current:
            return
        self.current = index
        self.update()
        self._keep_in_view()
        self.mark_changed.emit(self._marks[index])
        if say:
            self._say(self._marks[index])

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height may depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels when ``width`` wide."""
        return self.height_for(width)

    def sizeHint(self) -> QSize:
        """As wide as a card, and as high as that asks for."""
        width = max(self.width(), 2 * _LEAST_WIDTH)
        return QSize(width, self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: a chart takes what there is, and its height follows from that."""
        return QSize(_LEAST_WIDTH, self.themes.theme.line("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart, and the ring around the mark that is looked at while it has the focus."""
        theme = self.themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.paint_chart(painter, theme)
        if self.hasFocus() and self._marks:
            around = FOCUS_GAP + FOCUS_WIDTH / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), FOCUS_WIDTH))
            box = self.spot(self.current).adjusted(-around, -around, around, around)
            painter.drawRoundedRect(box, RADIUS_INPUT, RADIUS_INPUT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from mark to mark, Home and End go to the first and the last."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._marks) - 1}
        index = ends[key] if key in ends else self.after_key(key)
        if index is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.look_at(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press looks at the nearest mark."""
        if self._marks:
            self.look_at(self._nearest(event.position()), say=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells the mark that it begins with."""
        super().focusInEvent(event)
        self.update()
        self.mark_changed.emit(self.accessible_value())

    def _nearest(self, point: QPointF) -> int:
        def distance(index: int) -> float:
            away = self.spot(index).center() - point
            return away.x() * away.x() + away.y() * away.y()

        return min(range(len(self._marks)), key=distance)

    def _keep_in_view(self) -> None:
        """Scrolls the page so that the mark is seen; a tall chart is higher than the window."""
        spot = self.spot(self.current).toRect()
        parent = self.parentWidget()
        while parent is not None:
            page = parent.widget() if isinstance(parent, QScrollArea) else None
            if isinstance(parent, QScrollArea) and page is not None:
                at = self.mapTo(page, spot.center())
                parent.ensureVisible(at.x(), at.y(), _IN_VIEW, spot.height() // 2 + _IN_VIEW)
            parent = parent.parentWidget()

    def _say(self, words: str) -> None:
        announcer_of(self).say(words)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
