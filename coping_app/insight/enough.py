"""How many records a figure takes. Fewer give no figure at all, and say what is missing."""

from __future__ import annotations

from typing import Literal, NamedTuple

LEAST_PAIRS = 3
"""Rated sessions that it takes to say anything of one exercise among others."""

Missing = Literal["pairs", "repeats", "days", "weeks", "check-ins", "spread", "blocks", "levels"]
"""What there is too little of.

- ``pairs``: sessions rated before and after.
- ``repeats``: sessions of exercises that were done three times or more.
- ``days``: days with a usable session.
- ``weeks``: weeks with enough rated days.
- ``check-ins``: check-ins, which say what is usual.
- ``spread``: different values to compare; all were alike.
- ``blocks``: pairs of days of a trial.
- ``levels``: times of day, or lengths, with enough sessions each.
"""


class TooEarly(NamedTuple):
    """No figure yet.

    Attributes:
        missing: What there is too little of.
        have: How many there are, 0 or more.
        need: How many it takes, more than ``have``.
    """

    missing: Missing
    have: int
    need: int
