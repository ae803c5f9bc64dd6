from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from coping_app.cli import main
from coping_app.commands.exporting import _PARTS
from coping_app.export.report.model import USUAL_SECTIONS
from coping_app.store.store import Store
from coping_app.system.folders import Folders
from tests.unit.export.support import NOW, fixed_portable

LOCALE_SOURCES = Path("/usr/share/i18n/locales/de_DE")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the fixed records in it."""
    folders = Folders(tmp_path / "data")
    store = Store.open(folders.profile, lambda: NOW)
    store.take_in(fixed_portable())
    store.close()
    return folders.data


def export(data: Path, *arguments: str) -> int:
    return main(["--data", str(data), "export", *arguments])


@pytest.mark.parametrize(
    ("name", "file", "begins"),
    [
        ("csv", "all.zip", b"PK"), ("csv", "ratings.csv", b"\xef\xbb\xbf"),
        ("json", "a.json", b'{\n"format": 3'),
        ("fhir", "f.json", b'{\n "resourceType": "Bundle"'), ("html", "r.html", b"<!DOCTYPE"),
    ],
)
def test_each_format_is_written(
    data: Path, tmp_path: Path, name: str, file: str, begins: bytes
) -> None:
    assert export(data, name, "-o", str(tmp_path / file)) == 0
    assert (tmp_path / file).read_bytes().startswith(begins)


def test_a_report_of_paper_is_made_without_a_window(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    run = subprocess.run(
        [sys.executable, "-m", "coping_app.cli", "--data", data, "export", "pdf", "-o", path],
        env={key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert run.returncode == 0, run.stderr
    assert path.read_bytes().startswith(b"%PDF-")


def test_only_the_days_that_were_asked_for_leave(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    assert export(data, "json", "-o", str(path), "--from", "2026-01-17", "--to", "2026-01-23") == 0
    days = {session["day"] for session in json.loads(path.read_bytes())["sessions"]}
    assert days == {"2026-01-17", "2026-01-18", "2026-01-20", "2026-01-23"}


def test_a_report_is_about_three_months_back_from_its_last_day(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert export(data, "html", "-o", str(path), "--to", "2026-03-02") == 0
    assert "2 December 2025 to 2 March 2026" in path.read_text(encoding="utf-8")


def test_parts_of_the_report_can_be_left_out(data: Path, tmp_path: Path) -> None:
    path, days = tmp_path / "report.html", ("--from", "2026-01-01", "--to", "2026-03-02")
    assert export(data, "html", "-o", str(path), *days) == 0
    whole = path.read_text("utf-8")
    assert "PHQ-4" in whole
    assert "by the sea" in whole
    less = (*days, "--leave-out", "questions", "--leave-out", "events")
    assert export(data, "html", "-o", str(path), *less) == 0
    assert not re.search("PHQ-4|by the sea", path.read_text("utf-8"))


def test_every_part_but_the_notes_for_the_visit_can_be_left_out() -> None:
    assert set(_PARTS) == USUAL_SECTIONS


def test_notes_for_the_visit_leave_only_when_asked_for(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    days = ("--from", "2026-01-01", "--to", "2026-03-02")
    assert export(data, "html", "-o", str(path), *days) == 0
    assert "top three concerns" not in path.read_text(encoding="utf-8")
    assert export(data, "html", "-o", str(path), *days, "--visit-notes") == 0
    assert "top three concerns" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("csv", "-o", "tables.xlsx"),
        ("json", "-o", "x.json", "--from", "2026-03-02", "--to", "2026-03-01"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    name, option, file, *rest = arguments
    assert export(data, name, option, str(tmp_path / file), *rest) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / file).exists()


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "02.03.2026"])
def test_a_day_has_to_be_one(data: Path, day: str) -> None:
    with pytest.raises(SystemExit) as caught:
        export(data, "json", "-o", "x.json", "--from", day)
    assert caught.value.code == 2


def test_no_profile_is_made_by_asking_for_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "none", "json", "-o", str(tmp_path / "x.json")) == 3
    assert "no records" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_f03_a_place_that_cannot_be_written_to_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(data, "json", "-o", str(tmp_path / "gone" / "x.json")) == 3
    assert "not finished" in capsys.readouterr().err


def test_an_open_window_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(Folders(data).profile, lambda: NOW)
    try:
        assert export(data, "json", "-o", str(tmp_path / "x.json")) == 3
    finally:
        store.close()
    assert "open in another window" in capsys.readouterr().err


def test_what_was_exported_is_taken_in_elsewhere_and_gives_the_same_report(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    assert export(data, "json", "-o", str(file)) == 0
    assert main(["--data", str(other), "import", str(file), "--preview"]) == 0
    assert "13" in capsys.readouterr().err
    for _ in range(2):
        assert main(["--data", str(other), "import", str(file)]) == 0
    days = ("--from", "2026-01-01", "--to", "2026-03-02")
    for folder, name in ((data, "one.html"), (other, "two.html")):
        assert export(folder, "html", "-o", str(tmp_path / name), *days) == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_p07_rows_that_are_wrong_are_listed_and_the_rest_comes_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    assert export(data, "json", "-o", str(file)) == 0
    file.write_text(file.read_text("utf-8").replace('"value":7', '"value":11'), "utf-8")
    capsys.readouterr()
    assert main(["--data", str(other), "import", str(file), "--preview"]) == 1
    assert "Rows that would be left out: " in capsys.readouterr().err
    for _ in range(2):
        assert main(["--data", str(other), "import", str(file)]) == 1
        err = capsys.readouterr().err
        named = err.count("less than or equal to 10")
        assert named > 3
        assert f"Rows that were left out: {named}\n" in err
    whole, rest = sessions_in(data), sessions_in(other)
    assert len(rest) == len(whole) - named
    assert rest < whole


def sessions_in(folder: Path) -> set[str]:
    store = Store.open(Folders(folder).profile, lambda: NOW)
    try:
        return {session.id for session in store.portable().sessions}
    finally:
        store.close()


def test_an_import_that_is_refused_says_why_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"
    file.write_text('{"format": 4}', "utf-8")
    assert main(["--data", str(tmp_path / "other"), "import", str(file)]) == 1
    err = capsys.readouterr().err
    assert "nothing was changed" in err
    assert "needs a newer version" in err
    assert not (tmp_path / "other").exists()


def test_the_help_of_import_tells_its_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "1 some rows were left out" in " ".join(capsys.readouterr().out.split())


def test_a_file_to_take_in_has_to_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "import", str(tmp_path / "no.json")]) == 3
    assert "cannot be read" in capsys.readouterr().err


_ALL_FORMATS = """
import locale, sys
from coping_app.cli import main
from coping_app.commands.exporting import _PARTS
from coping_app.export.report.model import USUAL_SECTIONS
if sys.argv[3] != "-":
    locale.setlocale(locale.LC_ALL, "")
    assert locale.localeconv()["decimal_point"] == sys.argv[3], locale.localeconv()
