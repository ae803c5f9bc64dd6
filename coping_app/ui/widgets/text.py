"""The one label class: plain text always, whatever the text contains."""

from __future__ import annotations

from math import ceil
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import MEASURE_CHARACTERS
from coping_app.ui.widgets.text_layout import (
    LaidText,
    lay_out,
    longest_word_width,
    measure_width,
    natural_width,
)

TextAlign = Literal["start", "centre", "end"]

_ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}
_HEADING_ROLES = frozenset({"display", "title", "heading", "subheading"})
_LONGEST_KEPT_WORD = 14
"""Words up to this many average letters are never broken by a narrow layout."""


class PlainText(QLabel):
    """Text that wraps, grows with the text size and is never read as HTML.

    Lines hold at most 66 characters and have the line height of the type scale. Text from packs
    and files may contain anything: tags are shown literally and nothing is ever loaded.

    Args:
        themes: Where the look comes from.
        text: What is shown; lines end at ``\\n``.
        role: A role of ``tokens.ROLES``: display title heading subheading body strong secondary…
        tone: The colour token of the text.
        align: Where lines start; ``start`` follows the reading direction.
        heading: Whether assistive technology is told a heading; None follows the role.
    """

    def __init__(
        self,
        themes: ThemeStore,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        align: TextAlign = "start",
        parent: QWidget | None = None,
        heading: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._role = role
        self._is_heading = role in _HEADING_ROLES if heading is None else heading
        self._tone = tone
        self._align = align
        self._laid: dict[tuple[float, bool], LaidText] = {}
        self._natural: float | None = None
        self._measure = 0.0
        super().setTextFormat(Qt.TextFormat.PlainText)
        super().setWordWrap(True)
        self.setProperty("textRole", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self._restyle()
        themes.changed.connect(self._restyle)

    @property
    def accessible_role(self) -> str:
        """Heading for the roles of titles; else as Qt has it for a label."""
        return "Heading" if self._is_heading else "NoRole"

    @property
    def role(self) -> str:
        """The role of the type scale."""
        return self._role

    def setText(self, text: str) -> None:
        """Show ``text`` exactly as it is written."""
        self._forget()
        super().setText(text)
        self.updateGeometry()
        self.update()

    def setTextFormat(self, _format: Qt.TextFormat) -> None:
        """Stay with plain text: outside text must never become HTML."""

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self._tone = tone
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Text wraps, so its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of the text broken at ``width``."""
        return ceil(self._lay(width).height)

    def sizeHint(self) -> QSize:
        """As wide as its longest line would be, up to 66 characters."""
        width = ceil(min(self._natural_width() + 1, self._measure))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word, one line high."""
        font = self.font()
        most = measure_width(font, _LONGEST_KEPT_WORD)
        width = ceil(longest_word_width(self.text(), font, most)) + 1
        return QSize(width, self._themes.theme.line(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, centred over the height that is left."""
        laid = self._lay(self.width())
        painter = QPainter(self)
        spare = self.width() - min(self.width(), self._measure)
        start = {"start": 0.0, "centre": spare / 2, "end": spare}[self._align]
        if self.isRightToLeft():
            start = spare - start
        top = max(0.0, (self.height() - laid.height) / 2)
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            top = 0.0
        tone = self._tone if self.isEnabled() else "muted"
        laid.draw(painter, start, top, self._themes.theme.colour(tone))

    def _restyle(self) -> None:
        self._forget()
        self.setFont(self._themes.theme.font(self._role))
        self._measure = measure_width(self.font(), MEASURE_CHARACTERS)
        self.updateGeometry()
        self.update()

    def _forget(self) -> None:
        self._laid.clear()
        self._natural = None

    def _natural_width(self) -> float:
        if self._natural is None:
            self._natural = natural_width(self.text(), self.font())
        return self._natural

    def _room(self, width: int) -> float:
        """The width that lines are broken in.

        Text that fits into its lines is laid out the same in any more room, where it starts at
        the start: layouts ask for many widths.
        """
        room = min(width, self._measure)
        if self._align == "start" and not self.isRightToLeft():
            return min(room, ceil(self._natural_width()) + 1)
        return room

    def _lay(self, width: int) -> LaidText:
        """The text at ``width``; the last few are kept, as layouts ask again and again."""
        key = (self._room(width), self.isRightToLeft())
        if key not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            self._laid[key] = lay_out(
                self.text(),
                self.font(),
                key[0],
                self._themes.theme.line(self._role),
                _ALIGN[self._align],
                self.layoutDirection(),
            )
        return self._laid[key]


def set_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Give ``widget`` a tool tip that is shown and told literally, even if it looks like HTML."""
    if "<" not in text:  # Qt looks for tags only
        widget.setToolTip(text)
        return
    literal = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<p>{literal}</p>")
    widget.setAccessibleDescription(text)  # else the escaped form would be read out
