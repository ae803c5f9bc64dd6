"""Data and cache are for their owner alone, whatever the umask, and loose ones are taken back."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from coping_app.audio.speech_cache import SpeechCache
from coping_app.cli import main
from coping_app.store.store import Store
from coping_app.system.folders import Folders, make_folders, tighten

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def loose_below(folder: Path) -> dict[str, str]:
    """Everything that others could look into, with its mode; the folder itself with it."""
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}
    return {str(path): oct(mode) for path, mode in modes.items() if mode & 0o077}


def test_what_the_app_makes_is_for_its_owner_alone(tmp_path: Path, umask: None) -> None:
    folders = Folders(tmp_path / "new" / "data")
    assert main(["--data", str(folders.data), "list"]) == 0
    Store.open(folders.profile, datetime.now).close()
    SpeechCache(folders.speech).put("line", np.zeros(4800, np.int16))
    assert folders.exercise_index.is_file()
    assert list(folders.speech.iterdir())
    assert loose_below(tmp_path / "new") == {}


def test_an_exercise_that_is_added_is_for_its_owner_alone(tmp_path: Path, umask: None) -> None:
    from coping_app.commands.adding import add_exercise

    shipped = Path(__file__).parents[2] / "exercises"
    source = next(shipped.rglob("body-scan-short.yaml"))
    own = tmp_path / "own.yaml"
    text = source.read_text(encoding="utf-8")
    own.write_text(text.replace("id: body-scan-short", "id: my-scan", 1), encoding="utf-8")
    folders = Folders(tmp_path / "data")
    add_exercise(own, folders)
    assert list(folders.own_exercises.rglob("*.yaml"))
    assert loose_below(folders.data) == {}


def test_a_start_takes_loose_folders_of_before_back(tmp_path: Path, umask: None) -> None:
    folders = Folders(tmp_path / "data")
    for folder in (folders.profile, folders.speech, folders.own_exercises):
        folder.mkdir(parents=True)
    for path in (folders.data, folders.speech.parent, folders.speech, folders.own_exercises):
        path.chmod(0o777)
    for path in (folders.exercise_index, folders.log):
        path.touch()
        path.chmod(0o666)
    tighten(folders)
    assert set(loose_below(folders.data)) <= {str(folders.profile)}, "opening takes that back"


def test_the_command_line_takes_them_back_before_anything_else(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o777)
    code = "from coping_app.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", code, "--data", str(data), "list"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert loose_below(data) == {}


def test_a_folder_that_the_system_shares_is_left_alone(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    tighten(Folders(shared))
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777


def test_a_home_that_was_named_as_the_place_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    tmp_path.chmod(0o755)
    tighten(Folders(tmp_path))
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_where_nothing_is_nothing_is_made(tmp_path: Path) -> None:
    tighten(Folders(tmp_path / "none"))
    assert not list(tmp_path.iterdir())


def test_folders_that_are_there_keep_their_modes(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folders(tmp_path / "a" / "b")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert loose_below(tmp_path / "a") == {}
