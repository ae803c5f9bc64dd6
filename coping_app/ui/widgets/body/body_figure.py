"""A calm figure: it shows where attention rests, or takes the areas that hurt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coping_app.content.reference.areas import AREAS
from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET
from coping_app.ui.widgets.body.body_shapes import (
    WIDTH,
    BodyView,
    area_path,
    fitted,
    outline,
    seen_from,
)

FRONT_CHOICES: Final = (
    "head", "jaw", "neck", "shoulders", "right_upper_arm", "left_upper_arm", "right_arm",
    "left_arm", "right_hand", "left_hand", "chest", "belly", "hips", "right_thigh", "left_thigh",
    "right_knee", "left_knee", "right_lower_leg", "left_lower_leg", "right_foot", "left_foot",
)  # fmt: skip
BACK_CHOICES: Final = ("upper_back", "lower_back", "left_calf", "right_calf")
"""What can be marked on each view, in reading order."""

_REACH: Final = 24
"""A press this many pixels beside an area still means it."""


def area_names(language: str) -> dict[str, str]:
    """The name of every area in ``language`` (Spanish, else English)."""
    spanish = language.split("-")[0] == "es"
    return {key: area.label_es if spanish else area.label for key, area in AREAS.items()}


def paint_body(painter: QPainter, rect: QRectF, theme: Theme, view: BodyView = "front") -> None:
    """The bare figure inside ``rect``, as a ground to draw on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("control"), 1.5 * theme.edge))
    painter.setBrush(theme.colour("sunken"))
    painter.drawPath(fitted(rect, view).map(outline()))


