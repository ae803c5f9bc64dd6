"""The session as a state machine: whole lists of what it tells."""

from __future__ import annotations

import pytest

from coping_app.session.choices import Choices
from coping_app.session.cues import Cue
from coping_app.session.events import (
    AnswerGiven,
    CueStarted,
    PauseEnded,
    PauseStarted,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionFinished,
    SessionStopped,
    StepFinished,
    StepSkipped,
    StepStarted,
    ValueComputed,
    WentBack,
)
from coping_app.session.runner import State
from tests.fakes import CountingSpeech
from tests.unit.session.making import Session, exercise, form, say, wait, without_blocks


def places(session: Session) -> list[tuple[int, ...]]:
    return [each.place for each in session.events if isinstance(each, StepStarted)]


def test_a_whole_session_from_ratings_to_ratings() -> None:
    session = Session(exercise(say("Hello there", 2.0), wait(3.0), ratings=["pain"]))
    session.begin()
    session.do("rate", "pain", 3)
    session.run(6.0)
    session.do("rate", "pain", 2)
    assert without_blocks(session.events) == [
        RatingsAsked("before", ("pain",)),
        RatingGiven("before", "pain", None),
        PracticeBegan(),
        StepStarted((0,), "say", 0.0),
        CueStarted(0.0, Cue(0.0, 1.0, "say", "Hello there", spoken=True)),
        StepFinished((0,)),
        StepStarted((1,), "wait", 3.0),
        CueStarted(3.0, Cue(0.0, 3.0, "wait", "Quiet time")),
        StepFinished((1,)),
        PracticeEnded(6.0, False),
        RatingsAsked("after", ("pain",)),
        RatingGiven("after", "pain", 2),
        SessionFinished(6.0),
    ]
    assert session.state is State.DONE


def test_without_ratings_practice_may_begin_and_ends_the_session() -> None:
    session = Session(exercise(wait(1.0)))
    assert session.do("start") == []
    assert session.state is State.BEFORE
    session.do("begin")
    assert session.run(1.0)[-2:] == [PracticeEnded(1.0, False), SessionFinished(1.0)]


def test_ratings_given_before_are_told_once_and_not_skipped_at_start() -> None:
    session = Session(exercise(wait(1.0), ratings=["pain", "distress"]))
    session.do("start")
    session.do("rate", "pain", 6)
    session.do("begin")
    assert session.events[:4] == [
        RatingsAsked("before", ("pain", "distress")),
        RatingGiven("before", "pain", 6),
        RatingGiven("before", "distress", None),
        PracticeBegan(),
    ]


def test_a_second_start_begin_or_rating_of_another_scale_does_nothing() -> None:
    session = Session(exercise(wait(10.0), ratings=["pain"]))
    session.begin()
    session.do("start")
    told = [*session.do("begin"), *session.do("rate", "mood", 4), *session.do("rate", "pain", 4)]
    assert told == []


def test_fifty_taps_on_one_button_are_one_action_k07() -> None:
    session = Session(exercise(wait(10.0), ratings=["pain"]))
    session.begin()
    for _ in range(50):
        session.do("pause")
    assert session.events.count(PauseStarted("person")) == 1
    for _ in range(50):
        session.do("resume")
    assert session.events.count(PauseEnded()) == 1


def test_while_paused_no_cue_becomes_due_however_long_we_wait() -> None:
    session = Session(exercise({"breathe": {"in": 4.0, "out": 4.0}, "rounds": 2}))
    session.begin()
    session.run(3.0)
    session.do("pause")
    session.clock.advance(3600.0)
    assert session.poll() == []
    assert session.runner.time_s == 3.0
    session.do("resume")
    assert [each.start_s for each in session.run(1.0) if isinstance(each, CueStarted)] == [4.0]


def test_pause_stops_time_at_the_moment_it_is_called_not_at_the_last_poll() -> None:
    session = Session(exercise(wait(10.0)))
    session.begin()
    session.clock.advance(1.75)
    session.do("pause")
    assert session.runner.time_s == 1.75


