"""Forks, reading, ratings in between, and turns in a group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of
from tests.gui.step_fakes import (
    Noted,
    found,
    press,
    press_key,
    show_step,
    tab_to,
    words_of,
)

WAYS = [{"label": "Tense and let go"}, {"label": "Only let go, {name}"}]
ANA = {"name": "Ana"}


def test_a_fork_answers_the_index_and_the_label_under_its_name(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(
        qtbot, themes, "choose", choose="Which way?", options=WAYS, env={"name": "Ana"},
        **{"as": "way"},
    )
    press(shown.view, "choose-option-1")
    assert shown.answers == [{"option": 1, "way": "Only let go, Ana"}]


def test_a_fork_without_a_name_answers_only_the_index(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "choose", choose="Which way?", options=WAYS)
    press(shown.view, "choose-option-0")
    assert shown.answers == [{"option": 0}]


def test_a_way_whose_words_show_a_skipped_answer_is_not_offered(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "choose", choose="Which way?", options=WAYS)
    assert [button.text() for button in shown.view.buttons] == ["Tense and let go"]


def test_nothing_of_a_fork_is_chosen_beforehand(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "choose", choose="Which way?", options=WAYS)
    assert not any(button.isChecked() for button in shown.view.buttons)
    assert shown.answers == []


def test_a_fork_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "choose", choose="Which way?", options=WAYS, env=ANA)
    tab_to(shown.view, "choose-option-1")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers[0]["option"] == 1


def test_many_taps_are_one_answer(qtbot: Any, themes: ThemeStore) -> None:
    """Row K-07 of the list of bad inputs."""
    shown = show_step(qtbot, themes, "choose", choose="Which way?", options=WAYS, env=ANA)
    for _ in range(20):
        press(shown.view, "choose-option-0")
        press(shown.view, "choose-option-1")
    assert shown.answers == [{"option": 0}]


def test_something_to_read_shows_title_and_text_and_goes_on_by_next(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(
        qtbot, themes, "show", show="You wrote: {thought}", title="About {thought}",
        env={"thought": "rest"},
    )
    assert words_of(shown.view)[0] == "About rest"
    assert shown.view.focusWidget() is shown.view.title
    tab_to(shown.view, "step-next")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{}]


def test_a_chart_of_ones_own_stands_in_its_place(qtbot: Any, themes: ThemeStore) -> None:
    chart = QLabel("chart")
    shown = show_step(
        qtbot, themes, "show", show="Your weeks", chart="trend", noted=Noted(chart=chart)
    )
    assert chart.isVisibleTo(shown.view)
    shown.view.leave()
    assert shown.view.chart is None


def test_without_data_a_sentence_says_what_will_stand_there(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "show", show="Your weeks", chart="trend")
    assert "Your own chart will stand here after a few more sessions." in words_of(shown.view)


def test_a_picture_that_cannot_be_shown_leaves_words(qtbot: Any, themes: ThemeStore) -> None:
    noted = Noted(picture=Path("/nowhere/wave.png"))
    shown = show_step(qtbot, themes, "show", show="Look", image="wave.png", noted=noted)
    assert name_of(shown.view.picture) == "This picture cannot be shown. Nothing else is missing."


def test_ratings_come_one_at_a_time_and_are_answered_together(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "rate", rate=["pain", "distress"])
    assert "How strong is your pain right now?" in words_of(shown.view)
    assert shown.view.bar.value is None
    press(shown.view, "rating-4")
    press(shown.view, "rate-next")
    assert "How upset do you feel?" in words_of(shown.view)
    assert shown.view.bar.value is None
    assert shown.view.skip()
    assert shown.answers == [{"pain": 4, "distress": None}]


def test_next_without_a_number_asks_for_one_and_stays(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "rate", rate=["pain"])
    press(shown.view, "rate-next")
    assert shown.noted.said == ["Please choose a number, or skip this."]
    assert shown.answers == []
    press(shown.view, "rating-0")
    assert "Please choose a number, or skip this." not in words_of(shown.view)
    press(shown.view, "rate-next")
    assert shown.answers == [{"pain": 0}]


def test_ratings_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "rate", rate=["pain", "distress"])
    for digit in (Qt.Key.Key_7, Qt.Key.Key_2):
        press_key(shown.view, digit)
        tab_to(shown.view, "rate-next")
        press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"pain": 7, "distress": 2}]


def test_a_rating_goes_on_where_the_person_stopped(qtbot: Any, themes: ThemeStore) -> None:
    first = show_step(qtbot, themes, "rate", rate=["pain", "distress"])
    press(first.view, "rating-4")
    press(first.view, "rate-next")
    again = show_step(qtbot, themes, "rate", rate=["pain", "distress"], draft=first.drafts[-1])
    assert "How upset do you feel?" in words_of(again.view)
    assert again.view.skip()
    assert again.answers == [{"pain": 4, "distress": None}]


def test_a_damaged_draft_of_a_rating_asks_again(qtbot: Any, themes: ThemeStore) -> None:
    for draft in ("x", {"pain": "seven"}, {"distress": 3}):
        shown = show_step(qtbot, themes, "rate", rate=["pain", "distress"], draft=draft)
        assert shown.view.skip()
        if not shown.answers:
            assert shown.view.skip()
        assert shown.answers == [{"pain": None, "distress": None}]


def test_another_range_is_rated_by_a_slider(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "rate", rate=["ladder_worry"])
    assert shown.view.bar.value is None
    press_key(shown.view, Qt.Key.Key_End)
    press(shown.view, "rate-next")
    assert shown.answers == [{"ladder_worry": 100}]


def test_a_turn_fills_its_ring_and_never_ends_by_itself(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "round", round="One word for today.", each="60 s")
    shown.at(30.0)
    assert (shown.view.ring.figure, shown.view.ring.fraction) == ("0:30", 0.5)
    shown.at(300.0)
    assert (shown.view.ring.figure, shown.view.ring.fraction) == ("1:00", 1.0)
    assert found(shown.view, "round-line").text().endswith("then pass it on.")
    assert shown.answers == []


def test_the_next_turn_begins_with_an_empty_ring(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "round", round="One word for today.", each="60 s")
    shown.at(45.0)
    press(shown.view, "round-next")
    assert shown.view.ring.fraction == 0.0
    shown.at(60.0)
    assert shown.view.ring.figure == "0:15"
    press(shown.view, "round-pass")
    assert found(shown.view, "round-line").text() == "Turn 3. You may also pass."
    press(shown.view, "round-done")
    assert shown.answers == [{}]


def test_a_round_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "round", round="One word for today.", each="60 s")
    tab_to(shown.view, "round-next")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.view.turn == 2
    tab_to(shown.view, "round-done")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{}]
