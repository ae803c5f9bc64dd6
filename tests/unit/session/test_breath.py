"""Breath patterns: whole breaths, eased, counted."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from coping_app.content.format.model import Breathe
from coping_app.session.breath import Breath, breaths_of
from coping_app.session.choices import Choices
from coping_app.session.cues import Cue
from coping_app.session.timeline import rehearse
from tests.unit.session.making import exercise, no_other


def step(**keys: Any) -> Breathe:
    pattern = keys.pop("breathe", {"in": 4.0, "out": 6.0})
    return Breathe.model_validate({"breathe": pattern, **keys})


def cues(choices: Choices | None = None, **keys: Any) -> tuple[Cue, ...]:
    pattern = keys.pop("breathe", {"in": 4.0, "out": 6.0})
    return rehearse(exercise({"breathe": pattern, **keys}), no_other, choices).cues


def test_box_breathing_is_eighteen_boxes_of_four_times_four_seconds() -> None:
    box = {"in": 4.0, "hold": 4.0, "out": 4.0, "rest": 4.0}
    found = cues(breathe=box, rounds=18)
    assert found[:5] == (
        Cue(0.0, 4.0, "inhale", "Breathe in", number=1, of=18),
        Cue(4.0, 4.0, "hold", "Hold", number=1, of=18),
        Cue(8.0, 4.0, "exhale", "Breathe out", number=1, of=18),
        Cue(12.0, 4.0, "rest", "Rest", number=1, of=18),
        Cue(16.0, 4.0, "inhale", "Breathe in", number=2, of=18),
    )
    assert found[-1] == Cue(284.0, 4.0, "rest", "Rest", number=18, of=18)


@pytest.mark.parametrize(
    ("for_s", "breaths"),
    [(300.0, 30), (304.9, 30), (305.0, 31), (306.0, 31), (1.0, 1), (14.0, 1), (15.0, 2)],
)
def test_a_time_becomes_the_nearest_whole_number_of_breaths(for_s: float, breaths: int) -> None:
    assert len(breaths_of(step(**{"for": for_s}))) == breaths


def test_counts_come_on_each_second_of_each_phase() -> None:
    found = list(cues(rounds=1, count=True, breathe={"in": 2.0, "out": 3.0}))
    assert [(cue.at_s, cue.kind, cue.caption) for cue in found] == [
        (0.0, "inhale", "Breathe in"), (0.0, "count", "1"), (1.0, "count", "2"),
        (2.0, "exhale", "Breathe out"), (2.0, "count", "1"), (3.0, "count", "2"),
        (4.0, "count", "3"),
    ]
    assert not any(cue.spoken for cue in found)


def test_the_last_count_of_a_broken_second_fills_the_phase() -> None:
    found = cues(rounds=1, count=True, breathe={"in": 3.5, "out": 3.25})
    counts = [(cue.at_s, cue.length_s, cue.caption) for cue in found if cue.kind == "count"]
    assert counts == [
        (0.0, 1.0, "1"), (1.0, 1.0, "2"), (2.0, 1.0, "3"), (3.0, 0.5, "4"),
        (3.5, 1.0, "1"), (4.5, 1.0, "2"), (5.5, 1.25, "3"),
    ]


def test_pace_slows_breath_and_count_alike() -> None:
    found = cues(Choices(pace=1.5), rounds=1, count=True, breathe={"in": 2.0, "out": 2.0})
    assert [(cue.at_s, cue.length_s, cue.caption) for cue in found] == [
        (0.0, 3.0, "Breathe in"), (0.0, 1.5, "1"), (1.5, 1.5, "2"),
        (3.0, 3.0, "Breathe out"), (3.0, 1.5, "1"), (4.5, 1.5, "2"),
    ]


def test_pace_keeps_the_number_of_breaths() -> None:
    paced = cues(Choices(pace=2.0), **{"for": 60.0})
    assert {cue.of for cue in paced} == {6}


def test_words_are_said_in_place_of_the_usual_ones() -> None:
    found = cues(rounds=1, words={"in": "soft", "out": "belly"})
    assert [(cue.caption, cue.spoken) for cue in found] == [("soft", True), ("belly", True)]


def test_a_spoken_count_never_meets_a_spoken_word() -> None:
    found = cues(Choices(spoken_counts=True), rounds=1, count=True,
                 words={"in": "soft", "out": "belly"})
    spoken = [cue.at_s for cue in found if cue.spoken]
    assert len(set(spoken)) == len(spoken)
    assert [cue.caption for cue in found if cue.spoken][:4] == ["soft", "2", "3", "4"]


def test_a_pattern_is_eased_from_one_to_the_other_breath_by_breath() -> None:
    eased = breaths_of(step(rounds=4, over=20.0, **{"from": {"in": 2.0, "out": 3.0}}))
    assert eased[0] == Breath(2.0, 0.0, 3.0, 0.0)
    assert eased[1] == Breath(2.5, 0.0, 3.75, 0.0)
    assert [breath.length_s for breath in eased] == sorted(breath.length_s for breath in eased)


def test_after_the_easing_every_breath_is_the_target() -> None:
    eased = breaths_of(step(**{"for": 300.0}, over=60.0, **{"from": {"in": 3.0, "out": 3.0}}))
    starts = [0.0]
    for breath in eased:
        starts.append(starts[-1] + breath.length_s)
    late = [breath for start_s, breath in zip(starts, eased, strict=False) if start_s >= 60.0]
    assert set(late) == {Breath(4.0, 0.0, 6.0, 0.0)}
    assert abs(starts[-1] - 300.0) <= 5.0


def test_a_hold_eases_in_only_once_it_can_be_felt() -> None:
    held = {"in": 4.0, "hold": 4.0, "out": 4.0}
    free = {"in": 4.0, "out": 4.0}
    eased = breaths_of(step(breathe=held, rounds=12, over=90.0, **{"from": free}))
    holds = [breath.hold_s for breath in eased]
    assert holds[0] == holds[1] == 0.0
    assert all(hold_s == 0.0 or hold_s >= 0.5 for hold_s in holds)
    assert all(one <= following for one, following in pairwise(holds))
    assert holds[-1] == 4.0


@pytest.mark.parametrize(("rounds", "halved"), [(1, 1), (2, 1), (5, 3), (18, 9)])
def test_the_shorter_form_halves_the_rounds_and_keeps_the_breath(rounds: int, halved: int) -> None:
    assert breaths_of(step(rounds=rounds), shorter=True) == (Breath(4.0, 0.0, 6.0, 0.0),) * halved


def test_the_shorter_form_of_an_eased_breath_has_the_same_shape() -> None:
    keys: dict[str, Any] = {"for": 120.0, "from": {"in": 2.0, "out": 2.0}, "over": 60.0}
    usual, short = breaths_of(step(**keys)), breaths_of(step(**keys), shorter=True)
    assert short[0] == usual[0]
    assert short[-1] == usual[-1] == Breath(4.0, 0.0, 6.0, 0.0)
    assert sum(breath.length_s for breath in short) == pytest.approx(60.0, abs=5.0)


def test_a_line_is_said_over_the_first_breath_and_the_circle_does_not_wait_for_it() -> None:
    found = cues(rounds=2, say="You are here.")
    assert [(cue.at_s, cue.kind, cue.spoken) for cue in found] == [
        (0.0, "say", True), (0.0, "inhale", False), (4.0, "exhale", False),
        (10.0, "inhale", False), (14.0, "exhale", False),
    ]
    assert found[0].caption == "You are here."


def test_a_line_longer_than_its_breaths_gets_more_of_them_and_never_meets_the_next_one() -> None:
    long = " ".join(["slowly"] * 40) + "."
    found = cues(rounds=1, say=long)
    inhales = [cue for cue in found if cue.kind == "inhale"]
    assert found[0].length_s > 10.0
    assert found[-1].at_s + found[-1].length_s >= found[0].length_s
    assert [cue.number for cue in inhales] == list(range(1, len(inhales) + 1))
    assert {cue.of for cue in inhales} == {len(inhales)}
