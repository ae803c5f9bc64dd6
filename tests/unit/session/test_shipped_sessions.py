"""Every shipped exercise, gone through to its end by a hand-moved clock."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Choose, Exercise, Let
from coping_app.content.format.walking import walk
from coping_app.content.reference.places import exercises_folder
from coping_app.session.answers import STAND_IN
from coping_app.session.choices import Choices
from coping_app.session.events import (
    CueStarted,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionFinished,
    StepStarted,
    ValueComputed,
)
from coping_app.session.runner import State
from coping_app.session.timeline import rehearse
from coping_app.session.unanswered import names_asked
from tests.unit.session.driving import answer_for, bring_to_end
from tests.unit.session.making import Session

FILES = sorted(
    path for path in exercises_folder().glob("*/*.yaml")
    if path.parent.name not in ("plans", "safety", "questionnaires")
)
BY_ID = {path.stem: path for path in FILES if "." not in path.stem}


@cache
def load(path: Path) -> Exercise:
    return load_exercise(path)


def resolve(exercise_id: str) -> Exercise:
    return load(BY_ID[exercise_id])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_session_answered_as_a_rehearsal_is_plays_it(path: Path) -> None:
    """Every cue comes in its order and lasts as rehearsed, until the ratings at the end."""
    made = load(path)
    session = Session(made, tick_s=4.0, resolve=resolve)
    lets = [step.let for _, step in walk(made.steps) if isinstance(step, Let)]
    session.runner.answers.values.update(dict.fromkeys(lets, STAND_IN))  # type: ignore[arg-type]
    session.begin()
    while session.state is State.RUNNING:
        placed = session.runner.current
        assert placed is not None
        session.run(placed.start_s + placed.block.length_s - session.runner.time_s + 1e-6)
        if session.runner.current is placed:
            step = placed.block.step
            stand_in = dict.fromkeys(names_asked(step), STAND_IN)
            session.do("answer", answer_for(step, 0) if isinstance(step, Choose) else stand_in)
    told = [
        (each.cue.kind, each.cue.caption, each.cue.length_s)
        for each in session.events
        if isinstance(each, CueStarted)
    ]
    assert told == [
        (cue.kind, cue.caption, cue.length_s) for cue in rehearse(made, resolve).cues
        if cue.kind != "play"
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("value", [None, 4])
def test_start_leads_to_the_first_line_without_a_question(path: Path, value: int | None) -> None:
    """One call starts it, whether ratings came along or not; nothing is asked on the way."""
    made = load(path)
    before = {} if value is None else dict.fromkeys(made.ratings, value)
    session = Session(made, resolve=resolve)
    told = session.do("begin", before)
    assert session.state is State.RUNNING
    began = told.index(PracticeBegan())
    asked = [RatingsAsked("before", made.ratings)] if made.ratings else []
    given = [RatingGiven("before", scale, value) for scale in made.ratings]
    assert told[:began] == [*asked, *given]
    then = [each for each in told[began + 1 :] if not isinstance(each, ValueComputed)]
    assert isinstance(then[0], StepStarted)
    assert any(isinstance(each, CueStarted) and each.start_s == 0.0 for each in then[1:3])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("choices", [Choices(pace=0.5), Choices(pace=2.0), Choices(shorter=True)])
def test_an_answered_session_ends_at_any_pace(path: Path, choices: Choices) -> None:
    session = Session(load(path), tick_s=4.0, resolve=resolve, choices=choices)
    bring_to_end(session, most_s=6 * 3600.0)
    assert isinstance(session.events[-1], SessionFinished)
    (end,) = [each for each in session.events if isinstance(each, PracticeEnded)]
    assert end.practised_s == session.runner.practised_s


def test_the_pacing_plan_computes_four_fifths_of_the_mean() -> None:
    path = BY_ID["activity-pacing"]
    session = Session(load(path), tick_s=4.0, resolve=resolve)
    session.begin()
    days = {"day_one": 10, "day_two": 20, "day_three": 30}
    while session.state is State.RUNNING:
        placed = session.runner.current
        assert placed is not None
        if placed.block.waits:
            step = placed.block.step
            answers = answer_for(step, 0)
            names = {each.name for each in getattr(step, "form", ())}
            session.do("answer", {**answers, **{n: days[n] for n in names & days.keys()}})
        else:
            session.run(4.0)
    assert ValueComputed("baseline", 16.0) in session.events
