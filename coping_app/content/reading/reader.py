"""Reads the strict subset of YAML that exercises are written in.

YAML libraries guess: ``no`` becomes False, ``4:30`` becomes 270, a duplicate key silently wins, and
a few hundred bytes of merges cost minutes. So only the *events* of libyaml's parser are used, and
plain values are built from them: dicts, lists, and text for every scalar. What could guess, repeat
or hide is refused: anchors, aliases, tags, merge keys, directives, further documents, duplicate
keys and invisible characters. All limits are checked while reading, before anything grows.
"""

from __future__ import annotations

import re
from typing import Any

from coping_app.content.reading.building import Builder, StopReadingError
from coping_app.content.reading.characters import describe_forbidden, find_forbidden, looks_clean
from coping_app.content.reading.marks import Marks
from coping_app.content.reading.problems import Problem, in_order

MAX_BYTES = 256 * 1024
"""Largest file."""

_BOM = b"\xef\xbb\xbf"
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


def read_document(raw: bytes, file: str) -> Document:
    """Reads one file of at most 256 KiB in UTF-8, with or without a byte order mark.

    Never raises for what is in ``raw``: whatever is refused stands in ``Document.problems``. Where
    ``value`` is not None, the document is whole but for the parts that the problems name.
    """
    builder = Builder(file)
    value = None
    try:
        _check_bytes(raw, builder)
        value = builder.build(raw.removeprefix(_BOM))
    except StopReadingError:
        pass
    problems = in_order(builder.problems) if builder.problems else ()
    return Document(file, value, Marks(value, builder.start), problems)


def _check_bytes(raw: bytes, builder: Builder) -> None:
    """Size, encoding and forbidden characters, before any parser sees the file."""
    if len(raw) > MAX_BYTES:
        builder.stop(1, 1, f"This file is larger than {MAX_BYTES // 1024} KiB.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        builder.stop(1, 1, "This file is in UTF-16.", "Save it as UTF-8.")
    raw = raw.removeprefix(_BOM)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        builder.stop(*_position(before), "This file is not in UTF-8.", "Save it as UTF-8.")
    if not looks_clean(raw):
        for found in find_forbidden(text):
            line, column = _position(text[: found.start()])
            builder.refuse_character(line, column, *describe_forbidden(found[0]))


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows the text ``before``."""
    lines = _LINE_BREAK.split(before)
    return len(lines), len(lines[-1]) + 1
