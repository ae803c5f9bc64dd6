"""What cannot be written waits, in order, and nothing is written twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from coping_app.store.base.errors import StoreFull, StoreGone
from coping_app.store.base.waiting import WaitingSaves
from coping_app.store.store import Store

NOON = datetime(2026, 3, 3, 12).astimezone()


class Disk:
    """Takes what is saved, while there is room."""

    def __init__(self) -> None:
        self.room = True
        self.kept: list[str] = []

    def save(self, words: str) -> Callable[[], None]:
        def write() -> None:
            if not self.room:
                raise StoreFull
            self.kept.append(words)

        return write


def test_what_waits_is_saved_in_order_once_there_is_room() -> None:
    disk, saves = Disk(), WaitingSaves()
    disk.room = False
    for words in ("one", "two", "three"):
        saves.put(words, disk.save(words))
        with pytest.raises(StoreFull):
            saves.retry()
    assert saves.unsaved == 3
    disk.room = True
    saves.retry()
    saves.retry()
    assert disk.kept == ["one", "two", "three"]
    assert saves.unsaved == 0


def test_of_a_text_that_grows_only_the_newest_state_is_written() -> None:
    disk, saves = Disk(), WaitingSaves()
    saves.put("draft", disk.save("It"))
    saves.put("card", disk.save("a card"))
    saves.put("draft", disk.save("It rained"))
    saves.retry()
    assert disk.kept == ["a card", "It rained"]


def test_what_is_dropped_is_never_written() -> None:
    disk, saves = Disk(), WaitingSaves()
    saves.put("draft", disk.save("private"))
    saves.drop("draft")
    saves.retry()
    assert disk.kept == []


def test_a_bug_in_one_save_does_not_hold_up_those_behind_it() -> None:
    disk, saves = Disk(), WaitingSaves()

    def broken() -> None:
        raise KeyError("gone")

    saves.put("broken", broken)
    saves.put("card", disk.save("a card"))
    with pytest.raises(KeyError):
        saves.retry()
    saves.retry()
    assert disk.kept == ["a card"]
    assert saves.unsaved == 0


def test_an_ending_that_is_on_the_disk_is_not_told_as_unsaved_when_tidying_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(tmp_path / "profile", lambda: NOON)
    session_id = store.sessions.begin("calm", 1, "Calm", "en", {})

    def gone() -> None:
        raise StoreGone

    monkeypatch.setattr(store._database, "tidy", gone)
    store.sessions.add_event(session_id, "session-finished", {"practised_s": 60.0})
    kinds = [event.kind for event in store.sessions.events(session_id)]
    assert kinds.count("session-finished") == 1
    store.close()


def test_a_session_that_was_put_away_is_offered_to_go_on_with(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "profile", lambda: NOON)
    session_id = store.sessions.begin("calm", 1, "Calm", "en", {})
    body = {"moment": "before", "scale": "pain", "value": 4}
    store.sessions.add_event(session_id, "rating-given", body)
    assert store.sessions.interrupted() is None
    store.sessions.leave(session_id)
    found = store.sessions.interrupted()
    assert found is not None
    assert found.id == session_id
    store.close()
