"""The words of a rating scale as the catalogue keeps them, so that rows need no YAML to be read."""

from __future__ import annotations

from typing import NamedTuple


class ScaleWords(NamedTuple):
    """What a row of numbers shows of a scale; see ``scales.Scale`` for the whole of it.

    Attributes:
        id: Its id.
        title: Its name.
        question: What the person is asked.
        low_word: The word at ``minimum``.
        high_word: The word at ``maximum``.
        minimum: Least value.
        maximum: Largest value.
    """

    id: str
    title: str
    question: str
    low_word: str
    high_word: str
    minimum: int
    maximum: int
