from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from coping_app.export.report.model import Report
from coping_app.export.table import Exporter, ReportLook, exporters, find_exporter
from coping_app.export.writing import ExportFailed, write_export
from tests.unit.export.support import fixed_records

ROWS = exporters(ReportLook(lambda report: b"%PDF-1.4 " + report.title.encode(), {}))
RECORDS = fixed_records()


def row(name: str, ending: str) -> Exporter:
    found = find_exporter(ROWS, name, Path(f"x{ending}"))
    assert found is not None
    return found


def failing_after(count: int, code: int) -> Callable[[int, memoryview], int]:
    """A disk that takes so many bytes and then no more."""
    left = [count]

    def write_some(descriptor: int, data: memoryview) -> int:
        import os

        if left[0] == 0:
            raise OSError(code, "no more")
        taken = os.write(descriptor, data[: left[0]])
        left[0] -= taken
        return taken

    return write_some


@pytest.mark.parametrize("exporter", ROWS, ids=lambda each: f"{each.name}{each.ending}")
def test_every_exporter_is_pure_and_writes_what_it_makes(
    exporter: Exporter, tmp_path: Path
) -> None:
    path = tmp_path / f"out{exporter.ending}"
    written = write_export(exporter, RECORDS, path)
    assert written[-1] == path
    assert path.read_bytes() == exporter.make(RECORDS) == exporter.make(RECORDS)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_an_exporter_has_words_for_a_person() -> None:
    for exporter in ROWS:
        assert exporter.title
        assert exporter.words.endswith(".")
        assert len(exporter.words.split()) <= 15


def test_f06_an_export_is_for_its_owner_alone(tmp_path: Path) -> None:
    for path in write_export(row("csv", ".csv"), RECORDS, tmp_path / "ratings.csv"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_dictionary_is_written_beside_the_ratings(tmp_path: Path) -> None:
    written = write_export(row("csv", ".csv"), RECORDS, tmp_path / "my.ratings.csv")
    assert [path.name for path in written] == ["my.ratings-dictionary.csv", "my.ratings.csv"]


@pytest.mark.parametrize("after", [0, 1, 1_000])
def test_f04_a_stick_that_is_pulled_leaves_no_file_of_the_final_name(
    tmp_path: Path, after: int
) -> None:
    path = tmp_path / "all.json"
    with pytest.raises(ExportFailed, match="export"):
        write_export(row("json", ".json"), RECORDS, path, failing_after(after, errno.EIO))
    assert list(tmp_path.iterdir()) == []


def test_f01_a_full_disk_is_said_in_words_and_the_old_export_stays(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(b"an older export")
    with pytest.raises(ExportFailed, match="no room"):
        write_export(row("json", ".json"), RECORDS, path, failing_after(100, errno.ENOSPC))
    assert path.read_bytes() == b"an older export"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_gives_back_other_bytes_is_found_out(tmp_path: Path) -> None:
    def lying(descriptor: int, data: memoryview) -> int:
        import os

        return os.write(descriptor, bytes(len(data)))

    with pytest.raises(ExportFailed, match="other bytes"):
        write_export(row("fhir", ".json"), RECORDS, tmp_path / "out.json", lying)
    assert list(tmp_path.iterdir()) == []


def test_f03_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="no folder"):
        write_export(row("json", ".json"), RECORDS, tmp_path / "gone" / "out.json")


def test_f05_any_path_works(tmp_path: Path) -> None:
    for name in ("ünï 👩.json", "a'b\"c%20.json", "-o.json", f"{'x' * 240}.json"):
        write_export(row("json", ".json"), RECORDS, tmp_path / name)
        assert (tmp_path / name).exists()


def test_the_ending_chooses_among_exporters_of_one_name() -> None:
    assert row("csv", ".ZIP").ending == ".zip"
    assert row("csv", ".csv").ending == ".csv"
    assert find_exporter(ROWS, "csv", Path("tables.xlsx")) is None
    assert row("fhir", ".fhir").name == "fhir"
    assert find_exporter(ROWS, "unheard-of", Path("x.zip")) is None


def test_the_report_that_is_painted_is_the_one_that_was_chosen() -> None:
    seen: list[Report] = []

    def paint(report: Report) -> bytes:
        seen.append(report)
        return b""

    for exporter in exporters(ReportLook(paint, {})):
        exporter.make(RECORDS)
    assert [report.visit for report in seen] == [()]
