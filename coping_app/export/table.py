"""The one table of exporters: name, ending, what makes the bytes, and words for the person.

A new exporter is a pure function from records to bytes and a row here. See
``docs/adding-an-exporter.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coping_app.export.csv.csv_export import csv_zip, ratings_csv, ratings_dictionary
from coping_app.export.fhir.bundle import fhir_json
from coping_app.export.json.json_export import records_json
from coping_app.export.records.records import Records
from coping_app.export.report.html import html_bytes
from coping_app.export.report.model import Report, ReportChoices
from coping_app.export.report.report import build_report
from coping_app.wording.translate import QT_TRANSLATE_NOOP
from coping_app.wording.wording import Wording

Make = Callable[[Records], bytes]
"""Pure: the same records make the same bytes, on every computer and in every locale."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One row.

    Attributes:
        name: What the command line calls it.
        ending: Of the file, with its dot.
        make: The whole file.
        title: Its name on the screen, in English; the page translates it.
        words: One sentence on what it is for, likewise.
        is_report: True where it is about three months unless asked otherwise.
        beside: A second file: what is put to the name before the ending, and what makes it.
    """

    name: str
    ending: str
    make: Make
    title: str
    words: str
    is_report: bool = False
    beside: tuple[str, Make] | None = None


@dataclass(frozen=True, slots=True)
class ReportLook:
    """What the report is made with: sections, language, colours, and who paints paper.

    Attributes:
        paint_pdf: Turns a report into a PDF; given by the part of the app that knows how to draw.
        inks: See ``report_html``.
    """

    paint_pdf: Callable[[Report], bytes]
    inks: Mapping[str, str]
    choices: ReportChoices = field(default_factory=ReportChoices)
    wording: Wording = field(default_factory=Wording)


def exporters(look: ReportLook) -> tuple[Exporter, ...]:
    """Every exporter. Of one name, the first is the usual one."""

    def report(records: Records) -> Report:
        return build_report(records, look.choices, look.wording)

    return (
        Exporter("csv", ".zip", csv_zip, QT_TRANSLATE_NOOP("export", "Tables (CSV)"),
                 QT_TRANSLATE_NOOP(
                     "export", "Everything in tables, for a spreadsheet or a study."
                 )),
        Exporter("csv", ".csv", ratings_csv, QT_TRANSLATE_NOOP("export", "Ratings (CSV)"),
                 QT_TRANSLATE_NOOP("export", "Your ratings in one table."),
                 beside=("-dictionary", ratings_dictionary)),
        Exporter("json", ".json", records_json, QT_TRANSLATE_NOOP("export", "Everything (JSON)"),
                 QT_TRANSLATE_NOOP("export", "All of your records. This app can read them back.")),
        Exporter("fhir", ".json", fhir_json, QT_TRANSLATE_NOOP("export", "Health record (FHIR)"),
                 QT_TRANSLATE_NOOP("export", "Ratings and scores for a health record system.")),
        Exporter("pdf", ".pdf", lambda records: look.paint_pdf(report(records)),
                 QT_TRANSLATE_NOOP("export", "Report (PDF)"),
                 QT_TRANSLATE_NOOP("export", "One page on paper for a visit."),
                 is_report=True),
        Exporter("html", ".html", lambda records: html_bytes(report(records), look.inks),
                 QT_TRANSLATE_NOOP("export", "Report (web page)"),
                 QT_TRANSLATE_NOOP("export", "The same page for a browser or a screen reader."),
                 is_report=True),
    )


def find_exporter(rows: Sequence[Exporter], name: str, path: Path) -> Exporter | None:
    """The exporter of that name whose ending ``path`` has; where a name has one ending, any does.

    None where the name has several endings and this is none of them.
    """
    named = [row for row in rows if row.name == name]
    for row in named:
        if path.name.lower().endswith(row.ending):
            return row
    return named[0] if len(named) == 1 else None
