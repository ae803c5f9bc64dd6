"""The worked example of docs/adding-an-exercise.md is run: one file, one page, one entry."""

from __future__ import annotations

import re
import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from coping_app.cli import main
from coping_app.content.checks.loading import load_exercise
from coping_app.content.docs.evidence_docs import evidence_markdown
from coping_app.content.reference.places import exercises_folder
from scripts.docs import evidence_page
from tests.unit.content.reviews import differences, read_reviews
from tests.unit.content.shipped import shipped

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "adding-an-exercise.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
FILE = "exercises/relaxation/three-breaths.yaml"
ENTRY = "tests/data/reviewed_exercises.yaml"
ID = Path(FILE).stem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped exercises without the one of the guide, should it be there."""
    copy = tmp_path / "exercises"
    shutil.copytree(exercises_folder(), copy, ignore=shutil.ignore_patterns(f"{ID}*"))
    return copy


def add_file(folder: Path) -> Path:
    """Writes the file of the guide where the guide says."""
    path = folder.parent / FILE
    path.write_text(BLOCKS[FILE], encoding="utf-8")
    return path


def told_by_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["check", "--strict", str(folder)])
    return code, capsys.readouterr().out


def test_the_file_of_the_guide_passes_the_strict_check_among_all_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_file(folder)
    assert told_by_check(folder, capsys) == (0, "")


def test_the_check_tells_the_length_to_state(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = add_file(folder)
    length = re.findall("length: (.*)", BLOCKS[FILE])[0]
    path.write_text(BLOCKS[FILE].replace(f"length: {length}", "length: 5 min"), encoding="utf-8")
    code, told = told_by_check(folder, capsys)
    assert code == 1
    assert f'Did you mean "{length}"?' in told


def test_one_section_of_one_page_comes_anew_and_says_that_nobody_has_reviewed_it(
    folder: Path,
) -> None:
    before = evidence_page(folder).splitlines()
    add_file(folder)
    changes = [line for line in ndiff(before, evidence_page(folder).splitlines())
               if line[0] in "+-"]
    assert all(line.startswith("+") for line in changes)
    section = "\n".join(line[2:] for line in changes)
    assert section.count("###") == 1
    assert f"### Three breaths (`{ID}`)" in section
    assert section.count("**Not reviewed yet.**") == 1


def test_the_entry_of_the_guide_fits_its_file_and_takes_the_line_off_the_page(
    folder: Path,
) -> None:
    exercise = load_exercise(add_file(folder))
    reviews = read_reviews(BLOCKS[ENTRY])
    assert differences(exercise, reviews[ID], shipped) == []
    section = evidence_markdown(reviews, folder).split(f"(`{ID}`)")[1].split("\n##")[0]
    assert "**Not reviewed yet.**" not in section


def test_once_reviewed_a_caution_that_falls_out_is_noticed(folder: Path) -> None:
    exercise = load_exercise(add_file(folder))
    less = exercise.model_copy(update={"cautions": exercise.cautions[:1]})
    assert differences(less, read_reviews(BLOCKS[ENTRY])[ID], shipped) == [
        'No caution says "using machines".'
    ]


def test_what_the_guide_names_is_there() -> None:
    for path in re.findall(r"`((?:coping_app|tests|docs|scripts)/[\w/.-]+)`", GUIDE):
        assert (ROOT / path).exists(), path
    for page in re.findall(r"\]\(([\w-]+\.md)\)", GUIDE):
        assert (ROOT / "docs" / page).exists(), page
