"""How far an exercise may go.

The limits of the format are checked when a file is read. These stand behind them, so that no file
whatever keeps a program busy for ever.
"""

from __future__ import annotations

MAX_SESSION_S = 6 * 3600.0
"""The three hours that the format allows, at half pace."""
MAX_LEAVES = 10_000
"""Leaf steps of one way through an exercise, turns of a repeat counted singly."""
MAX_PATHS = 256
"""Ways through the forks of an exercise that are listed."""


class TooLongError(ValueError):
    """An exercise lasts longer, or has more steps, than any session could."""
