"""A whole session page without a sound card: a clock moved by hand and a store in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices
from coping_app.session.cues import PlacedBlock
from coping_app.session.replay import resume_point
from coping_app.session.runner import Runner
from coping_app.session.timeline import reading_s
from coping_app.store.base.errors import StoreError, StoreFull
from coping_app.store.repositories.recorder import SessionRecorder
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.closing_data import ClosingReader
from coping_app.ui.player.session_page import SessionPage, SessionParts
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.ui.player.stage import questions_of
from coping_app.ui.player.step_outputs import StepOutputs
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import ManualClock
from tests.gui.step_fakes import SCALES, Noted, make_services

NOON = datetime(2026, 3, 1, 12, 0)


@dataclass
class NotedSound:
    """A sound that only notes what it is asked."""

    asked: list[str] = field(default_factory=list)
    laid: list[PlacedBlock] = field(default_factory=list)
    missing_s: float = 0.0

    def lost_for_s(self) -> float:
        return self.missing_s

    def place(self, block: PlacedBlock) -> None:
        self.laid.append(block)

    def replace_from(self, session_s: float, blocks: tuple[PlacedBlock, ...]) -> None:
        self.asked.append("replace")
        self.laid = [b for b in self.laid if b.start_s < session_s] + list(blocks)

    def start(self) -> None:
        self.asked.append("start")

    def suspend(self) -> None:
        self.asked.append("suspend")

    def resume(self) -> None:
        self.asked.append("resume")

    def stop(self) -> None:
        self.asked.append("stop")


_SAVING = re.compile(
    "(add|save|set|remove|restore|begin|answer|finish|tell|mark|unmark|end|take|update|keep"
    "|use|put)(_.*)?|change_day_mark"
)


class FullDisk:
    """A store all of whose writes raise ``error`` until ``room`` is made; reading goes on."""

    def __init__(self, store: Store, error: type[StoreError] = StoreFull) -> None:
        self.store = store
        self.room = True
        self.error = error
        self.told_reached: Callable[[float], None] = lambda _at_s: None

    def __getattr__(self, name: str) -> Any:
        return self.found(self.store, name)

    def found(self, part: object, name: str) -> Any:
        """What ``part`` of the store has under a name, as it is on this disk."""
        found = getattr(part, name)
        if type(found).__name__.endswith("Repository"):
            return FullPart(self, found)
        if not _SAVING.fullmatch(name):
            return found

        def saved(*given: Any, **named: Any) -> Any:
            if not self.room:
                raise self.error
            answer = found(*given, **named)
            if name == "save_reached":
                self.told_reached(given[1]["at_s"])
            return answer

        return saved


class FullPart:
    """A repository of a store on a full disk."""

    def __init__(self, disk: FullDisk, part: object) -> None:
        self.disk = disk
        self.part = part

    def __getattr__(self, name: str) -> Any:
        return self.disk.found(self.part, name)


def make_exercise(steps: list[dict[str, Any]], **head: Any) -> Exercise:
    """A small exercise from plain values, as in a file."""
    values = {
        "format": 1,
        "id": "small-one",
        "version": "1",
        "title": "A small one",
        "summary": "Small.",
        "family": "relaxation",
        "language": "en",
        "length": "1 min",
        "ratings": ["pain"],
        "steps": steps,
        **head,
    }
    return Exercise.model_validate(values)


class Practice:
    """One session with everything around it that a test moves or looks at."""

    def __init__(
        self,
        themes: ThemeStore,
        exercise: Exercise,
        store: Store | None = None,
        resume: str | None = None,
        needs_sound: bool = False,
        before: Mapping[str, int] | None = None,
    ) -> None:
        self.clock = ManualClock()
        self.sound = NotedSound()
        self.store = store or Store.in_memory(lambda: NOON)
        self.disk = FullDisk(self.store)
        self.session_id = resume or self.store.sessions.begin(
            exercise.id, exercise.version, exercise.title, "en", {}
        )
        events = self.store.sessions.events(self.session_id)
        records = [(event.kind, event.body) for event in events]
        self.runner = Runner(
            exercise,
            self.clock,
            lambda _id: exercise,
            lambda text, _private=False: reading_s(text),
            Choices(),
            resume_point(records, reached=self.store.sessions.reached(resume)) if resume else None,
        )
        recorder = SessionRecorder(self.disk.sessions, self.session_id)
        self.bridge = SessionBridge(
            self.runner, self.sound, recorder, needs_sound=needs_sound
        )
        self.saves = SessionSaves(recorder)
        self.keeper = StepOutputs(self.disk, self.saves, exercise.id)  # type: ignore[arg-type]
        reader = ClosingReader(self.store, exercise, SCALES, self.session_id)
        noted = Noted()
        self.said = noted.said
        self.services = make_services(themes, noted)
        self.page = SessionPage(
            themes,
            self.bridge,
            self.services,
            Settings(),
            SessionParts(
                exercise.title,
                questions_of(exercise.steps),
                SCALES,
                self.keeper,
                reader.closing,
                self.keeper.heard,
                self.saves,
                {"pain": 6} if before is None else before,
                exercise.background,
            ),
        )
        self.bridge.setParent(self.page)
        self.saves.setParent(self.page)
        self.page.useful_answered.connect(self.keeper.tell_useful)

    def pass_time(self, seconds: float, step: float = 0.5) -> None:
        """Moves the clock on in small steps, with a tick after each."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.bridge.tick()

    def kinds(self) -> list[str]:
        """Kinds of the events that were committed, in order."""
        return [event.kind for event in self.store.sessions.events(self.session_id)]
