"""The card with the emergency number itself, large, and the country that it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.reference.safety_texts import ELSEWHERE, EmergencyNumber, HelpTexts
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.fields import Choice, labelled
from coping_app.ui.widgets.text import PlainText


class CallCard(Card):
    """The number of a country, who else is called there, and a list to choose the country from.

    Where no country is known, the list stands before everything that is only read.

    Signals:
        country_chosen: Code of a country, ``ZZ`` for another one, or empty.

    Args:
        texts: Words and numbers.
        country: Code of the country to begin with; empty where none is known.
        guessed: Whether it was found by the region of the computer.
    """

    country_chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        texts: HelpTexts,
        country: str,
        guessed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._texts = texts
        labels = texts.labels
        self._digits = PlainText(themes, role="display")
        self._unknown = PlainText(themes, texts.unknown, "heading")
        self._where = PlainText(themes, role="secondary", tone="muted")
        self._others = PlainText(themes, role="strong")
        self._others.setAccessibleIdentifier("help.others")
        self._guess = PlainText(themes, labels.guessed, "secondary", "muted")
        self._guess.setAccessibleIdentifier("help.guessed")
        known = texts.number_for(country) is not None
        self._choice = self._choice_of(themes, () if known else (("", labels.not_chosen),))
        chooser = labelled(themes, labels.country, self._choice)
        if not texts.emergency:
            chooser.hide()
        self.body.addWidget(PlainText(themes, labels.call, "subheading", "danger"))
        for part in (self._digits, self._unknown, self._where, self._others):
            self.body.addWidget(part)
        danger = PlainText(themes, texts.danger)
        for below in (danger, self._guess, chooser) if known else (chooser, self._guess, danger):
            self.body.addWidget(below)
        self.body.addStretch(1)
        self.body.addWidget(PlainText(themes, texts.watched, "secondary", "muted"))
        self._choice.set_key(country if known else ELSEWHERE if country == ELSEWHERE else "")
        self._choice.key_changed.connect(self.country_chosen)
        self.show_country(country, guessed)

    def show_country(self, country: str, guessed: bool) -> None:
        """The number of another country, in the same place."""
        number = self._texts.number_for(country)
        for label, shown in (
            (self._digits, number is not None),
            (self._where, number is not None),
            (self._unknown, number is None),
            (self._others, bool(number and (number.police or number.ambulance))),
            (self._guess, guessed and number is not None),
        ):
            label.setVisible(shown)
        self._digits.setAccessibleIdentifier("help.number" if number else "")
        self._unknown.setAccessibleIdentifier("" if number else "help.number")
        if number is not None:
            self._digits.setText(number.number)
            self._where.setText(self._texts.labels.number_of.format(country=number.name))
            self._others.setText("\n".join(others_of(self._texts, number)))

    def _choice_of(self, themes: ThemeStore, first: tuple[tuple[str, str], ...]) -> Choice:
        labels = self._texts.labels
        options = (*first, *self._texts.countries(), (ELSEWHERE, labels.another))
        choice = Choice(themes, labels.country, options)
        choice.setAccessibleIdentifier("help.country")
        return choice


def others_of(texts: HelpTexts, number: EmergencyNumber) -> tuple[str, ...]:
    """A line for each service that has another number there."""
    labels = texts.labels
    pairs = ((labels.police, number.police), (labels.ambulance, number.ambulance))
    return tuple(words.format(number=other) for words, other in pairs if other)
