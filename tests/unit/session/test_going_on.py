"""After a power cut a step goes on at the very breath or second; nothing is left out."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from coping_app.content.format.model import Breathe, Choose, Draw, Exercise, Play, Wait, Write
from coping_app.session.choices import Choices
from coping_app.session.cues import Block, Cue, Place
from coping_app.session.events import CueStarted, StepStarted
from coping_app.session.going_on import MARK_EVERY_S, from_kept, reached_in, to_kept
from coping_app.session.replay import KEPT, ResumePoint, resume_point, to_record
from coping_app.session.runner import State
from coping_app.session.timeline import rehearse
from tests.unit.content.shipped import IDS, shipped
from tests.unit.session.driving import answer_for
from tests.unit.session.making import Session, exercise, form, say, wait

CHOICES = (Choices(), Choices(pace=0.5), Choices(pace=2.0), Choices(shorter=True))
TICK_S = 0.25
MUSIC_S = 240.0
BREATHS = {"breathe": {"in": 4.0, "out": 6.0}, "rounds": 8}
EASED = {
    "breathe": {"in": 4.0, "out": 8.0}, "from": {"in": 2.0, "out": 3.0}, "over": 60.0, "rounds": 10,
}


def music_s(file: str) -> float:
    del file
    return MUSIC_S


def cut(session: Session) -> ResumePoint:
    """What is there after a cut, through JSON as the store keeps it."""
    records = [to_record(event) for event in session.events]
    kept = [(kind, json.loads(json.dumps(body))) for kind, body in records if kind in KEPT]
    reached = session.runner.reached
    # A step's beginning is told by its event alone.
    at = json.loads(json.dumps(to_kept(reached))) if reached and reached.at_s else None
    return resume_point(kept, session.choices, at)


class Cuttable(Session):
    """A session of which is remembered with what it was made, to be made again."""

    def __init__(
        self, made: Exercise, choices: Choices | None = None, point: ResumePoint | None = None
    ) -> None:
        self.made, self.choices = made, choices or Choices()
        super().__init__(
            made, TICK_S, choices=self.choices, resume=point, resolve=shipped, sound_s=music_s
        )

    def cut_and_begun(self) -> Cuttable:
        again = Cuttable(self.made, self.choices, cut(self))
        again.begin()
        return again

    @property
    def block(self) -> Block:
        assert self.runner.current is not None
        return self.runner.current.block

    @property
    def in_block_s(self) -> float:
        assert self.runner.current is not None
        return self.runner.time_s - self.runner.current.start_s

    def told(self) -> list[tuple[float, Cue]]:
        return [(each.start_s, each.cue) for each in self.events if isinstance(each, CueStarted)]


def practised(seconds: float, *steps: dict[str, Any], choices: Choices | None = None) -> Cuttable:
    """A session cut after so many seconds, and begun again."""
    session = Cuttable(exercise(*steps), choices)
    session.begin()
    session.run(seconds)
    return session.cut_and_begun()


@pytest.mark.parametrize("cut_s", [40.5, 45.0, 49.75])
def test_a_breath_that_was_cut_is_begun_again_and_no_other(cut_s: float) -> None:
    again = practised(cut_s, BREATHS)
    start_s, first = again.told()[0]
    assert (start_s, first.kind, first.number, first.of) == (0.0, "inhale", 5, 8)
    assert again.runner.ahead.left_s == 40.0


def test_the_easing_in_goes_on_at_the_length_that_it_had() -> None:
    whole = rehearse(exercise(EASED), shipped)
    inhales = [cue for cue in whole.cues if cue.kind == "inhale"]
    again = practised(inhales[4].at_s + 1.0, EASED)
    first = again.told()[0][1]
    assert (first.number, first.length_s) == (5, inhales[4].length_s)
    assert first.length_s > inhales[0].length_s
    assert again.runner.ahead.left_s == pytest.approx(whole.total_s - inhales[4].at_s)


@pytest.mark.parametrize(("choices", "number"), [
    (Choices(pace=2.0), 3), (Choices(pace=0.5), 10), (Choices(shorter=True), 5),
])
def test_pace_and_half_length_hold(choices: Choices, number: int) -> None:
    breaths = {"breathe": {"in": 4.0, "out": 6.0}, "rounds": 16}
    again = practised(45.0, breaths, choices=choices)
    first = again.told()[0][1]
    assert (first.number, first.of) == (number, 8 if choices.shorter else 16)
    assert first.length_s == 4.0 * choices.pace


@pytest.mark.parametrize(("cut_s", "left_s"), [(4.75, 600.0), (297.5, 305.0), (599.75, 5.0)])
def test_quiet_goes_on_at_most_five_seconds_before_it_was_cut(cut_s: float, left_s: float) -> None:
    again = practised(cut_s, wait(600.0, caption="Still"), say())
    assert again.told()[0][1].caption == "Still"
    assert again.runner.ahead.left_s == left_s + 1.0


def test_bells_that_rang_before_the_cut_do_not_ring_again() -> None:
    again = practised(151.0, wait(600.0, bell_every=60.0))
    again.run(60.0)
    assert [(start_s, cue.kind) for start_s, cue in again.told()] == [
        (-150.0, "wait"), (30.0, "bell"),
    ]


def test_a_prompt_is_said_again_and_its_time_goes_on() -> None:
    again = practised(301.0, {"write": "What happened?", "for": 900.0, "keep": "ask"})
    again.run(601.0)
    prompt, half, near, bell = again.told()
    assert (prompt[0], prompt[1].caption, prompt[1].spoken) == (0.0, "What happened?", True)
    assert prompt[1].at_s == 300.0  # the minutes shown go on from five
    assert (half[0], half[1].caption) == (150.0, "Half of the time is left.")
    assert (near[0], near[1].caption) == (480.0, "Two minutes are left.")
    assert (bell[0], bell[1].kind) == (600.0, "bell")


def test_an_overrun_prompt_neither_rings_again_nor_gives_time_back() -> None:
    again = practised(1000.0, {"write": "What?", "for": 900.0, "keep": "ask"}, wait(30.0))
    again.run(20.0)
    assert [cue.kind for _, cue in again.told()] == ["person"]
    assert again.runner.ahead.left_s == 30.0
    again.do("answer", {})
    assert again.block.step.verb == "wait"
    assert again.in_block_s == 0.0


def test_music_goes_on_at_its_place() -> None:
    session = Cuttable(exercise({"play": "choose"}))
    session.begin()
    session.do("answer", {"play_file": "/music/sea.ogg"})
    session.run(100.0)
    again = session.cut_and_begun()
    assert [(start_s, cue.kind, cue.sound) for start_s, cue in again.told()] == [
        (-100.0, "play", "/music/sea.ogg")
    ]
    assert again.runner.ahead.left_s == MUSIC_S - 100.0


@pytest.mark.parametrize("step", [say("A line", 30.0), form("thing"), {"rate": ("pain",)}])
def test_lines_and_questions_begin_anew(step: dict[str, Any]) -> None:
    again = practised(20.0, step)
    assert again.in_block_s == 0.0
    assert again.told()[0][0] == 0.0


def test_the_very_round_of_a_repeat_and_the_very_area_of_a_body_go_on() -> None:
    parts = tuple(
        {"area": area, "say": f"Notice the {area}", "pause": 8.0} for area in ("jaw", "feet")
    )
    again = practised(26.0, {"repeat": 3, "steps": [say("Here", 9.0)]}, {"body": parts})
    assert again.block.place == (0, 2, 0)
    later = practised(30.0 + 11.5, {"repeat": 3, "steps": [say("Here", 9.0)]}, {"body": parts})
    assert later.told()[0][1].caption == "Notice the feet"


def test_practice_before_and_after_the_cut_adds_up_without_what_was_done_twice() -> None:
    again = practised(300.0, wait(600.0))
    assert again.runner.practised_s == 300.0
    again.run(300.25)
    assert again.runner.practised_s == 600.0


def test_back_leads_to_the_beginning_of_the_step() -> None:
    again = practised(300.0, wait(600.0))
    again.do("back")
    assert again.in_block_s == 0.0
    assert again.runner.ahead.left_s == 600.0


def test_a_second_cut_goes_on_from_the_second_place() -> None:
    again = practised(300.0, wait(600.0))
    again.run(102.0)
    assert again.cut_and_begun().runner.ahead.left_s == 200.0


def test_a_cut_right_after_going_on_loses_nothing_of_the_first() -> None:
    again = practised(300.0, wait(600.0))
    assert again.cut_and_begun().runner.ahead.left_s == 300.0


def test_what_another_step_had_reached_is_passed_over() -> None:
    reached = {"place": [0], "at_s": 40.0, "practised_s": 40.0}
    begun = [
        ("practice-began", {}),
        ("step-started", {"place": [1], "verb": "wait", "start_s": 60.0}),
    ]
    assert resume_point(begun, reached=reached).at_s == 0.0


@pytest.mark.parametrize("kept", [{}, {"place": 3, "at_s": 1.0, "practised_s": 1.0}])
def test_a_place_that_is_none_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="how far"):
        from_kept(kept)


def test_where_the_step_has_become_shorter_since_it_begins_anew() -> None:
    point = cut_in_wait(600.0, 300.0)
    again = Cuttable(exercise(wait(60.0)), point=point)
    again.begin()
    assert (again.in_block_s, again.runner.ahead.left_s) == (0.0, 60.0)


def cut_in_wait(length_s: float, cut_s: float) -> ResumePoint:
    session = Cuttable(exercise(wait(length_s)))
    session.begin()
    session.run(cut_s)
    return cut(session)


def test_a_session_of_an_older_version_goes_on_at_the_beginning_of_its_step() -> None:
    """Its events as they were kept, with no place within the step beside them."""
    records = [
        ("ratings-asked", {"moment": "before", "scales": ["pain"]}),
        ("rating-given", {"moment": "before", "scale": "pain", "value": 6}),
        ("practice-began", {}),
        ("step-started", {"place": [0], "verb": "say", "start_s": 0.0}),
        ("step-finished", {"place": [0]}),
        ("step-started", {"place": [1], "verb": "breathe", "start_s": 1.0}),
        ("practice-passed", {"practised_s": 15.25}),
        ("practice-passed", {"practised_s": 30.5}),
    ]
    again = Cuttable(exercise(say(), BREATHS, ratings=["pain"]), point=resume_point(records))
    told = again.begin()
    assert [(e.place, e.start_s) for e in told if isinstance(e, StepStarted)] == [((1,), 0.0)]
    assert again.told()[0][1].number == 1
    assert again.runner.practised_s == 30.5
    assert again.runner.answers.ratings["before"] == {"pain": 6}


# Every shipped exercise, cut anywhere


def most_twice_s(block: Block, at_s: float) -> float:
    """How much of a block may be done twice: a breath, 5 s of quiet, or a line or area."""
    match block.step:
        case Breathe():
            starts = [cue.at_s for cue in block.cues if cue.kind == "inhale"] + [block.length_s]
            begun = max(each for each in starts if each <= at_s + 1e-6)
            return at_s - begun
        case Wait() | Play() | Write() | Draw():
            return MARK_EVERY_S
        case _:
            return at_s


def go_until(session: Cuttable, end_s: float) -> None:
    """Practises with the fewest answers; steps that wait are answered at their stated time."""
    while session.state is State.RUNNING and session.runner.time_s < end_s:
        placed = session.runner.current
        assert placed is not None
        left_s = placed.start_s + placed.block.length_s - session.runner.time_s
        if placed.block.waits and left_s <= 0.0:
            step = placed.block.step
            session.do("answer", answer_for(step, 0) if isinstance(step, Choose | Play) else {})
            continue
        session.clock.advance(max(1e-6, min(4.0, left_s, end_s - session.runner.time_s)))
        session.poll()


def in_blocks(session: Cuttable) -> list[tuple[Place, Cue]]:
    """Every told cue with the place of its block."""
    found: list[tuple[Place, Cue]] = []
    place: Place = ()
    for each in session.events:
        if isinstance(each, StepStarted):
            place = each.place
        elif isinstance(each, CueStarted):
            found.append((place, each.cue))
    return found


def rehearsed(exercise_id: str, choices: Choices) -> tuple[list[tuple[Place, Cue]], float]:
    """The cues and the length of a session in which music is chosen where it is asked for."""
    session = Cuttable(shipped(exercise_id), choices)
    session.begin()
    go_until(session, float("inf"))
    return in_blocks(session), session.runner.time_s


@pytest.mark.parametrize("exercise_id", IDS)
def test_cut_anywhere_all_is_practised_and_hardly_anything_twice(exercise_id: str) -> None:
    chance = Random(exercise_id)
    for choices in CHOICES:
        made = shipped(exercise_id)
        cues, total_s = rehearsed(exercise_id, choices)
        for _ in range(3):
            session = Cuttable(made, choices)
            session.begin()
            go_until(session, chance.uniform(0.0, total_s))
            if session.state is not State.RUNNING:
                continue
            cut_block, cut_s = session.block, session.in_block_s
            again = session.cut_and_begun()
            assert again.block.place == cut_block.place
            twice_s = cut_s - again.in_block_s
            assert -1e-6 <= twice_s <= most_twice_s(cut_block, cut_s) + 1e-6
            go_until(again, float("inf"))
            assert_all_told(in_blocks(session), in_blocks(again), cues)
            assert session.runner.time_s + again.runner.time_s == pytest.approx(total_s + twice_s)
            assert again.runner.practised_s == pytest.approx(
                total_s + (twice_s if reached_in(cut_block, cut_s) else 0.0), abs=1e-4
            )


def assert_all_told(
    before: list[tuple[Place, Cue]],
    after: list[tuple[Place, Cue]],
    cues: list[tuple[Place, Cue]],
) -> None:
    """What was told before and after the cut is all of it, in its order."""
    def names(told: list[tuple[Place, Cue]]) -> list[tuple[Place, str, str, int]]:
        return [(place, cue.kind, cue.caption, cue.number) for place, cue in told]

    first, second, all_of_it = names(before), names(after), names(cues)
    assert first == all_of_it[: len(first)]
    behind = all_of_it[len(first) :]
    assert second[len(second) - len(behind) :] == behind
    twice = second[: len(second) - len(behind)]
    assert {each[0] for each in twice} <= {first[-1][0]}
    assert set(twice) <= set(first)
