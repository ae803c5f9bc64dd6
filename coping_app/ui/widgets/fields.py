"""Fields to write in or choose from, each with a label that assistive technology finds."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import SIGNAL, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import RADIUS_INPUT, TARGET
from coping_app.ui.widgets.enter_presses import ENTER
from coping_app.ui.widgets.text import PlainText

MOST_LINE_CHARACTERS = 500
MOST_BOX_CHARACTERS = 20_000
_ARROW_AIR = 12
_FIELD_ICON = 20


class TextLine(QLineEdit):
    """One line of text. Enter does what the page wants of it, else it goes on to what follows.

    Args:
        themes: Where the look comes from.
        name: What is asked, for assistive technology; a visible label names it by ``labelled``.
        placeholder: A hint that goes when writing starts; never the only label.
        icon: An icon at the start, such as ``search``.
    """

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        placeholder: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(MOST_LINE_CHARACTERS)
        self.setProperty("focus_radius", RADIUS_INPUT)
        self._restyle()
        themes.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon too: Qt's own place for it never grows beyond 16 pixels."""
        super().paintEvent(event)
        if not self._icon_name:
            return
        size = self._themes.theme.px(_FIELD_ICON)
        icon = self._themes.pixmap(self._icon_name, "text", size, self.devicePixelRatioF())
        mirrored = self.isRightToLeft()
        left = self.width() - size - _ARROW_AIR if mirrored else _ARROW_AIR
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on where nobody else waits for it."""
        if event.key() in ENTER and not self.receivers(SIGNAL("returnPressed()")):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for the icon at the other side when the reading direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _restyle(self) -> None:
        room = self._themes.theme.px(_FIELD_ICON) + 4 if self._icon_name else 0
        mirrored = self.isRightToLeft()
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)


class TextBox(QPlainTextEdit):
    """Several lines of text. It grows with what is written, and Tab leaves it.

    Args:
        themes: Where the look comes from.
        name: What is asked, for assistive technology.
        placeholder: A hint that goes when writing starts.
        least_lines: Height when empty.
        most_lines: Height from which on it scrolls.
        most_characters: Longer text is cut off; ``trimmed`` then tells.
    """

    trimmed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        placeholder: str = "",
        least_lines: int = 3,
        most_lines: int = 12,
        most_characters: int = MOST_BOX_CHARACTERS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._least_lines, self._most_lines = least_lines, most_lines
        self._most_characters = most_characters
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setProperty("focus_radius", RADIUS_INPUT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tidy)
        themes.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As many lines as are written, within the least and the most."""
        theme = self._themes.theme
        line = self.fontMetrics().lineSpacing()
        lines = min(self._most_lines, max(self._least_lines, self._shown_lines()))
        return QSize(theme.px(320), max(theme.target(TARGET), ceil(lines * line) + 32))

    def minimumSizeHint(self) -> QSize:
        """The same height, much narrower."""
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _shown_lines(self) -> int:
        """Lines on screen, broken ones counted; the plain layout measures height in lines."""
        return ceil(self.document().size().height())

    def _tidy(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most_characters:
            self.setPlainText(text[: self._most_characters])
            self.moveCursor(self.textCursor().MoveOperation.End)
            self.trimmed.emit()
        self.updateGeometry()


class Choice(QComboBox):
    """One of a few things, each with a key. Give it a visible label by ``labelled``.

    Args:
        themes: Where the look comes from.
        name: What is chosen.
        options: Pairs of key and words.
    """

    key_changed = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("focus_radius", RADIUS_INPUT)
        for key, words in options:
            self.addItem(words, key)
        self._themes = themes
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setAccessibleName(name)
        self.view().selectionModel().selectionChanged.connect(self._look_later)
        self.currentIndexChanged.connect(self._tell)
        themes.changed.connect(self.updateGeometry)

    @property
    def key(self) -> str:
        """Key of what is chosen; empty where there is nothing to choose."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose ``key``; an unknown key changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not choose anything."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow too, which the style sheet leaves out."""
        super().paintEvent(event)
        size = self._themes.theme.px(_FIELD_ICON)
        arrow = self._themes.pixmap("chevron-down", "text", size, self.devicePixelRatioF())
        mirrored = self.isRightToLeft()
        left = _ARROW_AIR if mirrored else self.width() - size - _ARROW_AIR
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, arrow)

    def _look_later(self) -> None:
        """Keys and pointer move what is selected and what is current, one after the other."""
        QTimer.singleShot(0, self, self._take_selected)

    def _take_selected(self) -> None:
        """An assistive action selects a row and leaves the current one: that is a choice."""
        rows = [index.row() for index in self.view().selectionModel().selectedIndexes()]
        if len(rows) == 1 and rows[0] != self.view().currentIndex().row():
            self.view().setCurrentIndex(self.model().index(rows[0], self.modelColumn()))
            self.setCurrentIndex(rows[0])
            self.hidePopup()

    def _tell(self) -> None:
        self.key_changed.emit(self.key)


def labelled(themes: ThemeStore, label: str, field: QWidget, hint: str = "") -> QWidget:
    """``field`` below its label and an optional quiet hint, label and field tied together."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    words = PlainText(themes, label, "secondary", "muted")
    words.setBuddy(field)
    column.addWidget(words)
    if hint:
        column.addWidget(PlainText(themes, hint, "secondary", "muted"))
        field.setAccessibleDescription(hint)
    column.addWidget(field)
    return box
