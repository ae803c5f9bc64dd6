"""Short ways to exercises and sessions for tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coping_app.content.format.model import Exercise
from coping_app.session.events import CueStarted, SessionEvent
from coping_app.session.runner import Runner, State
from coping_app.session.timeline import reading_s
from tests.fakes import ManualClock

Steps = list[dict[str, Any]]


def exercise(*steps: dict[str, Any], ratings: Iterable[str] = (), **head: Any) -> Exercise:
    """An exercise of these steps; durations are plain numbers of seconds."""
    return Exercise.model_validate({
        "format": 1, "id": "made", "version": 1, "title": "Made", "summary": "For a test.",
        "family": "relaxation", "language": "en", "length": 60.0, "ratings": tuple(ratings),
        "steps": steps, **head,
    })


def no_other(exercise_id: str) -> Exercise:
    """Resolves nothing."""
    raise LookupError(exercise_id)


def say(text: str = "Hello there", pause: float | None = None, **more: Any) -> dict[str, Any]:
    """A ``say`` step; two words last 1 s."""
    return {"say": text, **({} if pause is None else {"pause": pause}), **more}


def wait(seconds: float = 10.0, **more: Any) -> dict[str, Any]:
    """A ``wait`` step."""
    return {"wait": seconds, **more}


def form(*names: str) -> dict[str, Any]:
    """A form of optional text questions."""
    return {"form": [{"ask": f"What about {name}?", "as": name} for name in names or ("thing",)]}


class Session:
    """A runner with its hand-moved clock and everything it told.

    The clock moves in small steps, as the screen would ask for it.
    """

    def __init__(self, made: Exercise, tick_s: float = 0.25, **arguments: Any) -> None:
        self.clock = ManualClock(1000.0)
        self.tick_s = tick_s
        arguments = {"resolve": no_other, "speech_s": reading_s, **arguments}
        self.runner = Runner(made, self.clock, **arguments)
        self.events: list[SessionEvent] = []

    @property
    def state(self) -> State:
        return self.runner.state

    def do(self, action: str, *arguments: Any) -> list[SessionEvent]:
        """Calls an action of the runner and answers what was told."""
        getattr(self.runner, action)(*arguments)
        return self.poll()

    def poll(self) -> list[SessionEvent]:
        told = list(self.runner.poll())
        self.events += told
        return told

    def begin(self) -> list[SessionEvent]:
        return [*self.do("start"), *self.do("begin")]

    def run(self, seconds: float) -> list[SessionEvent]:
        """Lets time pass and answers what was told in it."""
        told: list[SessionEvent] = []
        while seconds > 0:
            step_s = min(seconds, self.tick_s)
            self.clock.advance(step_s)
            told += self.poll()
            seconds -= step_s
        return told

    @property
    def cues(self) -> list[tuple[float, str, str]]:
        """Start, kind and caption of each cue that was told."""
        return [
            (each.start_s, each.cue.kind, each.cue.caption)
            for each in self.events
            if isinstance(each, CueStarted)
        ]


def without_blocks(events: Iterable[SessionEvent]) -> list[SessionEvent]:
    """The events with their blocks left out, to be compared as a whole list."""
    from dataclasses import replace

    from coping_app.session.events import StepStarted

    return [
        replace(each, block=None) if isinstance(each, StepStarted) else each for each in events
    ]
