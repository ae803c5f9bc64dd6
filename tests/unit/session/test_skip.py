"""Skip means go on: through every shipped exercise, and through any at all."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.content.format.model import Choose, Exercise, When
from coping_app.content.format.walking import walk
from coping_app.session.answers import BY_SKIP, STAND_IN
from coping_app.session.events import (
    AnswerGiven,
    CueStarted,
    PracticeEnded,
    SessionFinished,
    SessionStopped,
    StepStarted,
    WentBack,
)
from coping_app.session.forks import WayTaken
from coping_app.session.runner import State
from tests.unit.content.reviews import judged
from tests.unit.session import strategies as some
from tests.unit.session.driving import ENDS, answer_for, bring_to_end
from tests.unit.session.making import Session, exercise, form, say, wait, without_blocks
from tests.unit.session.test_replay import kept, resumed
from tests.unit.session.test_shipped_sessions import FILES, load, resolve

CLAIMS = re.compile(
    r"You (have|did|stayed|found|made|wrote|looked|chose) |That was (a|one|time)\b|[Ww]ell done"
    r"|\b(plan|page|list|picture) is (kept|ready)|is (on the list|on the page|put away)"
    r"|Thank you for (trying|noting)|Noted\b|[Tt]he words you"
    r"|(The|Worry) time is (up|over)|It is done"
    r"|[Hh]as (hecho|estado|escrito|acabado)|[Hh]a sido|[Bb]ien hecho"
    r"|[Ee]stá (en tus|en la lista|list[oa])|Se acabó|Gracias por (anotar|probar)|Anotado\b"
)
"""Words that say that something was done, in the languages of the shipped files."""
SPOKEN_OF_ALL = ("Thank you all for being here",)
"""Said to a group by whoever leads it."""


def captions(session: Session) -> list[str]:
    return [each.cue.caption for each in session.events if isinstance(each, CueStarted)]


def skip_through(session: Session) -> None:
    for _ in range(2000):
        if session.state is not State.RUNNING:
            return
        session.do("skip")
    raise AssertionError("Skip does not come to the end.")


def all_skipped(path: Path) -> Session:
    session = Session(load(path), tick_s=4.0, resolve=resolve)
    session.begin()
    skip_through(session)
    return session


def id_of(path: Path) -> str:
    return path.name.split(".")[0]


@pytest.mark.parametrize("path", judged(FILES, id_of), ids=lambda path: path.stem)
def test_whoever_skips_all_of_an_exercise_is_told_of_nothing_that_was_done(path: Path) -> None:
    said = [each for each in captions(all_skipped(path)) if each not in SPOKEN_OF_ALL]
    assert not [each for each in said if CLAIMS.search(each)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_whoever_skips_all_of_an_exercise_has_practised_nothing(path: Path) -> None:
    session = all_skipped(path)
    assert not [each for each in captions(session) if STAND_IN in each or "..." in each]
    # Not finished, no practice: Today, plan, calendar and trial count what was practised.
    assert session.events[-1] == SessionStopped(0.0)
    assert not any(isinstance(each, PracticeEnded) for each in session.events)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_choices_skipped_everything_else_is_still_a_whole_exercise(path: Any) -> None:
    """What is heard is what those hear who take the first way of every fork."""

    def heard(skips: bool) -> tuple[list[str], list[str]]:
        session = Session(load(path), tick_s=4.0, resolve=resolve)
        session.begin()
        while session.state is State.RUNNING:
            placed = session.runner.current
            assert placed is not None
            step = placed.block.step
            if isinstance(step, Choose) and skips:
                session.do("skip")
            elif placed.block.waits:
                session.do("answer", answer_for(step, 0))
            else:
                session.run(placed.start_s + placed.block.length_s - session.runner.time_s + 1e-6)
        ends = session.events[-1]
        assert isinstance(ends, SessionFinished) or session.state is State.AFTER
        ways = [
            each.block.cues[0].caption for each in session.events
            if isinstance(each, StepStarted) and each.block
            and isinstance(each.block.step, WayTaken)
        ]
        return [each for each in captions(session) if each not in ways], ways

    told, ways = heard(skips=True)
    assert (told, []) == heard(skips=False)
    forks = [step for _, step in walk(load(path).steps) if isinstance(step, Choose)]
    assert ways or not forks or isinstance(load(path).steps[0], When)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_mix_of_answers_skips_and_ways_back_shows_no_stand_in(path: Any) -> None:
    chance = Random(path.stem)
    for _ in range(6):
        session = Session(load(path), tick_s=4.0, resolve=resolve)
        session.begin()
        for _ in range(60):
            if session.state is not State.RUNNING:
                break
            placed = session.runner.current
            assert placed is not None
            match chance.choice(("answer", "answer", "skip", "skip", "back", "run")):
                case "answer":
                    step = placed.block.step
                    session.do("answer", answer_for(step, chance.randrange(4)))
                case "run":
                    session.run(chance.uniform(0.0, 40.0))
                case deed:
                    session.do(deed)
        skip_through(session)
        assert not [each for each in captions(session) if STAND_IN in each or "{" in each]


FORK = {
    "choose": "Which?", "as": "way",
    "options": [{"label": "One.", "steps": [say("On one")]}, {"label": "Two"}],
}


@given(some.exercises(), st.lists(st.sampled_from(["skip", "back", "answer", "run"]), max_size=30))
@settings(max_examples=150)
def test_skip_leads_to_the_end_of_any_exercise_whatever_was_done_before(
    made: Exercise, deeds: list[str]
) -> None:
    session = Session(made, resolve=some.resolve)
    session.begin()
    for deed in deeds:
        if session.runner.current is None:
            break
        step = session.runner.current.block.step
        arguments = {"answer": (answer_for(step, 1),), "run": (2.0,)}.get(deed, ())
        session.run(2.0) if deed == "run" else session.do(deed, *arguments)
    skip_through(session)
    assert session.state in (*ENDS, State.AFTER)
    assert not [each for each in captions(session) if STAND_IN in each]


@pytest.mark.parametrize("turns", [1, 3])
def test_a_fork_in_a_repeat_is_skipped_each_turn_by_itself(turns: int) -> None:
    session = Session(exercise({"repeat": turns, "steps": [FORK]}))
    session.begin()
    for _ in range(turns):
        session.do("skip")
        session.run(4.0)
    assert captions(session) == ["Which?", "Going on with: One.", "On one"] * turns
    assert session.state is State.DONE


def test_a_fork_that_is_the_last_step_goes_on_into_its_first_way() -> None:
    session = Session(exercise(wait(40.0), FORK))
    session.begin()
    session.run(41.0)
    session.do("skip")
    session.run(4.0)
    assert captions(session)[-2:] == ["Going on with: One.", "On one"]
    assert isinstance(session.events[-1], SessionFinished)


def test_a_fork_may_have_its_own_words_for_being_skipped_and_spanish_ones_are_spanish() -> None:
    for head, fork, said in (
        ({}, {**FORK, "on_skip": "Starting at the feet."}, "Starting at the feet."),
        ({"language": "es-MX"}, FORK, "Seguimos con: One."),
    ):
        session = Session(exercise(fork, **head))
        session.begin()
        session.do("skip")
        assert captions(session)[1] == said


def test_the_line_about_the_way_is_no_step() -> None:
    session = Session(exercise(say(), FORK, wait(9.0)))
    session.begin()
    session.run(1.5)
    at_fork = session.runner.ahead.step_number, session.runner.ahead.step_count
    session.do("skip")
    assert (session.runner.ahead.step_number, session.runner.ahead.step_count) == at_fork
    assert without_blocks(session.do("back"))[:2] == [
        WentBack((1,)), StepStarted((1,), "choose", session.runner.time_s),
    ]
    session.do("answer", {"option": 1})
    assert session.runner.answers.env()["way"] == "Two"
    assert session.runner.answers.passed_by == set()


def test_back_from_the_first_step_of_a_skipped_way_leads_to_the_fork() -> None:
    session = Session(exercise(say(), FORK, wait(9.0)))
    session.begin()
    session.run(1.5)
    session.do("skip")
    session.run(2.5)
    assert captions(session)[-1] == "On one"
    assert session.do("back")[0] == WentBack((1,))


def test_the_records_tell_an_answer_from_a_skip_and_lead_back_into_the_way() -> None:
    made = exercise(FORK, wait(60.0))
    session = Session(made)
    session.begin()
    session.do("skip")
    (answer,) = [each for each in session.events if isinstance(each, AnswerGiven)]
    assert answer.answers == {"option": 0, "way": "One.", BY_SKIP: True}
    assert BY_SKIP not in session.runner.answers.env()
    again = resumed(made, kept(session.events))
    again.begin()
    again.run(4.0)
    assert captions(again)[:2] == ["Going on with: One.", "On one"]
    skip_through(again)
    assert isinstance(again.events[-1], SessionFinished)


def test_what_was_only_skipped_before_a_power_cut_is_no_practice_after_it_either() -> None:
    made = exercise(FORK, form("thing"), wait(60.0), ratings=["pain"])
    session = Session(made)
    session.begin()
    session.do("skip")
    session.do("skip")
    again = resumed(made, kept(session.events))
    again.begin()
    skip_through(again)
    assert again.events[-1] == SessionStopped(0.0)


@pytest.mark.parametrize(
    ("seconds", "counts"), [(29.0, False), (31.0, True)], ids=["a moment", "a while"]
)
def test_practice_that_went_on_for_a_while_counts_though_its_rest_was_skipped(
    seconds: float, counts: bool
) -> None:
    for ending in ("skip", "stop"):
        session = Session(exercise(form("thing"), wait(60.0)))
        session.begin()
        session.do("skip")
        session.run(seconds)
        session.do(ending)
        bring_to_end(session)
        assert (session.runner.practised_s, session.events[-1].practised_s > 0) == (  # type: ignore[union-attr]
            seconds, counts
        )


def test_a_long_look_at_a_question_that_is_skipped_is_no_practice() -> None:
    session = Session(exercise(form("thing"), form("other")))
    session.begin()
    session.run(90.0)
    skip_through(session)
    assert session.events[-1] == SessionStopped(0.0)


def test_of_a_text_of_several_lines_those_about_skipped_answers_are_left_out() -> None:
    made = exercise(
        form("first", "second"),
        say("First: {first}\nThen: {second}\nGood luck"),
        say("Only {second}"),
        {"plan": "When?", "what": "{second}"},
        {"plan": "When?", "what": "{first}"},
        {"rank": "Sort them", "items": "second"},
        {"write": "More on {second}"},
        {"form": [{"ask": "{second}, and why?", "as": "why"}, {"ask": "And now?", "as": "now"}]},
    )
    session = Session(made)
    session.begin()
    session.do("answer", {"first": "tea"})
    session.run(10.0)
    session.do("skip")
    assert captions(session) == [
        "What about first?", "First: tea\nGood luck", "When?", "And now?",
    ]


def test_practice_itself_is_never_left_out_only_its_words() -> None:
    made = exercise(
        wait(5.0, caption="{word}"),
        {"breathe": {"in": 2.0, "out": 2.0}, "rounds": 1, "words": {"in": "{word}", "out": "Out"}},
        {"body": [{"area": "arms", "say": "{word}", "pause": 1.0},
                  {"area": "legs", "say": "Legs", "pause": 1.0}]},
    )
    session = Session(made)
    session.begin()
    session.run(20.0)
    assert captions(session) == ["Quiet time", "Breathe in", "Out", "Legs", "Legs"]


def test_any_two_areas_can_be_looked_at_and_their_gaps_are_worked_out() -> None:
    made = resolve("values-goals")
    session = Session(made, resolve=resolve)
    session.begin()
    session.do("answer", {})
    session.do("answer", {"option": 1})
    session.do("answer", {"parts": ["work, learning or helping", "play, art or nature"]})
    session.do("answer", {"work_matter": 9, "work_now": 2})
    session.do("answer", {"play_matter": 6})
    assert captions(session)[-1].splitlines()[1:] == [
        "Work, learning or helping: 7", "The widest gap is 7.",
    ]
    session.do("answer", {})
    step = session.runner.current
    assert step is not None
    assert getattr(step.block.step, "keep_in_view", ()) == (
        "people_gap", "body_gap", "work_gap", "play_gap",
    )
    assert len(getattr(step.block.step, "form", ())[0].options) == 4


def test_exposure_asks_the_belief_before_and_after_and_puts_them_side_by_side() -> None:
    session = Session(resolve("exposure-ladder"), resolve=resolve)
    session.begin()
    session.do("answer", {"option": 1})
    session.do("answer", {"rung": "stairs", "prediction": "It tears.", "prediction_sure": 80})
    session.do("answer", {})
    session.do("answer", {"outcome": "It held.", "prediction_sure_after": 30})
    assert captions(session)[-1].splitlines() == [
        "You expected: It tears.", "What happened: It held.",
        "How sure you were before: 80 of 100", "How sure you are now: 30 of 100",
    ]
