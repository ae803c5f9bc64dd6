"""Lengths of time as figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.steps.time_words import clock_figure, length_words
from coping_app.ui.parts.scale_control import step_between


@pytest.mark.parametrize(
    ("seconds", "figure", "words"),
    [
        (0.0, "0:00", "0 seconds"),
        (-3.0, "0:00", "0 seconds"),
        (0.2, "0:01", "1 second"),
        (59.5, "1:00", "1 minute"),
        (61.0, "1:01", "1 minute 1 second"),
        (125.0, "2:05", "2 minutes 5 seconds"),
        (3600.0, "60:00", "60 minutes"),
    ],
)
def test_seconds_are_rounded_up(seconds: float, figure: str, words: str) -> None:
    assert clock_figure(seconds) == figure
    assert length_words(seconds) == words


@given(st.floats(-10, 10_000))
def test_a_countdown_ends_on_zero_and_not_before(seconds: float) -> None:
    assert (clock_figure(seconds) == "0:00") == (seconds <= 0)


@given(st.floats(0, 500), st.floats(0.5, 900))
def test_a_step_crosses_a_stated_range_in_some_twenty_presses(least: float, width: float) -> None:
    step = step_between(least, least + width)
    assert step >= 1
    assert width / step <= 20.001
