"""What conditions, values and templates see of the answers."""

from __future__ import annotations

from coping_app.session.answers import Answers


def test_the_latest_rating_stands_under_the_scale_and_its_change_beside_it() -> None:
    answers = Answers()
    answers.rate("before", "pain", 4)
    answers.rate("between", "pain", 7)
    answers.rate("live", "pain", 6)
    assert answers.env() == {"pain": 6, "change(pain)": 2}


def test_a_skipped_rating_leaves_the_latest_known_one_standing() -> None:
    answers = Answers()
    answers.rate("before", "distress", 9)
    answers.rate("between", "distress", None)
    assert answers.env()["distress"] == 9
    assert answers.ratings == {"before": {"distress": 9}, "between": {"distress": None}}


def test_without_a_rating_before_there_is_no_change() -> None:
    answers = Answers()
    answers.rate("before", "pain", None)
    answers.rate("between", "pain", 5)
    assert answers.env() == {"pain": 5}


def test_answers_hide_ratings_and_computed_values_hide_both() -> None:
    answers = Answers(names={"pain": "a lot", "minutes": 10}, values={"minutes": 8.0})
    answers.rate("before", "pain", 4)
    assert answers.env() == {"pain": "a lot", "minutes": 8.0, "change(pain)": 0}


def test_given_anew_only_the_same_names_change() -> None:
    answers = Answers()
    answers.give((0,), "form", {"thing": "tea", "when": "now"})
    answers.give((0,), "form", {"thing": "milk"})
    assert answers.names == {"thing": "milk", "when": "now"}


def test_the_option_of_a_fork_is_no_name_but_its_label_is() -> None:
    answers = Answers()
    answers.give((0,), "choose", {"option": 1, "way": "Right"})
    assert (answers.options, answers.names) == ({(0,): 1}, {"way": "Right"})


def test_passing_a_fork_by_takes_its_option_back_and_answering_puts_it_in_again() -> None:
    answers = Answers()
    answers.give((0,), "choose", {"option": 1})
    answers.pass_by((0,))
    assert (answers.options, answers.passed_by) == ({}, {(0,)})
    answers.give((0,), "choose", {"option": 0})
    assert (answers.options, answers.passed_by) == ({(0,): 0}, set())


def test_values_that_are_laid_ahead_stay_ahead() -> None:
    answers = Answers(values={"x": 1.0})
    answers.ahead().values["x"] = 2.0
    assert answers.values == {"x": 1.0}
