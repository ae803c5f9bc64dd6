"""Private writing: what is kept, what is let go, and that nothing of it stays behind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.safety_texts import WritingHelp, load_writing_help
from coping_app.ui.steps.write import WriteView
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import (
    Shown,
    found,
    make_services,
    press,
    press_key,
    show_step,
    tab_to,
    type_words,
    words_of,
)

SECRET = "nobody should read this"
SAFETY = exercises_folder() / "safety"


def show_writing(qtbot: Any, themes: ThemeStore, keep: str, **more: Any) -> Shown:
    return show_step(qtbot, themes, "write", write="What is on your mind?", keep=keep, **more)


def is_gone(shown: Shown) -> bool:
    box = shown.view.box
    box.undo()
    box.redo()
    return box.toPlainText() == "" and not box.document().isUndoAvailable()


def test_kept_words_are_the_answer(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "ask", **{"as": "letter"})
    type_words(shown.view, f" {SECRET} ")
    press(shown.view, "write-keep")
    assert shown.answers == [{"letter": SECRET}]


def test_words_that_are_let_go_leave_no_answer_and_no_draft(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_writing(qtbot, themes, "ask")
    type_words(shown.view, SECRET)
    press(shown.view, "write-let-go")
    assert shown.answers == [{}]
    assert shown.drafts[-1] is None
    assert is_gone(shown)


def test_keeping_and_letting_go_are_equal(qtbot: Any, themes: ThemeStore) -> None:
    view = show_writing(qtbot, themes, "ask").view
    assert view.keep.size() == view.let_go.size()
    assert view.keep.property("kind") == view.let_go.property("kind")
    assert not view.next.isVisibleTo(view)


def test_writing_that_is_always_kept_has_one_button(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "always")
    type_words(shown.view, "words")
    press(shown.view, "step-next")
    assert shown.answers == [{"writing": "words"}]


def test_nothing_written_is_no_answer(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "always")
    press(shown.view, "step-next")
    assert shown.answers == [{}]


def test_writing_to_be_destroyed_says_so_and_is_never_told(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_writing(qtbot, themes, "never")
    assert "Nothing you write here is kept. It is gone when you go on." in words_of(shown.view)
    type_words(shown.view, SECRET)
    press(shown.view, "step-next")
    assert shown.answers == [{}]
    assert shown.drafts == []
    assert is_gone(shown)


@pytest.mark.parametrize("keep", ["ask", "always", "never"])
def test_leaving_destroys_what_stands_in_the_box(
    qtbot: Any, themes: ThemeStore, keep: str
) -> None:
    """Row K-03: neither Undo nor anything else brings the words of the person before back."""
    shown = show_writing(qtbot, themes, keep)
    type_words(shown.view, SECRET)
    shown.view.leave()
    assert is_gone(shown)


def test_leaving_does_not_empty_the_draft(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "ask")
    type_words(shown.view, SECRET)
    shown.view.leave()
    assert shown.drafts[-1] == SECRET


def test_a_draft_is_shown_again_with_the_cursor_at_its_end(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_writing(qtbot, themes, "ask", draft="It was")
    type_words(shown.view, " a long day")
    press(shown.view, "write-keep")
    assert shown.answers == [{"writing": "It was a long day"}]


def test_a_draft_is_never_shown_where_nothing_may_be_kept(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_writing(qtbot, themes, "never", draft="from somewhere")
    assert shown.view.box.toPlainText() == ""


def test_a_second_writing_begins_empty(qtbot: Any, themes: ThemeStore) -> None:
    from coping_app.ui.steps.view import StepContext

    shown = show_writing(qtbot, themes, "never")
    type_words(shown.view, SECRET)
    shown.view.show_block(StepContext(block=shown.block, env={}))
    assert is_gone(shown)


def test_writing_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "ask")
    type_words(shown.view, "words")
    tab_to(shown.view, "write-keep")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"writing": "words"}]


def test_the_time_that_passed_is_a_quiet_line(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "ask", **{"for": "15 min"})
    line = found(shown.view, "step-time-passed")
    shown.at(200.0)
    assert line.text() == "3 of 15 minutes. Take all the time you like."
    shown.at(901.0)
    assert line.text() == "That was 15 minutes. Go on when you like."
    assert shown.answers == []
    assert shown.noted.said == []


def test_without_a_stated_time_nobody_is_hurried(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "ask")
    line = found(shown.view, "step-time-passed")
    assert line.text() == "Take all the time you like."
    shown.at(130.0)
    assert line.text() == "2 minutes"


def test_more_than_fits_is_cut_with_notice(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_writing(qtbot, themes, "always")
    shown.view.box.setPlainText("word " * 30_000)
    notice = "This is as much as fits here. The end was left out."
    assert notice in words_of(shown.view)
    assert shown.noted.said == [notice]


def test_a_sign_on_the_way_is_read_for_a_minute_beside_the_time(
    qtbot: Any, themes: ThemeStore
) -> None:
    values = {"write": "Freely.", "keep": "ask", "for": "12 min"}
    shown = show_step(qtbot, themes, "write", **values)
    for at_s, wanted in (
        (359, "5 of 12 minutes. Take all the time you like."),
        (360, "Half of the time is left. 6 of 12 minutes. Take all the time you like."),
        (420, "7 of 12 minutes. Take all the time you like."),
        (600, "Two minutes are left. 10 of 12 minutes. Take all the time you like."),
        (720, "That was 12 minutes. Go on when you like."),
    ):
        shown.at(at_s)
        assert shown.view.passed.text() == wanted


@pytest.mark.parametrize("keep", ["ask", "always", "never"])
def test_beside_all_private_writing_stands_a_line_for_the_worst_thoughts_and_a_way_to_help(
    qtbot: Any, themes: ThemeStore, keep: str
) -> None:
    shown = show_writing(qtbot, themes, keep)
    asked: list[bool] = []
    shown.view.help_requested.connect(lambda: asked.append(True))
    type_words(shown.view, "I do not want to live")

    assert WritingHelp().line in words_of(shown.view)
    press(shown.view, "write-help")

    assert asked == [True]
    assert shown.view.box.toPlainText() == "I do not want to live"
    assert shown.answers == []


def test_the_line_is_in_the_language_of_the_exercise(qtbot: Any, themes: ThemeStore) -> None:
    spanish = load_writing_help(SAFETY, "es")
    services = replace(make_services(themes), writing_help=lambda: spanish)
    view = WriteView(services)
    qtbot.addWidget(view)

    assert (view.care.text(), view.to_help.text()) == (spanish.line, spanish.button)
    assert "no querer vivir" in view.care.text()
