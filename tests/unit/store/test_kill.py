"""D-05: the process is killed while it rates. What it had confirmed is there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.store.support import ROOT, open_store

KILLS = 10
RATE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from coping_app.store.store import Store
store = Store.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
number = len(store.ratings.all("pain"))
while True:
    session = store.sessions.begin("box-breathing", 1, "Box", "en", {})
    for _ in range(9):
        body = {"moment": "between", "scale": "pain", "value": number % 11}
        store.sessions.add_event(session, "rating-given", body)
        print(number, flush=True)
        number += 1
    store.sessions.add_event(session, "session-finished", {"practised_s": 1.0})
"""


def rate_until_killed(folder: Path, after: int) -> int:
    """How many ratings were confirmed by a process that is killed once it told ``after``."""
    rater = subprocess.Popen(
        [sys.executable, "-c", RATE, str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    with rater:
        assert rater.stdout is not None
        assert rater.stderr is not None
        for _ in range(after):
            assert rater.stdout.readline(), rater.stderr.read()
        rater.kill()
        told = rater.stdout.read()
    return after + told.count("\n")


def test_d_05_kill_9_loses_no_confirmed_rating(tmp_path: Path) -> None:
    chance = random.Random()
    seed = chance.randrange(2**32)
    chance.seed(seed)
    confirmed = 0
    for _ in range(KILLS):
        confirmed += rate_until_killed(tmp_path, after=chance.randrange(1, 60))
        store = open_store(tmp_path)
        kept = [r.value for r in store.ratings.all("pain")]
        # One more may be on the disk than was told before the kill.
        assert len(kept) in (confirmed, confirmed + 1), f"seed {seed}"
        assert kept == [number % 11 for number in range(len(kept))]
        states = {s.state for s in store.sessions.all(limit=1)}
        assert states <= {"interrupted", "finished"}
        store.close()
        confirmed = len(kept)


def test_d_05_the_check_would_see_a_lost_rating(tmp_path: Path) -> None:
    confirmed = rate_until_killed(tmp_path, after=5)
    (tmp_path / "profile.db-wal").unlink()
    store = open_store(tmp_path)
    assert len(store.ratings.all("pain")) < confirmed
    store.close()


@pytest.mark.parametrize("practised", [0.0, 42.5])
def test_a_killed_session_counts_as_far_as_its_last_step(tmp_path: Path, practised: float) -> None:
    script = RATE.split("while True:")[0] + f"""
session = store.sessions.begin("box-breathing", 1, "Box", "en", {{}})
store.sessions.add_event(session, "practice-began", {{}})
store.sessions.add_event(
    session, "step-started", {{"place": [3], "verb": "say", "start_s": {practised}}}
)
import os
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    store = open_store(tmp_path)
    cut_off = store.sessions.interrupted()
    assert cut_off is not None
    assert cut_off.state == "interrupted"
    assert cut_off.practised_s == practised
    assert [e.kind for e in store.sessions.events(cut_off.id)] == ["practice-began", "step-started"]
    store.close()
