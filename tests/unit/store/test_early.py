"""The records are opened beside the start of the window, and all is as if they were not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coping_app.store.base.errors import DamagedDatabase, StoreBusy
from coping_app.store.early import EarlyOpening
from coping_app.store.store import Store

from .support import one_session, open_store


def now() -> datetime:
    return datetime(2026, 5, 4, 9, 30)


def test_the_store_that_was_opened_early_reads_and_writes_like_any_other(tmp_path: Path) -> None:
    store = EarlyOpening(tmp_path, now).store()
    one_session(store)
    store.close()
    again = open_store(tmp_path)
    assert len(again.ratings.pairs()) == 1
    again.close()


def test_what_went_wrong_early_is_raised_where_the_store_is_asked_for(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    database = tmp_path / "profile.db"
    whole = database.read_bytes()
    database.write_bytes(b"")
    opening = EarlyOpening(tmp_path, now)
    assert not opening.is_busy()
    for _ in range(2):
        with pytest.raises(DamagedDatabase):
            opening.store()
    database.write_bytes(whole)
    opening.again().close()


def test_records_that_are_open_elsewhere_are_told_apart_from_all_other_trouble(
    tmp_path: Path,
) -> None:
    first = Store.open(tmp_path, now)
    opening = EarlyOpening(tmp_path, now)
    assert opening.is_busy()
    with pytest.raises(StoreBusy):
        opening.store()
    first.close()
    opening.again().close()
