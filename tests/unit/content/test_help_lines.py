"""Help lines: none is shown that nobody checked lately, and a clinic adds its own."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from coping_app.content.checks.check_files import check_paths
from coping_app.content.reference.help_lines import (
    HelpLine,
    lines_for,
    load_help_lines,
    read_help_lines,
)
from coping_app.content.reference.places import exercises_folder

SHIPPED = exercises_folder() / "safety"
CHECKED = date(2026, 3, 1)
GOOD = """  - country: GB
    name: Somebody listens
    number: "0123 456"
    url: https://listen.example
    source: Their own page
    checked: 2026-03-01
"""


def write(folder: Path, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "help_lines.yaml"
    path.write_text("format: 1\nlines:\n" + "".join(lines) if lines else "format: 1\nlines: []\n")
    return path


def names(folder: Path, own: Path, today: date = CHECKED) -> list[str]:
    return [line.name for line in load_help_lines(folder, own, today)[0]]


def test_the_shipped_file_holds_no_line_that_nobody_checked() -> None:
    lines, problems = read_help_lines(SHIPPED / "help_lines.yaml")
    assert problems == ()
    assert all(line.checked is not None for line in lines)


def test_a_line_is_read_with_all_it_says(tmp_path: Path) -> None:
    lines, problems = read_help_lines(write(tmp_path, GOOD))
    assert problems == ()
    assert lines == (
        HelpLine(
            "GB", "Somebody listens", "0123 456", "https://listen.example", "Their own page",
            CHECKED,
        ),
    )


@pytest.mark.parametrize(
    ("days", "is_shown"), [(0, True), (180, True), (181, False), (-1, True), (-2, False)]
)
def test_a_line_is_shown_for_180_days_after_it_was_checked(
    tmp_path: Path, days: int, is_shown: bool
) -> None:
    write(tmp_path, GOOD)
    today = CHECKED + timedelta(days=days)
    assert bool(names(tmp_path, tmp_path / "none", today)) is is_shown


def test_a_line_that_nobody_checked_is_hidden_and_the_check_of_files_says_so(
    tmp_path: Path,
) -> None:
    unchecked = GOOD.replace("    checked: 2026-03-01\n", "")
    path = write(tmp_path, GOOD.replace("Somebody listens", "Another"), unchecked)
    assert names(tmp_path, tmp_path / "none") == ["Another"]
    (problem,) = check_paths([path])
    assert (problem.line, problem.path) == (9, "lines[1]")
    assert problem.message == "Nobody checked this line, so it is not shown."


def test_a_clinics_own_lines_come_first_and_stand_where_no_country_was_chosen(
    tmp_path: Path,
) -> None:
    write(tmp_path / "ours", GOOD.replace("Somebody listens", "Our desk"))
    write(tmp_path / "shipped", GOOD, GOOD.replace("GB", "FR").replace("Somebody", "Personne"))
    lines, _ = load_help_lines(tmp_path / "shipped", tmp_path / "ours", CHECKED)
    told = {
        country: [line.name for line in lines_for(lines, country)]
        for country in ("gb", "FR", "", "ZZ", "JP")
    }
    assert told == {
        "gb": ["Our desk", "Somebody listens"], "FR": ["Personne listens"], "": ["Our desk"],
        "ZZ": ["Our desk"], "JP": [],
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("country: GB", "country: gb", "not two capital letters"),
        ("country: GB", "country: G1", "not two capital letters"),
        ("    source: Their own page\n", "", '"source" is missing'),
        ("https://listen.example", "http://listen.example", 'begins with "https://"'),
        ("checked: 2026-03-01", "checked: in March", "is not a date"),
        ("name:", "nam:", 'Unknown key "nam"'),
        ('    number: "0123 456"\n    url: https://listen.example\n', "", 'Give a "number"'),
    ],
)
def test_a_wrong_line_is_told_and_the_others_still_stand(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    write(tmp_path, GOOD.replace(old, new), GOOD.replace("Somebody", "Another"))
    lines, problems = load_help_lines(tmp_path, tmp_path / "none", CHECKED)
    assert [line.name for line in lines] == ["Another listens"]
    assert any(said in problem.message for problem in problems)


@pytest.mark.parametrize("text", ["", "- a", "lines: 7", "format: 2\nlines: []", "\x00"])
def test_a_damaged_file_shows_nothing_and_breaks_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "help_lines.yaml").write_text(text)
    lines, problems = load_help_lines(tmp_path, tmp_path / "none", CHECKED)
    assert lines == ()
    assert problems


def test_reading_needs_no_pydantic() -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path; "
        "from coping_app.content.reference.help_lines import load_help_lines; "
        f"load_help_lines(Path({str(SHIPPED)!r}), Path('/none'), date(2026, 1, 1)); "
        "print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
