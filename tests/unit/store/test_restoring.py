"""Going back to a backup. ``FLIPS=200`` flips that many bits instead of a few."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coping_app.store import restoring
from coping_app.store.backups.backups import list_backups
from coping_app.store.base.errors import DamagedDatabase, KeyLost, StoreError, StoreFull
from coping_app.store.restoring import restore
from coping_app.store.store import Store
from tests.unit.store.support import (
    TRIAL,
    HandClock,
    a_plan,
    begin,
    contents,
    finish,
    one_session,
    open_store,
    plan_in_use,
)

FLIPS = int(os.environ.get("FLIPS", "12"))
OLD, NEW = 12, 15
SAID = "word " * 150


def tell(store: Store) -> str:
    session_id = begin(store, "write", "Write")
    answers = {"place": [1], "verb": "write", "answers": {"text": SAID}}
    store.sessions.add_event(session_id, "answer-given", answers)
    finish(store, session_id)
    return session_id


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve sessions, a backup of them, fifteen later ones, a later card and a later setting."""
    folder = tmp_path_factory.mktemp("made") / "p"
    clock = HandClock()
    store = open_store(folder, clock)
    for _ in range(OLD):
        tell(store)
        clock.advance(minutes=7)
    store.cards.save("Old", "plan", [])
    store.begin_backup().finish()
    for _ in range(NEW):
        tell(store)
        clock.advance(minutes=7)
    store.cards.save("Later", "plan", [])
    store.plans.use(a_plan("six-weeks"), store.today())
    store.trials.keep(TRIAL)
    store.suggestions.tell("box-breathing", False, datetime(2026, 3, 2, 9, tzinfo=UTC))
    store.settings.set("theme", "dark")
    store.close()
    return folder


@pytest.fixture
def copy(profile: Path, tmp_path: Path) -> Path:
    shutil.copytree(profile, tmp_path / "p")
    return tmp_path / "p"


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << (bit % 8)
    path.write_bytes(data)


def is_damaged(folder: Path) -> bool:
    try:
        store = open_store(folder)
    except (DamagedDatabase, KeyLost):
        return True
    store.close()
    return False


def sessions_in(folder: Path) -> int:
    """All that are there, in a file that is sound to the last page."""
    store = open_store(folder)
    store.look_through()
    try:
        assert {answer.value for answer in store.sessions.answers("text")} <= {SAID}
        return len(store.sessions.all())
    finally:
        store.close()


