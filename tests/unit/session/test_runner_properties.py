"""What holds for every session, whatever the exercise and whatever the person does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices
from coping_app.session.cues import PlacedBlock
from coping_app.session.events import (
    CueStarted,
    PracticeEnded,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepFinished,
    StepSkipped,
    StepStarted,
    WentBack,
)
from coping_app.session.runner import State
from coping_app.session.timeline import rehearse
from tests.unit.session import strategies as some
from tests.unit.session.driving import ENDS, Action, act, actions, answer_for, bring_to_end
from tests.unit.session.making import Session

ROUNDING_S = 1e-9
steps_of_clock = st.lists(st.integers(1, 19).map(lambda n: n / 4), min_size=1, max_size=20)


def told_cues(events: Iterable[SessionEvent]) -> list[tuple[float, float, str, str]]:
    return [
        (each.start_s, each.cue.length_s, each.cue.kind, each.cue.caption)
        for each in events
        if isinstance(each, CueStarted)
    ]


def rehearsed_cues(made: Exercise, choices: Choices) -> list[tuple[float, float, str, str]]:
    return [
        (cue.at_s, cue.length_s, cue.kind, cue.caption)
        for cue in rehearse(made, some.resolve, choices).cues
    ]


def about_no_answer(made: Exercise) -> Exercise:
    """The same exercise, in which no text shows an answer."""

    def plain(value: Any) -> Any:
        match value:
            case str():
                return value.replace("{", "").replace("}", "")
            case dict():
                return {key: plain(each) for key, each in value.items()}
            case list() | tuple():
                return tuple(plain(each) for each in value)
            case _:
                return value

    return Exercise.model_validate(plain(made.model_dump(by_alias=True, exclude_unset=True)))


@given(some.exercises(some.timed, nested=False).map(about_no_answer), some.choices, steps_of_clock)
def test_a_session_tells_exactly_the_cues_of_its_rehearsal(
    made: Exercise, choices: Choices, steps: list[float]
) -> None:
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    for turn in range(10_000):
        if session.state in ENDS:
            break
        session.clock.advance(steps[turn % len(steps)])
        session.poll()
        session.do("stop") if session.state is State.AFTER else None
    assert told_cues(session.events) == rehearsed_cues(made, choices)


@given(some.exercises().map(about_no_answer), some.choices, steps_of_clock)
def test_answered_in_the_stated_time_a_session_is_its_rehearsal(
    made: Exercise, choices: Choices, steps: list[float]
) -> None:
    """With no more said than a rehearsal knows, every cue comes at its rehearsed time."""
    expected = rehearsed_cues(made, choices)
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    for turn in range(10_000):
        placed = session.runner.current
        if placed is None:
            break
        # To the end of the block at most: the next one may ask for an answer at once.
        left_s = placed.start_s + placed.block.length_s - session.runner.time_s
        if placed.block.waits and left_s <= 0.0:
            session.do("answer", answer_for(placed.block.step, 0))
            continue
        session.clock.advance(max(ROUNDING_S, min(steps[turn % len(steps)], left_s)))
        session.poll()
    got = told_cues(session.events)
    assert [each[2:] for each in got] == [each[2:] for each in expected]
    assert [each[0] for each in got] == pytest.approx([each[0] for each in expected], abs=1e-5)


@given(some.exercises(some.timed), some.choices, st.integers(0, 200), st.floats(0, 1e6))
def test_a_pause_of_any_length_changes_nothing(
    made: Exercise, choices: Choices, ticks_before: int, pause_s: float
) -> None:
    plain = Session(made, choices=choices, resolve=some.resolve)
    bring_to_end(plain)
    paused = Session(made, choices=choices, resolve=some.resolve)
    paused.begin()
    for _ in range(ticks_before):
        paused.run(0.25)
    time_s = paused.runner.time_s
    paused.do("pause")
    paused.clock.advance(pause_s)
    paused.poll()
    assert paused.runner.time_s == time_s
    bring_to_end(paused)
    assert [each[2:] for each in told_cues(paused.events)] == [
        each[2:] for each in told_cues(plain.events)
    ]


@given(some.exercises(), some.choices, actions)
def test_whatever_a_person_does_every_session_comes_to_its_end(
    made: Exercise, choices: Choices, deeds: list[Action]
) -> None:
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    bring_to_end(session)
    assert session.state in ENDS
    assert isinstance(session.events[-1], SessionFinished | SessionStopped)
    all_skipped = session.events[-1] == SessionStopped(0.0)
    ends = sum(isinstance(each, PracticeEnded) for each in session.events)
    assert ends == 1 or (ends == 0 and all_skipped)


@given(some.exercises(), actions, st.integers(0, 25))
def test_stop_at_any_point_keeps_what_was_done(
    made: Exercise, deeds: list[Action], when: int
) -> None:
    session = Session(made, resolve=some.resolve)
    session.begin()
    for deed in deeds[:when]:
        act(session, deed)
    was_running = session.state in (State.RUNNING, State.PAUSED)
    session.do("stop")
    practised_s = session.runner.practised_s
    while session.state is State.AFTER:
        session.do("stop")
    end = session.events[-1]
    assert isinstance(end, SessionStopped if was_running else SessionFinished | SessionStopped)
    skips = (("skip", None), ("answer", 0))  # a question left open is skipped, too
    all_skipped = any(deed in skips for deed in deeds[:when]) and end.practised_s == 0.0
    assert practised_s == session.runner.practised_s <= session.runner.time_s
    assert end.practised_s == practised_s or all_skipped


@given(some.exercises(), some.choices, actions)
def test_every_cue_of_a_step_that_ended_by_itself_is_told_once_and_in_order(
    made: Exercise, choices: Choices, deeds: list[Action]
) -> None:
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    bring_to_end(session)
    started: StepStarted | None = None
    told: list[CueStarted] = []
    for event in session.events:
        match event:
            case StepStarted():
                assert event.block is not None
                started, told = event, []
            case CueStarted():
                told.append(event)
            case StepFinished() | StepSkipped() | WentBack():
                assert started is not None
                assert started.block is not None
                cues = started.block.cues
                whole = isinstance(event, StepFinished) and not started.block.waits
                told_of_step = [each.cue for each in told]
                assert told_of_step == list(cues if whole else cues[: len(told)])
                assert [each.start_s for each in told] == [
                    started.start_s + cue.at_s for cue in told_of_step
                ]


@given(some.exercises(), actions)
def test_times_that_are_told_never_run_back(made: Exercise, deeds: list[Action]) -> None:
    session = Session(made, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    bring_to_end(session)
    times = [each.start_s for each in session.events if isinstance(each, CueStarted | StepStarted)]
    assert times == sorted(times)


class Listener:
    """Follows the laid blocks as the mixer's owner does."""

    def __init__(self, session: Session) -> None:
        self._runner = session.runner
        self._generation = session.runner.generation
        self.score: list[PlacedBlock] = []

    def listen(self, ahead_s: float) -> None:
        laid = self._runner.schedule_until(self._runner.time_s + ahead_s)
        if self._runner.generation == self._generation:
            self.score += laid
            return
        self._generation = self._runner.generation
        now_s = self._runner.time_s
        self.score = [
            each for each in self.score
            if each.start_s < now_s and each not in self._runner.laid
        ]
        self.score += self._runner.laid


@given(some.exercises(), some.choices, actions, st.integers(0, 20))
def test_the_mixer_is_given_every_block_that_runs_and_none_twice(
    made: Exercise, choices: Choices, deeds: list[Action], ahead_s: int
) -> None:
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    listener = Listener(session)
    listener.listen(ahead_s)
    for deed in deeds:
        act(session, deed) if deed[0] != "lay" else None
        listener.listen(ahead_s)
        assert len(listener.score) == len({id(each) for each in listener.score})
        if session.runner.current is not None:
            assert any(each is session.runner.current for each in listener.score)


@given(some.exercises(), some.choices, actions)
def test_time_left_and_step_counts_are_always_sensible(
    made: Exercise, choices: Choices, deeds: list[Action]
) -> None:
    session = Session(made, choices=choices, resolve=some.resolve)
    runner = session.runner
    assert runner.ahead.left_s >= 0.0
    session.begin()
    for deed in deeds:
        act(session, deed)
        assert runner.ahead.left_s >= 0.0
        assert runner.ahead.total_s >= runner.time_s
        assert 0 <= runner.ahead.step_number <= runner.ahead.step_count
