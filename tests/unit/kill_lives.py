"""Short lives of a process that practises until it is killed; tells what is committed.

    python -m tests.unit.kill_lives

Each line of standard input, ``[folder, seed, seconds]`` in JSON, is one life: a fresh process opens
the store in the folder, goes on with what was interrupted or begins anew, and is killed after so
many seconds. All is imported once and each life is forked from there, so that hundreds of lives
take little time; the store is opened by each of them on its own.

Lines on standard output are JSON: ``["opened", milliseconds, id of the interrupted session]``,
``["begun", session]``, ``["kept", session, kind, body]`` and ``["reached", session, where]``, each
written only after the commit; then ``["killed"]``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices
from coping_app.session.going_on import to_kept
from coping_app.session.replay import KEPT, ResumePoint, resume_point, to_record
from coping_app.session.runner import Runner, State
from coping_app.session.timeline import reading_s
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.repositories.records import StoredSession
from coping_app.store.store import Store
from tests.fakes import ManualClock
from tests.unit.content.shipped import IDS, shipped
from tests.unit.session.driving import ENDS, answer_for


def tell(*parts: Any) -> None:
    """One line in one write, so that a kill cuts at most the last one."""
    os.write(1, (json.dumps(parts) + "\n").encode())


class Person:
    """Practises one session at random."""

    def __init__(self, store: Store, session_id: str, runner: Runner, clock: ManualClock,
                 chance: Random) -> None:
        self._recorder = SessionRecorder(store.sessions, session_id)
        self._runner = runner
        self._clock = clock
        self._chance = chance

    def practise(self) -> None:
        """To the end of the session."""
        self._runner.start()
        while True:
            self._keep()
            if self._runner.state in ENDS:
                return
            self._clock.advance(self._chance.uniform(0.2, 4.5))
            self._act()

    def _keep(self) -> None:
        for event in self._runner.poll():
            self._recorder.keep(event)
            kind, body = to_record(event)
            if kind in KEPT:
                tell("kept", self._recorder.session_id, kind, body)
        reached = self._runner.reached
        if reached is not None and reached.at_s > 0.0:
            self._recorder.keep_reached(reached)
            tell("reached", self._recorder.session_id, to_kept(reached))

    def _act(self) -> None:
        runner, chance = self._runner, self._chance
        match runner.state:
            case State.BEFORE | State.AFTER:
                for scale in ("pain", "distress", "tension"):
                    runner.rate(scale, chance.choice([None, *range(11)]))
                (runner.begin if runner.state is State.BEFORE else runner.stop)()
            case State.PAUSED:
                runner.resume()
            case _:
                self._act_in_practice()

    def _act_in_practice(self) -> None:
        runner, chance = self._runner, self._chance
        placed = runner.current
        luck = chance.random()
        if placed is not None and placed.block.waits and luck < 0.6:
            runner.answer(answer_for(placed.block.step, chance.randrange(4)))
        elif luck < 0.1:
            chance.choice([runner.skip, runner.back, runner.pause])()
        elif luck > 0.997:
            runner.stop()


def resumed(store: Store, session: StoredSession, clock: ManualClock) -> Runner:
    """The interrupted session, as the app takes it up."""
    records = [(event.kind, event.body) for event in store.sessions.events(session.id)]
    point = resume_point(records, reached=store.sessions.reached(session.id))
    return _runner(shipped(session.exercise_id), clock, point)


def _runner(exercise: Exercise, clock: ManualClock, point: ResumePoint | None = None) -> Runner:
    return Runner(exercise, clock, shipped, reading_s, Choices(), point)


def live(folder: Path, seed: int) -> None:
    """Practises until it is killed."""
    chance = Random(seed)
    clock = ManualClock()
    began = time.perf_counter()
    store = Store.open(folder, lambda: datetime.now(UTC))
    cut = store.sessions.interrupted()
    runner = None if cut is None else resumed(store, cut, clock)
    tell("opened", 1000 * (time.perf_counter() - began), cut and cut.id)
    if cut is not None and runner is not None and chance.random() < 0.7:
        Person(store, cut.id, runner, clock, chance).practise()
    while True:
        exercise = shipped(chance.choice(IDS))
        session_id = store.sessions.begin(exercise.id, exercise.version, exercise.title, "en", {})
        tell("begun", session_id)
        Person(store, session_id, _runner(exercise, clock), clock, chance).practise()


def main() -> None:
    """Gives a life for each line, and takes it."""
    for exercise_id in IDS:
        shipped(exercise_id)
    tell("ready")
    for line in sys.stdin:
        folder, seed, seconds = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                live(Path(folder), seed)
            except BaseException:
                traceback.print_exc()
            os._exit(1)  # only a fault of ours ends a life before it is taken
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.write(1, b"\n")  # behind a line that may have been cut
        tell("killed", os.WIFSIGNALED(status))


if __name__ == "__main__":
    main()