def test_pause_tells_why() -> None:
    session = Session(exercise(wait(10.0)))
    session.begin()
    assert session.do("pause", "clock") == [PauseStarted("clock")]


def test_what_became_due_before_the_pause_is_told_before_it() -> None:
    session = Session(exercise(say("Hello there"), wait(10.0)))
    session.begin()
    session.clock.advance(1.5)
    told = without_blocks(session.do("pause"))
    assert told == [
        StepFinished((0,)),
        StepStarted((1,), "wait", 1.0),
        CueStarted(1.0, Cue(0.0, 10.0, "wait", "Quiet time")),
        PauseStarted("person"),
    ]


def test_a_sleeping_computer_pauses_the_session_and_nothing_is_missed() -> None:
    session = Session(exercise(wait(10.0)))
    session.begin()
    session.run(2.0)
    session.clock.advance(2400.0)
    assert session.poll() == [PauseStarted("suspend")]
    assert (session.state, session.runner.time_s) == (State.PAUSED, 2.0)
    session.do("resume")
    assert session.run(8.0)[-1] == SessionFinished(10.0)


def test_a_stall_below_the_limit_catches_up_with_every_cue_in_order() -> None:
    session = Session(exercise({"breathe": {"in": 1.0, "out": 1.0}, "rounds": 3}))
    session.begin()
    session.clock.advance(4.9)
    told = [each.start_s for each in session.poll() if isinstance(each, CueStarted)]
    assert told == [1.0, 2.0, 3.0, 4.0]


def test_the_jump_limit_is_the_callers() -> None:
    session = Session(exercise(wait(100.0)), jump_limit_s=60.0)
    session.begin()
    session.clock.advance(59.0)
    assert session.poll() == []
    session.clock.advance(61.0)
    assert session.poll() == [PauseStarted("suspend")]


def test_a_clock_that_goes_back_leaves_step_lengths_alone_c01() -> None:
    session = Session(exercise(wait(4.0)))
    session.begin()
    session.run(1.0)
    session.clock.advance(-86_400.0)
    session.poll()
    assert session.run(2.75) == []
    assert session.run(0.25)[-1] == SessionFinished(4.0)


def test_a_step_that_waits_ends_by_its_answer_alone() -> None:
    session = Session(exercise(form("thing"), wait(1.0)))
    session.begin()
    assert session.run(600.0) == []
    told = without_blocks(session.do("answer", {"thing": "a walk"}))
    assert told[:3] == [
        AnswerGiven((0,), "form", {"thing": "a walk"}),
        StepFinished((0,)),
        StepStarted((1,), "wait", 600.0),
    ]


def test_an_answer_where_nothing_waits_does_nothing() -> None:
    session = Session(exercise(wait(10.0)))
    session.begin()
    assert session.do("answer", {"thing": 1}) == []


def test_answers_come_back_in_what_is_said_later() -> None:
    session = Session(exercise(form("thing"), say("You chose {thing}."), say("And {other}?")))
    session.begin()
    session.do("answer", {"thing": "a walk"})
    session.run(3.0)
    assert session.cues[1:] == [(0.0, "say", "You chose a walk.")]
    assert session.state is State.DONE


def test_the_bell_at_the_end_of_writing_time_ends_nothing() -> None:
    session = Session(exercise({"write": "Write freely.", "for": 5.0}, wait(1.0)))
    session.begin()
    session.run(20.0)
    assert session.cues == [(0.0, "person", "Write freely."), (5.0, "bell", "")]
    assert session.runner.current is not None
    assert session.runner.current.block.place == (0,)


def test_writing_that_is_to_be_destroyed_is_told_to_nobody() -> None:
    letter = {"write": "Write freely.", "keep": "never", "as": "letter"}
    session = Session(exercise(letter, say("It was {letter}")))
    session.begin()
    told = session.do("answer", {"letter": "SECRET"})
    assert told[0] == AnswerGiven((0,), "write", {})
    assert "SECRET" not in repr(session.events) + repr(session.runner.answers)


