"""What to mind before an exercise: a short list under a word and a sign that say so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.pages.bullets import bullets
from coping_app.ui.pages.clearing import empty
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.text import PlainText


class CautionsCard(Card):
    """Cautions, one line each; hidden where there are none."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconPicture(themes, "triangle-alert", "warn"))
        title = self.tr("Good to know first")
        head.addWidget(PlainText(themes, title, "subheading", "warn"), 1)
        self._lines = QVBoxLayout()
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.hide()

    def show_cautions(self, cautions: Sequence[str]) -> None:
        """Show these instead of those before."""
        empty(self._lines)
        self._lines.addLayout(bullets(self._themes, cautions))
        self.setVisible(bool(cautions))
