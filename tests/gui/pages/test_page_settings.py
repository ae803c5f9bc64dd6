"""Settings grow from the table and count at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coping_app.features.settings.key_words import key_paragraphs
from coping_app.features.settings.words import MARKED
from coping_app.store.repositories.settings import SETTING_ROWS, Settings
from coping_app.ui.pages.settings.about import CREDITS
from coping_app.ui.pages.settings.page import SettingsPage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, shown, words_on

SHOWN = [row for row in SETTING_ROWS if row.group != "hidden"]


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeStore) -> SettingsPage:
    page = SettingsPage(themes, Settings, "/home/someone/records", "0.1.0")
    shown(qtbot, page)
    return page


@pytest.fixture
def told(page: SettingsPage) -> Recorder:
    recorder = Recorder()
    page.setting_changed.connect(recorder)
    return recorder


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.key)
def test_every_shown_row_has_a_field_with_its_words(page: SettingsPage, row: Any) -> None:
    assert has(page, f"settings.{row.key}")
    words = words_on(page)
    assert row.label in words
    assert row.help in words


def test_hidden_rows_have_none(page: SettingsPage) -> None:
    for row in SETTING_ROWS:
        if row.group == "hidden":
            assert not has(page, f"settings.{row.key}")


def test_every_word_of_the_table_is_marked_for_translation() -> None:
    words = {row.label for row in SHOWN} | {row.help for row in SHOWN if row.help}
    words |= {text for row in SHOWN for _, text in row.options}

    assert words == set(MARKED)


def test_a_switch_tells_at_once(page: SettingsPage, told: Recorder) -> None:
    QTest.keyClick(by_id(page, "settings.captions"), Qt.Key.Key_Space)

    assert told.calls == [("captions", False)]


def test_a_choice_tells_its_value_and_not_its_words(page: SettingsPage, told: Recorder) -> None:
    by_id(page, "settings.text_percent.chip-150").click()
    by_id(page, "settings.theme.chip-dark").click()

    assert told.calls == [("text_percent", 150), ("theme", "dark")]


def test_a_loudness_is_told_from_0_to_1(page: SettingsPage, told: Recorder) -> None:
    slider = by_id(page, "settings.level_voice")
    before = slider.value

    QTest.keyClick(slider.focusProxy(), Qt.Key.Key_Left)

    assert told.calls == [("level_voice", (before - 1) / 10)]


def test_a_number_is_told_only_while_it_is_allowed(page: SettingsPage, told: Recorder) -> None:
    field = by_id(page, "settings.pace").field
    field.selectAll()
    QTest.keyClicks(field, "2.5")

    assert set(told.calls) == {("pace", 2.0)}


def test_a_whole_number_stays_whole(page: SettingsPage, told: Recorder) -> None:
    field = by_id(page, "settings.day_start_hour").field
    field.selectAll()
    QTest.keyClicks(field, "6")

    ((key, value),) = told.calls
    assert (key, value, type(value)) == ("day_start_hour", 6, int)


def test_a_text_is_told_while_it_is_typed(page: SettingsPage, told: Recorder) -> None:
    QTest.keyClicks(by_id(page, "settings.contact_name"), "Ana")

    assert told.calls[-1] == ("contact_name", "Ana")


COUNTRIES = (("AT", "Austria"), ("GB", "United Kingdom"))


@pytest.mark.parametrize(
    ("kept", "shown_key"), [("", ""), ("GB", "GB"), ("gb", "GB"), ("JP", "ZZ"), ("ZZ", "ZZ")]
)
def test_the_country_is_chosen_from_a_list_of_names(
    qtbot: QtBot, themes: ThemeStore, kept: str, shown_key: str
) -> None:
    page = SettingsPage(
        themes, lambda: Settings(country=kept), "/x", "1", countries=lambda: COUNTRIES
    )
    shown(qtbot, page)
    told = Recorder()
    page.setting_changed.connect(told)
    choice = by_id(page, "settings.country")

    assert choice.key == shown_key
    assert [choice.itemText(index) for index in range(choice.count())] == [
        "Not chosen", "Austria", "United Kingdom", "Another country",
    ]  # fmt: skip
    choice.setCurrentIndex(1)
    choice.setCurrentIndex(3)
    choice.setCurrentIndex(0)
    assert told.calls[-3:] == [("country", "AT"), ("country", "ZZ"), ("country", "")]


def test_the_countries_are_read_once_and_only_when_the_page_is_shown(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    read = Recorder()

    def countries() -> tuple[tuple[str, str], ...]:
        read()
        return COUNTRIES

    page = SettingsPage(themes, Settings, "/x", "1", countries=countries)
    assert read.calls == []
    shown(qtbot, page)
    page.refresh()
    assert len(read.calls) == 1


def test_areas_that_hurt_are_marked_in_a_list(page: SettingsPage, told: Recorder) -> None:
    by_id(page, "area-list-neck").click()

    assert told.calls[-1] == ("areas", {"neck": "release"})


def test_fields_show_what_is_set(qtbot: QtBot, themes: ThemeStore) -> None:
    settings = Settings(pace=1.5, contact_name="Ana", areas={"jaw": "skip"}, text_percent=125)
    page = SettingsPage(themes, lambda: settings, "/x", "1")
    shown(qtbot, page)

    assert by_id(page, "settings.pace").value == 1.5
    assert by_id(page, "settings.contact_name").text() == "Ana"
    assert by_id(page, "settings.areas").value == {"jaw": "skip"}
    assert by_id(page, "settings.text_percent").value == "125"


def test_showing_the_page_tells_nothing(page: SettingsPage, told: Recorder) -> None:
    page.refresh()

    assert told.calls == []


def test_every_told_value_is_allowed(page: SettingsPage, told: Recorder) -> None:
    for key in ("captions", "system_font", "voice_on", "bells"):
        by_id(page, f"settings.{key}").click()
    allowed = {row.key: row.allowed for row in SETTING_ROWS}

    assert told.calls
    assert all(allowed[key](value) for key, value in told.calls)


def test_text_fields_have_a_label_as_buddy(page: SettingsPage) -> None:
    buddies = {label.buddy() for label in page.findChildren(QLabel)}

    for key in ("contact_name", "contact_phone", "clinic_contact", "country"):
        assert by_id(page, f"settings.{key}") in buddies


def test_the_check_of_this_computer_is_a_press_away(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.check_requested):
        by_id(page, "settings.check").click()


def test_the_records_folder_disclaimer_and_licences_are_named(page: SettingsPage) -> None:
    words = words_on(page)

    assert by_id(page, "settings.folder").text() == "/home/someone/records"
    assert "It is not emergency care and gives no diagnosis." in words
    assert "Version 0.1.0." in words
    for name, licence in CREDITS:
        assert f"{name}: {licence}" in words


def test_a_field_can_be_gone_to(page: SettingsPage) -> None:
    page.show_field("country")

    assert page.verticalScrollBar().value() > 0


def test_it_is_said_whom_the_key_beside_the_records_keeps_out_and_whom_not(
    page: SettingsPage,
) -> None:
    words = words_on(page)

    for paragraph in key_paragraphs():
        assert paragraph in words
    for said in ("in the same folder", "are kept out", "A thief", "in a cloud", "whole disk"):
        assert said in words


def test_a_button_leads_to_deleting_records(page: SettingsPage) -> None:
    asked = Recorder()
    page.erase_requested.connect(asked)

    by_id(page, "settings.erase").click()

    assert len(asked.calls) == 1
