"""What was let go cannot be had back, and what was kept is not kept twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.session.events import SessionFinished
from coping_app.store.base.keys import KEY_FILES, copies_agree, read_keys
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.store import Store
from tests.unit.store.copies_of_a_live_profile import cut_everywhere, holds
from tests.unit.store.support import begin, finish, one_session, open_store, rate

MARKER = "zebrafish-lighthouse-ampersand"


def typed(store: Store) -> str:
    """A session with some drafts of one text, as they are kept while one types."""
    one_session(store)
    session_id = begin(store)
    for end in range(5, len(MARKER) + 1, 5):
        store.drafts.save(session_id, (1,), MARKER[:end])
    store.drafts.save(session_id, (1,), MARKER)
    return session_id


def test_b_05_words_let_go_are_in_no_part_of_the_log(tmp_path: Path) -> None:
    live = tmp_path / "live"
    store = open_store(live)
    session_id = typed(store)
    store.drafts.remove(session_id, (1,))
    rate(store, session_id, "between", "pain", 4)
    cuts = 0
    for copy in cut_everywhere(live, tmp_path / "copy"):
        cuts += 1
        assert not holds(copy, MARKER[:20])
    assert cuts > 1
    store.close()


def test_b_05_the_search_finds_words_that_were_not_let_go(tmp_path: Path) -> None:
    live = tmp_path / "live"
    store = open_store(live)
    typed(store)
    assert any(holds(copy, MARKER) for copy in cut_everywhere(live, tmp_path / "copy"))
    store.close()


@pytest.mark.parametrize("gone", [KEY_FILES, KEY_FILES[:1], KEY_FILES[1:]])
@pytest.mark.parametrize("after", ["a rating", "a finished session", "closing"])
def test_b_03_key_files_removed_while_open_are_written_again(
    tmp_path: Path, gone: tuple[str, ...], after: str
) -> None:
    store = open_store(tmp_path)
    session_id = begin(store)
    (key,) = read_keys(tmp_path)
    for name in gone:
        (tmp_path / name).unlink()
    if after == "a rating":
        rate(store, session_id, "before", "pain", 7)
    elif after == "a finished session":
        finish(store, session_id)
    if after != "closing":
        assert copies_agree(tmp_path, key)
    store.close()
    store = open_store(tmp_path)
    assert store.sessions.get(session_id) is not None
    store.close()


def test_b_03_a_garbled_key_file_is_whole_after_the_session(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    session_id = begin(store)
    (key,) = read_keys(tmp_path)
    (tmp_path / KEY_FILES[0]).write_bytes(b"spoilt")
    finish(store, session_id)
    assert copies_agree(tmp_path, key)
    store.close()


def test_b_03_a_key_that_cannot_be_written_again_keeps_nobody_from_rating(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    session_id = begin(store)
    for name in KEY_FILES:
        (tmp_path / name).unlink()
        (tmp_path / name).mkdir()
        (tmp_path / name / "in the way").touch()
    rate(store, session_id, "before", "pain", 7)
    assert [r.value for r in store.ratings.all("pain")] == [7]
    store.close()


class FolderGoes:
    """A store whose folder is pulled away once a session's end is on the disk."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder

    def add_event(self, session_id: str, kind: str, body: dict[str, object]) -> None:
        """Keeps it."""
        tidy = self._store._database.tidy

        def pulled() -> None:
            self._folder.rename(self._folder.with_name("pulled"))
            tidy()

        self._store._database.tidy = pulled  # type: ignore[method-assign]
        self._store.sessions.add_event(session_id, kind, body)


def test_c_11_a_session_end_that_is_kept_does_not_wait_to_be_written_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "profile"
    store = open_store(folder)
    session_id = begin(store)
    recorder = SessionRecorder(FolderGoes(store, folder), session_id)
    recorder.keep(SessionFinished(practised_s=60.0))
    assert recorder.unsaved == 0
    assert [event.kind for event in store.sessions.events(session_id)] == ["session-finished"]
    store.close()
