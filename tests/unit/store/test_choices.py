"""Choices that a store may hold, and what a session makes of them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from coping_app.session.choices import Choices
from coping_app.store.repositories.choices import sound_choices, wrong_choices

SOUND = {"pace": 1.5, "shorter": True, "bells": False, "spoken_counts": True,
         "writing_signs": False, "areas": {"knees": "skip", "neck": "release"}}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("pace", ["fast", None, True, 0.4, 2.1, 1e300, float("nan"), [1.0]]),
        ("shorter", [1, None, "yes"]),
        ("bells", [0, None, {}]),
        ("spoken_counts", [[], "no"]),
        ("writing_signs", [1, None]),
        ("areas", ["all", [], {"knees": "cut"}, {"knees": ["skip"]}, None]),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_its_default_holds(
    name: str, values: list[Any]
) -> None:
    for value in values:
        kept = {**SOUND, name: value}
        assert wrong_choices(kept) == (name,)
        usual = getattr(Choices(), name)
        assert sound_choices(kept) == Choices(**{**SOUND, name: usual})


def test_a_choice_of_a_later_version_is_not_wrong_and_not_used() -> None:
    assert wrong_choices({**SOUND, "light": "low"}) == ()
    assert sound_choices({**SOUND, "light": "low"}) == Choices(**SOUND)


def test_every_choice_there_is_is_taken_up_again() -> None:
    assert set(SOUND) == {each.name for each in fields(Choices)}
    assert sound_choices(SOUND) == Choices(**SOUND)
