"""The report on paper: one page, vectors and fonts inside, the same digits as everywhere else."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from coping_app.content.reference.places import assets_folder
from coping_app.export.report.model import (
    SECTIONS,
    Event,
    FormScore,
    Note,
    Questions,
    Report,
    ReportChoices,
)
from coping_app.export.report.report import build_report
from coping_app.store.travel.portable import Portable
from coping_app.ui.paper.blocks import TextBlock, font
from coping_app.ui.paper.pdf import offscreen_application, paint_report, report_pdf
from tests.unit.export.support import fixed_portable, fixed_records, rating, records_of, session

FONTS = assets_folder() / "fonts"
ALL = ReportChoices(frozenset(SECTIONS))


def pdf_of(report: Report) -> bytes:
    return report_pdf(report, FONTS)


def streams(data: bytes) -> Iterator[bytes]:
    """What every stream of a PDF holds, unpacked."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(found.group(1))
        except zlib.error:
            yield found.group(1)


def crowded() -> Report:
    """As much as a page can ever be asked to hold."""
    names = ("week_function", "week_social", "week_satisfaction", "week_pain")
    sessions = [
        session(date(2026, 1, 1) + timedelta(days=n), f"exercise-{n % 9}",
                "A practice with a title as long as titles may become in other languages",
                [rating("before", "pain", n % 11), rating("after", "pain", (n * 7) % 11),
                 *(rating("between", name, n % 11) for name in names)])
        for n in range(60)
    ]
    sessions += [
        session(date(2025, 12, 1) + timedelta(days=n), f"little-{n}", "Seldom " * 6,
                [rating("before", "mood", 3), rating("after", "mood", 4)])
        for n in range(5)
    ]
    report = build_report(records_of(Portable(sessions=tuple(sessions))), ALL)
    long = "words that go on and on " * 6
    return replace(
        report,
        events=tuple(Event(n, date(2026, 1, n), f"{n}: {long}") for n in range(1, 7)),
        questions=Questions(
            tuple(
                FormScore(name, f"Questions called {name} in many words", 5.0, "moderate",
                          date(2026, 1, 9), 3, ("5 of 24 (moderate) on 9 January 2026.",) * 3)
                for name in ("a", "b", "c", "d", "e", "f")
            ),
            "A score is a guide for talking. It is no diagnosis.",
        ),
        visit=tuple(Note(f"Question {n}? {long}", long) for n in range(5)),
    )


def test_the_report_is_one_page_of_a4(qapp: QApplication) -> None:
    data = pdf_of(build_report(fixed_records(), ALL))
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert (round(float(box[0])), round(float(box[1]))) == (595, 842)


def test_charts_are_vectors_and_the_fonts_are_inside(qapp: QApplication) -> None:
    data = pdf_of(build_report(fixed_records(), ALL))
    assert b"/Subtype /Image" not in data
    assert data.count(b"/FontFile") >= 3
    assert re.search(rb"/FontName /[^\n]*(Atkinson|QAAAAA|QBAAAA)", data)
    assert len(data) < 200_000
    drawn = b"\n".join(streams(data))
    assert len(re.findall(rb"\bl\b", drawn)) > 50


def test_a_reader_of_pdf_finds_the_digits_of_the_report(qapp: QApplication) -> None:
    pdf = pytest.importorskip("PySide6.QtPdf")
    from PySide6.QtCore import QBuffer, QByteArray

    report = build_report(fixed_records(), ALL)
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf_of(report)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = pdf.QPdfDocument(None)
    document.load(buffer)
    assert document.pageCount() == 1
    words = document.getAllText(0).text()
    assert report.practice is not None
    assert report.questions is not None
    for sentence in (
        report.title, report.dates, *(change.words for change in report.changes),
        *(panel.finding for panel in report.panels), report.practice.finding,
        *(f"{event.number} {event.words}" for event in report.events),
        *(score.title for score in report.questions.scores),
        *(words for score in report.questions.scores for words in score.words),
        report.questions.caution,
    ):
        assert sentence in re.sub(r"\s+", " ", words)
    document.close()
    buffer.close()


def test_a_crowded_page_is_made_smaller_and_still_readable(qapp: QApplication) -> None:
    image = QImage(1190, 1684, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(2.0, 2.0)
    scale = paint_report(painter, crowded())
    painter.end()
    assert 0.7 <= scale < 1.0
    margin = QRectF(0, 1684 - 70, 1190, 70).toRect()
    below = image.copy(margin)
    assert all(
        below.pixel(x, y) == 0xFFFFFFFF
        for x in range(0, below.width(), 3) for y in range(below.height())
    )


def test_the_usual_page_fits_as_it_is(qapp: QApplication) -> None:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert paint_report(painter, build_report(fixed_records())) == 1.0
    painter.end()


def test_nothing_to_tell_is_a_page_with_one_sentence(qapp: QApplication) -> None:
    data = pdf_of(build_report(records_of(Portable()), ALL))
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1


def test_q01_markup_is_painted_as_the_text_it_is(qapp: QApplication) -> None:
    block = TextBlock('<img src="file:///x"><h1>A</h1>', font(10))
    plain = TextBlock('(img src="file:///x")(h1)A(/h1)', font(10))
    assert block.height(400.0) == plain.height(400.0)


def test_l02_the_page_is_the_same_under_any_locale(qapp: QApplication) -> None:
    report = build_report(fixed_records(), ALL)
    pages = []
    try:
        for locale in (QLocale.Language.German, QLocale.Language.English):
            QLocale.setDefault(QLocale(locale))
            image = QImage(595, 842, QImage.Format.Format_RGB32)
            image.fill(0xFFFFFFFF)
            painter = QPainter(image)
            paint_report(painter, report)
            painter.end()
            pages.append(image)
    finally:
        QLocale.setDefault(QLocale.c())
    assert pages[0] == pages[1]


def test_the_running_application_is_taken_where_there_is_one(qapp: QApplication) -> None:
    assert offscreen_application() is qapp


def test_a_part_that_was_not_chosen_is_not_painted(qapp: QApplication) -> None:
    full = pdf_of(build_report(fixed_records(), ALL))
    less = pdf_of(build_report(fixed_records(), ReportChoices(frozenset({"practice"}))))
    assert len(less) < len(full)
    assert fixed_portable().cards
