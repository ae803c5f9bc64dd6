"""Cells of a CSV file that no spreadsheet takes for a formula or a date.

A spreadsheet reads a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula (OWASP, "CSV
Injection"). Where decimals are written with a comma it also splits cells at ``;``, so a formula
can hide behind one, or behind a line break. An apostrophe is put before each such sign, and
before a decimal number, which would be read as a date there. ``restored`` takes exactly those
apostrophes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | None

_SIGNS = "'=+\\-@＝＋－＠"
_RISKY = re.compile(rf"(^|[;\t\r\n])([\s\"]*)(?=[{_SIGNS}])")
_GUARDED = re.compile(rf"(^|[;\t\r\n])([\s\"]*)'(?=[{_SIGNS}])")
_DECIMAL = re.compile(r"\d+\.\d+\Z")


def neutral(text: str) -> str:
    """The text as a cell that is only ever text. NUL characters are left out."""
    sound = text.replace("\0", "")
    if _DECIMAL.match(sound):
        return f"'{sound}"
    return _RISKY.sub(r"\1\2'", sound)


def restored(cell: str) -> str:
    """The text that ``neutral`` made the cell of."""
    if cell[:1] == "'" and _DECIMAL.match(cell[1:]):
        return cell[1:]
    return _GUARDED.sub(r"\1\2", cell)


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as RFC 4180 has it: commas, quotes where needed, CR LF; UTF-8 with a mark.

    The byte order mark tells spreadsheets that it is UTF-8. Numbers are whole, so no decimal sign
    is in the file and it reads alike everywhere; None is an empty cell.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")
