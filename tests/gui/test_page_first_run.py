"""The first start: three screens at most, each with a way past it, each change seen at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coping_app.store.settings import Settings
from coping_app.ui.pages.about import safety_sentences
from coping_app.ui.pages.first_run_page import SCREENS, FirstRunPage
from coping_app.ui.pages.key_words import key_sentence
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, press, shown, words_on
from tests.gui.page_zoo import first_run, safety_texts


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeStore) -> FirstRunPage:
    page = first_run(themes)
    assert isinstance(page, FirstRunPage)
    shown(qtbot, page)
    return page


def test_there_are_three_screens_at_most() -> None:
    assert len(SCREENS) <= 3


def test_the_first_screen_is_about_reading_and_can_be_seen_at_work(page: FirstRunPage) -> None:
    told = Recorder()
    page.setting_changed.connect(told)

    by_id(page, "settings.text_percent.chip-150").click()
    by_id(page, "settings.theme.chip-dark").click()

    assert told.calls == [("text_percent", 150), ("theme", "dark")]
    assert not has(page, "first-run.back")


def test_next_leads_through_all_screens_to_the_start(page: FirstRunPage) -> None:
    done = Recorder()
    page.finished.connect(done)

    press(page, "first-run.next")
    assert has(page, "settings.voice_on")
    assert has(page, "settings.captions")
    assert page.focusWidget() is page.heading
    press(page, "first-run.next")
    assert by_id(page, "first-run.next").text() == "Start"
    assert done.calls == []
    press(page, "first-run.next")

    assert len(done.calls) == 1


@pytest.mark.parametrize("screen", [0, 1])
def test_every_screen_can_be_skipped(page: FirstRunPage, screen: int) -> None:
    done = Recorder()
    page.finished.connect(done)
    for _ in range(screen):
        press(page, "first-run.next")

    press(page, "first-run.skip")

    assert len(done.calls) == 1


def test_back_leads_back(page: FirstRunPage) -> None:
    press(page, "first-run.next")
    press(page, "first-run.next")

    press(page, "first-run.back")

    assert page.step == 1


def test_the_last_screen_says_what_the_app_is_not_and_when_to_call(page: FirstRunPage) -> None:
    press(page, "first-run.next")
    press(page, "first-run.next")
    words = words_on(page)

    assert all(sentence in words for sentence in safety_sentences())
    for group in safety_texts().red_flags.groups:
        assert group.lead in words
        assert all(sign in words for sign in group.signs)
    assert not has(page, "first-run.skip")


def test_signs_that_cannot_be_read_hold_nobody_up(qtbot: QtBot, themes: ThemeStore) -> None:
    page = FirstRunPage(themes, Settings, lambda: None)
    shown(qtbot, page)
    done = Recorder()
    page.finished.connect(done)

    for _ in SCREENS:
        press(page, "first-run.next")

    assert len(done.calls) == 1


def test_the_last_screen_says_who_can_read_the_records(page: FirstRunPage) -> None:
    press(page, "first-run.next")
    assert key_sentence() not in words_on(page)
    press(page, "first-run.next")

    assert key_sentence() in words_on(page)
    assert "Who can read this disk can read them" in words_on(page)
