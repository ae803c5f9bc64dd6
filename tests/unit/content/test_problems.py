"""Problems as an author reads them."""

from __future__ import annotations

from coping_app.content.reading.problems import (
    ContentError,
    Problem,
    did_you_mean,
    format_path,
    format_problem,
    in_order,
    nearest,
)


def test_a_problem_is_written_in_two_lines():
    problem = Problem("box.yaml", 14, 5, "steps[2].patern", "Unknown key.", 'Did you mean "x"?')
    assert format_problem(problem) == (
        'box.yaml:14:5  steps[2].patern\n    Unknown key. Did you mean "x"?'
    )


def test_a_problem_of_a_whole_file_has_no_path_and_needs_no_hint():
    assert format_problem(Problem("a.yaml", 1, 1, "", "Empty.")) == "a.yaml:1:1\n    Empty."


def test_paths_are_written_as_authors_read_them():
    assert format_path(()) == ""
    assert format_path(("steps", 2, "form", 0, "as")) == "steps[2].form[0].as"


def test_the_nearest_word_is_found_in_any_case():
    assert nearest("Puase", ["pause", "bell"]) == "pause"
    assert nearest("wrok", ["Home", "Work"]) == "Work"
    assert nearest("xyz", ["pause"]) is None
    assert nearest("x" * 10_000, ["pause"]) is None


def test_of_very_many_words_only_those_with_the_same_first_letter_are_near():
    words = [f"exercise-{n}" for n in range(500)]
    assert nearest("exercise-42", words) == "exercise-42"
    assert nearest("rexercise-42", words) is None


def test_a_hint_names_the_nearest_word_or_is_empty():
    assert did_you_mean("puase", ["pause"]) == 'Did you mean "pause"?'
    assert did_you_mean("xyz", ["pause"]) == ""


def test_problems_are_sorted_by_place_and_told_once():
    one, two = Problem("a", 2, 1, "", "x"), Problem("a", 1, 9, "", "x")
    assert in_order([one, two, one]) == (two, one)


def test_an_error_shows_all_its_problems():
    error = ContentError([Problem("a", 1, 1, "", "One."), Problem("a", 2, 1, "", "Two.")])
    assert str(error) == "a:1:1\n    One.\na:2:1\n    Two."
