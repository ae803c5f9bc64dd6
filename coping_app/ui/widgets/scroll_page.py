"""A page: a heading that takes focus and a column that scrolls in one direction only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CONTENT_WIDTH, PAGE_MARGIN
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.text import PlainText


class ScrollPage(QScrollArea):
    """One page. Add widgets with ``page.body`` (a vertical layout) below the heading.

    Args:
        themes: Where the look comes from.
        title: The page heading; empty leaves it out.
        summary: A quiet sentence under it; empty leaves it out.
        width: Widest content in pixels at 100 %: 720, or 1100 for charts and grids of cards.
        centred: The column stands in the middle instead of at the start.
    """

    def __init__(
        self,
        themes: ThemeStore,
        title: str = "",
        summary: str = "",
        width: int = CONTENT_WIDTH,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._width = width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        self.heading = PlainText(themes, title, "title")
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.summary = PlainText(themes, summary, "body", "muted")
        # Only ever hidden here: what is shown without a parent comes up as a window of its own.
        for label, words in ((self.heading, title), (self.summary, summary)):
            if not words:
                label.hide()
        self._head = QVBoxLayout()
        self._head.setSpacing(4)
        self._head.addWidget(self.heading)
        self._head.addWidget(self.summary)
        self._top = QHBoxLayout()
        self._top.setSpacing(16)
        self._top.addLayout(self._head, 1)
        self.body.addLayout(self._top)
        self.setWidget(self._frame(centred))
        self._restyle()
        themes.changed.connect(self._restyle)

    def set_title(self, title: str, summary: str = "") -> None:
        """Change heading and summary; empty texts take no room."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))

    def add_beside_heading(self, widget: QWidget) -> None:
        """Put ``widget`` at the other end of the heading's line, such as a search field."""
        self._top.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def focus_heading(self) -> None:
        """Scroll to the top and put the focus on the heading, as after a change of page."""
        self.verticalScrollBar().setValue(0)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """One level back inside the page, or off it; False where there is none."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape steps back; where there is no step the window is asked."""
        if not (escapes(event) and self.step_back()):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Small: whatever does not fit is scrolled to."""
        return QSize(200, 120)

    def _frame(self, centred: bool) -> QWidget:
        """The column with the page margin around it, kept to its width."""
        content = QWidget()
        content.setObjectName("pageContent")
        row = QHBoxLayout(content)
        row.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        row.setSpacing(0)
        if centred:
            row.addStretch(0)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        return content

    def _restyle(self) -> None:
        self._column.setMaximumWidth(self._themes.theme.px(self._width))
