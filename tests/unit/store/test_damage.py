from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.store.base.errors import DamagedDatabase, StoreGone
from coping_app.store.database import Database
from coping_app.store.opening import LOOK_THROUGH_BYTES, Opened
from coping_app.store.store import Store
from coping_app.wording.store_errors import said
from tests.unit.store.support import (
    HandClock,
    begin,
    contents,
    finish,
    one_session,
    open_store,
    rate,
    raw,
)

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed profile with some sessions, a card and a long answer."""
    folder = tmp_path_factory.mktemp("sound")
    store = open_store(folder)
    for _ in range(30):
        one_session(store)
    session_id = begin(store)
    answers = {"place": [1], "verb": "form", "answers": {"thought": "word " * 4000}}
    store.sessions.add_event(session_id, "answer-given", answers)
    store.cards.save("Flare plan", "flare-plan", [{"ask": "First", "name": "a", "answer": "Rest"}])
    finish(store, session_id)
    store.close()
    return folder


def cut_to_nothing(data: bytes) -> bytes:
    return b""


def cut_to_half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def cut_to_a_few_bytes(data: bytes) -> bytes:
    return data[:10]


def cut_in_a_page(data: bytes) -> bytes:
    return data[: 3 * PAGE + 100]


def salt_flipped(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


def first_page_zeroed(data: bytes) -> bytes:
    return bytes(PAGE) + data[PAGE:]


def all_zero(data: bytes) -> bytes:
    return bytes(len(data))


DAMAGES = (
    cut_to_nothing, cut_to_half, cut_to_a_few_bytes, cut_in_a_page, salt_flipped,
    first_page_zeroed, all_zero,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_d_04_a_damaged_database_is_told_kept_and_never_replaced(
    sound: Path, tmp_path: Path, damage: object
) -> None:
    folder = tmp_path / "p"
    shutil.copytree(sound, folder)
    path = folder / "profile.db"
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    before = contents(folder)
    with pytest.raises(DamagedDatabase) as caught:
        open_store(folder)
    assert contents(folder) == before
    assert "backup" in said(caught.value)


@given(data=st.data())
@settings(max_examples=40)
def test_d_04_any_page_zeroed_or_garbled_is_damage(
    sound: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("garbled") / "p"
    shutil.copytree(sound, folder)
    path = folder / "profile.db"
    whole = bytearray(path.read_bytes())
    page = data.draw(st.integers(0, len(whole) // PAGE - 1))
    garbage = data.draw(st.sampled_from([bytes(PAGE), random.Random(page).randbytes(PAGE)]))
    whole[page * PAGE : (page + 1) * PAGE] = garbage
    path.write_bytes(bytes(whole))
    with pytest.raises(DamagedDatabase):
        open_store(folder)
    assert path.read_bytes() == bytes(whole)


def test_d_04_a_profile_whose_database_is_gone_is_damaged_not_new(
    sound: Path, tmp_path: Path
) -> None:
    shutil.copytree(sound, tmp_path / "p")
    (tmp_path / "p" / "profile.db").unlink()
    before = contents(tmp_path / "p")
    with pytest.raises(DamagedDatabase, match="missing"):
        open_store(tmp_path / "p")
    assert contents(tmp_path / "p") == before


def test_d_04_a_torn_page_met_later_is_told_as_damage_too(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "p")
    path = tmp_path / "p" / "profile.db"
    data = path.read_bytes()
    path.write_bytes(data[:PAGE] + bytes(len(data) - PAGE))
    database = Database(Opened(raw(tmp_path / "p"), ""), None, None)
    with pytest.raises(DamagedDatabase):
        database.read("SELECT * FROM event")
    database.close()


def test_d_04_a_large_database_is_looked_through_in_an_idle_moment(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.drawings.save(one_session(store), (1,), bytes(LOOK_THROUGH_BYTES))
    store.look_through()
    store.close()
    path = tmp_path / "profile.db"
    data = bytearray(path.read_bytes())
    middle = len(data) // PAGE // 2 * PAGE
    data[middle : middle + PAGE] = bytes(PAGE)
    path.write_bytes(bytes(data))
    store = open_store(tmp_path)
    assert len(store.ratings.pairs()) == 1
    with pytest.raises(DamagedDatabase):
        store.look_through()
    store.close()
    store = open_store(tmp_path)
    with pytest.raises(DamagedDatabase):
        store.drawings.all()
    store.close()


def test_a_store_in_memory_can_be_looked_through() -> None:
    store = Store.in_memory(HandClock())
    one_session(store)
    store.look_through()
    store.close()


class TestLogCutOff:
    """D-06: a session was cut off, and its write-ahead log is cut or garbled as well."""

    RATINGS = 25

    @pytest.fixture(scope="class")
    @staticmethod
    def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
        """The files as they lie on the disk while a session runs."""
        live = tmp_path_factory.mktemp("live")
        store = open_store(live)
        one_session(store, 9, 9)
        session_id = begin(store)
        for number in range(TestLogCutOff.RATINGS):
            rate(store, session_id, "between", "distress", number % 11)
        left = tmp_path_factory.mktemp("left") / "p"
        shutil.copytree(live, left)
        store.close()
        return left

    def values(self, folder: Path) -> list[int]:
        store = open_store(folder)
        found = [r.value for r in store.ratings.all("distress")]
        assert [(p.before, p.after) for p in store.ratings.pairs(scale="pain")] == [(9, 9)]
        one_session(store)
        store.close()
        return found

    def test_d_06_the_whole_log_gives_everything_back(self, cut_off: Path, tmp_path: Path) -> None:
        shutil.copytree(cut_off, tmp_path / "p")
        assert self.values(tmp_path / "p") == [n % 11 for n in range(self.RATINGS)]

    def test_d_06_without_its_log_the_file_holds_the_finished_session(
        self, cut_off: Path, tmp_path: Path
    ) -> None:
        shutil.copytree(cut_off, tmp_path / "p")
        (tmp_path / "p" / "profile.db-wal").unlink()
        assert self.values(tmp_path / "p") == []

    @given(share=st.floats(0.0, 1.0))
    @settings(max_examples=30)
    def test_d_06_a_log_cut_anywhere_gives_a_clean_beginning(
        self, cut_off: Path, tmp_path_factory: pytest.TempPathFactory, share: float
    ) -> None:
        folder = tmp_path_factory.mktemp("cut") / "p"
        shutil.copytree(cut_off, folder)
        log = folder / "profile.db-wal"
        data = log.read_bytes()
        log.write_bytes(data[: int(len(data) * share)])
        found = self.values(folder)
        assert found == [n % 11 for n in range(len(found))]
        assert share < 1.0 or len(found) == self.RATINGS

    @given(share=st.floats(0.0, 1.0, exclude_max=True), noise=st.binary(min_size=1, max_size=64))
    @settings(max_examples=30)
    def test_d_06_a_log_garbled_anywhere_gives_a_clean_beginning(
        self,
        cut_off: Path,
        tmp_path_factory: pytest.TempPathFactory,
        share: float,
        noise: bytes,
    ) -> None:
        folder = tmp_path_factory.mktemp("garbled") / "p"
        shutil.copytree(cut_off, folder)
        log = folder / "profile.db-wal"
        data = bytearray(log.read_bytes())
        at = int(len(data) * share)
        data[at : at + len(noise)] = noise
        log.write_bytes(bytes(data))
        found = self.values(folder)
        assert found == [n % 11 for n in range(len(found))]


class TestFileTakenAway:
    """D-12: the files are deleted or exchanged under the open store."""

    def test_d_12_a_deleted_database_is_written_anew_with_everything(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        one_session(store, 8, 7)
        session_id = begin(store)
        rate(store, session_id, "before", "pain", 6)
        (tmp_path / "profile.db").unlink()
        rate(store, session_id, "after", "pain", 3)
        finish(store, session_id)
        store.close()
        store = open_store(tmp_path)
        assert [(p.before, p.after) for p in store.ratings.pairs()] == [(8, 7), (6, 3)]
        assert [s.state for s in store.sessions.all()] == ["finished", "finished"]
        store.close()

    def test_d_12_it_is_there_as_soon_as_the_session_ended(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        session_id = begin(store)
        (tmp_path / "profile.db").unlink()
        (tmp_path / "profile.db-wal").unlink()
        finish(store, session_id)
        assert (tmp_path / "profile.db").exists()
        store.close()
        connection = raw(tmp_path)
        assert connection.execute("SELECT state FROM session").fetchall() == [("finished",)]
        connection.close()

    def test_d_12_deleted_after_the_last_save_it_is_written_anew_at_the_end(
        self, tmp_path: Path
    ) -> None:
        store = open_store(tmp_path)
        one_session(store, 8, 7)
        (tmp_path / "profile.db").unlink()
        store.close()
        store = open_store(tmp_path)
        assert [(p.before, p.after) for p in store.ratings.pairs()] == [(8, 7)]
        store.close()

    def test_d_12_a_deleted_log_alone_costs_nothing(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        session_id = begin(store)
        rate(store, session_id, "before", "pain", 6)
        (tmp_path / "profile.db-wal").unlink()
        rate(store, session_id, "between", "pain", 5)
        left = tmp_path / "cut off here"
        left.mkdir()
        for name, data in contents(tmp_path).items():
            (left / name).write_bytes(data)
        store.close()
        store = open_store(left)
        assert [r.value for r in store.ratings.all("pain")] == [6, 5]
        store.close()

    def test_d_12_a_file_put_in_its_place_is_kept_aside(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        session_id = begin(store)
        rate(store, session_id, "before", "pain", 6)
        (tmp_path / "profile.db").unlink()
        (tmp_path / "profile.db").write_bytes(b"from somewhere else")
        rate(store, session_id, "between", "pain", 5)
        store.close()
        assert (tmp_path / "profile.db.found-1").read_bytes() == b"from somewhere else"
        store = open_store(tmp_path)
        assert [r.value for r in store.ratings.all("pain")] == [6, 5]
        store.close()

    def test_d_12_deleted_keys_come_back_with_it(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        one_session(store)
        for path in tmp_path.iterdir():
            path.unlink()
        one_session(store)
        store.close()
        store = open_store(tmp_path)
        assert len(store.ratings.pairs()) == 2
        store.close()

    def test_f_03_a_folder_that_vanishes_is_told_and_what_was_not_saved_is_not_claimed(
        self, tmp_path: Path
    ) -> None:
        folder = tmp_path / "stick"
        store = open_store(folder)
        session_id = begin(store)
        rate(store, session_id, "before", "pain", 6)
        away = tmp_path / "pulled"
        folder.rename(away)
        with pytest.raises(StoreGone) as caught:
            rate(store, session_id, "between", "pain", 5)
        assert "Put the stick or disk back" in said(caught.value)
        away.rename(folder)
        rate(store, session_id, "between", "pain", 4)
        store.close()
        store = open_store(folder)
        assert [r.value for r in store.ratings.all("pain")] == [6, 4]
        store.close()

    def test_f_03_a_folder_that_vanished_never_keeps_the_app_from_closing(
        self, tmp_path: Path
    ) -> None:
        store = open_store(tmp_path / "stick")
        begin(store)
        shutil.rmtree(tmp_path / "stick")
        store.close()