def test_every_flipped_bit_is_mended_to_the_last_backup_or_better(
    profile: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    size = (profile / "profile.db").stat().st_size
    back = newer = whole = 0
    for _ in range(FLIPS):
        folder = tmp_path / "p"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(profile, folder)
        flip(folder / "profile.db", chance.randrange(size * 8))
        if is_damaged(folder):
            restored = restore(folder, list_backups(folder)[0], HandClock())
            newer += NEW
            whole += restored.salvaged.whole if restored.salvaged else 0
            assert restored.salvaged is None or restored.salvaged.newer == NEW
        else:
            newer, whole = newer + NEW, whole + NEW
        assert sessions_in(folder) >= OLD
        back += 1
    print(f"{back} of {FLIPS} back; {whole} of {newer} newer sessions whole")
    assert back == FLIPS
    assert whole >= 0.8 * newer


def test_a_torn_page_costs_what_stood_on_it_and_little_else(
    profile: Path, tmp_path: Path
) -> None:
    """But for the few pages that say where everything is: without them the backup comes back."""
    data = (profile / "profile.db").read_bytes()
    lost, unread = [], 0
    for page in range(3, len(data) // 4096, 4):
        folder = tmp_path / str(page)
        shutil.copytree(profile, folder)
        torn = data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :]
        (folder / "profile.db").write_bytes(torn)
        salvaged = restore(folder, list_backups(folder)[0], HandClock()).salvaged
        if salvaged is None:
            unread += 1
        else:
            lost.append(salvaged.newer - salvaged.whole)
    assert unread <= 1
    assert sorted(lost)[len(lost) * 3 // 4] <= 4


def cut_to(share: float) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        path = folder / "profile.db"
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    return cut


def one_byte(folder: Path) -> None:
    (folder / "profile.db").write_bytes(b"x")


def zeroed(folder: Path) -> None:
    path = folder / "profile.db"
    path.write_bytes(bytes(path.stat().st_size))


def torn_start(folder: Path) -> None:
    flip(folder / "profile.db", 3)


def without_keys(folder: Path) -> None:
    for path in folder.glob("keyslots*"):
        path.unlink()


def without_database(folder: Path) -> None:
    (folder / "profile.db").unlink()


def all_but_backups(folder: Path) -> None:
    without_keys(folder)
    without_database(folder)


@pytest.mark.parametrize(
    ("damage", "at_least"),
    [
        (cut_to(0), OLD), (cut_to(0.1), OLD), (cut_to(0.5), OLD), (cut_to(0.9), OLD),
        (one_byte, OLD), (zeroed, OLD), (torn_start, OLD + NEW), (without_keys, OLD + NEW),
        (without_database, OLD), (all_but_backups, OLD),
    ],
)  # fmt: skip
def test_every_damage_is_seen_kept_and_mended(
    copy: Path, damage: Callable[[Path], None], at_least: int
) -> None:
    damage(copy)
    before = contents(copy)
    assert is_damaged(copy)
    assert contents(copy) == before
    restore(copy, list_backups(copy)[0], HandClock())
    assert sessions_in(copy) >= at_least
    if "profile.db" in before:
        (kept,) = (copy / "set-aside").iterdir()
        assert kept.name == "2026-03-02-1"
        assert (kept / "profile.db").read_bytes() == before["profile.db"]


def test_a_profile_that_lost_all_but_its_reserve_is_damaged_and_not_new(copy: Path) -> None:
    all_but_backups(copy)
    shutil.rmtree(copy / "backups")
    with pytest.raises(DamagedDatabase):
        open_store(copy)
    assert not (copy / "profile.db").exists()


def test_d_11_restoring_twice_keeps_both(copy: Path) -> None:
    backup = list_backups(copy)[0]
    zeroed(copy)
    restore(copy, backup, HandClock())
    one_byte(copy)
    restore(copy, backup, HandClock())
    kept = sorted((copy / "set-aside").iterdir())
    assert [path.name for path in kept] == ["2026-03-02-1", "2026-03-02-2"]
    assert [(path / "profile.db").stat().st_size == 1 for path in kept] == [False, True]


def test_what_is_newer_comes_along_once_from_a_sound_file(copy: Path) -> None:
    backup = list_backups(copy)[0]
    for _ in range(2):
        restored = restore(copy, backup, HandClock())
        assert restored.salvaged is not None
        assert restored.salvaged.is_complete
        assert (restored.salvaged.newer, restored.salvaged.whole) == (NEW, NEW)
        assert sessions_in(copy) == OLD + NEW
    store = open_store(copy)
    assert [card.title for card in store.cards.all()] == ["Later", "Old"]
    assert store.settings.get("theme") == "dark"
    assert plan_in_use(store) == "six-weeks"
    assert store.trials.all() == [TRIAL]
    assert store.suggestions.answers()["box-breathing"].keep is False
    store.close()


def test_what_was_removed_since_stays_removed_or_comes_back_as_asked(copy: Path) -> None:
    store = open_store(copy)
    (old,) = [card for card in store.cards.all() if card.title == "Old"]
    store.cards.remove(old.id)
    store.close()
    backup = list_backups(copy)[0]
    restore(copy, backup, HandClock())
    store = open_store(copy)
    assert [card.title for card in store.cards.all()] == ["Later"]
    store.close()
    restore(copy, backup, HandClock(), keep_removed=False)
    store = open_store(copy)
    assert [card.title for card in store.cards.all()] == ["Later", "Old"]
    store.close()


def test_what_only_the_log_holds_comes_along_too(profile: Path, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(profile, folder)
    store = open_store(folder)
    session_id = begin(store)
    store.sessions.add_event(session_id, "practice-began", {})
    store.drafts.save(session_id, [1], "half a sen")
    cut = tmp_path / "cut"
    shutil.copytree(folder, cut)
    store.close()
    for path in cut.glob("keyslots*"):
        path.unlink()
    restore(cut, list_backups(cut)[0], HandClock())
    assert sessions_in(cut) == OLD + NEW + 1
    again = open_store(cut)
    assert again.drafts.at(session_id, [1]) == "half a sen"
    again.close()


def test_a_backup_that_is_torn_itself_changes_nothing(copy: Path) -> None:
    backup = list_backups(copy)[0]
    flip(backup.folder / "profile.db", 8 * 5000)
    zeroed(copy)
    before = contents(copy)
    with pytest.raises(DamagedDatabase):
        restore(copy, backup, HandClock())
    assert contents(copy) == before
    assert not (copy / "restored").exists()
    assert not (copy / ".restoring.part").exists()


def test_f_01_without_room_nothing_changes_and_it_can_be_tried_again(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeroed(copy)
    before = contents(copy)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "write_key", full)
        with pytest.raises(StoreFull):
            restore(copy, list_backups(copy)[0], HandClock())
    assert contents(copy) == before
    restore(copy, list_backups(copy)[0], HandClock())
    assert sessions_in(copy) >= OLD


class Killed(BaseException):
    """Stands for a kill: nothing is put right on the way out."""


class Killer:
    """Lets a number of renames be, then kills before or after the next one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, left: int, after: bool) -> None:
        self._left = left
        self._after = after
        for name in ("replace", "rename"):
            monkeypatch.setattr(Path, name, self._wrap(getattr(Path, name)))

    def _wrap(self, real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def move(source: Path, target: Path) -> Path:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise Killed
            moved = real(source, target)
            if self._left == 0:
                raise Killed
            return moved

        return move


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("renames", range(1, 14))
def test_a_kill_at_any_move_leaves_the_old_state_or_the_new_one(
    copy: Path, monkeypatch: pytest.MonkeyPatch, renames: int, after: bool
) -> None:
    zeroed(copy)
    before = contents(copy)
    with monkeypatch.context() as patch:
        Killer(patch, renames, after)
        with contextlib.suppress(Killed):
            restore(copy, list_backups(copy)[0], HandClock())
    if is_damaged(copy):
        assert contents(copy) == before
        restore(copy, list_backups(copy)[0], HandClock())
    assert sessions_in(copy) >= OLD
    (kept,) = (copy / "set-aside").iterdir()
    names = {name: data for name, data in before.items() if name != "reserve.bin"}
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == names
    assert not (copy / "restored").exists()


def test_an_open_profile_is_left_alone(copy: Path) -> None:
    store = open_store(copy)
    with pytest.raises(StoreError):
        restore(copy, list_backups(copy)[0], HandClock())
    one_session(store)
    store.close()
    assert sessions_in(copy) == OLD + NEW + 1
