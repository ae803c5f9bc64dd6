"""Skip in the player: one button, by mouse and by key, and nothing skipped is called done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.ui.player.closing_view import ClosingView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import WordButton
from coping_app.ui.widgets.text import PlainText
from tests.gui.page_fakes import by_id
from tests.gui.player_fakes import Practice, make_exercise

FORK = {
    "choose": "Where would you like to start?",
    "options": [
        {"label": "At the feet", "steps": [{"say": "Notice your feet.", "pause": "40 s"}]},
        {"label": "At the hands", "steps": [{"say": "Notice your hands.", "pause": "40 s"}]},
    ],
}
FORM = {
    "form": [
        {"ask": "What went well?", "as": "well"},
        {"ask": "{well}: why?", "as": "why"},
        {"ask": "And what else?", "as": "else"},
    ],
    "save_as": "My good things",
}
PLAN = {"plan": "Shall this go into your calendar?", "what": "{well}"}


def begun(qtbot: QtBot, themes: ThemeStore, *steps: dict[str, Any]) -> Practice:
    made = Practice(themes, make_exercise(list(steps), ratings=[]))
    qtbot.addWidget(made.page)
    made.page.resize(1280, 800)
    made.page.show()
    made.page.activateWindow()
    made.page.begin()
    QApplication.processEvents()
    return made


def skip(practice: Practice, by_key: bool = False) -> None:
    if by_key:
        widget = QApplication.focusWidget() or practice.page
        QTest.keyClick(widget, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    else:
        by_id(practice.page, "player-skip").click()
    QApplication.processEvents()


def words(practice: Practice) -> list[str]:
    page = practice.page
    return [each.text() for each in page.findChildren(PlainText) if each.isVisibleTo(page)]


@pytest.mark.parametrize("by_key", [False, True], ids=["by mouse", "by key"])
def test_a_skipped_choice_goes_on_with_its_first_way_and_shows_so(
    qtbot: QtBot, themes: ThemeStore, by_key: bool
) -> None:
    practice = begun(qtbot, themes, FORK)
    skip(practice, by_key)
    practice.pass_time(0.5)
    assert "Going on with: At the feet." in words(practice)
    practice.pass_time(4)
    assert "Notice your feet." in words(practice)


@pytest.mark.parametrize("by_key", [False, True], ids=["by mouse", "by key"])
def test_skip_in_a_form_skips_the_question_and_nothing_about_it_follows(
    qtbot: QtBot, themes: ThemeStore, by_key: bool
) -> None:
    practice = begun(qtbot, themes, FORM, PLAN)
    skips = [
        each for each in practice.page.findChildren(QAbstractButton)
        if "Skip" in each.text() and each.isVisibleTo(practice.page)
    ]
    assert [each.accessibleIdentifier() for each in skips] == ["player-skip"]
    skip(practice, by_key)
    assert "And what else?" in words(practice)
    skip(practice, by_key)
    assert isinstance(practice.page._views.currentWidget(), ClosingView)
    assert practice.store.calendar.all() == []
    assert practice.store.cards.all() == []


@pytest.mark.parametrize(
    "step", [FORK, FORM, {"show": "Read this."}, {"rate": ["distress"]}, PLAN | {"what": "Tea"}],
    ids=["choose", "form", "show", "rate", "plan"],
)
def test_a_step_that_waits_has_at_most_one_filled_button(
    qtbot: QtBot, themes: ThemeStore, step: dict[str, Any]
) -> None:
    practice = begun(qtbot, themes, step, {"say": "Now rest.", "pause": "40 s"})
    filled = [
        each.accessibleIdentifier() for each in practice.page.findChildren(WordButton)
        if each.property("kind") == "primary" and each.isVisibleTo(practice.page)
    ]
    assert len(filled) <= 1
    assert "player-pause" not in filled
    practice.bridge.skip()
    practice.pass_time(3)
    assert by_id(practice.page, "player-pause").property("kind") == "primary"


def test_all_skipped_is_stopped_and_counts_as_no_practice(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = begun(qtbot, themes, FORK, {"wait": "60 s"}, FORM)
    practice.pass_time(40)
    while practice.runner.state is State.RUNNING:
        skip(practice)
    (session,) = practice.store.sessions.all()
    assert (session.state, session.practised_s) == ("stopped", 0.0)
    assert not any("Done" in each for each in words(practice))
