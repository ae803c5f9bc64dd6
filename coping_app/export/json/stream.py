"""Reads a large JSON object row by row, so that no more than one row of it is held as values.

A file may hold what nobody wrote: a key twice, numbers of a million digits, thirty million lists.
How many values there can be is counted before the first one is made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from json.decoder import WHITESPACE, JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

MOST_VALUES = 3_000_000
"""Ten years of daily practice with every step told have 2.7 million."""
_LONGEST_WHOLE = 300
"""Digits. A longer number is none that a float can hold, either."""


class Row(NamedTuple):
    """One row of a list, or a member that is no list of rows.

    Attributes:
        member: Its name in the outermost object.
        at: Its place in the list, from 0; None where it is no row of one.
        twice: Whether a key is there twice in it; nobody knows which of the two is meant.
    """

    member: str
    at: int | None
    value: Any
    twice: bool


def too_many_values(raw: bytes) -> bool:
    """Whether there can be more than ``MOST_VALUES`` in the text, seen without reading it."""
    return sum(map(raw.count, (b",", b"[", b"{"))) > MOST_VALUES


class RowStream:
    """The rows of an object, in the order of the text.

    Args:
        text: All of it.
        lists: Names of the members that are lists of rows.
    """

    def __init__(self, text: str, lists: Collection[str]) -> None:
        self._text = text
        self._lists = lists
        self._at = 0
        self._twice = False
        self._decoder = json.JSONDecoder(object_pairs_hook=self._once, parse_int=_whole)
        self.members: list[str] = []
        """Names that were met so far."""

    def rows(self) -> Iterator[Row]:
        """Every row.

        Raises:
            ValueError: The text is no object of JSON, or a member is there twice.
            RecursionError: It is nested too deeply.
        """
        self._expect("{")
        more = not self._take("}")
        while more:
            yield from self._member()
            more = self._take(",")
            if not more:
                self._expect("}")
        if self._next():
            raise self._wrong("Extra data")

    def _member(self) -> Iterator[Row]:
        self._expect('"')
        name, self._at = scanstring(self._text, self._at)
        if name in self.members:
            raise ValueError("a key is there twice")
        self.members.append(name)
        self._expect(":")
        if name not in self._lists or not self._take("["):
            yield self._row(name, None)
            return
        at, more = 0, not self._take("]")
        while more:
            yield self._row(name, at)
            at += 1
            more = self._take(",")
            if not more:
                self._expect("]")

    def _row(self, name: str, at: int | None) -> Row:
        self._next()
        self._twice = False
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return Row(name, at, value, self._twice)

    def _next(self) -> str:
        """The sign that comes next, behind all blanks; empty at the end."""
        self._at = WHITESPACE.match(self._text, self._at).end()
        return self._text[self._at : self._at + 1]

    def _take(self, sign: str) -> bool:
        is_next = self._next() == sign
        self._at += is_next
        return is_next

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._wrong(f"Expecting {sign}")

    def _wrong(self, what: str) -> JSONDecodeError:
        return JSONDecodeError(what, self._text, self._at)

    def _once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        self._twice = self._twice or len(found) < len(pairs)
        return found


def _whole(text: str) -> int | float:
    """A whole number; one of more digits than anything has becomes infinite, and is refused."""
    return int(text) if len(text) <= _LONGEST_WHOLE else float(text)
