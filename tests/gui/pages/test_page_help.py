"""I need help now: the right number, the person's own people, and a way back to the room."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coping_app.content.reference.help_lines import HelpLine
from coping_app.content.reference.safety_texts import SafetyTexts
from coping_app.ui.pages.help.page import HelpPage, HelpPerson
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, press, settle, shown, words_on
from tests.gui.page_zoo import safety_texts


def page_of(
    qtbot: QtBot,
    themes: ThemeStore,
    person: HelpPerson | None = None,
    texts: SafetyTexts | None = None,
    can_print: bool = True,
) -> HelpPage:
    page = HelpPage(
        themes, lambda: texts, lambda: person or HelpPerson(), can_print=can_print
    )
    shown(qtbot, page)
    return page


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("us", "911"), ("DE", "112")])
def test_the_number_is_that_of_the_country(
    qtbot: QtBot, themes: ThemeStore, country: str, number: str
) -> None:
    page = page_of(qtbot, themes, HelpPerson(country), safety_texts())

    assert by_id(page, "help.number").text() == number
    assert by_id(page, "help.number").role == "display"


@pytest.mark.parametrize("country", ["", "ZZ", "England"])
def test_an_unknown_country_gets_words_and_no_guessed_number(
    qtbot: QtBot, themes: ThemeStore, country: str
) -> None:
    page = page_of(qtbot, themes, HelpPerson(country), safety_texts())

    assert by_id(page, "help.number").text() == "Call your local emergency number."


def test_the_persons_own_contacts_are_shown(qtbot: QtBot, themes: ThemeStore) -> None:
    person = HelpPerson("", "Ana", "+44 20 7946 0000", "Pain clinic, <b>020</b>")
    words = words_on(page_of(qtbot, themes, person, safety_texts()))

    for text in (person.name, person.phone, person.clinic):
        assert text in words


def order_on(page: HelpPage, *words: str) -> list[str]:
    """These words in the order in which they stand on the page."""
    labels = [
        (label.mapTo(page, label.rect().topLeft()), label.text())
        for label in page.findChildren(QLabel)
    ]
    found = {text: (place.y() // 50, place.x()) for place, text in labels if text in words}
    return sorted(found, key=lambda text: found[text])


@pytest.mark.parametrize(
    ("person", "order"),
    [
        (HelpPerson("GB", clinic="Pain clinic, 020"), ["Your people", "Call", "While you wait"]),
        (HelpPerson("GB"), ["Call", "While you wait", "Your people"]),
    ],
)
def test_the_persons_own_people_and_clinic_come_first_once_they_are_set(
    qtbot: QtBot, themes: ThemeStore, person: HelpPerson, order: list[str]
) -> None:
    page = page_of(qtbot, themes, person, safety_texts())

    assert order_on(page, *order) == order
    text = page.as_text()
    if person.clinic:
        assert text.index(person.clinic) < text.index("999")


def test_lines_where_people_listen_are_those_of_the_country_as_plain_text(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    line = HelpLine("GB", "Somebody <b>listens</b>", "0123", "https://a.example", "Page", None)
    asked = Recorder()

    def lines(country: str) -> tuple[HelpLine, ...]:
        asked(country)
        return (line,)

    page = HelpPage(themes, safety_texts, lambda: HelpPerson("GB"), lines=lines)
    shown(qtbot, page)
    words = words_on(page)

    assert "People who listen" in words
    assert all(text in words for text in (line.name, line.number, line.url))
    assert "Somebody <b>listens</b> 0123 https://a.example" in page.as_text()
    assert set(asked.values) == {"GB"}


def test_without_a_line_there_is_no_card_for_them(qtbot: QtBot, themes: ThemeStore) -> None:
    assert "People who listen" not in words_on(page_of(qtbot, themes, texts=safety_texts()))


class Kept:
    """Settings that are kept, or that cannot be."""

    def __init__(self, person: HelpPerson, works: bool = True) -> None:
        self.person, self.works = person, works
        self.told: list[tuple[str, object]] = []

    def change(self, key: str, value: object) -> None:
        self.told.append((key, value))
        field = {"contact_name": "name", "contact_phone": "phone"}.get(key, key)
        if self.works:
            now = replace(self.person, guessed=False) if key == "country" else self.person
            self.person = replace(now, **{field: value})


def page_on(qtbot: QtBot, themes: ThemeStore, kept: Kept) -> HelpPage:
    page = HelpPage(themes, safety_texts, lambda: kept.person)
    page.setting_changed.connect(kept.change)
    shown(qtbot, page)
    return page


def write(page: HelpPage, name: str, phone: str) -> None:
    by_id(page, "help.name").setText(name)
    by_id(page, "help.phone").setText(phone)
    press(page, "help.keep")
    settle()


@pytest.mark.parametrize("works", [True, False])
def test_a_person_and_a_number_are_added_on_the_page_and_stand_there_large(
    qtbot: QtBot, themes: ThemeStore, works: bool
) -> None:
    kept = Kept(HelpPerson("GB"), works)
    page = page_on(qtbot, themes, kept)

    write(page, " Ana ", "020 7946")

    assert kept.told == [("contact_name", "Ana"), ("contact_phone", "020 7946")]
    roles = {label.text(): label.role for label in page.findChildren(PlainText)}
    assert (roles["Ana"], roles["020 7946"]) == ("strong", "title")
    assert "Ana 020 7946" in page.as_text()
    assert page.focusWidget() is by_id(page, "help.contacts")


def test_who_is_kept_can_be_changed_where_they_stand(qtbot: QtBot, themes: ThemeStore) -> None:
    kept = Kept(HelpPerson("GB", "Ana", "020"))
    page = page_on(qtbot, themes, kept)

    press(page, "help.contacts")
    settle()
    assert by_id(page, "help.name").text() == "Ana"
    write(page, "Sam", "030")

    assert (kept.person.name, kept.person.phone) == ("Sam", "030")
    assert "Ana" not in words_on(page)


@pytest.mark.parametrize("works", [True, False])
def test_the_country_is_changed_on_the_page_even_where_it_cannot_be_kept(
    qtbot: QtBot, themes: ThemeStore, works: bool
) -> None:
    kept = Kept(HelpPerson("GB", guessed=True), works)
    page = page_on(qtbot, themes, kept)
    assert has(page, "help.guessed")

    by_id(page, "help.country").set_key("MX")
    settle()

    assert kept.told == [("country", "MX")]
    assert by_id(page, "help.number").text() == "911"
    assert not has(page, "help.guessed")
    assert "Mexico: 911" in page.as_text()
    page.refresh()
    assert by_id(page, "help.number").text() == "911"


def test_a_country_that_is_chosen_elsewhere_later_comes_before_what_was_chosen_here(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    kept = Kept(HelpPerson("GB"))
    page = page_on(qtbot, themes, kept)
    by_id(page, "help.country").set_key("MX")
    kept.change("country", "DE")
    page.refresh()
    settle()

    assert by_id(page, "help.number").text() == "112"


def test_where_no_country_is_known_the_list_stands_right_below_the_words(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_on(qtbot, themes, Kept(HelpPerson()))

    choice = by_id(page, "help.country")
    words = safety_texts().help.danger
    danger = next(label for label in page.findChildren(PlainText) if label.text() == words)
    assert choice.mapTo(page, choice.rect().topLeft()).y() < danger.mapTo(
        page, danger.rect().topLeft()
    ).y()
    assert [label.text() for label in page.findChildren(QLabel) if label.buddy() is choice] == [
        "Country for the number"
    ]


def test_police_and_ambulance_stand_beside_the_number_where_they_differ(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_on(qtbot, themes, Kept(HelpPerson("CH")))

    assert by_id(page, "help.number").text() == "112"
    assert by_id(page, "help.others").text() == "Police: 117\nAmbulance: 144"
    assert "Ambulance: 144" in page.as_text()


@pytest.mark.parametrize(
    ("language", "suicide", "violence"),
    [("en", "suicide", "violence at home"), ("es", "suicidio", "violencia en casa")],
)
def test_suicide_and_violence_at_home_are_named_with_what_to_do(
    qtbot: QtBot, themes: ThemeStore, language: str, suicide: str, violence: str
) -> None:
    texts = safety_texts(language)
    page = page_of(qtbot, themes, HelpPerson("ES"), texts)
    words = words_on(page)

    for topic, name in zip(texts.help.topics, (suicide, violence), strict=True):
        assert name in topic.title.lower()
        assert has(page, f"help.topic.{topic.id}")
        assert all(line in words for line in (topic.title, *topic.lines))
        assert topic.title in page.as_text()


def test_a_clinic_is_told_which_file_its_own_lines_go_into(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = HelpPage(themes, safety_texts, HelpPerson, lines_file="/data/safety/help_lines.yaml")
    shown(qtbot, page)

    assert by_id(page, "help.lines-file").text() == "/data/safety/help_lines.yaml"
    assert safety_texts().help.clinic_how in words_on(page)


def test_nothing_on_the_spanish_page_is_left_in_english_but_the_keys(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    english, spanish = safety_texts().help, safety_texts("es").help
    page = page_of(qtbot, themes, HelpPerson("ES", guessed=True), safety_texts("es"))
    words = words_on(page)
    mine = [each.strip() for each in astuple(english.labels) if "{" not in each]

    assert [each for each in mine if each in words] == []
    assert spanish.labels.keep in [button.text() for button in page.findChildren(QPushButton)]


def test_ground_me_now_is_the_one_primary_button(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, texts=safety_texts())
    grounded = Recorder()
    page.ground_requested.connect(grounded)

    press(page, "help.ground")

    assert grounded.values == ["grounding-54321"]


def test_every_sign_of_both_urgencies_is_shown(qtbot: QtBot, themes: ThemeStore) -> None:
    texts = safety_texts()
    words = words_on(page_of(qtbot, themes, texts=texts))

    for group in texts.red_flags.groups:
        assert group.title in words
        assert all(sign in words for sign in group.signs)
    assert texts.red_flags.note in words


def test_the_page_opens_even_where_its_texts_cannot_be_read(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, HelpPerson("GB", "Ana"))
    grounded = Recorder()
    page.ground_requested.connect(grounded)

    assert by_id(page, "help.number").text() == "Call your local emergency number."
    assert "Ana" in words_on(page)
    press(page, "help.ground")
    assert grounded.values == ["grounding-54321"]


def test_the_keys_are_explained_with_those_of_the_window(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = HelpPage(themes, lambda: None, HelpPerson, [("Ctrl+1", "Go to Today.")])
    shown(qtbot, page)
    words = words_on(page)

    assert "Ctrl+1: Go to Today." in words
    assert "Tab, Shift+Tab: Go to the next thing, or the one before." in words


def test_the_page_is_printed_as_plain_text(qtbot: QtBot, themes: ThemeStore) -> None:
    texts = safety_texts()
    page = page_of(qtbot, themes, HelpPerson("GB", "Ana", "020"), texts)
    printed = Recorder()
    page.print_requested.connect(printed)

    press(page, "help.print")

    (text,) = printed.values
    assert "United Kingdom: 999" in text
    assert "Ana 020" in text
    assert f"- {texts.red_flags.groups[0].signs[0]}" in text


def test_where_nothing_may_be_printed_there_is_no_button(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    assert not has(page_of(qtbot, themes, can_print=False), "help.print")


def test_contacts_that_change_are_shown_when_the_page_comes_up_again(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    people = [HelpPerson(name="Ana")]
    page = HelpPage(themes, safety_texts, lambda: people[0])
    shown(qtbot, page)

    people[0] = HelpPerson(name="Sam")
    page.refresh()
    settle()

    assert "Sam" in words_on(page)
    assert "Ana" not in words_on(page)


def test_the_texts_are_read_once(qtbot: QtBot, themes: ThemeStore) -> None:
    reads = Recorder()

    def read() -> SafetyTexts:
        reads()
        return safety_texts()

    page = HelpPage(themes, read, HelpPerson)
    assert reads.calls == []
    shown(qtbot, page)
    page.refresh()

    assert len(reads.calls) == 1
