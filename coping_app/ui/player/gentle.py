"""For a hard moment: ways to ground and to get help, side by side and of one size.

The same ways stand before practice that begins at the worst, and after a session that was hard.
Nothing here starts by itself, and nobody is kept from anything.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import PAGE_MARGIN, TARGET_SESSION
from coping_app.ui.widgets.buttons import HelpButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText


class GentleWays(QWidget):
    """Buttons of one size, none of them filled.

    Args:
        themes: Where the look comes from.
        may_begin: Whether to begin all the same is one of them.
    """

    grounding_requested = Signal()
    help_requested = Signal()
    begin_requested = Signal()

    def __init__(
        self, themes: ThemeStore, may_begin: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        ground = SecondaryButton(themes, self.tr("Ground me now"), "leaf", target=TARGET_SESSION)
        get_help = SecondaryButton(themes, self.tr("Get help"), "life-buoy", target=TARGET_SESSION)
        begin = SecondaryButton(themes, self.tr("Begin anyway"), "play", target=TARGET_SESSION)
        self.ground = ground
        self._buttons = [ground, get_help]
        for button, signal, name in (
            (ground, self.grounding_requested, "gentle.ground"),
            (get_help, self.help_requested, "gentle.help"),
            (begin, self.begin_requested, "gentle.begin"),
        ):
            button.setAccessibleIdentifier(name)
            button.clicked.connect(signal)
        if may_begin:
            self._buttons.append(begin)
        flow = FlowLayout(gap=16, centred=True, parent=self)
        for button in self._buttons:
            flow.addWidget(button)
        self._fit()
        themes.changed.connect(self._fit)

    def _fit(self) -> None:
        """All as wide as the widest."""
        for button in self._buttons:
            button.setMinimumWidth(0)
        widest = max(button.sizeHint().width() for button in self._buttons)
        for button in self._buttons:
            button.setMinimumWidth(min(widest, self._themes.theme.px(260)))


class GentlePage(QWidget):
    """Before practice at the worst: help first, and beginning is as near.

    Signals:
        grounding_requested, help_requested: What was pressed.
        begin_requested: Begin all the same.
        left: Back to where the person came from; Escape does it, too.
    """

    grounding_requested = Signal()
    help_requested = Signal()
    begin_requested = Signal()
    left = Signal()

    def __init__(self, themes: ThemeStore, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = QuietButton(themes, self.tr("Back"), "chevron-left")
        back.setAccessibleIdentifier("gentle.back")
        back.clicked.connect(self.left)
        self._page = ScrollPage(themes, centred=True)
        self._title = PlainText(themes, self.tr("This is a hard moment."), "title", align="centre")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        ways = GentleWays(themes, may_begin=True)
        ways.grounding_requested.connect(self.grounding_requested)
        ways.help_requested.connect(self.help_requested)
        ways.begin_requested.connect(self.begin_requested)
        said = (
            self.tr("You could first stay with the room a while, or talk to someone."),
            self.tr("{exercise} is here for you, too. You choose.").format(exercise=subject),
        )
        body = self._page.body
        body.setSpacing(24)
        body.addStretch(1)
        body.addWidget(self._title)
        for words in said:
            body.addWidget(PlainText(themes, words, align="centre"))
        body.addWidget(ways)
        body.addStretch(1)
        self._lay_out(back, HelpButton(themes, self.tr("I need help")))

    def focus_heading(self) -> None:
        """The sentence on top takes the focus, so that it is read out first."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Back to where the person came from, as the button does."""
        self.left.emit()
        return True

    def _lay_out(self, back: QWidget, corner: HelpButton) -> None:
        corner.clicked.connect(self.help_requested)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 16, PAGE_MARGIN, 0)
        foot.setContentsMargins(16, 0, PAGE_MARGIN, 24)
        for row, widget in ((head, back), (foot, corner)):
            row.addWidget(widget)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._page, 1)
        column.addLayout(foot)
