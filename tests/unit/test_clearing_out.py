"""Everything goes when it is asked for, nothing else does, and a cut leaves nothing readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.commands.window import _go_on_deleting
from coping_app.store import clearing_out
from coping_app.store.backups import wiping
from coping_app.store.base.errors import StoreBusy
from coping_app.store.base.keys import KEY_FILES, read_keys
from coping_app.store.clearing_out import clear_out, go_on_clearing_out
from coping_app.system.folders import DELETING, Folders
from tests.unit.store.support import one_session, open_store

OWN = ("exercises/mine.yaml", "questionnaires/mine.yaml", "safety/lines.yaml")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "data")
    store = open_store(folders.profile)
    one_session(store)
    store.close()
    for name in (
        "cache/exercises.db", "cache/speech/line.wav", "log.txt", "starts/1.start",
        "demo/profile/profile.db", "profile/backups/000001-2026-01-01/profile.db",
        "profile/set-aside/x/profile.db", "profile/profile.db.found-1", *OWN,
    ):
        path = folders.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"something")
    return folders


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("own_files", [False, True])
def test_all_goes_but_own_exercises_unless_they_are_meant_too(
    folders: Folders, own_files: bool
) -> None:
    clear_out(folders, own_files)
    assert files(folders.data.parent) == ([] if own_files else [f"data/{name}" for name in OWN])
    assert folders.data.exists() != own_files


def test_what_others_put_into_the_folder_stays(folders: Folders) -> None:
    (folders.data / "holiday.jpg").write_bytes(b"a picture")
    elsewhere = folders.data.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "speech.wav").touch()
    (folders.speech / "link").symlink_to(elsewhere)
    clear_out(folders, own_files=True)
    assert files(folders.data) == ["holiday.jpg"]
    assert (elsewhere / "speech.wav").exists()


def test_the_next_start_finds_nothing_and_begins_anew(folders: Folders) -> None:
    clear_out(folders, own_files=False)
    store = open_store(folders.profile)
    assert store.sessions.all() == []
    assert store.settings.get("first_run_done") is None
    store.close()


def test_records_that_are_open_are_left_whole(folders: Folders) -> None:
    store = open_store(folders.profile)
    before = files(folders.data)
    with pytest.raises(StoreBusy):
        clear_out(folders, own_files=True)
    assert files(folders.data) == before
    store.close()


def test_a_cut_after_any_step_leaves_no_key_and_the_next_start_goes_on(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, steps = wiping._remove, 0

    class Cut(BaseException):
        pass

    def cut_at(number: int) -> None:
        nonlocal steps
        steps = 0

        def removing(path: Path) -> None:
            nonlocal steps
            steps += 1
            if steps > number:
                raise Cut
            remove(path)

        monkeypatch.setattr(wiping, "_remove", removing)

    for number in range(4):
        cut_at(number)
        with pytest.raises(Cut):
            clear_out(folders, own_files=False)
        assert read_keys(folders.profile) == () or number < len(KEY_FILES)
        assert (folders.data / DELETING).exists()
    monkeypatch.setattr(wiping, "_remove", remove)
    _go_on_deleting(folders)
    assert files(folders.data) == sorted(OWN)


def test_the_key_is_overwritten_before_its_file_goes(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    remove = wiping._remove

    def looking(path: Path) -> None:
        if path.name in KEY_FILES:
            seen.append(path.read_bytes())
        remove(path)

    monkeypatch.setattr(wiping, "_remove", looking)
    clear_out(folders, own_files=False)
    assert [data.strip(b"\0") for data in seen] == [b"", b""]
    assert all(seen)


def test_with_no_note_nothing_is_deleted(folders: Folders) -> None:
    before = files(folders.data)
    go_on_clearing_out(folders)
    assert files(folders.data) == before
    assert clearing_out.DELETING not in before