class _AreaToggle(QAbstractButton):
    """One area for keyboard and screen reader; the figure paints and takes presses."""

    def __init__(self, area: str, name: str, figure: QWidget) -> None:
        super().__init__(figure)
        self.area = area
        self.setCheckable(True)
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleIdentifier(f"area-{area}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: the figure shows what is marked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the figure."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class BodyFigure(QWidget):
    """A neutral figure.

    Without ``selectable`` it shows one view and turns round by itself for an area at the back.
    With it, front and back stand side by side, and each area is marked or not by a press, or by
    arrow keys and Space. ``BodyAreaList`` offers the same as a list.

    Args:
        themes: Where the look comes from.
        names: What each area is called; see ``area_names``.
        selectable: Areas can be marked.
    """

    marked_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        names: Mapping[str, str],
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._names = names
        self._selectable = selectable
        self._current: str | None = None
        self._marked: frozenset[str] = frozenset()
        self._toggles: list[_AreaToggle] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._title = self.tr("Body")
        self.setAccessibleName(self._title)
        if selectable:
            for area in (*FRONT_CHOICES, *BACK_CHOICES):
                self._add_toggle(area)
            self._mark_tab_stop(self._toggles[0])
        themes.changed.connect(self._restyle)

    @property
    def accessible_role(self) -> str:
        """A group of areas to mark, or a picture of the one that is visited."""
        return "Grouping" if self._selectable else "Graphic"

    def accessible_value(self) -> str:
        """The area that is visited."""
        return self._names.get(self._current, "") if self._current else ""

    @property
    def marked(self) -> frozenset[str]:
        """Ids of the areas that are marked."""
        return self._marked

    @property
    def view(self) -> BodyView:
        """The view that is shown where there is only one."""
        return seen_from(self._current) if self._current else "front"

    def set_current(self, area: str | None) -> None:
        """Show where attention rests; None shows nothing, unknown areas likewise."""
        if area != self._current:
            self._current = area
            where = self.accessible_value()
            self.setAccessibleName(f"{self._title}: {where}" if where else self._title)
            self.update()

    def set_marked(self, areas: Collection[str]) -> None:
        """Mark exactly ``areas``, without telling anyone."""
        self._marked = frozenset(areas)
        for toggle in self._toggles:
            toggle.blockSignals(True)
            toggle.setChecked(toggle.area in self._marked)
            toggle.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """One or two figures of a calm size."""
        return QSize(460 if self._selectable else 240, 440)

    def minimumSizeHint(self) -> QSize:
        """Small, but each area still a target."""
        return QSize(320 if self._selectable else 120, 300 if self._selectable else 220)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Put the toggles over their areas."""
        for toggle in self._toggles:
            path = self._transform(seen_from(toggle.area)).map(area_path(toggle.area))
            box = path.boundingRect()
            side = self._themes.theme.target(TARGET)
            wide, high = max(side, box.width()), max(side, box.height())
            around = QRectF(0, 0, wide, high)
            around.moveCenter(box.center())
            toggle.setGeometry(around.toAlignedRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the views with their marked and current areas."""
        painter = QPainter(self)
        for view in self._views():
            paint_body(painter, self._place(view), self._themes.theme, view)
            for area in self._marked:
                if seen_from(area) == view:
                    self._paint_marked(painter, self._transform(view).map(area_path(area)))
            if self._current and seen_from(self._current) == view:
                self._paint_current(painter, self._transform(view).map(area_path(self._current)))
            self._paint_words(painter, view)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark or unmark the area under the press, or the nearest one within reach."""
        if not self._selectable or event.button() != Qt.MouseButton.LeftButton:
            return
        toggle = self._toggle_at(event.position())
        if toggle is not None:
            toggle.setFocus(Qt.FocusReason.MouseFocusReason)
            toggle.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from area to area."""
        steps = {
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Right): 1,
            int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_Left): -1,
        }
        here = next((i for i, toggle in enumerate(self._toggles) if toggle.hasFocus()), None)
        if here is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        toggle = self._toggles[(here + steps[event.key()]) % len(self._toggles)]
        self._mark_tab_stop(toggle)
        toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_toggle(self, area: str) -> None:
        toggle = _AreaToggle(area, self._names.get(area, area), self)
        toggle.toggled.connect(self._collect)
        self._toggles.append(toggle)

    def _collect(self) -> None:
        """Marks from the list that the figure does not show are kept."""
        shown = frozenset(toggle.area for toggle in self._toggles)
        on = frozenset(toggle.area for toggle in self._toggles if toggle.isChecked())
        self._marked = (self._marked - shown) | on
        self.update()
        self.marked_changed.emit(self._marked)

    def _mark_tab_stop(self, stop: _AreaToggle) -> None:
        for toggle in self._toggles:
            toggle.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if toggle is stop else Qt.FocusPolicy.ClickFocus
            )

    def _views(self) -> tuple[BodyView, ...]:
        return ("front", "back") if self._selectable else (self.view,)

    def _place(self, view: BodyView) -> QRectF:
        """Where a view stands, with a line of words left below it."""
        words = self._themes.theme.line("secondary") + 4
        whole = QRectF(0, 0, self.width(), self.height() - words)
        if not self._selectable:
            return whole
        half = whole.width() / 2
        return QRectF(0 if view == "front" else half, 0, half, whole.height())

    def _transform(self, view: BodyView) -> QTransform:
        return fitted(self._place(view), view)

    def _toggle_at(self, point: QPointF) -> _AreaToggle | None:
        """The smallest area under ``point``, else the nearest within reach."""
        best: tuple[float, float] | None = None
        found = None
        for toggle in self._toggles:
            path = self._transform(seen_from(toggle.area)).map(area_path(toggle.area))
            box = path.boundingRect()
            away = 0.0 if path.contains(point) else _distance(box, point)
            if away == 0.0 and not path.contains(point):
                away = 1.0
            score = (away, box.width() * box.height())
            if away <= _REACH and (best is None or score < best):
                best, found = score, toggle
        return found

    def _paint_marked(self, painter: QPainter, path: QPainterPath) -> None:
        """Hatched with a firm edge: told apart without its colour."""
        theme = self._themes.theme
        painter.setPen(QPen(theme.colour("primary"), 2.0 * theme.edge))
        painter.setBrush(theme.colour("surface"))
        painter.drawPath(path)
        painter.setBrush(QBrush(theme.colour("primary"), Qt.BrushStyle.BDiagPattern))
        painter.drawPath(path)

    def _paint_current(self, painter: QPainter, path: QPainterPath) -> None:
        theme = self._themes.theme
        painter.setPen(QPen(theme.colour("pacer-edge"), 3.0 * theme.edge))
        painter.setBrush(theme.colour("pacer-fill"))
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, view: BodyView) -> None:
        """Which side is which, and which view this is."""
        theme = self._themes.theme
        place = self._place(view)
        line = theme.line("secondary")
        wide = min(place.width(), self._transform(view).m22() * WIDTH + 2 * line)
        left_end = place.x() + (place.width() - wide) / 2
        row = QRect(int(left_end), self.height() - line, int(wide), line)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("muted"))
        right, left = self.tr("Right"), self.tr("Left")
        first, last = (right, left) if view == "front" else (left, right)
        middle = self.tr("Front") if view == "front" else self.tr("Back")
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        if self._selectable:
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, middle)

    def _restyle(self) -> None:
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        self.update()


def _distance(box: QRectF, point: QPointF) -> float:
    """Pixels from ``point`` to the nearest place of ``box``; 0 inside."""
    aside = max(box.left() - point.x(), 0.0, point.x() - box.right())
    away = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return float((aside**2 + away**2) ** 0.5)
