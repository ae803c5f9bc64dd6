"""Reads the strict subset of YAML that exercises are written in.

YAML libraries guess: ``no`` becomes False, ``4:30`` becomes 270, a duplicate key silently wins, and
a few hundred bytes of merges cost minutes. So only the *events* of libyaml's parser are used here.
Plain values are built from them: dicts, lists, and text for every scalar. What could guess, repeat
or hide is refused: anchors, aliases, tags, merge keys, directives, further documents, duplicate
keys and invisible characters. All limits are checked while reading, before anything grows.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from coping_app.content.characters import find_forbidden, looks_clean, name_character
from coping_app.content.marks import Group, Items, Marks, Quoted
from coping_app.content.problems import Path, Problem, format_path, in_order
from coping_app.content.yaml_errors import explain_yaml_error

MAX_BYTES = 256 * 1024
"""Largest file."""
MAX_DEPTH = 12
"""Deepest nesting of lists and groups of keys."""
MAX_NODES = 20_000
"""Most keys, values, lists and groups in one file."""
MAX_SCALAR = 20_000
"""Longest single text in characters."""
MAX_PROBLEMS = 50
"""Reading stops after this many problems: nobody reads more at once."""

_LINE_BREAK = re.compile("\r\n|\r|\n")


class Document:
    """A file as read.

    Attributes:
        file: The file as it was named by the caller.
        value: Dicts, lists and text; None where reading had to stop.
        marks: The position of every value.
        problems: What the reader refused, in the order of lines.
    """

    def __init__(self, file: str, value: Any, marks: Marks, problems: tuple[Problem, ...]) -> None:
        self.file = file
        self.value = value
        self.marks = marks
        self.problems = problems


class _StopError(Exception):
    """Reading cannot or must not go on; the reason is among the problems."""


def read_document(raw: bytes, file: str) -> Document:
    """Reads one file of at most 256 KiB in UTF-8.

    Never raises for what is in ``raw``: whatever is refused stands in ``Document.problems``. Where
    ``value`` is not None, the document is whole but for the parts that the problems name.
    """
    builder = _Builder(file)
    try:
        _check_bytes(raw, builder)
        builder.build(raw.removeprefix(b"\xef\xbb\xbf"))
    except _StopError:
        builder.root = None
    return Document(
        file, builder.root, Marks(builder.root, builder.start), in_order(builder.problems)
    )


def _check_bytes(raw: bytes, builder: _Builder) -> None:
    """Size, encoding and forbidden characters, before any parser sees the file."""
    if len(raw) > MAX_BYTES:
        builder.stop(1, 1, f"This file has {len(raw)} bytes; at most {MAX_BYTES} fit.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        builder.stop(1, 1, "This file is in UTF-16.", "Save it as UTF-8.")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        builder.stop(*_position(before), "This file is not in UTF-8.", "Save it as UTF-8.")
    if looks_clean(raw):
        return
    for found in find_forbidden(text)[:MAX_PROBLEMS]:
        line, column = _position(text[: found.start()])
        builder.refuse_character(found[0], line, column)


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows the text ``before``."""
    lines = _LINE_BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


