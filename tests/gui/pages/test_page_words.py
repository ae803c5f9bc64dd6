"""Numbers, lengths, days and changes as the pages say them."""

from __future__ import annotations

from datetime import date

import pytest

from coping_app.wording import words

TODAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "zero"), (1, "one"), (12, "twelve"), (13, "13"), (-1, "-1")]
)
def test_small_numbers_are_spelt_out(value: int, text: str) -> None:
    assert words.number(value) == text


@pytest.mark.parametrize(
    ("length_s", "text", "short"),
    [
        (5.0, "one minute", "1 min"),
        (76.0, "one minute", "1 min"),
        (90.0, "two minutes", "2 min"),
        (450.0, "eight minutes", "8 min"),
        (1920.0, "32 minutes", "32 min"),
    ],
)
def test_lengths_are_whole_minutes_and_at_least_one(
    length_s: float, text: str, short: str
) -> None:
    assert words.minutes(length_s) == text
    assert words.short_minutes(length_s) == short


@pytest.mark.parametrize(
    ("level", "text"),
    [("low", "Little effort"), ("medium", "Some effort"), ("high", "More effort"), ("no", "")],
)
def test_an_effort_is_called_what_it_is(level: str, text: str) -> None:
    assert words.effort(level) == text


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (-2.1, "two points lower"),
        (-0.6, "one point lower"),
        (0.4, "about the same"),
        (-0.4, "about the same"),
        (1.0, "one point higher"),
        (2.5, "three points higher"),
    ],
)
def test_changes_are_whole_points_and_worse_is_said_as_plainly(change: float, text: str) -> None:
    assert words.points(change) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("any",), ""),
        (("lying",), "lying"),
        (("sitting", "lying"), "sitting or lying"),
        (("sitting", "lying", "standing"), "sitting, lying or standing"),
    ],
)
def test_postures_are_joined(names: tuple[str, ...], text: str) -> None:
    assert words.postures(names) == text


@pytest.mark.parametrize(
    ("often", "text"),
    [
        ("daily", "Every day"),
        ("once", "Once"),
        ("2 a week", "Twice a week"),
        ("3 a week", "Three times a week"),
        ("as needed", "Whenever you like"),
        ("now and then", "now and then"),
    ],
)
def test_how_often_is_said_in_words(often: str, text: str) -> None:
    assert words.often(often) == text


def test_a_day_tells_its_year_only_when_it_is_another_one() -> None:
    assert words.day(date(2025, 1, 9), TODAY) == "9 January"
    assert words.day(date(2024, 12, 31), TODAY) == "31 December 2024"


def test_unknown_families_efforts_and_scales_break_nothing() -> None:
    assert words.family("gardening") == "gardening"
    assert words.effort("heroic") == ""
    assert words.scale("made_up") == ""
