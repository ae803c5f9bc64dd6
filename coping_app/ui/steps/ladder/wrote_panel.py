"""The panel beside a form that keeps earlier answers in sight, so that nothing need be recalled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.format.model import FormField
from coping_app.features.steps.ladder import ladder_lines
from coping_app.ui.parts.day_picker import day_words
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText

MOST_CHARACTERS = 400
"""Of a longer answer the beginning is shown: the panel is a reminder."""


def answer_words(value: Any, field: FormField | None = None) -> str:
    """An answer as it is shown; ``field`` is its question, where that is known."""
    if (rungs := ladder_lines(value)) is not None:
        words = "\n".join(rungs)
    elif isinstance(value, (list, tuple)):
        words = "\n".join(answer_words(entry) for entry in value)
    else:
        words = fill_template("{value}", {"value": value})
    if field is not None:
        words = _with_its_measure(words, field)
    return words if len(words) <= MOST_CHARACTERS else words[:MOST_CHARACTERS].rstrip() + " …"


def _with_its_measure(words: str, field: FormField) -> str:
    if field.type == "scale":
        most = 10 if field.max is None else field.max
        return QCoreApplication.translate("WrotePanel", "{value} of {most}").format(
            value=words, most=f"{most:g}"
        )
    if field.type == "number" and field.unit:
        return f"{words} {field.unit}"
    if field.type == "date":
        try:
            return day_words(date.fromisoformat(words))
        except ValueError:
            return words
    return words


class WrotePanel(Card):
    """Questions and the answers that were given to them; hidden while there are none."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(tone="sunken", parent=parent)
        self._themes = themes
        self.setAccessibleIdentifier("form-you-wrote")
        self.setAccessibleName(self.tr("You wrote"))
        self.body.addWidget(PlainText(themes, self.tr("You wrote"), "secondary-strong", "muted"))
        self._pairs = QVBoxLayout()
        self._pairs.setSpacing(12)
        self.body.addLayout(self._pairs)
        self.body.addStretch(1)
        self.pairs: list[QWidget] = []

    def show_answers(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Shows questions with their answers; the newest are the last."""
        for pair in self.pairs:
            self._pairs.removeWidget(pair)
            pair.hide()
            pair.deleteLater()
        self.pairs = [self._pair(question, answer) for question, answer in pairs]
        for pair in self.pairs:
            self._pairs.addWidget(pair)
            pair.show()
        self.setVisible(bool(pairs))

    def _pair(self, question: str, answer: str) -> QWidget:
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if question:
            column.addWidget(PlainText(self._themes, question, "secondary", "muted"))
        column.addWidget(PlainText(self._themes, answer))
        return pair
