"""What to expect of an exercise that can stir much, told before it can be started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText

if TYPE_CHECKING:
    from coping_app.content.format.model import Preparation


class PreparationCard(Card):
    """What may happen, how to stop, and when to leave it for later."""

    def __init__(
        self, themes: ThemeStore, preparation: Preparation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        title = PlainText(themes, self.tr("Before you begin"), "subheading")
        title.setAccessibleIdentifier("exercise.prepare")
        self.body.addWidget(title)
        for name, text in (
            (self.tr("What to expect"), preparation.expect),
            (self.tr("How to stop"), preparation.stop),
            (self.tr("When to leave it for later"), preparation.later),
        ):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(PlainText(themes, name, "strong"))
            part.addWidget(PlainText(themes, text))
            self.body.addLayout(part)
