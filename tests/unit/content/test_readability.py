"""The measure of plain words by which the shipped texts are judged."""

from __future__ import annotations

import pytest

from coping_app.content.checks.readability import reading_grade, sentences_in, syllables, words_in


def test_the_reading_grade_tells_plain_from_hard_words() -> None:
    plain = reading_grade(["Let your hand rest. Feel the chair."])
    hard = reading_grade(["Psychological interventions necessitate considerable concentration."])
    assert plain < 2 < 12 < hard


@pytest.mark.parametrize(
    ("word", "count"),
    [("breathe", 1), ("little", 2), ("noticed", 2), ("ended", 2), ("area", 3), ("attention", 3),
     ("muscles", 2), ("shoulders", 2), ("idea", 3), ("radio", 3), ("relaxed", 2), ("eyes", 1)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_at_full_stops_colons_and_lines_and_answers_are_one_word() -> None:
    text = "Now: {next_step}. It is 5.\nDone?  1 2 3"
    assert sentences_in(text) == ["Now:", "it.", "It is 5.", "Done?"]


def test_words_are_letters_and_what_ties_them() -> None:
    assert words_in("It's a wind-down of 10 min, años.") == [
        "It's", "a", "wind-down", "of", "min", "años",
    ]


def test_without_words_there_is_no_grade() -> None:
    assert reading_grade(["", "1 2 3"]) == 0.0
