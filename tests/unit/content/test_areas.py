"""The table of body areas."""

from __future__ import annotations

import re

import pytest

from coping_app.content.reference.areas import AREAS, is_within, parts_of, share_flesh


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_names_and_holds_only_known_ones(area: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", area)
    assert AREAS[area].label
    assert AREAS[area].label_es
    assert set(AREAS[area].contains) <= set(AREAS)
    assert area not in parts_of(area)


def test_the_whole_body_holds_everything_else() -> None:
    assert parts_of("whole_body") == set(AREAS) - {"whole_body"}


def test_names_are_given_once() -> None:
    assert len({area.label for area in AREAS.values()}) == len(AREAS)
    assert len({area.label_es for area in AREAS.values()}) == len(AREAS)


@pytest.mark.parametrize("area", [name for name in AREAS if name.startswith("left_")])
def test_left_and_right_hold_the_same(area: str) -> None:
    mirrored = "right_" + area.removeprefix("left_")
    assert AREAS[mirrored].contains == tuple(
        "right_" + inner.removeprefix("left_") for inner in AREAS[area].contains
    )


@pytest.mark.parametrize("pair", ["arms", "hands", "legs", "thighs", "calves", "feet", "knees"])
def test_a_pair_holds_both_sides(pair: str) -> None:
    one = {"calves": "calf", "feet": "foot"}.get(pair, pair.removesuffix("s"))
    assert {f"left_{one}", f"right_{one}"} <= parts_of(pair)


def test_the_left_hand_lies_in_the_left_arm_and_not_in_the_right_one() -> None:
    assert is_within("left_hand", "left_arm")
    assert is_within("left_hand", "left_hand")
    assert not is_within("left_hand", "right_arm")
    assert not is_within("left_arm", "left_hand")


def test_areas_that_meet_share_flesh_either_way_round() -> None:
    assert share_flesh("feet", "left_leg")
    assert share_flesh("left_leg", "feet")
    assert not share_flesh("left_leg", "right_foot")


def test_an_unknown_area_holds_nothing_and_lies_nowhere() -> None:
    assert parts_of("tail") == frozenset()
    assert not is_within("tail", "whole_body")
