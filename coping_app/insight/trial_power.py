"""What a trial can find, told before it begins.

Source:
    Our own simulation of 4,000 trials a number, which ``tests/unit/insight/test_trial_power.py``
    repeats with fewer: people whose change differs by 1.0 to 2.2 points (SD) from day to day, whose
    days resemble each other (correlation 0.3), and who do every day as suggested. Whoever leaves
    days out finds less.
"""

from __future__ import annotations

from collections.abc import Mapping

FOUND_OF_100: Mapping[int, Mapping[int, int]] = {
    1: {2: 10, 3: 22, 4: 35},
    2: {2: 41, 3: 68, 4: 85},
}
"""Of 100 trials, how many name the better exercise: by true difference in points, then by weeks."""


def found_of_100(points: int, weeks: int) -> int:
    """How many of 100 trials of so many weeks find a difference of so many points.

    Args:
        points: 1 or 2.
        weeks: 2 to 4.
    """
    return FOUND_OF_100[points][weeks]
