from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.export.csv.csv_export import csv_zip, dictionary, ratings_csv, ratings_dictionary
from coping_app.export.csv.csv_tables import ANSWERS, RATINGS, TABLES
from coping_app.export.records.cells import csv_bytes, neutral, restored
from tests.unit.export.support import FORMULA, KEPT, fixed_records

RISKY = "=+-@＝＋－＠"
NASTY = st.text(alphabet=st.sampled_from(list("=+-@';\t\r\n\" ,.12aé\0＝")), max_size=30)


def rows_of(data: bytes) -> list[list[str]]:
    """As a careful program reads it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells_by_semicolon(data: bytes) -> list[str]:
    """As a spreadsheet reads it where decimals are written with a comma: it splits at ``;``."""
    return [
        cell
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
        for cell in row
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_each_table_is_the_reference_file_byte_by_byte(table: object) -> None:
    kept = (KEPT / table.file).read_bytes()  # type: ignore[attr-defined]
    assert table.to_csv(fixed_records()) == kept  # type: ignore[attr-defined]


def test_the_dictionary_is_the_reference_file() -> None:
    assert dictionary(fixed_records()) == (KEPT / "data_dictionary.csv").read_bytes()


def test_the_dictionary_explains_every_column_of_every_table() -> None:
    explained = {(row[0], row[1]) for row in rows_of(dictionary(fixed_records()))}
    for table in TABLES:
        assert {(table.file, column.name) for column in table.columns} <= explained
    rated = {f"scale {rating.scale}" for rating in fixed_records().ratings}
    assert rated <= {name for _, name in explained}


def test_the_dictionary_beside_the_ratings_is_about_them_alone() -> None:
    files = {row[0] for row in rows_of(ratings_dictionary(fixed_records()))[1:]}
    assert files == {"ratings.csv", "all"}


def test_the_zip_holds_every_table_and_the_dictionary_and_is_always_the_same() -> None:
    records = fixed_records()
    packed = csv_zip(records)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*(table.file for table in TABLES), "data_dictionary.csv"]
        for name in archive.namelist():
            assert archive.read(name) == (KEPT / name).read_bytes()
    assert csv_zip(records) == packed


def test_files_begin_with_the_mark_of_utf8_and_lines_end_as_rfc_4180_says() -> None:
    data = ratings_csv(fixed_records())
    assert data.startswith(b"\xef\xbb\xbfrating_id,")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_every_rating_is_one_row_with_its_number() -> None:
    records = fixed_records()
    rows = rows_of(ratings_csv(records))
    assert len(rows) == len(records.ratings) + 1
    assert [int(row[-1]) for row in rows[1:]] == [rating.value for rating in records.ratings]


def test_no_cell_holds_a_decimal_number_that_a_locale_could_misread() -> None:
    """L-02: whole numbers and ISO days read alike with decimal points and decimal commas."""
    records = fixed_records()
    for table in TABLES:
        for row in rows_of(table.to_csv(records)):
            assert not [cell for cell in row if re.fullmatch(r"-?\d+[.,]\d+", cell)]


def test_l05_a_note_that_begins_like_a_formula_is_harmless_and_comes_back() -> None:
    rows = rows_of(ANSWERS.to_csv(fixed_records()))
    worries = [row[-1] for row in rows if row[5] == "worries"]
    assert worries == [f"'{FORMULA}", "'-2+3", "'@sum", "plain; '=1+1"]
    assert [restored(cell) for cell in worries] == [FORMULA, "-2+3", "@sum", "plain; =1+1"]


def test_l05_no_spreadsheet_finds_a_formula_whichever_separator_it_takes() -> None:
    for table in TABLES:
        data = table.to_csv(fixed_records())
        cells = [*cells_by_semicolon(data), *(cell for row in rows_of(data) for cell in row)]
        assert not [cell for cell in cells if cell.lstrip(" \"\t\r\n").startswith(tuple(RISKY))]


@given(NASTY)
def test_l05_whatever_a_person_writes_is_never_a_formula(text: str) -> None:
    data = csv_bytes(["id", "note"], [["a", text]])
    cells = [*cells_by_semicolon(data), *(cell for row in rows_of(data) for cell in row)]
    assert not [cell for cell in cells if cell.lstrip(" \"\t\r\n").startswith(tuple(RISKY))]


@given(st.one_of(NASTY, st.text()))
def test_the_guard_can_be_taken_away_again(text: str) -> None:
    assert restored(neutral(text)) == text.replace("\0", "")


@given(st.lists(st.lists(NASTY, min_size=2, max_size=2), max_size=5))
def test_what_is_quoted_reads_back_as_it_was(rows: list[list[str]]) -> None:
    data = csv_bytes(["one", "two"], rows)
    read = [[restored(cell) for cell in row] for row in rows_of(data)[1:]]
    assert read == [[cell.replace("\0", "") for cell in row] for row in rows]


def test_l04_a_note_with_emoji_nul_and_half_a_character_is_a_sound_file() -> None:
    text = "a\0b 👩‍🦽 \ud83d" + "x" * 100_000
    (_, row) = rows_of(csv_bytes(["note"], [[text]]))
    assert row[0] == "ab 👩‍🦽 ?" + "x" * 100_000


def test_the_moment_of_a_rating_is_the_persons_day_and_utc() -> None:
    head, first = rows_of(RATINGS.to_csv(fixed_records()))[:2]
    row = dict(zip(head, first, strict=True))
    assert (row["day"], row["rated_utc"], row["offset_min"]) == (
        "2026-01-05", "2026-01-05T08:01:00Z", "60"
    )
