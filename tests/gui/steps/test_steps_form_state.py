"""Where a person stands in a form."""

from __future__ import annotations

from coping_app.content.format.model import FormField
from coping_app.features.steps.form_state import FormState


def fields(*names: str) -> list[FormField]:
    return [FormField.model_validate({"ask": f"{name}?", "as": name}) for name in names]


def test_it_goes_forward_to_the_last_question_and_back_to_the_first() -> None:
    state = FormState(fields("a", "b"))
    assert not state.back()
    assert state.forward()
    assert not state.forward()
    assert state.field.name == "b"
    assert state.back()
    assert state.field.name == "a"


def test_a_skipped_question_has_no_answer() -> None:
    state = FormState(fields("a", "b"))
    state.put("one")
    state.put(None)
    assert state.answers == {}


def test_earlier_answers_come_in_the_order_of_the_questions() -> None:
    state = FormState(fields("a", "b", "c"), {"c": 3, "b": 2, "a": 1})
    state.forward()
    state.forward()
    assert list(state.earlier.items()) == [("a", 1), ("b", 2)]


def test_a_card_fills_only_the_questions_of_this_form() -> None:
    assert FormState(fields("a"), {"a": "x", "other": "y", "b": ""}).answers == {"a": "x"}


def test_a_draft_restores_place_and_answers() -> None:
    state = FormState(fields("a", "b"))
    state.put("one")
    state.forward()
    state.put(0)
    again = FormState(fields("a", "b"), {"a": "from the card"})
    again.restore(state.to_draft())
    assert again.answers == {"a": "one", "b": 0}
    assert again.index == 1


def test_a_draft_of_another_form_changes_nothing_that_does_not_fit() -> None:
    state = FormState(fields("a"))
    state.restore({"index": 7, "answers": {"z": 1}})
    assert (state.index, state.answers) == (0, {})
    state.restore("nonsense")
    assert (state.index, state.answers) == (0, {})
