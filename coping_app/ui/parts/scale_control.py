"""The one place that decides how a scale is answered."""

from __future__ import annotations

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from coping_app.ui.widgets.rating.stepper_slider import StepperSlider

ScaleControl = RatingBar | StepperSlider
"""Both have ``value``, ``set_value`` and ``value_changed``, and begin without a value."""


def scale_control(
    themes: ThemeStore, name: str, least: int, most: int, low_word: str, high_word: str
) -> ScaleControl:
    """Eleven buttons for zero to ten; a slider with − and + for any other range.

    Args:
        themes: Where the look comes from.
        name: The question, for assistive technology.
        least: Lowest value.
        most: Highest value.
        low_word: What the lowest value means.
        high_word: What the highest value means.
    """
    if (least, most) == (0, 10):
        return RatingBar(themes, name, low_word, high_word, target=TARGET_SESSION)
    step = round(step_between(least, most))
    return StepperSlider(themes, name, least, most, step, low_word, high_word)


def step_between(least: float, most: float) -> float:
    """A step for − and + that crosses the range in some twenty presses.

    A wide range is one that nobody stated; there the step is one.
    """
    width = most - least
    if width <= 20 or width > 1000:
        return 1.0
    return next(step for step in (5.0, 10.0, 25.0, 50.0) if width / step <= 20)
