"""Values that remember where they were read, so that every problem has a line and a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coping_app.content.reading.problems import Path

Position = tuple[int, int]
"""Line and column, both from 1."""


class Quoted(str):
    """Text that stood in quotes or in a block, and so was not meant as a number or a flag."""

    __slots__ = ()


class Group(dict[str, Any]):
    """A group of keys. ``marks`` has the parser's marks: first key, its value, second key, ..."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: list[Any] = []

    def mark_of(self, key: str) -> tuple[Any, Any]:
        """The marks of a key and of its value."""
        index = 2 * list(self).index(key)
        return self.marks[index], self.marks[index + 1]


class Items(list[Any]):
    """A list. ``marks`` has the parser's mark of each item."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: list[Any] = []


class Marks(Mapping[Path, Position]):
    """Where every value of a document stands, by its path; ``key`` tells where its key stands.

    Positions are looked up when asked for, so that files without problems pay nothing.
    """

    def __init__(self, root: Any, start: Any) -> None:
        self._root = root
        self._start = start

    def __getitem__(self, path: Path) -> Position:
        """Position of the value at ``path``.

        Raises:
            KeyError: Nothing stands there.
        """
        return _position(self._find(path)[1])

    def key(self, path: Path) -> Position:
        """Position of the key that ends ``path``; of a list item that of the item.

        Raises:
            KeyError: Nothing stands there.
        """
        return _position(self._find(path)[0])

    def nearest(self, path: Path) -> Position:
        """Position of ``path`` or of the deepest part of it that is in the document."""
        for length in range(len(path), -1, -1):
            if path[:length] in self:
                return self[path[:length]]
        return (1, 1)

    def __iter__(self) -> Iterator[Path]:
        waiting: list[tuple[Path, Any]] = [((), self._root)] if self._start else []
        while waiting:
            path, value = waiting.pop()
            yield path
            if isinstance(value, Group):
                waiting.extend(((*path, key), inner) for key, inner in value.items())
            elif isinstance(value, Items):
                waiting.extend(((*path, index), inner) for index, inner in enumerate(value))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, path: Path) -> tuple[Any, Any]:
        value, marks = self._root, (self._start, self._start)
        if self._start is None:
            raise KeyError(path)
        for part in path:
            if isinstance(value, Group) and isinstance(part, str) and part in value:
                marks = value.mark_of(part)
                value = value[part]
            elif isinstance(value, Items) and isinstance(part, int) and part < len(value):
                marks = (value.marks[part], value.marks[part])
                value = value[part]
            else:
                raise KeyError(path)
        return marks


def _position(mark: Any) -> Position:
    return (mark.line + 1, mark.column + 1)
