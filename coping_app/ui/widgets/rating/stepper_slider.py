"""Numbers without dragging: a slider and a number field, each with − and + beside it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QStyle, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET, TARGET_GAP
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.fields import TextLine
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text import PlainText

_HANDLE = 28
_GROOVE = 8


class _CalmSlider(QSlider):
    """A slider with a large handle, hollow until something is chosen."""

    touched = Signal()
    """A key, a press or an assistive action took this place, even where the value stays."""

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._themes = themes
        self.chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as a target."""
        return QSize(self._themes.theme.px(160), self._themes.theme.target(TARGET))

    def minimumSizeHint(self) -> QSize:
        """Four handles wide."""
        return QSize(4 * _HANDLE, self._themes.theme.target(TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key that moves it chooses, even where the value stays."""
        before = self.value()
        super().keyPressEvent(event)
        if event.isAccepted() and self.value() == before:
            self.touched.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not choose anything."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the place under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position().x())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while it is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more happens."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, the part up to the value, and the handle."""
        theme = self._themes.theme
        painter = QPainter(self)
        side, middle = theme.px(_HANDLE), self.height() / 2
        groove = QRectF(side / 2, middle - _GROOVE / 2, self.width() - side, _GROOVE)
        sunken, control = theme.colour("sunken"), theme.colour("control")
        draw_box(painter, groove, _GROOVE / 2, sunken, control, theme.edge)
        x = side / 2 + self._position()
        if self.chosen:
            done = QRectF(groove)
            done.setRight(x)
            if self._upside_down():
                done = QRectF(groove)
                done.setLeft(x)
            draw_box(painter, done, _GROOVE / 2, theme.colour("primary"), None, 0)
        pen = QPen(theme.colour("primary" if self.chosen else "control"), 3)
        if not self.chosen:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QPointF(x, middle), side / 2 - 2, side / 2 - 2)

    def _upside_down(self) -> bool:
        return self.isRightToLeft()

    def _span(self) -> int:
        return max(1, self.width() - self._themes.theme.px(_HANDLE))

    def _position(self) -> int:
        return QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.value(), self._span(), self._upside_down()
        )

    def _take(self, x: float) -> None:
        place = round(x - self._themes.theme.px(_HANDLE) / 2)
        raw = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), place, self._span(), self._upside_down()
        )
        step = max(1, self.singleStep())
        before = self.value()
        self.setValue(self.minimum() + round((raw - self.minimum()) / step) * step)
        if self.value() == before:
            self.touched.emit()


