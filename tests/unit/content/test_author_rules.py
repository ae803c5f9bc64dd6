"""What an exercise owes the person: a way without held breath, cautions, ratings, licences."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.checks.author_rules import author_findings
from tests.unit.content.builders import SAY, load

HELD = "breathe: {in: 4 s, hold: 4 s, out: 4 s}\n"
EASY = "breathe: {in: 4 s, out: 6 s}\n"


def told(steps: str = SAY, folder: Path = Path(), **head: str) -> list[str]:
    found = author_findings(load(steps, **head), folder)
    return [".".join(map(str, each.path)) + ": " + each.message for each in found]


def fork(*options: str) -> str:
    lines = "".join(
        f"      - label: Way {number}\n        steps:\n          - {option}            rounds: 2\n"
        for number, option in enumerate(options)
    )
    return f"  - choose: Which way?\n    options:\n{lines}"


HOLD_CAUTION = '["Leave out the holds in pregnancy."]'


def test_an_easy_breath_owes_nothing() -> None:
    assert told(f"  - {EASY}    rounds: 3\n") == []


def test_held_breath_without_another_way_is_told_with_its_place() -> None:
    assert told(f"{SAY}  - {HELD}    rounds: 3\n", cautions=HOLD_CAUTION) == [
        "steps.1.breathe: This holds the breath, and there is no way without."
    ]


def test_a_rest_after_the_out_breath_is_a_hold_too() -> None:
    held = "  - breathe: {in: 4 s, out: 4 s, rest: 2 s}\n    rounds: 3\n"
    assert len(told(held, cautions=HOLD_CAUTION)) == 1


def test_one_option_without_a_hold_is_enough() -> None:
    assert told(fork(HELD, EASY), cautions=HOLD_CAUTION) == []


def test_a_fork_whose_every_option_holds_is_no_way_without() -> None:
    assert len(told(fork(HELD, HELD), cautions=HOLD_CAUTION)) == 2


@pytest.mark.parametrize(
    ("language", "caution", "is_enough"),
    [("en", "Leave out the holds.", True), ("en", "Sit down first.", False),
     ("es", "Sin retener si estás embarazada.", True), ("fi", "Kysy ensin.", True)],
)
def test_held_breath_needs_a_caution_that_speaks_of_it(
    language: str, caution: str, is_enough: bool
) -> None:
    found = told(fork(HELD, EASY), cautions=f'["{caution}"]', language=language)
    assert (found == []) is is_enough


@pytest.mark.parametrize("tag", ["movement", "movimiento"])
def test_movement_needs_a_caution_and_the_rating_of_pain(tag: str) -> None:
    assert told(tags=f"[{tag}]") == [
        "cautions: This moves the body, and no caution says when to stop or ask.",
        "ratings: Movement is followed by the rating of pain.",
    ]
    assert told(tags="[movement]", cautions='["Stop where it hurts."]', ratings="[pain]") == []


WRITING = "  - write: What was hard?\n    keep: ask\n"


def test_private_writing_needs_a_caution_and_the_rating_of_distress() -> None:
    assert told(WRITING, family="expressive") == [
        "cautions: Private writing can upset for a while, and no caution says so.",
        "ratings: Private writing is followed by the rating of distress.",
    ]
    fine = {"family": "expressive", "ratings": "[distress]"}
    assert told(WRITING, cautions='["You may feel low for a while."]', **fine) == []


def test_a_list_of_worries_is_no_private_writing() -> None:
    assert told(WRITING, family="cbt") == []


def test_pictures_and_recordings_say_whose_they_are_beside_them(tmp_path: Path) -> None:
    steps = (
        "  - say: Look.\n    image: wave.png\n  - show: x\n    image: wave.png\n"
        "  - play: sea.ogg\n"
    )
    assert told(steps, tmp_path) == [
        'steps.0.image: Nobody says whose "wave.png" is, and how it may be used.',
        'steps.1.image: Nobody says whose "wave.png" is, and how it may be used.',
        'steps.2.play: Nobody says whose "sea.ogg" is, and how it may be used.',
    ]
    for name in ("wave.png", "sea.ogg"):
        (tmp_path / f"{name}.license").write_text("CC0-1.0, ourselves")
    assert told(steps, tmp_path) == []


def test_the_persons_own_music_needs_no_licence() -> None:
    assert told("  - play: choose\n") == []
