"""The cards of the help page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coping_app.content.reference.help_lines import HelpLine
from coping_app.content.reference.safety_texts import FlagGroup, HelpTexts, HelpTopic
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.bullets import bullets
from coping_app.ui.widgets.buttons import PrimaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText

translate = QCoreApplication.translate


def ground_card(themes: ThemeStore, texts: HelpTexts) -> tuple[Card, PrimaryButton]:
    """A way back to the room, and its button."""
    card = Card("soft")
    card.body.addWidget(PlainText(themes, texts.ground_title, "subheading"))
    card.body.addWidget(PlainText(themes, texts.ground_lead, tone="on-soft"))
    button = PrimaryButton(themes, texts.labels.ground, "play")
    button.setAccessibleIdentifier("help.ground")
    card.body.addStretch(1)
    card.body.addWidget(button)
    return card, button


def topic_card(themes: ThemeStore, topic: HelpTopic) -> Card:
    """Something hard by its name, and what to do, one line each."""
    card = Card()
    card.setAccessibleIdentifier(f"help.topic.{topic.id}")
    card.body.addWidget(PlainText(themes, topic.title, "subheading"))
    card.body.addLayout(bullets(themes, topic.lines))
    card.body.addStretch(1)
    return card


def clinic_card(themes: ThemeStore, texts: HelpTexts, file: str) -> Card:
    """How a clinic adds its own lines: the file, and what each line needs."""
    card = Card("sunken")
    card.body.addWidget(PlainText(themes, texts.labels.clinic, "subheading"))
    card.body.addWidget(PlainText(themes, texts.clinic))
    path = PlainText(themes, file, "strong")
    path.setAccessibleIdentifier("help.lines-file")
    card.body.addWidget(path)
    card.body.addWidget(PlainText(themes, texts.clinic_how))
    return card


def lines_card(themes: ThemeStore, lines: Sequence[HelpLine], title: str) -> Card:
    """Lines where people listen: name, number and address of each, as plain text."""
    card = Card()
    card.body.addWidget(PlainText(themes, title, "subheading"))
    for line in lines:
        card.body.addWidget(PlainText(themes, line.name, "strong"))
        for text, role in ((line.number, "heading"), (line.url, "body")):
            if text:
                card.body.addWidget(PlainText(themes, text, role))
    card.body.addStretch(1)
    return card


def flags_card(themes: ThemeStore, group: FlagGroup, note: str) -> Card:
    """Warning signs of one urgency, one line each."""
    card = Card()
    tone = "danger" if group.id == "now" else "warn"
    card.body.addWidget(PlainText(themes, group.title, "subheading", tone))
    card.body.addWidget(PlainText(themes, group.lead, "strong"))
    card.body.addLayout(bullets(themes, group.signs))
    card.body.addStretch(1)
    card.body.addWidget(PlainText(themes, note, "secondary", "muted"))
    return card


def keys_card(themes: ThemeStore, keys: Sequence[tuple[str, str]]) -> Card:
    """How to use the app by keyboard."""
    card = Card("sunken")
    title = translate("help", "With the keyboard alone")
    card.body.addWidget(PlainText(themes, title, "subheading"))
    grid = CardGrid(themes, least=360, most=2, gap=8)
    for key, does in keys:
        grid.addWidget(PlainText(themes, f"{key}: {does}"))
    card.body.addLayout(grid)
    return card
