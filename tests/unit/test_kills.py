"""D-05: killed at any moment of practice, nothing that was confirmed is lost.

Sixty kills in the usual run; ``make kills`` gives five hundred. ``KILLS`` and ``KILL_SEED`` in the
environment choose how many and repeat a run.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from coping_app.store.store import Store
from tests.fakes import ManualClock
from tests.unit.kill_lives import resumed
from tests.unit.store.support import ROOT, open_store

KILLS = int(os.environ.get("KILLS", "60"))
SEED = int(os.environ.get("KILL_SEED", secrets.randbelow(2**32)))
LONGEST_LIFE_S = 0.15
"""Opening takes some 10 ms and each commit 0.5 ms, so some lives end while they open."""
LONGEST_MAKING_S = 0.04
SLOWEST_START_MS = 1000.0
QUIET = {"ratings-asked"}
"""What happens before the person did anything; a session with no more is not offered."""
ENDINGS = {"session-finished", "session-stopped"}
NO_PLACE = {"went-back", *ENDINGS}
"""Events after which a step has its beginning to go on from, or nothing goes on."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked")

Event = tuple[str, dict[str, Any]]


class Lives:
    """The other process: asked for a life, it answers with all that was told in it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._ask, self._told = process.stdin, process.stdout
        assert json.loads(self._told.readline()) == ["ready"]

    def live(self, folder: Path, seed: int, seconds: float) -> list[list[Any]]:
        self._ask.write(json.dumps([str(folder), seed, seconds]) + "\n")
        self._ask.flush()
        lines: list[list[Any]] = []
        while True:
            line = self._told.readline()
            assert line, f"the other process is gone, seed {seed}"
            try:
                lines.append(json.loads(line))
            except json.JSONDecodeError:
                continue  # cut by the kill
            if lines[-1][0] == "killed":
                assert lines[-1][1], f"a life ended by itself, seed {seed}"
                return lines[:-1]


@pytest.fixture(scope="module")
def lives() -> Iterator[Lives]:
    command = [sys.executable, "-m", "tests.unit.kill_lives"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Lives(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Ledger:
    """What was told to be kept, and what of it the store still has."""

    sessions: dict[str, list[Event]] = field(default_factory=dict)
    reached: dict[str, dict[str, Any]] = field(default_factory=dict)
    confirmed: int = 0
    marks: int = 0
    ratings: int = 0
    beyond: int = 0
    offered: int = 0
    cut_while_opening: int = 0
    slowest_start_ms: float = 0.0

    def note(self, lines: list[list[Any]]) -> set[str]:
        """Takes in what one life told; answers the sessions it touched."""
        touched: set[str] = set()
        self.cut_while_opening += not lines
        for line in lines:
            match line:
                case ["opened", float(milliseconds), taken_up]:
                    self.slowest_start_ms = max(self.slowest_start_ms, milliseconds)
                    touched |= {taken_up} - {None}
                case ["begun", str(session_id)]:
                    self.sessions[session_id] = []
                    touched.add(session_id)
                case ["kept", str(session_id), str(kind), dict(body)]:
                    self.sessions[session_id].append((kind, body))
                    touched.add(session_id)
                    self.confirmed += 1
                    self.ratings += kind == "rating-given"
                    if kind in NO_PLACE:
                        self.reached.pop(session_id, None)
                case ["reached", str(session_id), dict(where)]:
                    self.reached[session_id] = where
                    touched.add(session_id)
                    self.marks += 1
        return touched

    def compare(self, store: Store, touched: set[str], kills: int = 1) -> None:
        """Every confirmed event is there, in its order.

        One more may be there for each kill: committed, but not told any more.
        """
        untold = self._add_untold_session(store)
        for session_id in touched:
            kept = store.sessions.events(session_id)
            assert [event.seq for event in kept] == sorted({event.seq for event in kept})
            found = [(event.kind, dict(event.body)) for event in kept]
            assert is_within(self.sessions[session_id], found)
            more = found[len(self.sessions[session_id]) :]
            untold += len(more)
            if {kind for kind, _ in more} & NO_PLACE:
                self.reached.pop(session_id, None)  # also for the life that takes it up next
            self.compare_place(store, session_id)
            self.sessions[session_id] = found
        assert untold <= kills
        self.beyond += untold

    def compare_place(self, store: Store, session_id: str) -> None:
        """Where a step had come to is known as far as it was told, or further."""
        told, found = self.reached.get(session_id), store.sessions.reached(session_id)
        if told is not None:
            assert found is not None
            assert found["practised_s"] >= told["practised_s"]
            assert found["place"] != told["place"] or found["at_s"] >= told["at_s"]

    def compare_offer(self, store: Store) -> None:
        """What was cut off is offered, and can be taken up."""
        offered = store.sessions.interrupted()
        assert (offered and offered.id) == self.expected_offer()
        if offered is not None:
            self.offered += 1
            resumed(store, offered, ManualClock())

    def expected_offer(self) -> str | None:
        for session_id in reversed(self.sessions):
            kinds = {kind for kind, _ in self.sessions[session_id]}
            if kinds - QUIET:
                return None if kinds & ENDINGS else session_id
        return None

    def values(self) -> dict[str, list[int]]:
        """What each scale was rated with; before and after practice the last word stands."""
        standing: dict[str, list[int]] = {}
        for events in self.sessions.values():
            given = [body for kind, body in events if kind == "rating-given"]
            last = {(body["moment"], body["scale"]): body for body in given}
            for body in given:
                is_last = last[body["moment"], body["scale"]] is body
                if body["value"] is not None and (is_last or body["moment"] == "between"):
                    standing.setdefault(body["scale"], []).append(body["value"])
        return standing

    def _add_untold_session(self, store: Store) -> int:
        latest = [session.id for session in store.sessions.all(limit=1)]
        untold = [session_id for session_id in latest if session_id not in self.sessions]
        self.sessions.update({session_id: [] for session_id in untold})
        return len(untold)


def is_within(told: list[Event], found: list[Event]) -> bool:
    """Whether all of ``told`` is in ``found``, in the same order."""
    rest = iter(found)
    return all(event in rest for event in told)


def test_five_hundred_kills_lose_nothing_that_was_confirmed(tmp_path: Path, lives: Lives) -> None:
    chance, ledger = Random(SEED), Ledger()
    print(f"\nseed {SEED}")
    for _ in range(KILLS):
        told = lives.live(tmp_path, chance.randrange(2**32), chance.uniform(0.0, LONGEST_LIFE_S))
        touched = ledger.note(told)
        store = open_store(tmp_path)
        ledger.compare(store, touched)
        ledger.compare_offer(store)
        store.close()
    store = open_store(tmp_path)
    found = {session.id: store.sessions.events(session.id) for session in store.sessions.all()}
    ratings = {
        scale: sorted(r.value for r in store.ratings.all(scale)) for scale in ledger.values()
    }
    store.close()
    tell_counts(ledger, sum(len(events) for events in found.values()))
    assert {key: [(e.kind, e.body) for e in events] for key, events in found.items()} == (
        ledger.sessions
    )
    assert ratings == {scale: sorted(values) for scale, values in ledger.values().items()}
    assert ledger.confirmed > KILLS
    assert ledger.offered > KILLS // 10
    assert ledger.slowest_start_ms < SLOWEST_START_MS


def tell_counts(ledger: Ledger, found: int) -> None:
    print(
        f"{KILLS} kills, {ledger.cut_while_opening} of them before the store was open\n"
        f"{len(ledger.sessions)} sessions, {ledger.offered} times one was offered to go on\n"
        f"{ledger.confirmed} events confirmed, {ledger.ratings} of them ratings; "
        f"{ledger.marks} places within a step\n"
        f"{found} events found; {ledger.beyond} events or sessions more than was told: "
        "the kill came between\n"
        f"slowest start {ledger.slowest_start_ms:.0f} ms"
    )


def test_a_profile_whose_making_is_killed_is_made_at_the_next_start(
    tmp_path: Path, lives: Lives
) -> None:
    chance = Random(SEED)
    for number in range(max(20, KILLS // 5)):
        folder, ledger = tmp_path / str(number), Ledger()
        touched: set[str] = set()
        for _ in range(2):
            seconds = chance.uniform(0.0, LONGEST_MAKING_S)
            touched |= ledger.note(lives.live(folder, chance.randrange(2**32), seconds))
        store = open_store(folder)
        ledger.compare(store, touched, kills=2)
        store.close()


def test_the_comparison_would_see_a_lost_event(tmp_path: Path, lives: Lives) -> None:
    """The profile of before the last life stands for one that lost what was confirmed in it."""
    folder, earlier = tmp_path / "profile", tmp_path / "earlier"
    ledger = Ledger()
    ledger.note(lives.live(folder, seed=1, seconds=1.0))
    shutil.copytree(folder, earlier)
    before = ledger.confirmed
    touched = ledger.note(lives.live(folder, seed=2, seconds=1.0))
    assert ledger.confirmed > before
    store = open_store(earlier)
    with pytest.raises(AssertionError):
        ledger.compare(store, touched)
    store.close()