class _Builder:
    """Builds values from parser events, with a stack of its own instead of recursion."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.root: Any = None
        self.start: Any = None
        self._file = file
        self._nodes = 0
        self._stack: list[Group | Items] = []
        self._parts: list[str | int] = []
        self._keys: list[tuple[str, Any] | None] = []
        self._has_forbidden = False

    def build(self, raw: bytes) -> None:
        """Reads all events of ``raw``.

        Raises:
            _StopError: With the reason among the problems.
        """
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_group,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            for event in yaml.parse(raw, Loader=yaml.CSafeLoader):
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except (yaml.YAMLError, ValueError) as error:
            self._syntax(error)
        if self.start is None and not self.problems:
            self.stop(1, 1, "This file is empty.", 'Start with "format: 1".')

    def stop(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Refuses the whole file.

        Raises:
            _StopError: Always.
        """
        self._add(line, column, (), message, hint)
        raise _StopError

    def refuse_character(self, character: str, line: int, column: int, path: Path = ()) -> None:
        """Refuses one invisible or misleading character."""
        hint = "Use spaces." if character == "\t" else "Remove it."
        message = f"There is {name_character(character)} here, which a file must not hold."
        if character == "\t":
            message = "There is a tab here, which this format does not use."
        self._has_forbidden = True
        self._add(line, column, path, message, hint)

    def _add(self, line: int, column: int, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(
            Problem(self._file, line, column, format_path(path), message, hint)
        )
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopError

    def _refuse(self, mark: Any, message: str, hint: str = "") -> None:
        self._add(mark.line + 1, mark.column + 1, self._path(), message, hint)

    def _path(self) -> Path:
        """Where the next value would stand."""
        if not self._stack:
            return ()
        top, key = self._stack[-1], self._keys[-1]
        if isinstance(top, Items):
            return (*self._parts[1:], len(top))
        return (*self._parts[1:], key[0]) if key else tuple(self._parts[1:])

    def _count(self, event: Any) -> None:
        """What is the same for every value: number, anchors and tags."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse(event.start_mark, f"This file has more than {MAX_NODES} values.")
            raise _StopError
        if event.anchor is not None:
            self._refuse(
                event.start_mark, "Anchors (&) are not part of this format.", "Write it out."
            )
            raise _StopError
        if event.tag is not None:
            self._refuse(
                event.start_mark,
                "Tags (!) are not part of this format.",
                'Remove the tag, or put the text in "quotes".',
            )

    def _scalar(self, event: Any) -> None:
        self._count(event)
        text: str = event.value
        style = event.style
        if style == '"' and event.value:
            for found in find_forbidden(text):
                line, column = event.start_mark.line + 1, event.start_mark.column + 1
                self.refuse_character(found[0], line, column, self._path())
        if len(text) > MAX_SCALAR:
            self._refuse(
                event.start_mark,
                f"This text has {len(text)} characters; at most {MAX_SCALAR} fit.",
            )
        if self._stack and self._keys[-1] is None and isinstance(self._stack[-1], Group):
            self._start_key(text, style, event.start_mark)
        else:
            self._put(text if style is None or style == "" else Quoted(text), event.start_mark)

    def _start_key(self, text: str, style: str | None, mark: Any) -> None:
        group = self._stack[-1]
        self._keys[-1] = (text, mark)
        if isinstance(group, Group) and text in group:
            first = group.marks[text][0].line + 1
            self._refuse(
                mark, f'The key "{text[:40]}" is here twice.', f"The first is in line {first}."
            )
        elif text == "<<" and not style:
            self._refuse(mark, "Merge keys (<<) are not part of this format.", "Write it out.")
        elif not text:
            self._refuse(mark, 'The key before ":" is missing.', "Write the key.")

    def _put(self, value: Any, mark: Any) -> None:
        """Gives a ready value, or a fresh container, to what it belongs to."""
        if not self._stack:
            self.root, self.start = value, mark
            return
        top = self._stack[-1]
        if isinstance(top, Items):
            top.append(value)
            top.marks.append(mark)
            return
        key = self._keys[-1]
        if key is None:
            self._refuse(mark, "A list or group cannot be a key.", "Write a word before the colon.")
            raise _StopError
        if key[0] not in top:
            top[key[0]] = value
            top.marks[key[0]] = (key[1], mark)
        self._keys[-1] = None

    def _open(self, event: Any, container: Group | Items) -> None:
        self._count(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(event.start_mark, f"This is nested more than {MAX_DEPTH} deep.")
            raise _StopError
        path = self._path()
        self._put(container, event.start_mark)
        self._parts.append(path[-1] if path else "")
        self._stack.append(container)
        self._keys.append(None)

    def _open_group(self, event: Any) -> None:
        self._open(event, Group())

    def _open_list(self, event: Any) -> None:
        self._open(event, Items())

    def _close(self, _event: Any) -> None:
        self._stack.pop()
        self._keys.pop()
        self._parts.pop()

    def _alias(self, event: Any) -> None:
        self._refuse(event.start_mark, "Aliases (*) are not part of this format.", "Write it out.")
        raise _StopError

    def _document(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if self.start is not None:
            self.stop(line, column, "A second document starts here.", "Write one document a file.")
        if event.version or event.tags:
            self._refuse(
                event.start_mark,
                "Lines that start with % are not part of this format.",
                "Remove the line.",
            )

    def _syntax(self, error: Exception) -> None:
        """What libyaml itself refused. Silent where a forbidden character explains it already."""
        if self._has_forbidden:
            raise _StopError
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
        message, hint = explain_yaml_error(problem, getattr(error, "context", None) or "")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.stop(line, column, message, hint)
