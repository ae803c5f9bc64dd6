"""The one layout of all step views: a column in the middle that scrolls where it must."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CONTENT_WIDTH, TARGET_GAP
from coping_app.ui.widgets.scroll_page import ScrollPage

MARGIN = 8
"""Room for the focus ring; the player around a step has the margin of a page already."""
ENOUGH_SEEN = 96
"""Pixels of a widget that has the keyboard; a field or a button is not taller."""
_END_BUTTON = 160


class StepColumn(ScrollPage):
    """What a step shows, at most ``width`` wide and in the middle of the height that is left.

    Add to ``stack``, a vertical layout. Whatever takes the keyboard is scrolled into sight.
    """

    def __init__(self, themes: ThemeStore, view: QWidget, width: int = CONTENT_WIDTH) -> None:
        super().__init__(themes, width=width, centred=True)
        self._fitted: list[tuple[QWidget, int, float, QWidget | None]] = []
        self.stack = QVBoxLayout()
        self.stack.setSpacing(24)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addLayout(self.stack)
        self.body.addStretch(1)
        content = self.widget()
        if content is not None and (frame := content.layout()) is not None:
            frame.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        around = QVBoxLayout(view)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def set_width(self, width: int) -> None:
        """Changes the widest content, in pixels at 100 %."""
        self._width = width
        self._restyle()

    def keep_in_sight(
        self, widget: QWidget, least: int, share: float = 1.0, below: QWidget | None = None
    ) -> None:
        """Lets a picture be at most ``share`` of the visible height, but ``least`` pixels.

        Pictures grow with the text size; without this they would push the words out of sight.
        Words ``below`` it keep their room, as long as they are shown; ``fit`` when they change.
        """
        self._fitted.append((widget, least, share, below))
        self.viewport().installEventFilter(self)

    def fit(self) -> None:
        """Gives every picture the height that it may have now."""
        for widget, least, share, below in self._fitted:
            room = self.viewport().height() - 2 * MARGIN
            if below is not None and not below.isHidden():
                wide = min(self.viewport().width() - 2 * MARGIN, self._themes.theme.px(self._width))
                room -= max(below.heightForWidth(wide), 0) + self.stack.spacing()
            widget.setMaximumHeight(max(least, int(room * share)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the visible height."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Qt scrolls by itself only for Tab, not where a view hands on the keyboard.

        Of a tall widget its upper part is enough: the question above it should stay in sight.
        """
        content = self.widget()
        if new is None or content is None or not self.isAncestorOf(new):
            return
        top = new.mapTo(content, QPoint())
        for height in (min(new.height(), ENOUGH_SEEN), 0):
            self.ensureVisible(top.x(), top.y() + height, 0, 4 * MARGIN)


class EndButtons(QWidget):
    """Two buttons of equal size, at both ends of the row."""

    def __init__(self, themes: ThemeStore, start: QWidget, end: QWidget) -> None:
        super().__init__()
        self._themes = themes
        self._both = (start, end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * TARGET_GAP)
        row.addWidget(start)
        row.addStretch(1)
        row.addWidget(end)
        self._restyle()
        themes.changed.connect(self._restyle)

    def _restyle(self) -> None:
        width = max(self._themes.theme.px(_END_BUTTON), *(b.sizeHint().width() for b in self._both))
        for button in self._both:
            button.setMinimumWidth(width)


def action_row(start: list[QWidget], end: list[QWidget]) -> QHBoxLayout:
    """Buttons below a step: quiet ones where reading starts, the main one at the other end."""
    row = QHBoxLayout()
    row.setSpacing(TARGET_GAP)
    for button in start:
        row.addWidget(button)
    row.addStretch(1)
    for button in end:
        row.addWidget(button)
    return row


def equal_row(buttons: list[QWidget]) -> QHBoxLayout:
    """Buttons of equal weight: side by side and equally wide."""
    row = QHBoxLayout()
    row.setSpacing(2 * TARGET_GAP)
    for button in buttons:
        row.addWidget(button, 1)
    return row


def keep_room(button: QWidget) -> None:
    """Keeps the place of a button while it is hidden, so that nothing around it moves."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)


def take_first_focus(text: QWidget) -> None:
    """Lets a heading or text take the keyboard when a step appears; Tab then goes on from it."""
    text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
