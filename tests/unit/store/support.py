"""What the store's tests share: a clock moved by hand, and a session in one call."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coping_app.store.base.engine import Connection, connect
from coping_app.store.base.keys import read_keys
from coping_app.store.profile import app_version
from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek, StoredTrial
from coping_app.store.store import Store

ROOT = Path(__file__).parents[3]
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NOBODY = 65534


class HandClock:
    """A wall clock that moves only when it is told to."""

    def __init__(self, time: datetime = START) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **parts: float) -> None:
        self.time += timedelta(**parts)


def open_store(folder: Path, clock: HandClock | None = None) -> Store:
    return Store.open(folder, clock or HandClock())


def begin(store: Store, exercise_id: str = "box-breathing", title: str = "Box breathing") -> str:
    return store.sessions.begin(exercise_id, 1, title, "en", {"pace": 1.0})


def rate(store: Store, session_id: str, moment: str, scale: str, value: int | None) -> None:
    body = {"moment": moment, "scale": scale, "value": value}
    store.sessions.add_event(session_id, "rating-given", body)


def finish(store: Store, session_id: str, practised_s: float = 300.0) -> None:
    store.sessions.add_event(session_id, "session-finished", {"practised_s": practised_s})


def one_session(
    store: Store, before: int = 6, after: int = 4, exercise_id: str = "box-breathing"
) -> str:
    """A finished session with pain rated before and after, and five minutes of practice."""
    session_id = begin(store, exercise_id)
    rate(store, session_id, "before", "pain", before)
    store.sessions.add_event(session_id, "practice-began", {})
    rate(store, session_id, "after", "pain", after)
    finish(store, session_id)
    return session_id


def raw(folder: Path) -> Connection:
    """The database of a closed profile, past everything the store checks."""
    return connect(folder / "profile.db", read_keys(folder)[0])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the empty lock file."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != "profile.lock"
    }


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user, and this process as that user: root may write anywhere."""
    folder = Path(tempfile.mkdtemp(prefix="coping-app-test-"))
    is_root = os.geteuid() == 0
    try:
        app_version()  # asks for modules that may lie where only root may read
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(0o700)
        shutil.rmtree(folder)


def a_plan(plan_id: str) -> KeptPlan:
    """The copy of a plan with one week."""
    week = KeptWeek("Slowly", (KeptItem("box-breathing", "daily", "", "short"),))
    return KeptPlan(plan_id, f"The plan {plan_id}", (week,))


def plan_in_use(store: Store) -> str | None:
    """The id of the plan in use."""
    active = store.plans.current()
    return None if active is None else active.plan.plan


TRIAL = StoredTrial(
    "11111111-0000-4000-8000-000000000000", "scan", "pmr", date(2026, 3, 2), 2, 2**31 + 5,
    "abbaabababbaab", "pain", "Short body scan", "Tense and let go", date(2026, 3, 9), True,
    date(2026, 3, 4),
)
