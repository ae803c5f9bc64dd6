"""CSV: a zip of tables, or the ratings alone. Each with a dictionary of every column."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from coping_app.content.reference.scales import Scale
from coping_app.export.csv.csv_tables import RATINGS, TABLES, Table
from coping_app.export.records.cells import Cell, csv_bytes
from coping_app.export.records.records import Records

DICTIONARY_FILE = "data_dictionary.csv"
_HEAD = ("file", "column", "holds", "meaning")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that a zip gives to its members; always the same, so that equal records make equal
files. It is the earliest that the format knows."""
_APOSTROPHE = (
    "In texts, an apostrophe stands before = + - @ and before another apostrophe, where one begins"
    " a cell, a line, or a part behind a semicolon or tab, and before a decimal number. It keeps"
    " spreadsheets from reading a formula or a date. Take one away to have the text as it was."
)


def csv_zip(records: Records) -> bytes:
    """Every table and the dictionary, in a zip."""
    files = {table.file: table.to_csv(records) for table in TABLES}
    files[DICTIONARY_FILE] = dictionary(records)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, data)
    return packed.getvalue()


def ratings_csv(records: Records) -> bytes:
    """The ratings alone, one a row."""
    return RATINGS.to_csv(records)


def dictionary(records: Records) -> bytes:
    """What every column of every table means, and every scale that was rated."""
    return csv_bytes(_HEAD, _entries(records, TABLES))


def ratings_dictionary(records: Records) -> bytes:
    """The same for the ratings alone."""
    return csv_bytes(_HEAD, _entries(records, (RATINGS,)))


def _entries(records: Records, tables: Sequence[Table[Any]]) -> Iterator[tuple[Cell, ...]]:
    for table in tables:
        for column in table.columns:
            yield table.file, column.name, column.holds, column.meaning
    for name in sorted({rating.scale for rating in records.ratings}):
        yield RATINGS.file, f"scale {name}", *_scale_words(records.wordings.scales.get(name))
    yield "all", "all", "text", _APOSTROPHE


def _scale_words(scale: Scale | None) -> tuple[str, str]:
    if scale is None:
        return "whole number", "A scale that this version of the app does not know."
    ends = f"{scale.minimum} {scale.low_word}, {scale.maximum} {scale.high_word}"
    better = "lower" if scale.better == "low" else "higher"
    return ends, f"{scale.title}. {scale.question} The {better} end is the easier one."
