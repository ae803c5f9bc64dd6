"""A cut while the log is written back into the database: the log still holds all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coping_app.store.base.errors import DamagedDatabase
from coping_app.store.store import Store
from tests.unit.store.support import begin, one_session, open_store

PAGE = 4096
STEPS = 80
"""Enough for the database to grow by some pages."""


class HalfWritten:
    """A profile with a full log, and its database file before and after that was written back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "cut"
        live = folder / "live"
        store = open_store(live)
        one_session(store)
        self.session_id = begin(store)
        for number in range(STEPS):
            body = {"place": [number], "verb": "say", "start_s": float(number)}
            store.sessions.add_event(self.session_id, "step-started", body)
        shutil.copytree(live, self.folder)
        self.before = (live / "profile.db").read_bytes()
        store.look_through()  # writes the log back first
        self.after = (live / "profile.db").read_bytes()
        store.close()

    @property
    def changed_pages(self) -> list[int]:
        count = len(self.after) // PAGE
        return [n for n in range(count) if self._page(self.before, n) != self._page(self.after, n)]

    def cut_after(self, pages: int) -> Store:
        """Opens what a cut leaves behind so many of the changed pages, in the engine's order."""
        half = bytearray(self.before)
        for number in self.changed_pages[:pages]:
            half.extend(bytes(max(0, number * PAGE - len(half))))
            half[number * PAGE : (number + 1) * PAGE] = self._page(self.after, number)
        return self.opened(bytes(half))

    def opened(self, database: bytes) -> Store:
        (self.folder / "profile.db").write_bytes(database)
        return open_store(self.folder)

    def _page(self, database: bytes, number: int) -> bytes:
        return database[number * PAGE : (number + 1) * PAGE]


@pytest.fixture
def half_written(tmp_path: Path) -> HalfWritten:
    return HalfWritten(tmp_path)


@pytest.mark.parametrize("pages", range(8))
def test_d_05_a_cut_after_any_page_loses_nothing(half_written: HalfWritten, pages: int) -> None:
    assert len(half_written.changed_pages) > 8
    assert len(half_written.after) > len(half_written.before)
    store = half_written.cut_after(pages)
    assert len(store.sessions.events(half_written.session_id)) == STEPS
    store.close()


def test_d_06_a_first_page_torn_in_the_middle_is_taken_from_the_log(
    half_written: HalfWritten,
) -> None:
    torn = half_written.after[: PAGE // 2] + half_written.before[PAGE // 2 :]
    store = half_written.opened(torn)
    assert len(store.sessions.events(half_written.session_id)) == STEPS
    store.close()


def test_d_04_a_torn_first_page_that_no_log_holds_is_damage(half_written: HalfWritten) -> None:
    (half_written.folder / "profile.db-wal").unlink()
    torn = half_written.after[: PAGE // 2] + half_written.before[PAGE // 2 :]
    with pytest.raises(DamagedDatabase):
        half_written.opened(torn)
    assert (half_written.folder / "profile.db").read_bytes() == torn
