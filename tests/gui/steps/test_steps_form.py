"""The form: one question at a time, earlier answers in sight, nothing preselected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt

from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of
from tests.gui.step_fakes import (
    Noted,
    Shown,
    found,
    press,
    press_key,
    show_step,
    tab_to,
    type_words,
    words_of,
)

THOUGHT = {"ask": "What is the thought?", "as": "thought"}
BELIEF = {"ask": "How much do you believe it?", "as": "belief", "type": "scale", "min": "0",
          "max": "100"}
OTHER = {"ask": "What else could be true about {thought}?", "as": "other", "type": "long"}


def show_form(qtbot: Any, themes: ThemeStore, *fields: dict[str, Any], **more: Any) -> Shown:
    return show_step(qtbot, themes, "form", form=list(fields), **more)


def panel_words(shown: Shown) -> list[str]:
    return words_of(shown.view.panel) if shown.view.panel.isVisibleTo(shown.view) else []


def test_questions_come_one_at_a_time_and_are_answered_together(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_form(qtbot, themes, THOUGHT, OTHER)
    type_words(shown.view, "never again")
    press(shown.view, "form-next")
    assert found(shown.view, "form-question").text() == (
        "What else could be true about never again?"
    )
    type_words(shown.view, "maybe soon")
    press(shown.view, "form-next")
    assert shown.answers == [{"thought": "never again", "other": "maybe soon"}]


def test_a_skipped_question_is_absent_from_the_answers(qtbot: Any, themes: ThemeStore) -> None:
    feeling = {"ask": "What did you feel?", "as": "feeling"}
    shown = show_form(qtbot, themes, THOUGHT, feeling)
    type_words(shown.view, "first")
    assert shown.view.skip()
    type_words(shown.view, "second")
    press(shown.view, "form-next")
    assert shown.answers == [{"feeling": "second"}]


def test_a_question_about_a_skipped_answer_is_not_asked(qtbot: Any, themes: ThemeStore) -> None:
    last = {"ask": "And now?", "as": "now"}
    shown = show_form(qtbot, themes, THOUGHT, OTHER, last)
    assert "Question 1 of 3" in words_of(shown.view)
    assert shown.view.skip()
    assert found(shown.view, "form-question").text() == "And now?"
    press(shown.view, "form-previous")
    assert found(shown.view, "form-question").text() == "What is the thought?"
    assert shown.view.skip()
    assert shown.view.skip()
    assert shown.answers == [{}]


def test_a_hint_about_a_skipped_answer_is_not_shown(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, {**THOUGHT, "hint": "You wrote: {happened}"})
    assert not any("You wrote" in words for words in words_of(shown.view))


def test_next_without_an_answer_asks_kindly_and_stays(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT)
    press(shown.view, "form-next")
    wish = "A few words are enough. You can also skip this."
    assert found(shown.view, "form-wish").text() == wish
    assert shown.noted.said == [wish]
    assert shown.answers == []
    type_words(shown.view, "x")
    assert wish not in words_of(shown.view)


def test_an_optional_question_may_be_left_empty(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, {**THOUGHT, "optional": "true"})
    press(shown.view, "form-next")
    assert shown.answers == [{}]


def test_going_back_inside_the_form_keeps_every_answer(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT, OTHER)
    assert not shown.view.card.previous.isVisibleTo(shown.view)
    type_words(shown.view, "one")
    press(shown.view, "form-next")
    type_words(shown.view, "two")
    press(shown.view, "form-previous")
    assert found(shown.view, "field-text").text() == "one"
    press(shown.view, "form-next")
    assert found(shown.view, "field-long").toPlainText() == "two"
    press(shown.view, "form-next")
    assert shown.answers == [{"thought": "one", "other": "two"}]


def test_the_whole_form_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT, OTHER)
    type_words(shown.view, "one")
    press_key(shown.view, Qt.Key.Key_Return)
    type_words(shown.view, "two")
    tab_to(shown.view, "form-next")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"thought": "one", "other": "two"}]


def test_the_answer_takes_the_keyboard_and_is_named_by_its_question(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_form(qtbot, themes, THOUGHT, OTHER)
    assert name_of(shown.view.focusWidget()) == "What is the thought?"
    type_words(shown.view, "rest")
    press(shown.view, "form-next")
    assert name_of(shown.view.focusWidget()) == "What else could be true about rest?"


def test_a_form_goes_on_where_the_person_stopped(qtbot: Any, themes: ThemeStore) -> None:
    first = show_form(qtbot, themes, THOUGHT, OTHER)
    type_words(first.view, "one")
    press(first.view, "form-next")
    type_words(first.view, "half a sen")
    again = show_form(qtbot, themes, THOUGHT, OTHER, draft=first.drafts[-1])
    assert found(again.view, "field-long").toPlainText() == "half a sen"
    type_words(again.view, "tence")
    press(again.view, "form-next")
    assert again.answers == [{"thought": "one", "other": "half a sentence"}]


def test_an_earlier_card_fills_the_form(qtbot: Any, themes: ThemeStore) -> None:
    noted = Noted(cards={"Worry list": {"thought": "the old one", "gone": "x"}})
    shown = show_form(qtbot, themes, THOUGHT, noted=noted, **{"from": "Worry list"})
    assert found(shown.view, "field-text").text() == "the old one"
    press(shown.view, "form-next")
    assert shown.answers == [{"thought": "the old one"}]


def test_without_such_a_card_the_form_is_empty(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT, **{"from": "Worry list"})
    assert found(shown.view, "field-text").text() == ""


def test_what_the_exercise_keeps_in_view_stands_beside_the_question(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_form(
        qtbot, themes, OTHER, keep_in_view=["thought", "unknown"],
        env={"thought": "I will never get through this week."},
        asked={"thought": "What is the thought?"},
    )
    assert panel_words(shown) == [
        "You wrote", "What is the thought?", "I will never get through this week."
    ]


def test_earlier_answers_of_the_form_stand_beside_the_next_question(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_form(
        qtbot, themes, THOUGHT, BELIEF, OTHER,
        draft={"index": 2, "answers": {"thought": "never", "belief": 80}},
    )
    assert panel_words(shown) == [
        "You wrote", "What is the thought?", "never", "How much do you believe it?", "80 of 100"
    ]


def test_a_form_without_earlier_answers_shows_no_panel(qtbot: Any, themes: ThemeStore) -> None:
    assert panel_words(show_form(qtbot, themes, THOUGHT)) == []


def test_the_panel_stands_beside_the_question_or_below_it(
    qtbot: Any, themes: ThemeStore
) -> None:
    draft = {"index": 1, "answers": {"thought": "never"}}
    wide = show_form(qtbot, themes, THOUGHT, OTHER, draft=draft, size=(1216, 560)).view
    slim = show_form(qtbot, themes, THOUGHT, OTHER, draft=draft, size=(700, 900)).view
    for view, beside in ((wide, True), (slim, False)):
        panel = view.panel.mapTo(view, QPoint(0, 0))
        ask = view.card.ask.mapTo(view, QPoint(0, 0))
        assert (panel.x() + view.panel.width() <= ask.x()) is beside
        assert (panel.y() > ask.y()) is not beside


def test_many_taps_on_next_answer_once(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT)
    type_words(shown.view, "x")
    for _ in range(10):
        press(shown.view, "form-next")
    assert shown.answers == [{"thought": "x"}]


def test_leaving_forgets_the_answers(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_form(qtbot, themes, THOUGHT)
    type_words(shown.view, "secret")
    shown.view.leave()
    assert shown.view.state is None
    assert shown.view.card.field is None
