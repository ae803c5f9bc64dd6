"""Builds plain values from the events of libyaml, with a stack of its own instead of recursion."""

from __future__ import annotations

from typing import Any, NoReturn

import yaml

from coping_app.content.reading.characters import describe_forbidden, find_forbidden
from coping_app.content.reading.marks import Group, Items, Quoted
from coping_app.content.reading.problems import MAX_PROBLEMS, Path, Problem, format_path
from coping_app.content.reading.yaml_errors import explain_yaml_error

MAX_DEPTH = 12
"""Deepest nesting of lists and groups of keys."""
MAX_NODES = 20_000
"""Most keys, values, lists and groups in one file."""
MAX_SCALAR = 20_000
"""Longest single text in characters."""


class StopReadingError(Exception):
    """Reading cannot or must not go on; the reason is among the problems."""


class Builder:
    """One reading of one file.

    Attributes:
        problems: What was refused so far, in the order it was met.
        start: The parser's mark of the root value; None before there is one.
    """

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.start: Any = None
        self._file = file
        self._root: Any = None
        self._nodes = 0
        self._watchful = True
        self._has_escapes = True
        self._has_forbidden = False
        # The open container, its kind, and in a group the key that waits for its value.
        self._top: Any = None
        self._in_list = False
        self._key: str | None = None
        self._key_mark: Any = None
        # The containers around it: (container, its kind, where it stands in the one around it).
        self._outer: list[tuple[Any, bool, str | int]] = []

    def build(self, raw: bytes) -> Any:
        """The root value.

        Raises:
            StopReadingError: With the reason among the problems.
        """
        # Anchors, tags and escapes need one of these characters; most files have none of them.
        self._watchful = b"&" in raw or b"!" in raw
        self._has_escapes = b"\\" in raw
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_group,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: _nothing,
            yaml.StreamStartEvent: _nothing,
            yaml.StreamEndEvent: _nothing,
        }
        try:
            for event in iter(yaml.CSafeLoader(raw).get_event, None):
                handlers[type(event)](event)
        except (yaml.YAMLError, ValueError) as error:
            self._syntax(error)
        if self.start is None and not self.problems:
            self.stop(1, 1, "This file is empty.", 'Start with "format: 1".')
        return self._root

    def stop(self, line: int, column: int, message: str, hint: str = "") -> NoReturn:
        """Refuses the whole file.

        Raises:
            StopReadingError: Always.
        """
        self._add(line, column, message, hint)
        raise StopReadingError

    def refuse_character(self, line: int, column: int, message: str, hint: str) -> None:
        """Refuses one invisible or misleading character."""
        self._has_forbidden = True
        self._add(line, column, message, hint)

    def _add(self, line: int, column: int, message: str, hint: str) -> None:
        where = format_path(self._path())
        self.problems.append(Problem(self._file, line, column, where, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise StopReadingError

    def _refuse(self, mark: Any, message: str, hint: str = "") -> None:
        self._add(mark.line + 1, mark.column + 1, message, hint)

    def _path(self) -> Path:
        """Where the next value would stand."""
        outer = tuple(part for _, _, part in self._outer[1:])
        if self._in_list:
            return (*outer, len(self._top))
        return outer if self._key is None else (*outer, self._key)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        value: str = event.value
        style = event.style
        if self._watchful:
            self._look_at(event)
        if style:
            if style == '"' and self._has_escapes:
                self._look_into(value, mark)
            value = Quoted(value)
        if len(value) > MAX_SCALAR:
            found = len(value)
            self._refuse(mark, f"This text has {found} characters; at most {MAX_SCALAR} fit.")
        if self._in_list or self._key is not None or self._top is None:
            self._put(value, mark)
        else:
            self._start_key(value, mark)

    def _start_key(self, key: str, mark: Any) -> None:
        self._key, self._key_mark = key, mark
        if key in self._top:
            self._refuse(
                mark, f'The key "{key[:40]}" is here twice.',
                f"The first is in line {self._top.mark_of(key)[0].line + 1}.",
            )
        elif key == "<<":
            self._refuse(mark, "Merge keys (<<) are not part of this format.", "Write it out.")
        elif not key:
            self._refuse(mark, 'The key before ":" is missing.', "Write the key.")

    def _put(self, value: Any, mark: Any) -> None:
        """Gives a ready value, or a fresh container, to what it belongs to."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse(mark, f"This file has more than {MAX_NODES} values.")
            raise StopReadingError
        top = self._top
        if self._in_list:
            top.append(value)
            top.marks.append(mark)
        elif self._key is not None:
            if self._key not in top:
                top[self._key] = value
                top.marks += (self._key_mark, mark)
            self._key = None
        elif top is None:
            self._root, self.start = value, mark
        else:
            self._refuse(mark, "A list or group cannot be a key.", "Write a word before the colon.")
            raise StopReadingError

    def _open(self, event: Any, container: Group | Items) -> None:
        mark = event.start_mark
        if self._watchful:
            self._look_at(event)
        if len(self._outer) >= MAX_DEPTH:
            self._refuse(mark, f"This is nested more than {MAX_DEPTH} deep.")
            raise StopReadingError
        here: str | int = len(self._top) if self._in_list else self._key or ""
        self._put(container, mark)
        self._outer.append((self._top, self._in_list, here))
        self._top = container

    def _open_group(self, event: Any) -> None:
        self._open(event, Group())
        self._in_list = False

    def _open_list(self, event: Any) -> None:
        self._open(event, Items())
        self._in_list = True

    def _close(self, _event: Any) -> None:
        self._top, self._in_list, _ = self._outer.pop()

    def _alias(self, event: Any) -> None:
        self._refuse(event.start_mark, "Aliases (*) are not part of this format.", "Write it out.")
        raise StopReadingError

    def _document(self, event: Any) -> None:
        mark = event.start_mark
        if self.start is not None:
            self._refuse(mark, "A second document starts here.", "Write one document a file.")
            raise StopReadingError
        if event.version or event.tags:
            message = "Lines that start with % are not part of this format."
            self._refuse(mark, message, "Remove the line.")

    def _look_at(self, event: Any) -> None:
        """Refuses anchors, at the first, and tags."""
        if event.anchor is not None:
            message = "Anchors (&) are not part of this format."
            self._refuse(event.start_mark, message, "Write it out.")
            raise StopReadingError
        if event.tag is not None:
            message = "Tags (!) are not part of this format."
            self._refuse(event.start_mark, message, 'Remove it, or put the text in "quotes".')

    def _look_into(self, text: str, mark: Any) -> None:
        """Refuses forbidden characters that came in by an escape such as ``\\u202e``."""
        for found in find_forbidden(text):
            message, hint = describe_forbidden(found[0])
            self.refuse_character(mark.line + 1, mark.column + 1, message, hint)

    def _syntax(self, error: Exception) -> NoReturn:
        """What libyaml itself refused. Silent where a forbidden character explains it already."""
        if self._has_forbidden:
            raise StopReadingError from error
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
        message, hint = explain_yaml_error(problem, getattr(error, "context", None) or "")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.stop(line, column, message, hint)


def _nothing(_event: Any) -> None:
    """Events that say nothing about values."""