@pytest.mark.parametrize("answer", [{"option": 1}, {"way": "Right"}, {"option": 1, "way": "Right"}])
def test_a_fork_goes_the_way_that_was_chosen_by_index_or_label(answer: dict[str, object]) -> None:
    session = Session(exercise(fork(), wait(2.0)))
    session.begin()
    told = session.do("answer", answer)
    assert told[0] == AnswerGiven((0,), "choose", {"option": 1, "way": "Right"})
    session.run(1.0)
    assert session.cues[1] == (0.0, "say", "Going right")


def fork() -> dict[str, object]:
    return {
        "choose": "Which way?", "as": "way",
        "options": [
            {"label": "Left", "steps": [say("Going left")]},
            {"label": "Right", "steps": [say("Going right")]},
        ],
    }


@pytest.mark.parametrize("left", [("skip",), ("answer", {})])
def test_a_skipped_fork_takes_its_first_way_and_says_so(left: tuple[object, ...]) -> None:
    session = Session(exercise(fork(), wait(2.0)))
    session.begin()
    assert without_blocks(session.do(*left))[:2] == [
        AnswerGiven((0,), "choose", {"option": 0, "way": "Left", "by_skip": True}),
        StepStarted((0, 0), "say", 0.0),
    ]
    session.run(3.0)
    assert [caption for _, _, caption in session.cues] == [
        "Which way?", "Going on with: Left.", "Going left", "Quiet time",
    ]
    assert session.runner.answers.env()["way"] == "Left"


def test_skip_goes_to_the_next_step_at_once_and_on_the_last_one_to_the_end() -> None:
    session = Session(exercise(wait(60.0), wait(60.0)))
    session.begin()
    session.run(2.0)
    assert without_blocks(session.do("skip"))[:2] == [
        StepSkipped((0,)), StepStarted((1,), "wait", 2.0),
    ]
    session.run(1.0)
    assert session.do("skip") == [StepSkipped((1,)), SessionStopped(0.0)]


def test_back_goes_to_the_step_before_early_in_a_step() -> None:
    session = Session(exercise(wait(5.0), wait(60.0)))
    session.begin()
    session.run(8.0)
    assert without_blocks(session.do("back"))[:2] == [
        WentBack((0,)), StepStarted((0,), "wait", 8.0),
    ]


def test_back_goes_to_the_beginning_of_a_step_further_into_it() -> None:
    session = Session(exercise(wait(5.0), wait(60.0)))
    session.begin()
    session.run(8.25)
    assert session.do("back")[0] == WentBack((1,))


def test_back_in_the_first_step_begins_it_anew() -> None:
    session = Session(exercise(wait(5.0)))
    session.begin()
    session.run(1.0)
    assert session.do("back")[0] == WentBack((0,))
    assert session.run(5.0)[-1] == SessionFinished(6.0)


def test_back_from_a_question_goes_to_the_step_before_however_long_it_was_open() -> None:
    session = Session(exercise(form("one"), form("two")))
    session.begin()
    session.do("answer", {"one": "a"})
    session.run(60.0)
    assert session.do("back")[0] == WentBack((0,))


def test_back_twice_goes_two_steps_back() -> None:
    session = Session(exercise(form("one"), form("two"), form("three")))
    session.begin()
    session.do("answer", {})
    session.do("answer", {})
    session.do("back")
    session.do("back")
    assert places(session) == [(0,), (1,), (2,), (1,), (0,)]


def test_back_over_a_fork_keeps_later_answers_until_they_are_given_anew() -> None:
    made = exercise(
        {"choose": "Which?", "options": [
            {"label": "Left", "steps": [form("thing")]}, {"label": "Right"},
        ]},
        form("last"),
    )
    session = Session(made)
    session.begin()
    session.do("answer", {"option": 0})
    session.do("answer", {"thing": "old"})
    session.do("back")
    session.do("back")
    session.do("answer", {"option": 0})
    assert session.runner.answers.names["thing"] == "old"
    session.do("answer", {"thing": "new"})
    assert session.runner.answers.names["thing"] == "new"


