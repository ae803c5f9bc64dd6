"""The words of the page of paper, in order, taken from the very blocks that are painted.

For people who cannot see the page, or want it larger: what is drawn as a chart has its finding in
words beside it, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coping_app.export.report.model import Report
from coping_app.ui.paper.blocks import Block, ColumnBlock, RowBlock, TableRow, TextBlock
from coping_app.ui.paper.pdf import report_blocks
from coping_app.ui.theme.tokens import TITLE_FAMILY


class ReportLine(NamedTuple):
    """One line; ``is_heading`` for the title and the headings of sections."""

    words: str
    is_heading: bool = False


def report_text(report: Report) -> tuple[ReportLine, ...]:
    """Every line of the page."""
    return tuple(line for block in report_blocks(report) for line in _lines(block))


def _lines(block: Block) -> Iterator[ReportLine]:
    match block:
        case TextBlock(text=text, font=font):
            yield ReportLine(text, TITLE_FAMILY in font.families())
        case TableRow(words=words, numbers=numbers):
            yield ReportLine(", ".join((words, *numbers)))
        case ColumnBlock(blocks=blocks) | RowBlock(blocks=blocks):
            for inner in blocks:
                yield from _lines(inner)
