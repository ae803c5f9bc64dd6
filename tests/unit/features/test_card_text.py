"""A personal card as text: every kind of answer, nothing for what was left open."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.features.cards.card_text import answer_text, answered, preview, printed

answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  Warmth ", "Warmth"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, "✓"),
        (False, ""),
        (["Rest", None, "Walk"], "Rest\nWalk"),
        ({"Stairs": 40, "Shop": 60.0}, "Stairs: 40\nShop: 60"),
        ([], ""),
    ],
)
def test_every_kind_of_answer_becomes_text(value: Any, text: str) -> None:
    assert answer_text(value) == text


def test_fields_without_an_answer_are_left_out() -> None:
    fields = [{"ask": "A?", "answer": "yes"}, {"ask": "B?", "answer": ""}, {"ask": "C?"}]

    assert answered(fields) == [("A?", "yes")]
    assert preview([{"ask": "B?", "answer": None}]) == ""


def test_a_long_answer_is_cut_at_a_word_in_the_list_only() -> None:
    fields = [{"ask": "A?", "answer": "calm " * 60}]

    assert len(preview(fields)) <= 122
    assert preview(fields).endswith("calm …")
    assert printed("T", "today", fields).count("calm") == 60


def test_paper_has_title_day_questions_and_answers() -> None:
    text = printed("My plan", "3 March", [{"ask": "Signs?", "answer": ["a", "b"]}])

    assert text == "My plan\n3 March\n\nSigns?\n    a\n    b\n"


@given(st.lists(st.fixed_dictionaries({"ask": st.text(), "answer": answers}), max_size=4))
def test_no_stored_answer_breaks_a_card(fields: list[dict[str, Any]]) -> None:
    assert isinstance(preview(fields), str)
    assert printed("T", "d", fields).endswith("\n")
