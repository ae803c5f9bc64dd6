"""Body scans and muscle relaxation, and care for areas that hurt."""

from __future__ import annotations

from typing import Any

import pytest

from coping_app.content.format.model import BodyPart
from coping_app.session.body import care_for
from coping_app.session.choices import AreaCare, Choices
from coping_app.session.cues import Cue
from coping_app.session.timeline import rehearse
from tests.unit.session.making import exercise, no_other

FIST = {"area": "left_hand", "say": "Make a loose fist", "tense": 6.0, "release": 30.0}
BELLY = {"area": "belly", "say": "Your belly", "pause": 20.0}


def cues(*parts: dict[str, Any], choices: Choices | None = None, **more: Any) -> tuple[Cue, ...]:
    return rehearse(exercise({"body": parts, **more}), no_other, choices).cues


def part(area: str, tenses: bool = True) -> BodyPart:
    keys = {"tense": 5.0, "release": 20.0} if tenses else {"pause": 20.0}
    return BodyPart.model_validate({"area": area, "say": "Now here", **keys})


def test_a_group_is_said_tensed_and_released() -> None:
    assert cues(FIST) == (
        Cue(0.0, 2.0, "say", "Make a loose fist", spoken=True),
        Cue(2.0, 6.0, "tense", "Tense"),
        Cue(8.0, 30.0, "release", "Let go"),
    )


def test_an_area_is_said_and_then_noticed_under_the_same_words() -> None:
    assert cues(BELLY) == (
        Cue(0.0, 1.0, "say", "Your belly", spoken=True),
        Cue(1.0, 20.0, "notice", "Your belly"),
    )


def test_each_area_is_taken_its_rounds_before_the_next_one() -> None:
    said = [cue.caption for cue in cues(FIST, BELLY, rounds=2) if cue.kind == "say"]
    assert said == ["Make a loose fist", "Make a loose fist", "Your belly", "Your belly"]


def test_tensing_keeps_its_length_at_any_pace_and_release_follows_it() -> None:
    lengths = [cue.length_s for cue in cues(FIST, choices=Choices(pace=2.0))]
    assert lengths == [2.0, 6.0, 60.0]


def test_the_shorter_form_takes_half_the_rounds_or_half_the_quiet() -> None:
    short = Choices(shorter=True)
    assert [cue.length_s for cue in cues(FIST, choices=short)] == [2.0, 6.0, 15.0]
    assert [cue.length_s for cue in cues(FIST, choices=short, rounds=2)] == [2.0, 6.0, 30.0]
    assert len(cues(FIST, choices=short, rounds=3)) == 6


def test_an_area_that_is_left_out_takes_no_time() -> None:
    found = cues(FIST, BELLY, choices=Choices(areas={"left_hand": "skip"}))
    assert [(cue.at_s, cue.kind) for cue in found] == [(0.0, "say"), (1.0, "notice")]


def test_an_area_that_is_only_released_is_not_asked_to_tense() -> None:
    found = cues(FIST, choices=Choices(areas={"left_hand": "release"}))
    assert [cue.kind for cue in found] == ["say", "release"]
    assert found[0].caption == "No tensing here. Let this area be soft: left hand."
    assert not found[0].private


def test_the_softened_line_names_the_area_in_the_language_of_the_exercise() -> None:
    made = exercise({"body": (FIST,)}, language="es")
    found = rehearse(made, no_other, Choices(areas={"left_hand": "release"})).cues
    assert found[0].caption.endswith("mano izquierda.")


def test_care_leaves_a_part_that_never_tenses_as_it_is() -> None:
    assert cues(BELLY, choices=Choices(areas={"belly": "release"})) == cues(BELLY)


@pytest.mark.parametrize(
    ("area", "cares", "care"),
    [
        ("left_hand", {"left_hand": "skip"}, "skip"),
        ("left_hand", {"left_arm": "skip"}, "skip"),
        ("left_hand", {"arms": "release"}, "release"),
        ("left_hand", {"right_arm": "release"}, None),
        ("left_toes", {"legs": "skip"}, "skip"),
        ("whole_body", {}, None),
        # A group that holds a painful area is released, never tensed and never left out.
        ("arms", {"left_hand": "skip"}, "release"),
        ("trunk", {"shoulders": "release"}, "release"),
        ("whole_body", {"jaw": "skip"}, "release"),
        # Areas that meet without one holding the other.
        ("feet", {"left_leg": "release"}, "release"),
        ("left_hand", {"hands": "release", "left_arm": "skip"}, "skip"),
        ("somewhere_else", {"somewhere_else": "skip"}, "skip"),
    ],
)
def test_care_reaches_what_an_area_holds_and_what_holds_it(
    area: str, cares: dict[str, AreaCare], care: AreaCare | None
) -> None:
    assert care_for(part(area), cares) == care


def test_a_scan_of_a_larger_area_is_still_noticed_when_a_part_of_it_hurts() -> None:
    assert care_for(part("whole_body", tenses=False), {"jaw": "skip"}) is None
