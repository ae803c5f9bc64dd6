"""Texts with answers in them: whatever is answered is shown as it is, and nothing is looked up."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.content.expressions import MISSING, fill_template, template_names
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
    assert all(f"{{{other}}}" in filled for other in others)


@given(st.sampled_from(NAMES), st.text(max_size=40))
def test_an_answer_is_put_in_once_and_never_filled_again(name: str, answer: str) -> None:
    env = dict.fromkeys(NAMES, "no") | {name: answer}
    assert fill_template(f"<{{{name}}}>", env) == f"<{answer or MISSING}>"


@given(texts)
def test_without_answers_only_names_are_gone(text: str) -> None:
    names, _ = template_names(text)
    filled = fill_template(text, {})
    assert filled.count(MISSING) == text.count(MISSING) + len(names)
    rest = re.split("|".join(re.escape(f"{{{name}}}") for name in names) or "$^", text)
    assert [part for part in filled.split(MISSING) if part] == [
        part for piece in rest for part in piece.split(MISSING) if part
    ]