def test_steps_move_while_paused_but_time_stands() -> None:
    session = Session(exercise(wait(5.0), wait(60.0)))
    session.begin()
    session.run(1.0)
    session.do("pause")
    session.clock.advance(30.0)
    assert without_blocks(session.do("skip")) == [
        StepSkipped((0,)), StepStarted((1,), "wait", 1.0),
    ]
    assert session.state is State.PAUSED
    assert session.do("resume") == [
        PauseEnded(), CueStarted(1.0, Cue(0.0, 60.0, "wait", "Quiet time")),
    ]


def test_stop_before_any_practice_ends_the_session_without_questions() -> None:
    session = Session(exercise(wait(60.0), ratings=["pain"]))
    session.do("start")
    assert session.do("stop") == [SessionStopped(0.0)]
    assert session.state is State.STOPPED


def test_stop_within_half_a_minute_asks_nothing() -> None:
    session = Session(exercise(wait(60.0), ratings=["pain"]))
    session.begin()
    session.run(29.0)
    assert session.do("stop") == [SessionStopped(29.0)]


def test_stop_later_keeps_what_was_done_and_offers_to_rate_until_the_person_leaves() -> None:
    session = Session(exercise(wait(60.0), ratings=["pain"]))
    session.begin()
    session.run(30.0)
    assert session.do("stop") == [PracticeEnded(30.0, True), RatingsAsked("after", ("pain",))]
    for value in (4, 5, None, 6):
        assert session.do("rate", "pain", value) == [RatingGiven("after", "pain", value)]
    assert session.do("stop") == [SessionStopped(30.0)]


def test_leaving_after_a_stop_without_a_rating_counts_it_as_skipped() -> None:
    session = Session(exercise(wait(60.0), ratings=["pain"]))
    session.begin()
    session.run(30.0)
    session.do("stop")
    assert session.do("stop") == [RatingGiven("after", "pain", None), SessionStopped(30.0)]


def test_ratings_given_where_it_started_come_before_practice_as_if_they_had_been_asked() -> None:
    session = Session(exercise(wait(60.0), ratings=["pain", "mood", "energy"]))
    told = session.do("begin", {"energy": 2, "pain": 7, "sleep": 3})
    assert without_blocks(told)[:6] == [
        RatingsAsked("before", ("pain", "mood", "energy")),
        RatingGiven("before", "pain", 7),
        RatingGiven("before", "energy", 2),
        RatingGiven("before", "mood", None),
        PracticeBegan(),
        StepStarted((0,), "wait", 0.0),
    ]
    assert session.runner.answers.env() == {
        "pain": 7, "energy": 2, "change(pain)": 0, "change(energy)": 0,
    }  # fmt: skip


FORK = {
    "choose": "Which?",
    "options": [{"label": label, "steps": [wait(20.0)]} for label in ("a", "b")],
}


def test_waiting_at_a_choice_is_no_practice() -> None:
    session = Session(exercise(wait(10.0), FORK, wait(20.0)))
    session.begin()
    session.run(10.0 + 90.0)
    assert session.runner.practised_s == 10.0
    session.do("answer", {"option": 0})
    session.run(5.0)
    assert session.do("stop")[-1] == SessionStopped(15.0)


def test_stopping_at_a_choice_counts_what_was_done_before_it() -> None:
    session = Session(exercise(wait(40.0), FORK, ratings=["pain"]))
    session.begin()
    session.run(40.0 + 300.0)
    assert session.do("stop")[0] == PracticeEnded(40.0, True)
    assert session.do("stop")[-1] == SessionStopped(40.0)


def test_stop_after_an_answer_asks_how_it_is_however_early() -> None:
    session = Session(exercise(form("thing"), wait(60.0), ratings=["pain"]))
    session.begin()
    session.do("answer", {"thing": "x"})
    assert session.do("stop")[-1] == RatingsAsked("after", ("pain",))


