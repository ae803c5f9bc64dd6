"""What to mind before an exercise: one calm line that opens where there is more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.bullets import bullets
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.text import PlainText


class CautionsCard(Card):
    """The first caution in full; More opens the others in place. Hidden where there are none."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        self._themes = themes
        self._rest: tuple[str, ...] = ()
        self._first = PlainText(themes)
        self._more = QuietButton(themes, self.tr("More"), "chevron-down", icon_after=True)
        self._more.setAccessibleIdentifier("exercise.cautions-more")
        self._more.clicked.connect(self._open)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconPicture(themes, "info", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._first, 1)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines = QVBoxLayout()
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.hide()

    def show_cautions(self, cautions: Sequence[str]) -> None:
        """Show these, closed, instead of those before."""
        empty(self._lines)
        self._rest = tuple(cautions[1:])
        first = cautions[0] if cautions else ""
        self._first.setText(self.tr("Good to know: {caution}").format(caution=first))
        self._more.setAccessibleDescription(first)
        self._more.setVisible(bool(self._rest))
        self.setVisible(bool(cautions))

    def _open(self) -> None:
        self._lines.addLayout(bullets(self._themes, self._rest))
        self._more.hide()
        reveal(self)
