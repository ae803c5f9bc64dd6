"""The ring around what has the keyboard: drawn above the layout, so that nothing shifts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import (
    FOCUS_GAP,
    FOCUS_RADIUS_MORE,
    FOCUS_WIDTH,
    RADIUS_BUTTON,
)

_AROUND = FOCUS_GAP + FOCUS_WIDTH
_VISIBLE_MARGIN = 24
_POINTING = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
)
_MOVING = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class _Ring(QWidget):
    """The drawn ring: a child of the window, deaf to the pointer, unknown to other aids."""

    def __init__(self, themes: ThemeStore, window: QWidget) -> None:
        super().__init__(window)
        self._themes = themes
        self.radius = float(RADIUS_BUTTON)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focusRing")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring just inside the edge of this widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._themes.theme.colour("focus"), FOCUS_WIDTH))
        half = FOCUS_WIDTH / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, self.radius, self.radius)


class FocusRing(QObject):
    """Follows the focus of the whole application; keep one for as long as it runs.

    The ring shows after a key and hides after a press of mouse, pen or finger. A widget may say
    by a property ``focus_radius`` how round it is, and by ``focus_rect`` which part of it.

    No widget is held from one event to the next: many belong to Qt alone and go without notice.
    What has the focus is asked for each time.
    """

    def __init__(self, app: QApplication, themes: ThemeStore) -> None:
        super().__init__(app)
        self._themes = themes
        self._by_keyboard = False
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)
        themes.changed.connect(self._place)
        self._follow(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget with the ring around it, or None while no ring shows."""
        ring = self._living_ring()
        return QApplication.focusWidget() if ring is not None and ring.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether keys or pointer are in use, and when something moves."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._use_keyboard(True)
        elif kind in _POINTING:
            self._use_keyboard(False)
        elif kind in _MOVING and isinstance(watched, QWidget):
            self._place()
        return False

    def _use_keyboard(self, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self._place()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._watch(new)
            if self._by_keyboard:
                _bring_into_view(new)
        self._place()

    def _watch(self, widget: QWidget) -> None:
        """Hear of keys in the window, and of moves of the widget and all around it.

        Watched once and for good: Qt forgets the watcher together with the watched.
        """
        handle = widget.window().windowHandle()
        # A dialog that closes at once can be without its window when this is told.
        if handle is not None and isValid(handle):
            self._watch_one(handle)
        here: QWidget | None = widget
        while here is not None:
            self._watch_one(here)
            here = None if here.isWindow() else here.parentWidget()

    def _watch_one(self, thing: QObject) -> None:
        mark = f"ring-{id(self)}"
        if not thing.property(mark):
            thing.setProperty(mark, True)
            thing.installEventFilter(self)

    def _living_ring(self) -> _Ring | None:
        """The ring, unless it went with its window."""
        if self._ring is not None and not isValid(self._ring):
            self._ring = None
        return self._ring

    def _place(self) -> None:
        target = QApplication.focusWidget()
        if target is None or not self._by_keyboard or not target.isVisible():
            ring = self._living_ring()
            if ring is not None:
                ring.hide()
            return
        ring = self._ring_in(target.window())
        ring.radius = _radius(target) + FOCUS_RADIUS_MORE
        inner = target.property("focus_rect")
        part = inner if isinstance(inner, QRect) else target.rect()
        box = QRect(target.mapTo(target.window(), part.topLeft()), part.size())
        box.adjust(-_AROUND, -_AROUND, _AROUND, _AROUND)
        ring.setGeometry(box)
        clip = _visible_part(target, box)
        ring.setMask(QRegion(clip.translated(-box.topLeft())))
        ring.setVisible(not clip.isEmpty())
        ring.raise_()
        ring.update()

    def _ring_in(self, window: QWidget) -> _Ring:
        ring = self._living_ring()
        if ring is not None and ring.parentWidget() is window:
            return ring
        if ring is not None:
            ring.hide()
            ring.deleteLater()
        self._ring = _Ring(self._themes, window)
        return self._ring


def _radius(target: QWidget) -> float:
    value = target.property("focus_radius")
    return float(value) if value is not None else float(RADIUS_BUTTON)


def _scroll_areas(widget: QWidget) -> list[QScrollArea]:
    areas = []
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            areas.append(parent)
        parent = parent.parentWidget()
    return areas


def _visible_part(target: QWidget, box: QRect) -> QRect:
    """``box`` in window coordinates without what a scroll area hides of it."""
    for area in _scroll_areas(target):
        view = area.viewport()
        origin = view.mapTo(target.window(), QPoint(0, 0))
        box = box.intersected(QRect(origin, view.size()))
    return box


def _bring_into_view(target: QWidget) -> None:
    """Scroll so that target and ring are seen: the focus never hides under a bar."""
    for area in _scroll_areas(target):
        area.ensureWidgetVisible(target, _VISIBLE_MARGIN, _VISIBLE_MARGIN)
