"""The nine types of questions: what each answers, keeps and refuses."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import (
    Shown,
    found,
    press,
    press_key,
    show_step,
    tab_to,
    type_words,
    words_of,
)


def ask(qtbot: Any, themes: ThemeStore, kind: str, draft: Any = None, **more: Any) -> Shown:
    field = {"ask": "Well?", "as": "a", "type": kind, **more}
    value = None if draft is None else {"index": 0, "answers": {"a": draft}}
    return show_step(qtbot, themes, "form", form=[field], draft=value)


def answer(shown: Shown) -> Any:
    press(shown.view, "form-next")
    return shown.answers[-1].get("a") if shown.answers else None


EXAMPLES: list[tuple[str, dict[str, Any], Any]] = [
    ("text", {}, "words"),
    ("long", {}, "many\nwords"),
    ("number", {"min": "0", "max": "10"}, 2.5),
    ("number", {}, 40),
    ("scale", {}, 0),
    ("scale", {"min": "0", "max": "100"}, 80),
    ("choice", {"options": ["One", "Two"]}, "Two"),
    ("choices", {"options": ["One", "Two", "Three"]}, ["One", "Three"]),
    ("list", {}, ["first", "second"]),
    ("date", {}, "2026-07-14"),
    ("date", {}, "2026-03-02"),
    ("time", {}, "18:35"),
]


@pytest.mark.parametrize(("kind", "more", "value"), EXAMPLES)
def test_an_earlier_answer_is_shown_and_given_again(
    qtbot: Any, themes: ThemeStore, kind: str, more: dict[str, Any], value: Any
) -> None:
    assert answer(ask(qtbot, themes, kind, draft=value, **more)) == value


@pytest.mark.parametrize(("kind", "more", "_value"), EXAMPLES)
def test_nothing_is_answered_before_the_person_answers(
    qtbot: Any, themes: ThemeStore, kind: str, more: dict[str, Any], _value: Any
) -> None:
    shown = ask(qtbot, themes, kind, **more)
    assert answer(shown) is None
    assert shown.answers == []
    assert found(shown.view, "form-wish").text()


@pytest.mark.parametrize("wrong", [{"x": 1}, True, -4, 4000.5, "no day", [1, None]])
@pytest.mark.parametrize(("kind", "more", "_value"), EXAMPLES)
def test_a_damaged_earlier_answer_breaks_nothing(
    qtbot: Any, themes: ThemeStore, kind: str, more: dict[str, Any], _value: Any, wrong: Any
) -> None:
    shown = ask(qtbot, themes, kind, draft=wrong, **more)
    assert shown.view.card.field is not None


def test_an_example_is_taken_over_by_a_tap(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "text", options=["Warmth", "Rest"])
    press(shown.view, "example-1")
    assert answer(shown) == "Rest"


def test_an_example_joins_what_was_written_at_length(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "long", options=["I have coped before."])
    type_words(shown.view, "It may pass.")
    press(shown.view, "example-0")
    assert answer(shown) == "It may pass.\nI have coped before."


def test_no_typing_is_needed_where_a_list_has_examples(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "list", options=["Poor sleep", "A tight back"])
    press(shown.view, "example-1")
    press(shown.view, "example-0")
    press(shown.view, "example-0")
    assert answer(shown) == ["A tight back", "Poor sleep"]


def test_what_stands_in_the_line_of_a_list_counts(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "list")
    type_words(shown.view, "one")
    press_key(shown.view, Qt.Key.Key_Return)
    type_words(shown.view, "two")
    assert answer(shown) == ["one", "two"]


def test_a_removed_entry_can_be_undone(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "list", draft=["one", "two"])
    press(shown.view, "list-remove-0")
    assert "one" not in words_of(shown.view)
    press(shown.view, "undo")
    assert answer(shown) == ["one", "two"]


def test_a_list_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "list", draft=["one", "two"])
    tab_to(shown.view, "list-remove-1")
    press_key(shown.view, Qt.Key.Key_Space)
    tab_to(shown.view, "form-next")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"a": ["one"]}]


def test_a_number_is_typed_or_stepped_within_its_range(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "number", min="1", max="12")
    type_words(shown.view, "40")
    assert answer(shown) is None
    assert found(shown.view, "form-wish").text() == "Please choose a number from 1 to 12."
    shown.view.card.field.set_value(11)
    for _ in range(3):
        shown.view.card.field.stepper._more.click()
    assert answer(shown) == 12


def test_whole_numbers_have_no_point(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "number")
    type_words(shown.view, "30")
    value = answer(shown)
    assert value == 30
    assert isinstance(value, int)


def test_zero_to_ten_is_eleven_buttons(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "scale", low="none", high="the most")
    assert "Zero: none" in words_of(shown.view)
    press(shown.view, "rating-10")
    assert answer(shown) == 10


def test_any_other_scale_is_a_slider_that_starts_hollow(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "scale", min="0", max="100")
    press_key(shown.view, Qt.Key.Key_Home)
    assert answer(shown) == 0


def test_a_choice_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "choice", options=["One", "Two", "Three"])
    press_key(shown.view, Qt.Key.Key_Down)
    press_key(shown.view, Qt.Key.Key_Down)
    press_key(shown.view, Qt.Key.Key_Space)
    assert answer(shown) == "Three"


def test_several_choices_come_in_the_order_of_the_exercise(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = ask(qtbot, themes, "choices", options=["One", "Two", "Three"])
    press(shown.view, "field-option-2")
    press(shown.view, "field-option-0")
    assert answer(shown) == ["One", "Three"]


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_at_most_five_choices_are_shown_until_more_are_wanted(
    qtbot: Any, themes: ThemeStore, kind: str
) -> None:
    options = [f"Option {n}" for n in range(8)]
    shown = ask(qtbot, themes, kind, options=options)
    seen = [mark for mark in shown.view.card.field.marks if mark.isVisibleTo(shown.view)]
    assert len(seen) == 5
    press(shown.view, "field-more")
    assert shown.view.focusWidget() is shown.view.card.field.marks[5]
    press(shown.view, "field-option-7")
    assert answer(shown) in ("Option 7", ["Option 7"])


def test_a_choice_made_behind_more_is_shown_at_once(qtbot: Any, themes: ThemeStore) -> None:
    options = [f"Option {n}" for n in range(8)]
    shown = ask(qtbot, themes, "choice", draft="Option 6", options=options)
    assert found(shown.view, "field-option-6").isChecked()


def test_near_days_are_one_tap_away(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "date")
    press(shown.view, "day-1")
    assert found(shown.view, "day-shown").text() == "Monday, 2 March 2026" or "2026" in (
        found(shown.view, "day-shown").text()
    )
    assert answer(shown) == "2026-03-02"


def test_any_other_day_is_reached_by_steps(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "date")
    press(shown.view, "day-another")
    press(shown.view, "month-later")
    press(shown.view, "week-earlier")
    press(shown.view, "day-earlier")
    assert answer(shown) == "2026-03-24"


def test_times_of_the_day_are_one_tap_or_a_few_steps_away(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = ask(qtbot, themes, "time")
    press(shown.view, "time-20")
    shown.view.card.field.hour.less.click()
    shown.view.card.field.minute.more.click()
    assert answer(shown) == "19:05"


def test_the_first_step_of_a_time_takes_the_morning(qtbot: Any, themes: ThemeStore) -> None:
    shown = ask(qtbot, themes, "time")
    shown.view.card.field.minute.less.click()
    assert answer(shown) == "09:00"


def test_a_text_of_a_hundred_thousand_characters_is_trimmed_with_notice(
    qtbot: Any, themes: ThemeStore
) -> None:
    """Row L-04: NUL is left out, emoji stay, the end is cut and the person is told."""
    shown = ask(qtbot, themes, "long")
    found(shown.view, "field-long").setPlainText("🌊\x00" + "word " * 20_000)
    assert found(shown.view, "form-notice").text() == (
        "This is as much as fits here. The end was left out."
    )
    value = answer(shown)
    assert value.startswith("🌊word")
    assert len(value) <= 20_000
