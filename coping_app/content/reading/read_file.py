"""Reads a file of the format, no more of it than such a file may have."""

from __future__ import annotations

from pathlib import Path

from coping_app.content.reading.outside_files import read_beginning
from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.reader import MAX_BYTES, Document, read_document


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, no more of them than a file of the format may have, and one.

    Raises:
        ContentError: The file cannot be opened.
    """
    try:
        return read_beginning(path, MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problem = Problem(str(path), 1, 1, "", f"This file cannot be opened: {reason}.")
        raise ContentError([problem]) from error


def read_file(path: Path) -> Document:
    """Reads a file of the format.

    Raises:
        ContentError: The file cannot be opened.
    """
    return read_document(read_bytes(path), str(path))
