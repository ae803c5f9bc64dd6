"""I need help now: who to call, what may be urgent, and a way back to the room.

Opening this page is never recorded anywhere. It opens even where its texts cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.help_lines import HelpLine
from coping_app.content.safety_texts import HelpTexts, RedFlags, SafetyTexts
from coping_app.ui.pages.clearing import empty, reveal
from coping_app.ui.pages.help_cards import (
    call_card,
    flags_card,
    ground_card,
    keys_card,
    lines_card,
    person_card,
)
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.flow_layout import CardGrid
from coping_app.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class HelpPerson:
    """What the person set for such moments; each may be empty.

    Attributes:
        country: Two letters.
        name: Someone to call.
        phone: Their number.
        clinic: Clinic or doctor, as the person wrote it.
    """

    country: str = ""
    name: str = ""
    phone: str = ""
    clinic: str = ""

    @property
    def is_set(self) -> bool:
        """Whether there is anybody to call."""
        return bool(self.name or self.phone or self.clinic)


class HelpPage(ScrollPage):
    """The help page.

    Signals:
        ground_requested: Id of the exercise to start.
        settings_requested: The person wants to add a number.
        print_requested: The page as plain text.

    Args:
        texts: Reads the texts; None where they cannot be read.
        person: What the person set.
        shortcuts: Keys and what they do, beyond those of every page.
        can_print: Whether printing is offered (never on a kiosk).
        lines: Lines where people listen, for a country code or an empty one.
    """

    ground_requested = Signal(str)
    settings_requested = Signal()
    print_requested = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        texts: Callable[[], SafetyTexts | None],
        person: Callable[[], HelpPerson],
        shortcuts: Sequence[tuple[str, str]] = (),
        can_print: bool = True,
        lines: Callable[[str], Sequence[HelpLine]] = lambda _: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("Help, right now"), width=CHART_WIDTH, parent=parent)
        self._read = texts
        self._person = person
        self._lines = lines
        self._shortcuts = tuple(shortcuts)
        self._texts: SafetyTexts | None = None
        self._print = SecondaryButton(themes, self.tr("Print this page"), "printer")
        self._print.setAccessibleIdentifier("help.print")
        self._print.clicked.connect(self._request_print)
        if not can_print:
            self._print.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self.body.addLayout(self._place)
        if can_print:
            self.add_beside_heading(self._print)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Build the page from the texts and from what the person set."""
        empty(self._place)
        if self._texts is None:
            self._texts = self._read()
        help_texts = self._texts.help if self._texts else self._plain_texts()
        self.set_title(help_texts.title, help_texts.lead)
        person = self._person()
        self._place.addLayout(self._first_cards(help_texts, person))
        if self._texts:
            self._place.addLayout(self._flag_cards(self._texts.red_flags))
        self._place.addWidget(keys_card(self._themes, (*self._common_keys(), *self._shortcuts)))
        reveal(self)

    def as_text(self) -> str:
        """The page as plain text, for printing."""
        help_texts = self._texts.help if self._texts else self._plain_texts()
        person = self._person()
        number = help_texts.number_for(person.country)
        lines = [help_texts.title]
        if person.is_set:
            lines += ["", " ".join(part for part in (person.name, person.phone) if part)]
            lines.append(person.clinic)
        lines += ["", help_texts.danger]
        lines.append(f"{number.name}: {number.number}" if number else help_texts.unknown)
        for line in self._lines(person.country):
            lines += ["", " ".join(part for part in (line.name, line.number, line.url) if part)]
        for group in self._texts.red_flags.groups if self._texts else ():
            lines += ["", group.title, group.lead, *(f"- {sign}" for sign in group.signs)]
        return "\n".join(lines).strip() + "\n"

    def _first_cards(self, texts: HelpTexts, person: HelpPerson) -> CardGrid:
        """The person's own people come first, once they are set; else the emergency number."""
        call = call_card(self._themes, texts, texts.number_for(person.country))
        ground, button = ground_card(self._themes, texts)
        button.clicked.connect(self._request_ground)
        own, add = person_card(self._themes, texts, person.name, person.phone, person.clinic)
        add.clicked.connect(self.settings_requested)
        cards = [own, call, ground] if person.is_set else [call, ground, own]
        if lines := self._lines(person.country):
            cards.append(lines_card(self._themes, lines))
        grid = CardGrid(self._themes, least=300, most=3, gap=24)
        for card in cards:
            grid.addWidget(card)
        return grid

    def _flag_cards(self, flags: RedFlags) -> CardGrid:
        grid = CardGrid(self._themes, least=360, most=2, gap=24)
        for group in flags.groups:
            grid.addWidget(flags_card(self._themes, group, flags.note))
        return grid

    def _request_ground(self) -> None:
        texts = self._texts.help if self._texts else self._plain_texts()
        self.ground_requested.emit(texts.grounding[0])

    def _request_print(self) -> None:
        self.print_requested.emit(self.as_text())

    def _common_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Tab, Shift+Tab"), self.tr("Go to the next thing, or the one before.")),
            (self.tr("Arrow keys"), self.tr("Move inside a group, such as the numbers.")),
            (self.tr("Space, Enter"), self.tr("Press what has the ring around it.")),
            (self.tr("Escape"), self.tr("One step back. In a session: pause.")),
        )

    def _plain_texts(self) -> HelpTexts:
        """What is said where the file cannot be read."""
        return HelpTexts(
            title=self.tr("Help, right now"),
            lead=self.tr("You are not a burden. Help is for moments like this."),
            danger=self.tr("If you may be in danger, call the emergency number now."),
            person=self.tr("You can also call someone you trust."),
            watched=self.tr("Nobody sees what you do here. This app cannot call for you."),
            unknown=self.tr("Call your local emergency number."),
            medical="",
            ground_title=self.tr("While you wait"),
            ground_lead=self.tr("This can help you come back to the room."),
            grounding=("grounding-54321",),
            emergency=(),
        )
