"""Rates on a disk that fills up, and tells what happened as one JSON object.

``test_full_disk.py`` runs it as a program of its own, on a small file system that nobody else
sees and that is gone with it: ``python -m tests.unit.store.full_disk FOLDER``.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from coping_app.store.base.errors import StoreError, StoreFull
from coping_app.store.base.reserve import RESERVE_FILE
from tests.unit.store.support import begin, finish, open_store, rate

CHUNK = 64 * 1024


def fill(folder: Path) -> Path:
    """Takes every byte that is left."""
    filler = folder / "filler"
    size = CHUNK
    with filler.open("wb", buffering=0) as file:
        while size:
            try:
                while file.write(os.urandom(size)) == size:
                    pass
                size //= 2
            except OSError:
                size //= 2
    return filler


def rate_until_full(store: Any, session_id: str) -> tuple[list[int], str]:
    """The ratings that were confirmed, and the error that ended them."""
    confirmed: list[int] = []
    for number in range(5_000):
        try:
            rate(store, session_id, "between", "pain", number % 11)
        except StoreError as error:
            return confirmed, type(error).__name__
        confirmed.append(number % 11)
    return confirmed, ""


def main(root: Path) -> dict[str, Any]:
    folder = root / "profile"
    store = open_store(folder)
    session_id = begin(store)
    told: dict[str, Any] = {"reserve_at_first": (folder / RESERVE_FILE).exists()}
    filler = fill(root)
    rate(store, session_id, "before", "pain", 7)
    told["no_room_after_first"] = store.no_room
    told["reserve_after_first"] = (folder / RESERVE_FILE).exists()
    told["confirmed"], told["error"] = rate_until_full(store, session_id)
    with contextlib.suppress(StoreFull):
        finish(store, session_id)
    told["on_screen_still_readable"] = len(store.ratings.all("pain"))
    filler.unlink()
    rate(store, session_id, "after", "pain", 3)
    finish(store, session_id)
    told["no_room_at_last"] = store.no_room
    told["reserve_at_last"] = (folder / RESERVE_FILE).exists()
    store.close()
    store = open_store(folder)
    told["kept"] = [r.value for r in store.ratings.all("pain") if r.moment == "between"]
    told["pairs"] = [(p.before, p.after) for p in store.ratings.pairs()]
    store.close()
    return told


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