class StepperSlider(QWidget):
    """A whole number between two ends, by slider, keys, or − and +.

    Nothing is preselected: the handle stands hollow in the middle until it is touched.

    Args:
        themes: Where the look comes from.
        name: What is asked, for assistive technology.
        minimum: Least value.
        maximum: Greatest value.
        step: What − and + change.
        low_word: What the least value means.
        high_word: What the greatest value means.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        minimum: int,
        maximum: int,
        step: int = 1,
        low_word: str = "",
        high_word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._slider = _CalmSlider(themes)
        self._slider.setRange(minimum, maximum)
        self._slider.setSingleStep(step)
        self._slider.setPageStep(step * 5)
        self._slider.setValue((minimum + maximum) // 2)
        self._slider.setAccessibleName(name)
        self._number = PlainText(themes, "", "numeral", align="centre")
        self._less = IconButton(themes, "minus", self.tr("Less"), kind="secondary")
        self._more = IconButton(themes, "plus", self.tr("More"), kind="secondary")
        self._low = PlainText(themes, low_word, "secondary", "muted")
        self._high = PlainText(themes, high_word, "secondary", "muted", align="end")
        for label, words in ((self._low, low_word), (self._high, high_word)):
            if not words:
                label.hide()
        self._build()
        self._slider.touched.connect(self._choose)
        self._slider.valueChanged.connect(self._choose)  # whatever moved it: an aid, too
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self.setFocusProxy(self._slider)
        _order_tabs(self._slider, self._less, self._more)

    @property
    def value(self) -> int | None:
        """The number chosen, or None."""
        return self._slider.value() if self._slider.chosen else None

    def set_value(self, value: int | None) -> None:
        """Show ``value`` without telling anyone; None chooses nothing."""
        self._slider.chosen = value is not None
        if value is not None:
            self.blockSignals(True)
            self._slider.setValue(value)
            self.blockSignals(False)
        self._show()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(TARGET_GAP)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._less, 0, 0)
        grid.addWidget(self._slider, 0, 1)
        grid.addWidget(self._more, 0, 2)
        words = QHBoxLayout()
        words.setSpacing(TARGET_GAP)
        words.addWidget(self._low, 2)
        words.addWidget(self._number, 1)
        words.addWidget(self._high, 2)
        grid.addLayout(words, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def _step(self, direction: int) -> None:
        before = self._slider.value()
        self._slider.setValue(before + direction * self._slider.singleStep())
        if self._slider.value() == before:
            self._choose()

    def _choose(self) -> None:
        self._slider.chosen = True
        self._show()
        self.value_changed.emit(self._slider.value())

    def _show(self) -> None:
        value = self.value
        self._number.setText("" if value is None else self.locale().toString(value))
        self._slider.update()


class NumberStepper(QWidget):
    """A number in a field, with − and + beside it; empty until something is given.

    Args:
        themes: Where the look comes from.
        name: What is asked, for assistive technology.
        minimum: Least value.
        maximum: Greatest value.
        step: What − and + change.
        unit: Words after the number, such as ``minutes``.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        minimum: float,
        maximum: float,
        step: float = 1.0,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum, self._step_by = minimum, maximum, step
        self._themes = themes
        self.field = TextLine(themes, name)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._less = IconButton(themes, "minus", self.tr("Less"), kind="secondary")
        self._more = IconButton(themes, "plus", self.tr("More"), kind="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TARGET_GAP)
        for widget in (self._less, self.field, self._more):
            row.addWidget(widget)
        if unit:
            row.addWidget(PlainText(themes, unit, "body", "muted"))
        row.addStretch(1)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self.field.textChanged.connect(self._tell)  # also what an aid or dictation puts there
        self.setFocusProxy(self.field)
        _order_tabs(self.field, self._less, self._more)
        self._restyle()
        themes.changed.connect(self._restyle)

    @property
    def value(self) -> float | None:
        """The number, or None where the field is empty, no number, or beyond the ends."""
        text, locale = self.field.text().strip(), QLocale()
        if locale.exponential().lower() in text.lower():
            return None  # 1e1 is a slip of the finger, not ten
        number, fine = locale.toDouble(text)
        if not fine or not self._minimum <= number <= self._maximum:
            return None
        return number

    def set_value(self, value: float | None) -> None:
        """Show ``value`` without telling anyone; None empties the field."""
        self.blockSignals(True)
        self.field.setText("" if value is None else _as_written(value))
        self.blockSignals(False)

    def _step(self, direction: int) -> None:
        """The first press takes the end where one starts: the least value."""
        value = self.value
        wanted = self._minimum if value is None else value + direction * self._step_by
        self.set_value(min(self._maximum, max(self._minimum, wanted)))
        self._tell()

    def _tell(self) -> None:
        self.value_changed.emit(self.value)

    def _restyle(self) -> None:
        self.field.setFixedWidth(self._themes.theme.px(120))


def _as_written(value: float) -> str:
    """Never as a power of ten, which is not read back."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(round(float(value), 6), "f", _AS_SHORT_AS_IT_IS)


_AS_SHORT_AS_IT_IS = -128
"""``QLocale::FloatingPointShortest``, which PySide does not name."""


def _order_tabs(*widgets: QWidget) -> None:
    """Tab goes from the first to the last.

    Qt leaves out on its way forward what stands before a focus proxy, so the proxy goes first.
    """
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