def test_stop_in_the_after_ratings_skips_those_that_are_left() -> None:
    session = Session(exercise(wait(1.0), ratings=["pain", "mood"]))
    session.begin()
    session.run(1.0)
    session.do("rate", "pain", 4)
    assert session.do("stop") == [RatingGiven("after", "mood", None), SessionFinished(1.0)]


def test_pauses_do_not_count_as_practice() -> None:
    session = Session(exercise(wait(60.0)))
    session.begin()
    session.run(10.0)
    session.do("pause")
    session.clock.advance(1000.0)
    session.do("resume")
    session.run(5.0)
    assert session.runner.practised_s == 15.0


def test_practice_ends_where_its_last_step_ends_however_late_that_is_noticed() -> None:
    session = Session(exercise(wait(1.0)))
    session.begin()
    session.clock.advance(4.5)
    assert session.poll() == [StepFinished((0,)), PracticeEnded(1.0, False), SessionFinished(1.0)]
    assert session.runner.time_s == 1.0


def test_nothing_happens_after_the_end() -> None:
    session = Session(exercise(wait(1.0)))
    session.begin()
    session.run(1.0)
    for action in ("start", "begin", "pause", "resume", "back", "skip", "stop"):
        assert session.do(action) == []
    assert session.do("answer", {}) + session.do("rate", "pain", 1) == []


def test_a_rating_in_between_waits_and_belongs_to_its_moment() -> None:
    session = Session(exercise({"rate": ("distress",)}, wait(1.0)))
    session.begin()
    assert without_blocks(session.events)[1:3] == [
        StepStarted((0,), "rate", 0.0), RatingsAsked("between", ("distress",)),
    ]
    assert session.do("rate", "distress", 8) == [RatingGiven("between", "distress", 8)]
    assert session.do("answer", {})[:2] == [AnswerGiven((0,), "rate", {}), StepFinished((0,))]


def test_ratings_in_between_may_come_with_the_answer() -> None:
    session = Session(exercise({"rate": ("distress",)}, wait(1.0)))
    session.begin()
    assert session.do("answer", {"distress": 3})[:2] == [
        RatingGiven("between", "distress", 3), AnswerGiven((0,), "rate", {}),
    ]


def test_a_condition_looks_at_the_latest_rating_when_it_is_reached() -> None:
    made = exercise(
        {"rate": ("distress",)},
        {"when": "distress >= 8", "steps": [say("Ground now")], "otherwise": [say("Go on")]},
        ratings=["distress"],
    )
    session = Session(made)
    session.do("start")
    session.do("rate", "distress", 9)
    session.do("begin")
    session.do("answer", {"distress": 4})
    assert session.cues[-1] == (0.0, "say", "Go on")


def test_a_change_since_before_can_be_asked_for() -> None:
    made = exercise(
        {"rate": ("pain",)},
        {"when": "change(pain) >= 2", "steps": [say("Slower now")]},
        wait(1.0), ratings=["pain"],
    )
    session = Session(made)
    session.do("start")
    session.do("rate", "pain", 3)
    session.do("begin")
    session.do("answer", {"pain": 5})
    assert session.cues[-1][2] == "Slower now"


def test_a_value_is_computed_when_it_is_passed() -> None:
    made = exercise(
        form("minutes"), wait(2.0), {"let": "part", "be": "minutes * 0.8"},
        say("For {part} minutes"),
    )
    session = Session(made)
    session.begin()
    session.do("answer", {"minutes": 10})
    session.runner.schedule_until(100.0)
    assert session.runner.answers.values == {}
    assert ValueComputed("part", 8.0) in session.run(2.0)
    assert session.cues[-1] == (2.0, "say", "For 8 minutes")


def test_a_value_without_its_answers_is_not_computed_and_stops_nothing() -> None:
    session = Session(exercise({"let": "part", "be": "minutes * 0.8"}, say("For {part} minutes")))
    session.begin()
    assert session.cues == []
    assert session.state is State.DONE
    assert not any(isinstance(each, ValueComputed) for each in session.events)


