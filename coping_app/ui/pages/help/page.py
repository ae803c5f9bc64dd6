"""I need help now: who to call, what may be urgent, and a way back to the room.

Opening this page is never recorded anywhere. It opens even where its texts cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.help_lines import HelpLine
from coping_app.content.reference.safety_texts import HelpTexts, RedFlags, SafetyTexts
from coping_app.ui.pages.help.call import CallCard, others_of
from coping_app.ui.pages.help.cards import (
    clinic_card,
    flags_card,
    ground_card,
    keys_card,
    lines_card,
    topic_card,
)
from coping_app.ui.pages.help.people import PeopleCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class HelpPerson:
    """What the person set for such moments; each may be empty.

    Attributes:
        country: Two letters.
        name: Someone to call.
        phone: Their number.
        clinic: Clinic or doctor, as the person wrote it.
        guessed: The country was found by the region of the computer; nobody chose it.
    """

    country: str = ""
    name: str = ""
    phone: str = ""
    clinic: str = ""
    guessed: bool = False

    @property
    def is_set(self) -> bool:
        """Whether there is anybody to call."""
        return bool(self.name or self.phone or self.clinic)


class HelpPage(ScrollPage):
    """The help page.

    What is chosen or written here counts at once, and for this time even where it cannot be kept.

    Signals:
        ground_requested: Id of the exercise to start.
        setting_changed: Key and value of a setting: the country, or the person to call.
        print_requested: The page as plain text.

    Args:
        texts: Reads the texts; None where they cannot be read.
        person: What the person set.
        shortcuts: Keys and what they do, beyond those of every page.
        can_print: Whether printing is offered (never on a kiosk).
        lines: Lines where people listen, for a country code or an empty one.
        lines_file: Where a clinic adds such lines; empty says nothing of it.
    """

    ground_requested = Signal(str)
    setting_changed = Signal(str, object)
    print_requested = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        texts: Callable[[], SafetyTexts | None],
        person: Callable[[], HelpPerson],
        shortcuts: Sequence[tuple[str, str]] = (),
        can_print: bool = True,
        lines: Callable[[str], Sequence[HelpLine]] = lambda _: (),
        lines_file: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("Help, right now"), width=CHART_WIDTH, parent=parent)
        self._read = texts
        self._kept = person
        self._this_time: dict[str, str] = {}
        self._lines = lines
        self._lines_file = lines_file
        self._shortcuts = tuple(shortcuts)
        self._can_print = can_print
        self._texts: SafetyTexts | None = None
        self._call: CallCard | None = None
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self._listening = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Build the page from the texts and from what the person set."""
        empty(self._place)
        if self._texts is None:
            self._texts = self._read()
        help_texts = self._help_texts()
        self.set_title(help_texts.title, help_texts.lead)
        person = self._person()
        self._place.addLayout(self._first_cards(help_texts, person))
        self._listening = QVBoxLayout()
        self._place.addLayout(self._listening)
        self._show_lines(person.country)
        self._place.addLayout(self._topics(help_texts))
        if self._texts:
            self._place.addLayout(self._flag_cards(self._texts.red_flags))
        if self._can_print:
            self._place.addWidget(self._print_button(), 0, Qt.AlignmentFlag.AlignLeft)
        if self._lines_file and help_texts.clinic:
            self._place.addWidget(clinic_card(self._themes, help_texts, self._lines_file))
        self._place.addWidget(keys_card(self._themes, (*self._common_keys(), *self._shortcuts)))
        reveal(self)

    def as_text(self) -> str:
        """The page as plain text, for printing."""
        help_texts = self._help_texts()
        person = self._person()
        number = help_texts.number_for(person.country)
        lines = [help_texts.title]
        if person.is_set:
            lines += ["", " ".join(part for part in (person.name, person.phone) if part)]
            lines.append(person.clinic)
        lines += ["", help_texts.danger]
        lines.append(f"{number.name}: {number.number}" if number else help_texts.unknown)
        lines += others_of(help_texts, number) if number else ()
        for line in self._lines(person.country):
            lines += ["", " ".join(part for part in (line.name, line.number, line.url) if part)]
        for topic in help_texts.topics:
            lines += ["", topic.title, *(f"- {each}" for each in topic.lines)]
        for group in self._texts.red_flags.groups if self._texts else ():
            lines += ["", group.title, group.lead, *(f"- {sign}" for sign in group.signs)]
        return "\n".join(lines).strip() + "\n"

    def _help_texts(self) -> HelpTexts:
        return self._texts.help if self._texts else self._plain_texts()

    def _person(self) -> HelpPerson:
        """What is kept, with what was said here and could not be kept."""
        kept = self._kept()
        said = self._this_time
        return replace(
            kept,
            country=said.get("country", kept.country),
            name=said.get("contact_name", kept.name),
            phone=said.get("contact_phone", kept.phone),
            guessed=kept.guessed and "country" not in said,
        )

    def _first_cards(self, texts: HelpTexts, person: HelpPerson) -> CardGrid:
        """The person's own people come first, once they are set; else the emergency number."""
        self._call = CallCard(self._themes, texts, person.country, person.guessed)
        self._call.country_chosen.connect(self._choose_country)
        ground, button = ground_card(self._themes, texts)
        button.clicked.connect(self._request_ground)
        own = PeopleCard(self._themes, texts, person.name, person.phone, person.clinic)
        own.person_given.connect(self._keep_person)
        grid = CardGrid(self._themes, least=300, most=3, gap=24)
        for card in [own, self._call, ground] if person.is_set else [self._call, ground, own]:
            grid.addWidget(card)
        return grid

    def _show_lines(self, country: str) -> None:
        """Lines where people listen; without one there is no card for them."""
        empty(self._listening)
        if lines := self._lines(country):
            title = self._help_texts().labels.listen
            self._listening.addWidget(lines_card(self._themes, lines, title))

    def _topics(self, texts: HelpTexts) -> CardGrid:
        grid = CardGrid(self._themes, least=360, most=2, gap=24)
        for topic in texts.topics:
            grid.addWidget(topic_card(self._themes, topic))
        return grid

    def _flag_cards(self, flags: RedFlags) -> CardGrid:
        grid = CardGrid(self._themes, least=300, most=3, gap=24)
        for group in flags.groups:
            grid.addWidget(flags_card(self._themes, group, flags.note))
        return grid

    def _print_button(self) -> SecondaryButton:
        button = SecondaryButton(self._themes, self._help_texts().labels.print, "printer")
        button.setAccessibleIdentifier("help.print")
        button.clicked.connect(self._request_print)
        return button

    def _choose_country(self, country: str) -> None:
        self._say("country", country)
        person = self._person()
        if self._call is not None:
            self._call.show_country(person.country, person.guessed)
        self._show_lines(person.country)
        reveal(self)

    def _keep_person(self, name: str, phone: str) -> None:
        self._say("contact_name", name)
        self._say("contact_phone", phone)
        self.refresh()
        focus_on(self, "help.contacts" if name or phone else "help.name")

    def _say(self, key: str, value: str) -> None:
        """Tells a change; it is remembered here only while it is not kept."""
        self._this_time.pop(key, None)
        self.setting_changed.emit(key, value)
        kept = self._kept()
        now = {"country": kept.country, "contact_name": kept.name, "contact_phone": kept.phone}
        if value and now[key].casefold() != value.casefold():
            self._this_time[key] = value

    def _request_ground(self) -> None:
        self.ground_requested.emit(self._help_texts().grounding[0])

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
