"""The page of reports: days, names of files, and words for all that the tables hold."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from coping_app.export.json.json_import import ReadFile, RefusedFile, RowProblem
from coping_app.export.records.records import Span
from coping_app.export.report.model import SECTIONS, Report
from coping_app.export.table import ReportLook, exporters
from coping_app.export.writing import ExportFailed
from coping_app.features.progress.view import first_day
from coping_app.features.report import words as report_words
from coping_app.features.report.view import (
    CountRow,
    Time,
    count_rows,
    file_name,
    span_of,
    usual_dates,
    with_ending,
)
from coping_app.store.base.errors import StoreError, StoreFull
from coping_app.store.travel.portable import Count, Portable, TakenIn

TODAY = date(2026, 3, 2)
DATES = (date(2026, 1, 5), date(2026, 2, 1))


def _no_paper(_report: Report) -> bytes:
    return b""


ROWS = exporters(ReportLook(_no_paper, {}))
NOTHING = TakenIn(**{each.name: Count() for each in fields(TakenIn)})


@pytest.mark.parametrize(
    ("time", "span"),
    [
        ("weeks", Span(date(2026, 2, 17), None)),
        ("months", Span(date(2025, 12, 2), None)),
        ("all", Span()),
        ("dates", Span(*DATES)),
    ],
)
def test_a_choice_of_time_is_a_stretch_of_days(time: Time, span: Span) -> None:
    assert span_of(time, DATES, TODAY) == span


def test_dates_in_the_wrong_order_are_turned() -> None:
    assert span_of("dates", DATES[::-1], TODAY) == Span(*DATES)
    assert span_of("dates", (TODAY, TODAY), TODAY) == Span(TODAY, TODAY)


def test_the_times_are_those_of_progress() -> None:
    assert span_of("months", DATES, TODAY).first == first_day("months", TODAY)
    assert span_of("weeks", DATES, TODAY).first == first_day("weeks", TODAY)


def test_own_dates_begin_as_the_last_four_weeks() -> None:
    first, last = usual_dates(TODAY)
    assert ((last - first).days + 1, last) == (28, TODAY)


def test_names_of_files_tell_the_day_and_of_nobody() -> None:
    assert [file_name(row, TODAY) for row in ROWS] == [
        "tables-2026-03-02.zip", "ratings-2026-03-02.csv", "records-2026-03-02.json",
        "health-record-2026-03-02.json", "report-2026-03-02.pdf", "report-2026-03-02.html",
    ]


def test_a_new_exporter_has_a_file_name_without_another_table() -> None:
    diary = replace(ROWS[0], name="diary", ending=".txt")
    assert file_name(diary, TODAY) == "diary-2026-03-02.txt"


@pytest.mark.parametrize(
    ("name", "path"),
    [("a.pdf", "a.pdf"), ("a.PDF", "a.PDF"), ("a", "a.pdf"), ("my.notes", "my.notes.pdf")],
)
def test_a_file_has_the_ending_of_its_format(name: str, path: str) -> None:
    assert with_ending(Path("/x") / name, ".pdf") == Path("/x") / path


def test_every_section_has_words_of_its_own() -> None:
    words = report_words.section_words()
    assert list(words) == list(SECTIONS)
    assert len(set(words.values())) == len(SECTIONS)


def test_every_word_of_the_table_is_marked_for_translation() -> None:
    source = Path(inspect.getsourcefile(exporters) or "").read_text(encoding="utf-8")
    marked = {
        str(ast.literal_eval(call.args[1]))
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "QT_TRANSLATE_NOOP"
    }
    assert {text for row in ROWS for text in (row.title, row.words)} == marked


def test_every_kind_of_record_has_words() -> None:
    for each in fields(TakenIn):
        assert report_words.kind_words(each.name) != each.name


def test_only_kinds_that_a_file_holds_are_listed() -> None:
    counts = replace(NOTHING, sessions=Count(3, 1), cards=Count(0, 2))
    assert list(count_rows(counts)) == [CountRow("sessions", 3, 1), CountRow("cards", 0, 2)]


def test_rows_that_stay_outside_are_named_and_those_beyond_counted() -> None:
    problems = [RowProblem(f"sessions[{n}]", "is there twice.") for n in range(3)]
    assert report_words.left_out(problems, 5) == [
        "Rows that cannot come in: 5.",
        "sessions[0]: is there twice.",
        "sessions[1]: is there twice.",
        "sessions[2]: is there twice.",
        "And 2 more.",
    ]
    counts = replace(NOTHING, sessions=Count(3, 1, 2), cards=Count(0, 0, 1))
    assert report_words.left_out_count(ReadFile(Portable(), tuple(problems), 3), counts) == 6


def test_a_file_that_is_refused_says_why_in_one_line_more() -> None:
    lines = report_words.refused("x.json", RefusedFile("is no list.", "cards")).splitlines()
    assert lines == ["x.json cannot be read back. Nothing was changed.", "cards is no list."]


def test_a_fault_says_what_happened_what_is_safe_and_what_to_do() -> None:
    for error, hint in (
        (ExportFailed("export: read-only"), "That place can't be written to. Choose another one."),
        (ExportFailed("export: no folder", folder="/far"), "There is no folder /far."),
        (ExportFailed(), "Check the place it goes to, then try again."),
    ):
        words = report_words.not_written(error)
        assert words.startswith("The export is not finished. Your records are safe")
        assert words.endswith(hint)
    for fault in (StoreFull(), StoreError()):
        assert "What you saved before" in report_words.store_trouble(fault)


def test_where_a_file_lies_and_that_it_is_not_encrypted_is_told() -> None:
    words = report_words.saved((Path("/u/ratings-dictionary.csv"), Path("/u/ratings.csv")))
    assert words.startswith("Saved: ratings.csv, ratings-dictionary.csv, in /u.")
    assert "not encrypted" in words
