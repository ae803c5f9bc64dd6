"""How long a confirmed rating takes until it is on the disk."""

from __future__ import annotations

import sqlite3
import time
from datetime import datetime
from pathlib import Path

from benchmarks.figures import Measured, Outcome
from benchmarks.run import Run
from coping_app.session.events import RatingGiven
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.store import Store

RATINGS_A_ROUND = 20
_NOTE = (
    "From the call to its return, after which the rating survives a power cut; encrypted, with "
    "what is derived from it. Beside it one row into a plain SQLite file (WAL, synchronous FULL), "
    "in turns, on the same disk."
)


def measure(run: Run) -> dict[str, Outcome]:
    """Row ``rating``."""
    folder = run.folder / "rating"
    store = Store.open(folder / "profile", datetime.now)
    session = store.sessions.begin("measured", 1, "Measured", "en", {})
    recorder = SessionRecorder(store.sessions, session)
    plain = _plain_file(folder / "plain.db")
    ours: list[float] = []
    peer: list[float] = []
    try:
        for number in range(RATINGS_A_ROUND * run.rounds):
            ours.append(_timed_ms(lambda n=number: recorder.keep(_rating(n))))
            peer.append(_timed_ms(lambda n=number: _insert(plain, n)))
    finally:
        plain.close()
        store.close()
    return {"rating": Measured(tuple(ours), tuple(peer), _NOTE)}


def _rating(number: int) -> RatingGiven:
    return RatingGiven("between", "pain", number % 11)


def _plain_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE rating (at TEXT, scale TEXT, value INTEGER) STRICT")
    return connection


def _insert(plain: sqlite3.Connection, number: int) -> None:
    row = (datetime.now().isoformat(), "pain", number % 11)
    plain.execute("INSERT INTO rating VALUES (?, ?, ?)", row)


def _timed_ms(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000
