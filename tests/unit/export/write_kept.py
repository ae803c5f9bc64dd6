"""Writes the reference files anew: ``python -m tests.unit.export.write_kept``. Look them over."""

from __future__ import annotations

from coping_app.export.csv.csv_export import dictionary
from coping_app.export.csv.csv_tables import TABLES
from coping_app.export.fhir.bundle import fhir_json
from coping_app.export.json.json_export import records_json
from coping_app.export.report.html import html_bytes
from coping_app.export.report.model import SECTIONS, ReportChoices
from coping_app.export.report.report import build_report
from tests.unit.export.support import KEPT, fixed_records


def made_files() -> dict[str, bytes]:
    """Every reference file as it is made now."""
    records = fixed_records()
    report = build_report(records, ReportChoices(frozenset(SECTIONS)))
    return {
        **{table.file: table.to_csv(records) for table in TABLES},
        "data_dictionary.csv": dictionary(records),
        "records.json": records_json(records),
        "bundle.json": fhir_json(records),
        "report.html": html_bytes(report),
    }


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for name, data in made_files().items():
        (KEPT / name).write_bytes(data)
