"""The command that takes records out: export."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coping_app.system.folders import Folders

if TYPE_CHECKING:
    from coping_app.export.records.records import Records
    from coping_app.export.report.model import Report
    from coping_app.export.table import Exporter
    from coping_app.store.store import Store

_FORMATS = ("csv", "fhir", "pdf", "json", "html")
_PARTS = ("weeks", "events", "questions", "changes", "practice", "uncertain")
"""Parts of the report that are on it unless they are left out."""


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``export``."""
    parser.add_argument("format", choices=_FORMATS, help="csv takes a path in .zip or .csv")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    parser.add_argument("--from", dest="first", type=_day, metavar="DATE",
                        help="first day, as 2026-03-02 (reports: three months back)")
    parser.add_argument("--to", dest="last", type=_day, metavar="DATE", help="last day")
    parser.add_argument("--language", default="en", metavar="CODE", help="of the scales' words")
    parser.add_argument("--visit-notes", action="store_true",
                        help="put what was written for the visit into the report, too")
    parser.add_argument("--leave-out", action="append", default=[], choices=_PARTS, metavar="PART",
                        help=f"leave this part out of the report; one of {', '.join(_PARTS)}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day such as 2026-03-02') from None


def run_export(options: argparse.Namespace, folders: Folders) -> int:
    """Writes one file of the records of some days."""
    from coping_app.export.table import find_exporter
    from coping_app.export.writing import write_export
    from coping_app.store.base.errors import StoreError
    from coping_app.wording.store_errors import said

    rows = _exporters(options.visit_notes, options.leave_out)
    exporter = find_exporter(rows, options.format, options.output)
    if exporter is None:
        print("A CSV export is a .zip of all tables or a .csv of the ratings.", file=sys.stderr)
        return 2
    if options.first and options.last and options.last < options.first:
        print("--to is before --from.", file=sys.stderr)
        return 2
    try:
        records = _gather(options, folders, exporter)
        if records is None:
            print(f"There are no records in {folders.data}.", file=sys.stderr)
            return 3
        written = write_export(exporter, records, options.output)
    except StoreError as error:
        print(said(error), file=sys.stderr)
        return 3
    for path in written:
        print(path, file=sys.stderr)
    if exporter.name == "json":
        _warn_of_size(options.output)
    return 0


def _warn_of_size(path: Path) -> None:
    from coping_app.export.json.json_import import LARGEST_FILE

    if path.stat().st_size > LARGEST_FILE:
        print(
            "This is too large to be taken in at once. Make parts by --from and --to: they add up.",
            file=sys.stderr,
        )


def _exporters(visit_notes: bool, left_out: Sequence[str]) -> tuple[Exporter, ...]:
    from coping_app.export.report.html import INKS
    from coping_app.export.report.model import SECTIONS, USUAL_SECTIONS, ReportChoices
    from coping_app.export.table import ReportLook, exporters
    from coping_app.ui.theme.tokens import COLOURS

    sections = (frozenset(SECTIONS) if visit_notes else USUAL_SECTIONS) - frozenset(left_out)
    inks = {name: COLOURS[name][0] for name in INKS}
    return exporters(ReportLook(_paint_pdf, inks, ReportChoices(sections)))


def _paint_pdf(report: Report) -> bytes:
    from coping_app.content.reference.places import assets_folder
    from coping_app.ui.paper.pdf import offscreen_application, report_pdf

    application = offscreen_application()
    try:
        return report_pdf(report, assets_folder() / "fonts")
    finally:
        # It is kept until here: without an application there are no fonts.
        del application


def _gather(
    options: argparse.Namespace, folders: Folders, exporter: Exporter
) -> Records | None:
    """The records of the days that were asked for; None where there is no profile."""
    from coping_app.content.reference.places import exercises_folder
    from coping_app.export.records.gather import gather
    from coping_app.export.records.load_titles import load_titles
    from coping_app.export.records.records import Span
    from coping_app.export.report.report import USUAL_DAYS
    from coping_app.store.opening import is_profile

    if not is_profile(folders.profile):
        return None
    wordings = load_titles(
        exercises_folder(), options.language, folders.data / "questionnaires"
    )
    store = open_records(folders)
    try:
        first = options.first
        if first is None and exporter.is_report:
            first = (options.last or store.today()) - timedelta(days=USUAL_DAYS - 1)
        return gather(store, Span(first, options.last), wordings)
    finally:
        store.close()


def open_records(folders: Folders) -> Store:
    """The profile in the data folder, made where there is none. Raises StoreError."""
    from coping_app.store.store import Store

    return Store.open(folders.profile, lambda: datetime.now(UTC).astimezone())
