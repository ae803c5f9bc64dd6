"""The panel beside a form that keeps earlier answers in sight, so that nothing need be recalled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.expressions import fill_template
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText

MOST_CHARACTERS = 400
"""Of a longer answer the beginning is shown: the panel is a reminder."""


def answer_words(value: Any) -> str:
    """An answer as it is shown: lists line by line, numbers without a needless point."""
    if isinstance(value, (list, tuple)):
        words = "\n".join(answer_words(entry) for entry in value)
    else:
        words = fill_template("{value}", {"value": value})
    return words if len(words) <= MOST_CHARACTERS else words[:MOST_CHARACTERS].rstrip() + " …"


class WrotePanel(Card):
    """Questions and the answers that were given to them; hidden while there are none."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(tone="sunken", parent=parent)
        self._themes = themes
        self.setAccessibleIdentifier("form-you-wrote")
        self.setAccessibleName(self.tr("You wrote"))
        self.body.addWidget(PlainText(themes, self.tr("You wrote"), "secondary-strong", "muted"))
        self._pairs = QVBoxLayout()
        self._pairs.setSpacing(4)
        self.body.addLayout(self._pairs)
        self.body.addStretch(1)
        self.texts: list[PlainText] = []

    def show_answers(self, pairs: Sequence[tuple[str, Any]]) -> None:
        """Shows questions with their answers; the newest are the last."""
        for text in self.texts:
            text.hide()
            text.deleteLater()
        self.texts = []
        for question, value in pairs:
            if question:
                self._add(question, "secondary", "muted")
            self._add(answer_words(value), "body", "text")
            self.texts[-1].setContentsMargins(0, 0, 0, 8)
        self.setVisible(bool(pairs))

    def _add(self, words: str, role: str, tone: str) -> None:
        text = PlainText(self._themes, words, role, tone)
        self.texts.append(text)
        self._pairs.addWidget(text)