def test_going_back_does_not_count_a_step_twice() -> None:
    made = exercise(
        form("start"), {"let": "n", "be": "start + 1"}, wait(2.0), {"let": "n", "be": "n + 1"},
        say("Number {n}"),
    )
    session = Session(made)
    session.begin()
    session.do("answer", {"start": 0})
    session.run(2.0)
    session.do("back")
    session.run(2.0)
    assert [cue[2] for cue in session.cues if cue[1] == "say"] == ["Number 2", "Number 2"]


def test_a_live_slider_holds_up_nothing_and_is_told_once() -> None:
    session = Session(exercise({"rate": ("pain",), "live": True}, wait(5.0)))
    session.begin()
    assert without_blocks(session.events) == [
        PracticeBegan(),
        RatingsAsked("live", ("pain",)),
        StepStarted((1,), "wait", 0.0),
        CueStarted(0.0, Cue(0.0, 5.0, "wait", "Quiet time")),
    ]
    assert session.do("rate_live", "pain", 6) == [RatingGiven("live", "pain", 6)]
    assert session.do("rate_live", "pain", 6) == []
    assert session.do("rate_live", "mood", 6) == []


def test_with_a_live_slider_a_condition_is_decided_only_when_time_gets_there() -> None:
    made = exercise(
        {"rate": ("pain",), "live": True}, wait(5.0),
        {"when": "pain >= 7", "steps": [say("Come back")], "otherwise": [say("Stay there")]},
    )
    session = Session(made)
    session.begin()
    assert [each.block.place for each in session.runner.schedule_until(60.0)] == [(0,), (1,)]
    session.run(4.0)
    session.do("rate_live", "pain", 8)
    session.run(1.0)
    assert session.cues[-1] == (5.0, "say", "Come back")


def test_with_a_live_slider_a_value_is_computed_only_when_time_gets_there() -> None:
    made = exercise(
        {"rate": ("pain",), "live": True}, wait(5.0), {"let": "x", "be": "pain + 1"}, say("So {x}"),
    )
    session = Session(made)
    session.begin()
    session.do("rate_live", "pain", 2)
    session.runner.schedule_until(60.0)
    session.do("rate_live", "pain", 6)
    session.run(5.0)
    assert session.cues[-1] == (5.0, "say", "So 7")


def test_a_block_that_came_up_by_itself_is_announced_by_the_generation() -> None:
    """The mixer could not have asked for it: it must look again."""
    made = exercise(
        {"rate": ("pain",), "live": True}, wait(5.0), {"when": "pain >= 7", "steps": [say()]},
        wait(3.0),
    )
    session = Session(made)
    session.begin()
    session.runner.schedule_until(60.0)
    generation = session.runner.generation
    session.run(5.0)
    assert session.runner.generation > generation
    assert [each.block.place for each in session.runner.laid] == [(3,)]


def test_blocks_are_laid_once_and_only_to_the_next_question() -> None:
    session = Session(exercise(say(), wait(5.0), form(), wait(5.0)))
    session.begin()
    assert [p.block.place for p in session.runner.schedule_until(0.5)] == [(0,)]
    assert [(p.start_s, p.block.place) for p in session.runner.schedule_until(600.0)] == [
        (1.0, (1,)), (6.0, (2,)),
    ]
    assert session.runner.schedule_until(600.0) == ()
    session.run(8.0)
    assert session.runner.schedule_until(600.0) == ()


def test_beginning_keeps_the_generation_and_answering_grows_it() -> None:
    session = Session(exercise(form(), wait(5.0)))
    session.begin()
    session.runner.schedule_until(60.0)
    assert session.runner.generation == 0
    session.do("answer", {})
    assert session.runner.generation > 0
    assert session.runner.schedule_until(60.0) == ()
    assert [p.block.place for p in session.runner.laid] == [(1,)]


