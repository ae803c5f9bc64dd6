"""A disk that is full or gone while somebody writes: no letter is lost, and it is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from coping_app.store.base.errors import ReadOnlyStore, StoreError, StoreFull, StoreGone
from coping_app.store.base.reserve import release_reserve
from coping_app.ui.player.session_saves import RETRY_S
from coping_app.ui.steps.write import WriteView
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.page_fakes import by_id, has, settle, words_on
from tests.gui.player_fakes import Practice, make_exercise
from tests.unit.store.support import open_store
from tests.unit.store.test_full_disk import limit_pages

LETTER = "Dear body, this is what I never said. "
WRITE = [{"write": "What is on your mind?", "keep": "ask"}]
STEPS: dict[str, dict[str, Any]] = {
    "form": {"form": [{"ask": "What happened?", "as": "happened"}]},
    "rank": {"rank": "What is hard?", "items": ["One", "Two"], "as": "ladder"},
    "draw": {"draw": "Draw it.", "as": "picture"},
    "plan": {"plan": "Shall this go into your calendar?", "what": "A walk", "repeat": "once"},
    "rate": {"rate": ["pain"]},
}
FAULTS = [StoreFull, StoreGone, ReadOnlyStore]


def begun(qtbot: QtBot, themes: ThemeStore, steps: list[dict[str, Any]]) -> Practice:
    practice = Practice(themes, make_exercise(steps, ratings=[]))
    qtbot.addWidget(practice.page)
    practice.page.resize(1280, 800)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(1)
    settle()
    return practice


def type_on(practice: Practice, words: str) -> None:
    QTest.keyClicks(by_id(practice.page, "write-box"), words)


def box(practice: Practice) -> str:
    return str(by_id(practice.page, "write-box").toPlainText())


def draft(practice: Practice) -> Any:
    return practice.store.drafts.at(practice.session_id, (0,))


def says(practice: Practice) -> bool:
    return has(practice.page, "player-unsaved")


def wait(practice: Practice) -> None:
    """The time until the next try goes by."""
    assert practice.saves.timer.isActive()
    assert practice.saves.timer.interval() == RETRY_S * 1000
    practice.saves.timer.timeout.emit()


@pytest.mark.parametrize("fault", FAULTS)
def test_f_01_words_stay_and_are_kept_to_the_last_letter_once_that_works(
    qtbot: QtBot, themes: ThemeStore, fault: type[StoreError]
) -> None:
    practice = begun(qtbot, themes, WRITE)
    type_on(practice, LETTER)
    assert not says(practice)
    practice.disk.error, practice.disk.room = fault, False
    type_on(practice, LETTER * 10)
    assert box(practice) == LETTER * 11
    assert says(practice)
    assert "Not saved yet." in words_on(practice.page)
    assert draft(practice) == LETTER
    practice.disk.room = True
    wait(practice)
    assert draft(practice) == LETTER * 11
    assert not says(practice)
    assert not practice.saves.timer.isActive()


def test_f_01_each_further_letter_tries_again(qtbot: QtBot, themes: ThemeStore) -> None:
    practice = begun(qtbot, themes, WRITE)
    practice.disk.room = False
    type_on(practice, "abc")
    practice.disk.room = True
    type_on(practice, "d")
    assert draft(practice) == "abcd"
    assert not says(practice)


def test_f_01_a_second_full_disk_speaks_as_clearly_as_the_first(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, WRITE)
    for round_number in (1, 2, 3):
        practice.disk.room = False
        type_on(practice, LETTER)
        assert says(practice)
        practice.disk.room = True
        wait(practice)
        assert not says(practice)
        assert draft(practice) == LETTER * round_number


def test_f_01_it_is_announced_once_and_not_with_every_letter(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, WRITE)
    bar = by_id_any(practice, "player-unsaved")
    announced: list[str] = []
    bar._announce = lambda: announced.append(bar.text())
    practice.disk.room = False
    type_on(practice, LETTER)
    wait(practice)
    assert len(announced) == 1


def by_id_any(practice: Practice, identifier: str) -> Any:
    """The widget of that identifier, shown or not."""
    from PySide6.QtWidgets import QWidget

    (found,) = [
        widget
        for widget in practice.page.findChildren(QWidget)
        if widget.accessibleIdentifier() == identifier
    ]
    return found


def test_f_01_letting_it_go_on_a_full_disk_leaves_no_draft_behind(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, [*WRITE, {"say": "Look around.", "pause": "20 s"}])
    type_on(practice, "kept before")
    practice.disk.room = False
    type_on(practice, " and after")
    by_id(practice.page, "write-let-go").click()
    practice.disk.room = True
    wait(practice)
    assert draft(practice) is None
    assert practice.saves.unsaved == 0
    assert practice.store.sessions.answers("writing") == []


def test_f_01_an_answer_on_a_full_disk_leaves_no_stale_draft(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, [*WRITE, {"say": "Look around.", "pause": "20 s"}])
    practice.disk.room = False
    type_on(practice, LETTER)
    by_id(practice.page, "write-keep").click()
    practice.disk.room = True
    wait(practice)
    assert [a.value for a in practice.store.sessions.answers("writing")] == [LETTER.strip()]
    assert draft(practice) is None


def test_f_01_going_back_to_a_step_brings_words_that_still_wait(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, [*WRITE, {"say": "Look around.", "pause": "20 s"}])
    practice.disk.room = False
    type_on(practice, LETTER)
    practice.bridge.skip()
    practice.pass_time(1)
    practice.bridge.back()
    practice.pass_time(1)
    assert isinstance(practice.page._player.view, WriteView)
    assert box(practice) == LETTER


def test_f_01_a_form_and_its_card_wait_and_are_kept(qtbot: QtBot, themes: ThemeStore) -> None:
    form = {"form": [{"ask": "What happened?", "as": "happened"}], "save_as": "My card"}
    practice = begun(qtbot, themes, [form, {"say": "Look around.", "pause": "20 s"}])
    practice.disk.room = False
    line = next(e for e in practice.page.findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(line, "It rained")
    assert says(practice)
    practice.bridge.answer({"happened": "It rained"})
    assert practice.store.cards.titled("My card") is None
    practice.disk.room = True
    wait(practice)
    card = practice.store.cards.titled("My card")
    assert card is not None
    assert card.fields[0]["answer"] == "It rained"
    assert [a.value for a in practice.store.sessions.answers("happened")] == ["It rained"]


def in_a_folder(qtbot: QtBot, themes: ThemeStore, folder: Path) -> Practice:
    """A session with the real store on a real folder, at its box."""
    practice = Practice(themes, make_exercise(WRITE, ratings=[]), open_store(folder))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(1)
    settle()
    return practice


def test_f_01_where_the_engine_itself_is_full_no_letter_is_lost(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    practice = in_a_folder(qtbot, themes, tmp_path)
    release_reserve(tmp_path)
    type_on(practice, LETTER)
    limit_pages(practice.store, 1)
    by_id(practice.page, "write-box").insertPlainText(LETTER * 400)
    assert says(practice)
    assert draft(practice) == LETTER
    limit_pages(practice.store, 1000)
    wait(practice)
    assert draft(practice) == LETTER * 401
    assert not says(practice)
    practice.page.close_session()
    practice.store.close()


def test_f_03_while_the_folder_is_away_words_stay_and_are_kept_when_it_is_back(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    here, away = tmp_path / "stick", tmp_path / "away"
    practice = in_a_folder(qtbot, themes, here)
    type_on(practice, LETTER)
    for round_number in (2, 3):
        here.rename(away)
        type_on(practice, LETTER)
        assert "The folder with your records cannot be reached." in words_on(practice.page)
        assert not here.exists(), "nothing may take the place of the folder"
        away.rename(here)
        wait(practice)
        assert draft(practice) == LETTER * round_number
        assert not says(practice)
    practice.page.close_session()
    practice.store.close()


@pytest.mark.parametrize("verb", STEPS)
def test_f_01_every_step_that_keeps_what_was_begun_says_so_and_keeps_it(
    qtbot: QtBot, themes: ThemeStore, verb: str
) -> None:
    practice = begun(qtbot, themes, [STEPS[verb]])
    view = practice.page._player.view
    assert view is not None
    practice.disk.room = False
    view.draft_changed.emit({"what": "a walk"})
    assert says(practice)
    practice.disk.room = True
    wait(practice)
    assert draft(practice) == {"what": "a walk"}
    assert not says(practice)


def test_f_01_drawing_plan_entry_and_useful_wait_and_are_kept(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, WRITE)
    practice.disk.room = False
    drawing_id = practice.keeper.keep_drawing(b"png")
    practice.keeper.plan("A walk", "once", "2026-03-02")
    practice.keeper.tell_useful("yes")
    assert practice.saves.unsaved_answers == 3
    assert practice.store.drawings.all() == []
    practice.disk.room = True
    wait(practice)
    assert [d.id for d in practice.store.drawings.all()] == [drawing_id]
    assert [item.what for item in practice.store.calendar.all()] == ["A walk"]
    session = practice.store.sessions.get(practice.session_id)
    assert session is not None
    assert session.useful == "yes"


def test_f_01_a_closing_page_does_not_stand_as_if_all_were_done(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise([{"say": "Look.", "pause": "4 s"}]))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.bridge.rate("pain", 6)
    practice.disk.room = False
    practice.pass_time(30)
    practice.bridge.rate("pain", 4)
    settle()
    assert "It is not all saved yet." in words_on(practice.page)
    assert has(practice.page, "session-unsaved")
    by_id(practice.page, "useful-yes").click()
    practice.disk.room = True
    wait(practice)
    settle()
    words = words_on(practice.page)
    assert "Done. That was" in words
    assert "not all saved" not in words
    assert "lower" in words
    assert not has(practice.page, "session-unsaved")
    assert by_id(practice.page, "useful-yes").isChecked()
    pressed = [b for b in practice.page.findChildren(QAbstractButton) if b.isChecked()]
    assert pressed
