"""Reads small files of safety without pydantic: the help page opens where heavier parts do not.

The YAML reader is imported when a file is read.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coping_app.content.reading.outside_files import read_beginning
from coping_app.content.reading.problems import ContentError, Problem, format_path, nearest

if TYPE_CHECKING:
    from coping_app.content.reading.reader import Document

Place = tuple[str | int, ...]
"""Keys and list indices, outermost first."""


class Reading:
    """Takes values out of a document and notes whatever is missing, wrong or unknown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.problems: list[Problem] = list(document.problems)

    def group(
        self, path: Place, keys: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The group of keys at ``path``: all of ``keys``, any of ``optional``, and no other."""
        value = self._at(path)
        known = (*keys, *optional)
        if not isinstance(value, dict):
            self.refuse(path, "Expected a group of keys here.")
            return dict.fromkeys(known)
        for key in value:
            if key not in known:
                near = nearest(key, known)
                hint = f'Did you mean "{near}"?' if near else ""
                self.refuse((*path, key), f'Unknown key "{key}".', hint)
        for key in keys:
            if key not in value:
                self.refuse(path, f'"{key}" is missing.')
        return {key: value.get(key) for key in known}

    def text(self, value: Any, path: Place) -> str:
        """Text that is not empty; what is missing was refused already."""
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.refuse(path, "Expected text here.")
            return ""
        return value.strip()

    def items(self, value: Any, path: Place, least: int = 1) -> list[Any]:
        """A list with at least so many items."""
        if value is None:
            return []
        if not isinstance(value, list) or len(value) < least:
            self.refuse(path, "Expected a list here.")
            return []
        return value

    def texts(self, value: Any, path: Place) -> tuple[str, ...]:
        """A list of texts."""
        found = self.items(value, path)
        return tuple(self.text(item, (*path, index)) for index, item in enumerate(found))

    def day(self, value: Any, path: Place) -> date:
        """A date such as 2025-03-31."""
        text = self.text(value, path)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.refuse(path, f'"{text[:40]}" is not a date such as 2025-03-31.')
            return date.min

    def country(self, text: str, path: Place) -> None:
        """Two capital letters; what is missing was refused already."""
        if text and not (len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()):
            self.refuse(path, f'"{text[:40]}" is not two capital letters.')

    def refuse(self, path: Place, message: str, hint: str = "") -> None:
        """Note a problem at the place of ``path``."""
        line, column = self._document.marks.nearest(path)
        where = format_path(path)
        self.problems.append(Problem(self._document.file, line, column, where, message, hint))

    def _at(self, path: Place) -> Any:
        value: Any = self._document.value
        for part in path:
            value = value[part]
        return value


def open_document(path: Path) -> Document:
    """Reads a file.

    Raises:
        ContentError: It cannot be opened.
    """
    from coping_app.content.reading.reader import MAX_BYTES, read_document

    try:
        return read_document(read_beginning(path, MAX_BYTES + 1), str(path))
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problem = Problem(str(path), 1, 1, "", f"This file cannot be opened: {reason}.")
        raise ContentError([problem]) from error
