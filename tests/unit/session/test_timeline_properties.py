"""What holds for the timeline of every exercise, whatever its steps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.format.model import Breathe, Exercise
from coping_app.session.breath import breaths_of
from coping_app.session.choices import Choices
from coping_app.session.cues import Block
from coping_app.session.timeline import all_paths, reading_s, rehearse
from tests.fakes import CountingSpeech
from tests.unit.session import strategies as some
from tests.unit.session.making import exercise, no_other

PHASES = ("inhale", "hold", "exhale", "rest")


def inner_end_s(block: Block) -> float:
    """Where the last cue of a block ends, bells aside, which may ring on."""
    return max((cue.at_s + cue.length_s for cue in block.cues if cue.kind != "bell"), default=0.0)


@given(some.exercises(), some.choices)
def test_every_rehearsal_ends_and_its_total_is_the_sum(made: Exercise, choices: Choices) -> None:
    timeline = rehearse(made, some.resolve, choices)
    assert timeline.total_s == sum(placed.block.length_s for placed in timeline.blocks)


@given(some.exercises(), some.choices)
def test_blocks_follow_each_other_without_gap(made: Exercise, choices: Choices) -> None:
    timeline = rehearse(made, some.resolve, choices)
    for one, following in pairwise(timeline.blocks):
        assert following.start_s == one.start_s + one.block.length_s


@given(some.exercises(), some.choices)
def test_times_never_run_back(made: Exercise, choices: Choices) -> None:
    timeline = rehearse(made, some.resolve, choices)
    starts = [cue.at_s for cue in timeline.cues]
    assert starts == sorted(starts)
    assert all(cue.length_s >= 0.0 for cue in timeline.cues)


@given(some.exercises(), some.choices)
def test_no_cue_outlasts_its_block(made: Exercise, choices: Choices) -> None:
    for placed in rehearse(made, some.resolve, choices).blocks:
        assert inner_end_s(placed.block) <= placed.block.length_s + 1e-9


@given(some.exercises(), some.choices)
def test_whatever_is_spoken_is_captioned_and_only_bells_are_bare(
    made: Exercise, choices: Choices
) -> None:
    for cue in rehearse(made, some.resolve, choices).cues:
        assert bool(cue.caption) == (cue.kind != "bell")
        assert not (cue.spoken and not cue.caption)


@given(some.exercises(), some.choices)
def test_a_spoken_line_lasts_as_long_as_its_speech(made: Exercise, choices: Choices) -> None:
    speech_s = CountingSpeech(lambda text: len(text) / 8)
    for cue in rehearse(made, some.resolve, choices, speech_s).cues:
        if cue.kind == "say":
            assert cue.length_s == len(cue.caption) / 8


@given(some.exercises(), some.choices)
def test_the_same_exercise_is_rehearsed_the_same_every_time(
    made: Exercise, choices: Choices
) -> None:
    assert rehearse(made, some.resolve, choices) == rehearse(made, some.resolve, choices)


@given(some.exercises(some.breathes(), nested=False), some.choices)
def test_no_breath_is_cut(made: Exercise, choices: Choices) -> None:
    """Each breath has all its phases, one behind the other, at the person's pace."""
    for placed in rehearse(made, no_other, choices).blocks:
        step = placed.block.step
        assert isinstance(step, Breathe)
        phases = [cue for cue in placed.block.cues if cue.kind in PHASES]
        expected = [
            length_s * choices.pace
            for breath in breaths_of(step, choices.shorter)
            for length_s in (breath.inhale_s, breath.hold_s, breath.exhale_s, breath.rest_s)
            if length_s
        ]
        assert [cue.length_s for cue in phases] == expected
        for one, following in pairwise(phases):
            assert following.at_s == one.at_s + one.length_s
        assert phases[-1].at_s + phases[-1].length_s == placed.block.length_s


@given(some.exercises(some.breathes(), nested=False), some.choices)
def test_breaths_are_numbered_to_the_last(made: Exercise, choices: Choices) -> None:
    for placed in rehearse(made, no_other, choices).blocks:
        inhales = [cue for cue in placed.block.cues if cue.kind == "inhale"]
        assert [cue.number for cue in inhales] == list(range(1, len(inhales) + 1))
        assert {cue.of for cue in inhales} == {len(inhales)}


@given(some.whole_patterns, st.integers(1, 20), st.booleans())
def test_whole_second_patterns_put_every_cue_on_a_whole_second(
    pattern: dict[str, float], rounds: int, count: bool
) -> None:
    made = exercise({"breathe": pattern, "rounds": rounds, "count": count})
    timeline = rehearse(made, no_other)
    assert all(cue.at_s.is_integer() and cue.length_s.is_integer() for cue in timeline.cues)
    if count:
        counts = [cue.at_s for cue in timeline.cues if cue.kind == "count"]
        assert counts == [float(second) for second in range(int(timeline.total_s))]


@given(some.patterns, some.lengths)
def test_a_stated_time_becomes_the_nearest_number_of_whole_breaths(
    pattern: dict[str, float], for_s: float
) -> None:
    made = exercise({"breathe": pattern, "for": for_s})
    breath_s = sum(pattern.values())
    total_s = rehearse(made, no_other).total_s
    assert total_s >= breath_s
    if for_s >= breath_s / 2:
        assert abs(total_s - for_s) <= breath_s / 2


@given(some.exercises(), st.sampled_from([0.5, 0.75, 1.5, 2.0]))
def test_pace_stretches_all_but_speech_and_tensing(
    made: Exercise, pace: float
) -> None:
    usual, paced = (
        [cue for cue in rehearse(made, some.resolve, Choices(pace=each)).cues if cue.kind != "bell"]
        for each in (1.0, pace)
    )
    for one, other in zip(usual, paced, strict=True):
        assert (one.kind, one.caption) == (other.kind, other.caption)
        if one.kind in ("inhale", "hold", "exhale", "rest", "wait", "notice", "release"):
            assert other.length_s == one.length_s * pace
        elif one.kind in ("say", "tense"):
            assert other.length_s == one.length_s


@given(some.exercises())
def test_the_shorter_form_is_never_longer(made: Exercise) -> None:
    usual = rehearse(made, some.resolve).total_s
    assert rehearse(made, some.resolve, Choices(shorter=True)).total_s <= usual


@given(some.exercises())
def test_every_path_can_be_rehearsed_and_is_listed_once(made: Exercise) -> None:
    paths = all_paths(made, some.resolve, limit=40)
    assert len(set(paths)) == len(paths) <= 40
    timelines = [rehearse(made, some.resolve, path=path) for path in paths]
    assert timelines[0] == rehearse(made, some.resolve)


@given(st.text(max_size=200))
def test_reading_takes_half_a_second_a_word_and_never_less_than_one(text: str) -> None:
    assert reading_s(text) == max(1.0, len(text.split()) / 2)