for name, file in (("csv", "t.zip"), ("csv", "r.csv"), ("json", "a.json"), ("fhir", "f.json"),
                   ("html", "r.html")):
    assert main(["--data", sys.argv[1], "export", name, "-o", f"{sys.argv[2]}/{file}",
                 "--from", "2026-01-01", "--to", "2026-03-02"]) == 0
"""


@pytest.mark.skipif(
    not (LOCALE_SOURCES.exists() and shutil.which("localedef")), reason="no locales to be made here"
)
def test_l02_every_locale_writes_the_same_bytes(data: Path, tmp_path: Path) -> None:
    locales = tmp_path / "locales"
    locales.mkdir()
    made = {}
    for name, mark in (("de_DE", ","), ("en_US", ".")):
        subprocess.run(
            ["localedef", "-i", name, "-f", "UTF-8", str(locales / f"{name}.UTF-8")], check=True
        )
        folder = tmp_path / name
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", _ALL_FORMATS, data, folder, mark],
            env={**os.environ, "LOCPATH": str(locales), "LC_ALL": f"{name}.UTF-8"},
            check=True, timeout=60,
        )
        made[name] = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    assert made["de_DE"] == made["en_US"]
    assert len(made["de_DE"]) == 6


def test_the_usual_days_of_a_report_are_those_of_progress() -> None:
    from coping_app.export.report.report import USUAL_DAYS
    from coping_app.features.progress.view import first_day

    today = date(2026, 3, 2)
    assert first_day("months", today) == today - timedelta(days=USUAL_DAYS - 1)
