from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.commands.adding import CannotAdd, add_exercise
from coping_app.commands.finding import open_catalog
from coping_app.content.reading.problems import ContentError
from coping_app.system.folders import Folders

THREE_BREATHS = """\
format: 1
id: three-breaths
version: {version}
title: Three breaths
summary: A pause that fits anywhere.
family: relaxation
language: en
length: 40 s
steps:
  - breathe: {{in: 4 s, out: 6 s}}
    rounds: 4
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data")


def file_of(tmp_path: Path, version: int = 1, text: str = THREE_BREATHS) -> Path:
    path = tmp_path / "given.yaml"
    path.write_text(text.format(version=version), encoding="utf-8")
    return path


def test_an_opened_file_is_one_of_the_persons_own_exercises(
    tmp_path: Path, folders: Folders
) -> None:
    assert add_exercise(file_of(tmp_path), folders) == ("three-breaths", "en")
    with open_catalog(folders) as catalog:
        info = catalog.get("three-breaths")
    assert info is not None
    assert info.source == "own"


def test_opening_it_again_changes_nothing(tmp_path: Path, folders: Folders) -> None:
    path = file_of(tmp_path)
    add_exercise(path, folders)
    add_exercise(path, folders)
    assert len(list(folders.own_exercises.rglob("*.yaml"))) == 1


def test_a_newer_version_takes_its_place_and_an_older_one_does_not(
    tmp_path: Path, folders: Folders
) -> None:
    add_exercise(file_of(tmp_path, 1), folders)
    add_exercise(file_of(tmp_path, 2), folders)
    with open_catalog(folders) as catalog:
        info = catalog.get("three-breaths")
    assert info is not None
    assert info.version == 2
    with pytest.raises(CannotAdd, match="higher version"):
        add_exercise(file_of(tmp_path, 1), folders)


def test_the_id_of_a_shipped_exercise_is_refused(tmp_path: Path, folders: Folders) -> None:
    text = THREE_BREATHS.replace("three-breaths", "box-breathing")
    with pytest.raises(CannotAdd, match="another id"):
        add_exercise(file_of(tmp_path, text=text), folders)
    assert not folders.own_exercises.exists()


def test_a_file_with_problems_is_not_added(tmp_path: Path, folders: Folders) -> None:
    with pytest.raises(ContentError):
        add_exercise(file_of(tmp_path, text=THREE_BREATHS.replace("40 s", "40")), folders)
    assert not folders.own_exercises.exists()
