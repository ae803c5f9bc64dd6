"""The report on one A4 page, as a PDF: charts as vectors, fonts inside, laid out by ourselves.

Works without a window: Qt only has to have an application, which ``offscreen_application`` makes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from coping_app.export.report.charts import change_drawings, panel_drawing, practice_drawing
from coping_app.export.report.model import Practice, Questions, Report
from coping_app.ui.paper.blocks import (
    Block,
    ColumnBlock,
    DrawingBlock,
    RowBlock,
    TableRow,
    TextBlock,
    font,
)
from coping_app.ui.theme.fonts import load_fonts

POINTS_AN_INCH = 72.0
_RESOLUTION_DPI = 1200
PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
"""A4 in points."""
_MARGIN, _MARGIN_ABOVE = 40.0, 35.0
_GAP = 15.0
_TITLE, _HEADING, _BODY, _SMALL = 18, 13, 10, 9
"""Letter sizes on paper, in points."""


def offscreen_application() -> QGuiApplication:
    """The running application, or one without a screen where there is none. Keep it."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["coping-app"])


def report_pdf(report: Report, fonts: Path) -> bytes:
    """The report as a PDF of one page.

    Args:
        report: What to tell.
        fonts: The folder of the bundled fonts.
    """
    load_fonts(fonts)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator("coping-app")
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    painter = QPainter(writer)
    painter.scale(_RESOLUTION_DPI / POINTS_AN_INCH, _RESOLUTION_DPI / POINTS_AN_INCH)
    paint_report(painter, report)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def paint_report(painter: QPainter, report: Report) -> float:
    """Paints the page, one unit a point.

    Returns:
        By how much it was made smaller to fit; 1.0 where it fitted as it is.
    """
    page = ColumnBlock(list(report_blocks(report)))
    width, room = PAGE_WIDTH - 2 * _MARGIN, PAGE_HEIGHT - 2 * _MARGIN_ABOVE
    scale = 1.0
    # A narrower scale makes lines longer in their own units, so it is sought step by step.
    while page.height(width / scale) * scale > room and scale > 0.5:
        scale -= 0.01
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_MARGIN, _MARGIN_ABOVE)
    painter.scale(scale, scale)
    page.paint(painter, 0.0, 0.0, width / scale)
    painter.restore()
    return scale


def report_blocks(report: Report) -> Iterator[Block]:
    """What stands on the page, from top to bottom."""
    yield TextBlock(report.title, font(_TITLE, title=True))
    yield TextBlock(report.dates, font(_BODY), "muted", below=2.0)
    if report.empty:
        yield _body(report.empty)
    if report.visit:
        yield _heading(report.headings.visit)
        for note in report.visit:
            yield _body(f"{note.ask}  {note.answer}")
    if report.panels:
        yield _heading(report.headings.weeks)
        yield from _panels(report)
        if report.weeks_guide:
            yield _small(" ".join(report.weeks_guide))
    if report.events:
        yield _small(report.headings.events, strong=True)
        yield from _events(report)
    if report.questions:
        yield from _questions(report, report.questions)
    if report.changes or report.few:
        yield _heading(report.headings.changes)
        yield _body(report.caution)
        for words, drawing in change_drawings(report):
            yield _small(words)
            yield DrawingBlock(drawing, below=3.0)
        for text in report.few:
            yield _body(text)
    if report.hidden:
        yield _small(report.hidden)
    if report.trials:
        yield _small(report.headings.trials, strong=True)
        for text in report.trials:
            yield _body(text)
    if report.practice:
        yield _heading(report.headings.practice)
        yield _practice(report, report.practice)
    if report.uncertain:
        yield _heading(report.headings.uncertain)
        yield _body(" ".join(report.uncertain))


def _panels(report: Report) -> Iterator[Block]:
    """Two beside each other; a single last one keeps its width."""
    panels = [
        ColumnBlock(
            [
                _body(panel.finding, strong=True),
                _small(panel.ends),
                DrawingBlock(panel_drawing(report, panel), below=5.0),
            ]
        )
        for panel in report.panels
    ]
    for at in range(0, len(panels), 2):
        pair: list[Block] = [*panels[at : at + 2]]
        yield RowBlock(pair if len(pair) == 2 else [*pair, ColumnBlock([])], _GAP)


def _events(report: Report) -> Iterator[Block]:
    texts: list[Block] = [_small(f"{event.number}  {event.words}") for event in report.events]
    for at in range(0, len(texts), 2):
        pair = texts[at : at + 2]
        yield RowBlock(pair if len(pair) == 2 else [*pair, ColumnBlock([])], _GAP)
    if report.more_events:
        yield _small(report.more_events)


def _questions(report: Report, questions: Questions) -> Iterator[Block]:
    """One line each, where it fits; what a score is not stands above them."""
    yield TextBlock(
        f"{report.headings.questions}. {questions.caution}", font(_SMALL, strong=True), "muted",
        above=4.0, below=1.0,
    )
    for score in questions.scores:
        yield _small(f"{score.title}: {' '.join(score.words)}")


def _practice(report: Report, practice: Practice) -> Block:
    words = report.headings
    rows: list[Block] = [
        _body(practice.finding),
        TableRow(words.exercise, (words.times, words.minutes), font(_SMALL, strong=True)),
    ]
    rows += [
        TableRow(each.title, (str(each.times), str(each.minutes)), font(_SMALL))
        for each in practice.exercises
    ]
    if practice.more:
        rows.append(_small(practice.more))
    return RowBlock([ColumnBlock(rows), DrawingBlock(practice_drawing(report, practice))], _GAP)


def _heading(text: str) -> TextBlock:
    return TextBlock(text, font(_HEADING, title=True), "primary", above=9.0, below=3.0)


def _body(text: str, *, strong: bool = False) -> TextBlock:
    return TextBlock(text, font(_BODY, strong=strong), below=1.0)


def _small(text: str, *, strong: bool = False) -> TextBlock:
    return TextBlock(text, font(_SMALL, strong=strong), "muted", below=1.0)
