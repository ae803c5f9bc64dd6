"""Texts with answers in them: whatever is answered is shown as it is, and nothing is looked up."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.content.expressions.expressions import (
    fill_template,
    is_unanswered,
    template_names,
)
from coping_app.content.expressions.nodes import is_given
from tests.unit.fuzz.test_conditions import answers

NAMES = ("a", "thought", "pain", "x_1")
pieces = st.sampled_from([
    "{a}", "{thought}", "{pain}", "{x_1}", "{unknown}", "{", "}", "{}", "{{a}}", "{ a }", "{A}",
    "{a.b}", "{a[0]}", "{a!r}", "{0}", "{a:>9}", "%s", "$a", "\\", "words", " ", "\n", "é", "😀",
])  # fmt: skip
texts = st.lists(pieces | st.text(max_size=6), max_size=20).map("".join)
environments = st.dictionaries(st.sampled_from(NAMES), answers)


@given(texts, environments)
@settings(max_examples=300)
def test_any_text_is_filled_and_what_is_no_name_stays_as_it_is(
    text: str, env: dict[str, Any]
) -> None:
    filled = fill_template(text, env)
    names, others = template_names(text)
    assert isinstance(filled, str)
    if not names:
        assert filled == text
    if all(is_given(env.get(name)) for name in names):
        assert all(f"{{{other}}}" in filled for other in others)


@given(st.sampled_from(NAMES), st.text(max_size=40))
def test_an_answer_is_put_in_once_and_never_filled_again(name: str, answer: str) -> None:
    env = dict.fromkeys(NAMES, "no") | {name: answer}
    expected = f"<{answer}>" if answer.strip() else ""
    assert fill_template(f"<{{{name}}}>", env) == expected


@given(texts)
def test_without_answers_the_lines_about_them_are_gone_and_nothing_stands_for_them(
    text: str,
) -> None:
    kept = [line for line in text.split("\n") if not template_names(line)[0]]
    assert fill_template(text, {}) == "\n".join(kept)
    assert is_unanswered(text, {}) == bool(template_names(text)[0])


@given(texts, environments)
def test_a_text_that_is_not_unanswered_still_says_something_of_an_answer(
    text: str, env: dict[str, Any]
) -> None:
    names, _ = template_names(text)
    if names and not is_unanswered(text, env):
        assert any(is_given(env.get(name)) for name in names)
        assert fill_template(text, env)
