"""Records of sessions, and going on after a power cut at any moment."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices
from coping_app.session.cues import Cue
from coping_app.session.events import (
    AnswerGiven,
    CueStarted,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepFinished,
    StepStarted,
)
from coping_app.session.replay import KEPT, from_record, resume_point, to_record
from coping_app.session.runner import State
from tests.unit.session import strategies as some
from tests.unit.session.driving import ENDS, Action, act, actions, bring_to_end
from tests.unit.session.making import Session, exercise, form, say, wait, without_blocks

Record = tuple[str, dict[str, Any]]


def kept(events: list[SessionEvent]) -> list[Record]:
    """What a store would hold, after a way through JSON."""
    records = [to_record(event) for event in events]
    return [(kind, json.loads(json.dumps(body))) for kind, body in records if kind in KEPT]


def cut_after(session: Session, event_class: type[Any]) -> list[Record]:
    """The records up to and with the last event of a class, as if power went there."""
    last = max(i for i, each in enumerate(session.events) if isinstance(each, event_class))
    return kept(session.events[: last + 1])


def resumed(made: Exercise, records: list[Record], **arguments: Any) -> Session:
    return Session(made, resume=resume_point(records), **arguments)


def test_a_record_is_a_kind_in_kebab_case_and_plain_values() -> None:
    assert to_record(RatingGiven("before", "pain", None)) == (
        "rating-given", {"moment": "before", "scale": "pain", "value": None},
    )
    assert to_record(StepStarted((0, 1, 2), "say", 4.5)) == (
        "step-started", {"place": [0, 1, 2], "verb": "say", "start_s": 4.5},
    )


def test_cues_are_not_kept_and_can_be_recorded_all_the_same() -> None:
    kind, body = to_record(CueStarted(2.0, Cue(0.0, 1.0, "say", "Hello")))
    assert kind not in KEPT
    assert body == {"start_s": 2.0}


@given(some.exercises(), actions)
def test_every_kept_event_comes_back_from_its_record(made: Exercise, deeds: list[Action]) -> None:
    session = Session(made, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    bring_to_end(session)
    told = [each for each in without_blocks(session.events) if not isinstance(each, CueStarted)]
    assert [from_record(kind, body) for kind, body in kept(session.events)] == told


@pytest.mark.parametrize(
    ("kind", "body"),
    [("cue-started", {}), ("rm-rf", {}), ("rating-given", {"moment": "before"}),
     ("step-skipped", {"place": [0], "more": 1})],
)
def test_a_record_that_is_none_is_refused(kind: str, body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=kind):
        from_record(kind, body)


def test_kinds_of_a_newer_version_are_passed_over() -> None:
    point = resume_point([("mind-read", {"x": 1}), ("practice-began", {})])
    assert point.stage == "practice"


@pytest.mark.parametrize("end", [SessionFinished(3.0), SessionStopped(3.0)])
def test_a_session_that_is_over_cannot_be_resumed(end: SessionEvent) -> None:
    with pytest.raises(ValueError, match="over"):
        resume_point(kept([PracticeBegan(), end]))


def test_after_a_cut_in_a_step_the_session_goes_on_at_its_beginning_with_all_answers() -> None:
    made = exercise(form("thing"), wait(10.0), say("So {thing}"), ratings=["pain"])
    session = Session(made)
    session.do("start")
    session.do("rate", "pain", 7)
    session.do("begin")
    session.run(20.0)
    session.do("answer", {"thing": "tea"})
    session.run(4.0)
    again = resumed(made, cut_after(session, StepStarted))
    assert without_blocks(again.begin())[:2] == [
        PracticeBegan(), StepStarted((1,), "wait", 0.0),
    ]
    again.run(11.0)
    assert again.cues[-1] == (10.0, "say", "So tea")
    assert again.runner.answers.ratings["before"] == {"pain": 7}
    # 20 s with the question; what was done of the wait is begun anew.
    assert again.events[-2] == PracticeEnded(31.0, False)


@pytest.mark.parametrize("last", [AnswerGiven, StepFinished])
def test_after_a_cut_behind_a_step_the_next_one_comes(last: type[Any]) -> None:
    made = exercise(form("thing"), wait(10.0))
    session = Session(made)
    session.begin()
    session.do("answer", {"thing": "tea"})
    again = resumed(made, cut_after(session, last))
    assert without_blocks(again.begin())[1] == StepStarted((1,), "wait", 0.0)


def test_a_fork_that_was_taken_or_skipped_stays_so() -> None:
    made = exercise(
        {"choose": "Which?", "options": [
            {"label": "A", "steps": [wait(1.0)]}, {"label": "B", "steps": [wait(2.0)]},
        ]},
        wait(3.0),
    )
    taken, skipped = Session(made), Session(made)
    for session in (taken, skipped):
        session.begin()
    taken.do("answer", {"option": 1})
    skipped.do("skip")
    first = resumed(made, cut_after(taken, AnswerGiven)).begin()
    second = resumed(made, cut_after(skipped, AnswerGiven)).begin()
    assert without_blocks(first)[1] == StepStarted((0, 1, 0), "wait", 0.0)
    assert without_blocks(second)[1] == StepStarted((0, 0), "say", 0.0)
    assert "Going on with: A." in str(second)


def test_before_ratings_that_were_given_are_not_asked_again() -> None:
    made = exercise(wait(1.0), ratings=["pain", "mood"])
    session = Session(made)
    session.do("start")
    session.do("rate", "pain", 3)
    assert resumed(made, kept(session.events)).do("start") == [RatingsAsked("before", ("mood",))]


def test_a_session_cut_in_its_after_ratings_asks_for_the_rest() -> None:
    made = exercise(wait(40.0), ratings=["pain", "mood"])
    session = Session(made)
    session.begin()
    session.run(35.0)
    session.do("stop")
    session.do("rate", "pain", 3)
    again = resumed(made, kept(session.events))
    assert again.do("start") == [RatingsAsked("after", ("mood",))]
    assert again.runner.stopped
    assert again.do("rate", "mood", 5) == [RatingGiven("after", "mood", 5)]
    assert again.do("stop")[-1] == SessionStopped(35.0)


def test_a_session_cut_before_practice_keeps_its_ratings_and_begins() -> None:
    made = exercise(wait(40.0), ratings=["pain", "mood"])
    asked = kept([RatingsAsked("before", ("pain", "mood")), RatingGiven("before", "pain", 6)])
    again = resumed(made, asked)
    told = again.do("begin")
    assert told[:3] == [
        RatingsAsked("before", ("mood",)), RatingGiven("before", "mood", None), PracticeBegan(),
    ]
    assert again.runner.answers.ratings["before"] == {"pain": 6, "mood": None}


def test_an_interrupted_session_may_be_finished_instead_of_gone_on_with() -> None:
    made = exercise(wait(40.0), wait(40.0), ratings=["pain"])
    session = Session(made)
    session.begin()
    session.run(45.0)
    again = resumed(made, kept(session.events))
    assert again.do("stop") == [PracticeEnded(40.0, True), RatingsAsked("after", ("pain",))]


def test_an_answer_before_the_interruption_counts_when_stopping_after_it() -> None:
    made = exercise(form("thing"), wait(40.0), ratings=["pain"])
    session = Session(made)
    session.begin()
    session.do("answer", {"thing": "tea"})
    again = resumed(made, kept(session.events))
    again.begin()
    assert again.do("stop")[-1] == RatingsAsked("after", ("pain",))


def test_live_sliders_are_there_again() -> None:
    made = exercise({"rate": ("pain",), "live": True}, wait(10.0), wait(10.0))
    session = Session(made)
    session.begin()
    session.do("rate_live", "pain", 6)
    again = resumed(made, kept(session.events))
    assert again.begin()[1] == RatingsAsked("live", ("pain",))
    assert again.do("rate_live", "pain", 6) == []


def test_going_back_works_over_the_interruption() -> None:
    made = exercise(wait(5.0), wait(5.0), wait(5.0))
    session = Session(made)
    session.begin()
    session.run(6.0)
    again = resumed(made, kept(session.events))
    again.begin()
    told = [*again.do("back"), *again.do("skip"), *again.do("skip")]
    assert [each.place for each in told if isinstance(each, StepStarted)] == [(0,), (1,), (2,)]


def test_the_choices_of_the_session_go_on() -> None:
    made = exercise(wait(10.0))
    point = resume_point(kept([PracticeBegan(), StepStarted((0,), "wait", 0.0)]), Choices(pace=2.0))
    session = Session(made, resume=point)
    session.begin()
    assert session.runner.ahead.left_s == 20.0


def test_where_the_exercise_was_changed_since_it_begins_anew_with_the_answers() -> None:
    records = kept([
        PracticeBegan(), StepStarted((0,), "form", 0.0),
        AnswerGiven((0,), "form", {"thing": "tea"}), StepStarted((7, 2, 0), "say", 50.0),
    ])
    again = resumed(exercise(say("So {thing}"), wait(1.0)), records)
    again.begin()
    assert again.cues == [(0.0, "say", "So tea")]
    assert again.runner.ahead.step_number == 1


def test_practice_adds_up_over_several_interruptions() -> None:
    point = resume_point(kept([
        PracticeBegan(), StepStarted((0,), "wait", 0.0), StepStarted((1,), "wait", 60.0),
        PracticeBegan(), StepStarted((1,), "wait", 0.0), StepStarted((2,), "wait", 30.0),
        PracticeBegan(), StepStarted((2,), "wait", 0.0),
    ]))
    assert point.practised_s == 90.0
    assert point.trail.places == ((0,), (1,), (2,))


@given(some.exercises(), some.choices, actions, st.data())
def test_power_may_go_at_any_moment(
    made: Exercise, choices: Choices, deeds: list[Action], data: st.DataObject
) -> None:
    """Cut anywhere, a session goes on with all that was told until then, and ends normally."""
    session = Session(made, choices=choices, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    bring_to_end(session)
    records = kept(session.events)[:-1]
    records = records[: data.draw(st.integers(0, len(records)), label="records kept")]
    point = resume_point(records, choices)
    given_before = dict(point.answers.names)
    again = Session(made, resume=point, resolve=some.resolve)
    bring_to_end(again)
    assert again.state in ENDS
    assert isinstance(again.events[-1], SessionFinished | SessionStopped)
    assert given_before.keys() <= again.runner.answers.names.keys()
    records += kept(again.events)
    ends = sum(kind == "practice-ended" for kind, _ in records)
    all_skipped = records[-1] == ("session-stopped", {"practised_s": 0.0})
    assert ends == 1 or (ends == 0 and all_skipped)


@given(some.exercises(), actions, st.integers(1, 10))
def test_records_lead_back_to_the_very_state_they_came_from(
    made: Exercise, deeds: list[Action], ticks: int
) -> None:
    session = Session(made, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        act(session, deed)
    session.run(ticks / 4)
    if session.state in ENDS:
        return
    point = resume_point(kept(session.events))
    assert point.answers == session.runner.answers
    assert len(point.trail) == session.runner.ahead.step_number
    if session.runner.current is not None:
        assert (point.place, point.passed) == (session.runner.current.block.place, False)
    assert (point.stage == "after") == (session.state is State.AFTER)


def test_an_empty_list_of_records_is_a_session_before_its_ratings() -> None:
    point = resume_point([])
    assert (point.stage, point.place, point.practised_s) == ("before", None, 0.0)
