"""The cards of the help page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coping_app.content.help_lines import HelpLine
from coping_app.content.safety_texts import EmergencyNumber, FlagGroup, HelpTexts
from coping_app.ui.pages.bullets import bullets
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText

translate = QCoreApplication.translate


def call_card(themes: ThemeStore, texts: HelpTexts, number: EmergencyNumber | None) -> Card:
    """The emergency number, large; without a known country, the words for it."""
    card = Card()
    title = translate("help", "Call")
    card.body.addWidget(PlainText(themes, title, "subheading", "danger"))
    if number:
        digits = PlainText(themes, number.number, "display")
        digits.setAccessibleIdentifier("help.number")
        card.body.addWidget(digits)
        where = translate("help", "Emergency number of {country}").format(country=number.name)
        card.body.addWidget(PlainText(themes, where, "secondary", "muted"))
    else:
        unknown = PlainText(themes, texts.unknown, "strong")
        unknown.setAccessibleIdentifier("help.number")
        card.body.addWidget(unknown)
    card.body.addWidget(PlainText(themes, texts.danger))
    card.body.addStretch(1)
    card.body.addWidget(PlainText(themes, texts.watched, "secondary", "muted"))
    return card


def ground_card(themes: ThemeStore, texts: HelpTexts) -> tuple[Card, PrimaryButton]:
    """A way back to the room, and its button."""
    card = Card("soft")
    card.body.addWidget(PlainText(themes, texts.ground_title, "subheading"))
    card.body.addWidget(PlainText(themes, texts.ground_lead, tone="on-soft"))
    button = PrimaryButton(themes, translate("help", "Ground me now"), "play")
    button.setAccessibleIdentifier("help.ground")
    card.body.addStretch(1)
    card.body.addWidget(button)
    return card, button


def person_card(
    themes: ThemeStore, texts: HelpTexts, name: str, phone: str, clinic: str
) -> tuple[Card, SecondaryButton]:
    """The person's own contacts, and the button that leads to their settings."""
    card = Card()
    card.body.addWidget(PlainText(themes, translate("help", "Your people"), "subheading"))
    card.body.addWidget(PlainText(themes, texts.person))
    for text, role in ((name, "strong"), (phone, "heading"), (clinic, "strong")):
        if text:
            card.body.addWidget(PlainText(themes, text, role))
    some = bool(name or phone or clinic)
    words = translate("help", "Change these") if some else translate("help", "Add a number")
    if not some:
        hint = translate("help", "A name and a number can stand here.")
        card.body.addWidget(PlainText(themes, hint, "secondary", "muted"))
    button = SecondaryButton(themes, words)
    button.setAccessibleIdentifier("help.contacts")
    card.body.addStretch(1)
    card.body.addWidget(button)
    return card, button


def lines_card(themes: ThemeStore, lines: Sequence[HelpLine]) -> Card:
    """Lines where people listen: name, number and address of each, as plain text."""
    card = Card()
    title = translate("help", "People who listen")
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