@pytest.mark.parametrize("action", ["skip", "back"])
def test_after_a_move_what_was_laid_is_dropped(action: str) -> None:
    session = Session(exercise(wait(5.0), wait(5.0), wait(5.0)))
    session.begin()
    session.runner.schedule_until(600.0)
    session.run(6.0)
    generation = session.runner.generation
    session.do(action)
    assert session.runner.generation > generation
    assert len(session.runner.laid) == 1
    assert session.runner.laid[0].start_s == 6.0


def test_speech_is_rendered_only_as_lines_come_near() -> None:
    speech = CountingSpeech(2.0)
    session = Session(exercise(*(say(f"Line {n}") for n in range(10))), speech_s=speech)
    assert speech.asked == []
    session.begin()
    session.runner.schedule_until(4.0)
    assert speech.asked == ["Line 0", "Line 1"]


def test_an_area_that_is_skipped_leaves_no_gap_and_no_event() -> None:
    made = exercise({"body": [
        {"area": "hands", "say": "Your hands", "pause": 4.0},
        {"area": "feet", "say": "Your feet", "pause": 4.0},
        {"area": "belly", "say": "Your belly", "pause": 4.0},
    ]})
    session = Session(made, choices=Choices(areas={"feet": "skip"}))
    session.begin()
    session.run(10.0)
    assert places(session) == [(0, 0, 0), (0, 0, 2)]
    assert session.events[-1] == SessionFinished(10.0)


def test_an_exercise_of_which_nothing_is_left_ends_at_once() -> None:
    made = exercise({"body": [{"area": "feet", "say": "Your feet", "pause": 4.0}]})
    session = Session(made, choices=Choices(areas={"legs": "skip"}))
    assert session.begin() == [PracticeBegan(), PracticeEnded(0.0, False), SessionFinished(0.0)]


def test_music_is_picked_and_then_played() -> None:
    session = Session(exercise({"play": "choose", "for": 20.0}, wait(1.0)))
    session.begin()
    told = session.do("answer", {"play_file": "/music/sea.ogg"})
    assert told[0] == AnswerGiven((0, 0), "play", {"play_file": "/music/sea.ogg"})
    assert session.runner.current is not None
    playing = session.runner.current.block
    assert (playing.place, playing.length_s) == ((0, 1), 20.0)
    assert playing.cues[0].sound == "/music/sea.ogg"


def test_music_that_nobody_picks_is_left_out() -> None:
    session = Session(exercise({"play": "choose", "for": 20.0}, wait(1.0)))
    session.begin()
    session.do("skip")
    assert places(session) == [(0, 0), (1,)]


def test_time_left_counts_down_and_steps_count_up() -> None:
    session = Session(exercise(wait(10.0), wait(20.0), wait(30.0)))
    runner = session.runner
    assert (runner.ahead.left_s, runner.ahead.step_number, runner.ahead.step_count) == (60.0, 0, 3)
    session.begin()
    session.run(15.0)
    assert (runner.ahead.left_s, runner.ahead.total_s) == (45.0, 60.0)
    assert (runner.ahead.step_number, runner.ahead.step_count) == (2, 3)
    session.do("skip")
    assert (runner.ahead.left_s, runner.ahead.step_number) == (30.0, 3)


def test_time_left_follows_a_live_slider() -> None:
    made = exercise(
        {"rate": ("pain",), "live": True}, wait(10.0), {"when": "pain >= 7", "steps": [wait(60.0)]},
    )
    session = Session(made)
    session.begin()
    assert session.runner.ahead.left_s == 10.0
    session.do("rate_live", "pain", 8)
    assert session.runner.ahead.left_s == 70.0


def test_time_left_follows_the_way_that_was_chosen() -> None:
    made = exercise({"choose": "Which?", "options": [
        {"label": "Short", "steps": [wait(10.0)]}, {"label": "Long", "steps": [wait(100.0)]},
    ]})
    session = Session(made)
    session.begin()
    assert session.runner.ahead.left_s == 10.0
    session.do("answer", {"option": 1})
    assert session.runner.ahead.left_s == 100.0
