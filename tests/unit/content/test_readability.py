"""The measure of plain words by which the shipped texts are judged."""

from __future__ import annotations

import pytest

from tests.unit.content.readability import reading_grade, syllables


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
