"""What this app is and is not, and whose work it stands on."""

from __future__ import annotations

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.translate import translate

CREDITS = (
    ("Atkinson Hyperlegible Next", "SIL Open Font License 1.1"),
    ("Lexend", "SIL Open Font License 1.1"),
    ("Lucide", "ISC"),
    ("hibari-tts", "Apache License 2.0"),
    ("Qt, PySide6", "LGPL 3"),
)
"""Fonts, icons, voice and toolkit, each with its licence; names are not translated."""


def safety_sentences() -> tuple[str, ...]:
    """What the app is and is not (content brief, section 4.5); shown in About."""
    return (
        translate("about", "This app helps you build skills for living with pain."),
        translate("about", "It is not emergency care and gives no diagnosis."),
        translate("about", "It does not take the place of treatment."),
        translate("about", "Is your pain new? Please ask a doctor or nurse first."),
        translate(
            "about",
            "Ask first, too, in pregnancy, after surgery, or with heart or lung disease.",
        ),
    )


def about_card(themes: ThemeStore, version: str) -> Card:
    """Version, disclaimer and licences."""
    card = Card()
    card.body.addWidget(PlainText(themes, translate("about", "About this app"), "heading"))
    for sentence in safety_sentences():
        card.body.addWidget(PlainText(themes, sentence))
    title = translate("about", "Made with the work of others")
    card.body.addWidget(PlainText(themes, title, "subheading"))
    works = "\n".join(f"{name}: {licence}" for name, licence in CREDITS)
    card.body.addWidget(PlainText(themes, works, "secondary"))
    line = translate("about", "Version {version}. The app itself: Apache License 2.0.")
    card.body.addWidget(PlainText(themes, line.format(version=version), "secondary", "muted"))
    return card
