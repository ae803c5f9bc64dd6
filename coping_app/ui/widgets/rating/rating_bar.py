"""Eleven numbered buttons with words at both ends: a radio group with nothing preselected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import RADIUS_BUTTON, TARGET_GAP, TARGET_SESSION
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text import PlainText

MOST = 10
_WIDEST = 84
"""Buttons grow with the row up to this width at 100 %, so that the row stays one thing."""


class RatingButton(QRadioButton):
    """One number of the bar."""

    def __init__(self, themes: ThemeStore, number: int, target: int, parent: QWidget) -> None:
        super().__init__(str(number), parent)
        self._themes = themes
        self._target = target
        self.number = number
        self.setAccessibleName(self.tr("{number} of {most}").format(number=number, most=MOST))
        self.setAccessibleIdentifier(f"rating-{number}")

    def hitButton(self, pos: QPoint) -> bool:
        """The whole box takes a press, not only the words."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """A square of the target."""
        side = self._themes.theme.target(self._target)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the number; chosen is filled, in contrast themes doubly edged."""
        theme = self._themes.theme
        on = self.isChecked()
        filled = on and not theme.contrast
        painter = QPainter(self)
        fill = theme.colour("primary" if filled else "surface")
        if (self.underMouse() or self.isDown()) and not on:
            fill = theme.colour("primary-soft")
        edge = theme.colour("primary" if on else "control")
        box = QRectF(self.rect())
        draw_box(painter, box, RADIUS_BUTTON, fill, edge, theme.edge)
        if on and theme.contrast:
            inner = box.adjusted(5, 5, -5, -5)
            draw_box(painter, inner, RADIUS_BUTTON - 4, None, edge, theme.edge + 1)
        painter.setFont(theme.font("subheading" if on else "numeral"))
        painter.setPen(theme.colour("on-primary" if filled else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys but Space to the bar."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Warm up under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Cool down again."""
        super().leaveEvent(event)
        self.update()


class _ButtonRows(QWidget):
    """Lays the eleven buttons out in one row, or in as many as the width asks for."""

    def __init__(self, themes: ThemeStore, target: int) -> None:
        super().__init__()
        self._themes = themes
        self._target = target
        self.buttons = [RatingButton(themes, n, target, self) for n in range(MOST + 1)]
        # Not Fixed: a layout would cap two rows at the height of the hint, which is one row.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._restyle)

    def hasHeightForWidth(self) -> bool:
        """Fewer fit in a row where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of all rows."""
        rows = -(-len(self.buttons) // self._in_row(width))
        return rows * (self._side() + TARGET_GAP) - TARGET_GAP

    def sizeHint(self) -> QSize:
        """All in one row."""
        width = len(self.buttons) * (self._side() + TARGET_GAP) - TARGET_GAP
        return QSize(width, self._side())

    def minimumSizeHint(self) -> QSize:
        """Four in a row."""
        return QSize(4 * (self._side() + TARGET_GAP) - TARGET_GAP, self._side())

    def row_width(self) -> int:
        """Width in pixels that the fullest row takes up."""
        count = self._in_row(self.width())
        return count * (self._wide(self.width()) + TARGET_GAP) - TARGET_GAP

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Put every button in its place, mirrored where reading starts at the right."""
        count, wide, side = self._in_row(self.width()), self._wide(self.width()), self._side()
        for index, button in enumerate(self.buttons):
            row, column = divmod(index, count)
            left = column * (wide + TARGET_GAP)
            if self.isRightToLeft():
                left = self.width() - left - wide
            button.setGeometry(QRect(left, row * (side + TARGET_GAP), wide, side))

    def changeEvent(self, event: QEvent) -> None:
        """Mirror when the reading direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _side(self) -> int:
        return self._themes.theme.target(self._target)

    def _in_row(self, width: int) -> int:
        """11, 6, 4 … buttons: rows as even as can be."""
        fits = max(1, (width + TARGET_GAP) // (self._side() + TARGET_GAP))
        rows = -(-len(self.buttons) // min(fits, len(self.buttons)))
        return -(-len(self.buttons) // rows)

    def _wide(self, width: int) -> int:
        count = self._in_row(width)
        shared = (width + TARGET_GAP) // count - TARGET_GAP
        return max(min(shared, self._themes.theme.px(_WIDEST)), min(shared, self._side()))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        for button in self.buttons:
            button.update()


class RatingBar(QWidget):
    """A rating from zero to ten. Arrow keys and digits choose, Tab leaves.

    Args:
        themes: Where the look comes from.
        name: What is rated, for assistive technology: the question.
        low_word: What zero means, such as ``no pain``.
        high_word: What ten means.
        target: Least side of a button at 100 %: 56, or 64 in kiosk.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        low_word: str,
        high_word: str,
        target: int = TARGET_SESSION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = _ButtonRows(themes, target)
        self._group = QButtonGroup(self)
        for button in self._rows.buttons:
            self._group.addButton(button, button.number)
        self._group.idToggled.connect(self._toggled)  # a toggle by an aid is no click
        self._low = PlainText(themes, self.tr("Zero: {word}").format(word=low_word), tone="muted")
        self._high = PlainText(
            themes, self.tr("Ten: {word}").format(word=high_word), tone="muted", align="end"
        )
        self.setAccessibleName(name)
        self._rows.buttons[0].setAccessibleDescription(low_word)
        self._rows.buttons[MOST].setAccessibleDescription(high_word)
        self._build()
        self._mark_tab_stop(0)

    @property
    def accessible_role(self) -> str:
        """A group of radio buttons."""
        return "Grouping"

    @property
    def value(self) -> int | None:
        """The chosen number, 0 to 10, or None."""
        number = self._group.checkedId()
        return None if number < 0 else number

    @property
    def buttons(self) -> list[RatingButton]:
        """The eleven buttons, zero first."""
        return self._rows.buttons

    def set_value(self, value: int | None) -> None:
        """Choose ``value`` without telling anyone; None chooses nothing."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for button in self._rows.buttons:
            button.setChecked(button.number == value)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._mark_tab_stop(value or 0)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The button that Tab reaches takes the focus.

        A focus proxy would do the same, but Tab then comes back to it from behind the bar, again
        and again, and never to what stands before it.
        """
        self._rows.buttons[self._tab_stop].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and the digits choose; other keys go on to the page."""
        number = self._number_for(event)
        if number is None:
            super().keyPressEvent(event)
            return
        self._rows.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.buttons[number].setChecked(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._rows)
        words = _EndWords(self._low, self._high)
        column.addWidget(words)

    def _number_for(self, event: QKeyEvent) -> int | None:
        """The number a key chooses. Ten has no digit of its own: End, or arrows."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return int(key) - int(Qt.Key.Key_0)
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return MOST
        return self._stepped(key)

    def _stepped(self, key: int) -> int | None:
        """One further or back from the number in focus; the first press takes that number."""
        mirrored = self.isRightToLeft()
        steps = {
            int(Qt.Key.Key_Right): -1 if mirrored else 1,
            int(Qt.Key.Key_Left): 1 if mirrored else -1,
            int(Qt.Key.Key_Up): 1,
            int(Qt.Key.Key_Down): -1,
        }
        if key not in steps:
            return None
        here = next((b.number for b in self._rows.buttons if b.hasFocus()), self.value or 0)
        return max(0, min(MOST, here + steps[key]))

    def _toggled(self, number: int, on: bool) -> None:
        """Told of every number that comes to be chosen, by whatever hand; once for each."""
        if on:
            self._mark_tab_stop(number)
            self.value_changed.emit(number)

    def _mark_tab_stop(self, number: int) -> None:
        """One button of the group is reached by Tab; the others by arrows or a press."""
        for button in self._rows.buttons:
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.number == number else Qt.FocusPolicy.ClickFocus
            )
        self._tab_stop = number


class _EndWords(QWidget):
    """The words at both ends: side by side where there is room, else below each other."""

    def __init__(self, low: PlainText, high: PlainText) -> None:
        super().__init__()
        self._low, self._high = low, high
        low.setParent(self)
        high.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of both texts in halves of ``width``."""
        half = max(1, width // 2 - TARGET_GAP)
        return max(self._low.heightForWidth(half), self._high.heightForWidth(half))

    def sizeHint(self) -> QSize:
        """Both in one line."""
        low, high = self._low.sizeHint(), self._high.sizeHint()
        return QSize(low.width() + high.width() + 2 * TARGET_GAP, max(low.height(), high.height()))

    def minimumSizeHint(self) -> QSize:
        """The longest words beside each other."""
        low, high = self._low.minimumSizeHint(), self._high.minimumSizeHint()
        return QSize(low.width() + high.width() + 2 * TARGET_GAP, low.height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Low where reading starts, high at the other end."""
        half = max(1, self.width() // 2 - TARGET_GAP)
        start = QRect(0, 0, half, self.height())
        end = QRect(self.width() - half, 0, half, self.height())
        if self.isRightToLeft():
            start, end = end, start
        self._low.setGeometry(start)
        self._high.setGeometry(end)

    def changeEvent(self, event: QEvent) -> None:
        """Mirror when the reading direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.resizeEvent(QResizeEvent(self.size(), self.size()))
