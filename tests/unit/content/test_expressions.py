"""The tiny language of ``let``, ``when`` and braces."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.expressions.expressions import (
    fill_template,
    parse_condition,
    parse_expression,
    template_names,
)
from coping_app.content.expressions.nodes import NoValueError
from coping_app.content.expressions.tokens import ExpressionError

ENV = {
    "a": 7,
    "b": "2.5",
    "place": "Home",
    "signs": ["stiff", "tired"],
    "times": ["10", "20"],
    "skipped": None,
    "empty": "",
    "pain": 4,
    "change(pain)": -2,
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("8 / 4 / 2", 1),
        ("5 - 3 - 1", 1),
        ("-a + 10", 3),
        ("--a", 7),
        ("a * b", 17.5),
        ("mean(a, 3)", 5),
        ("mean(times)", 15),
        ("mean(times, 30)", 20),
        ("mean(a, skipped)", 7),
        ("min(a, b)", 2.5),
        ("max(a, b, 9)", 9),
        ("round(2.5)", 3),
        ("round(3.5)", 4),
        ("round(-2.5)", -3),
        ("round(mean(a, 2) * 0.8)", 4),
        ("change(pain)", -2),
        ("0.1 + 0.2", 0.3),
    ],
)
def test_values(text, value):
    assert parse_expression(text).evaluate(ENV) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["skipped", "empty", "missing + 1", "place * 2", "signs", "1 / 0", "a / (b - 2.5)",
     "mean(skipped)", "mean(signs)", "times + 1", "change(mood)"],
)  # fmt: skip
def test_there_is_no_value_where_an_answer_is_missing_or_no_number(text):
    with pytest.raises(NoValueError):
        parse_expression(text).evaluate(ENV)


def test_a_value_that_grows_beyond_all_numbers_is_none():
    text = "*".join(["999999999"] * 29)
    with pytest.raises(NoValueError):
        parse_expression(f"({text}) * a").evaluate({"a": 1e300})


def test_names_and_changes_are_told():
    expression = parse_expression("mean(a, b) + change(pain) - a")
    assert expression.names == {"a", "b"}
    assert expression.changes == {"pain"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a >= 7", True),
        ("a > 7", False),
        ("a < 7.5", True),
        ("a <= 6", False),
        ("a == 7", True),
        ("a != 7", False),
        ("b == 2.5", True),
        ('place == "Home"', True),
        ("place == 'Work'", False),
        ('place != "Work"', True),
        ('signs == "tired"', True),
        ('signs == "happy"', False),
        ('"tired" == signs', True),
        ('signs != "happy"', True),
        ("change(pain) <= -2", True),
        ("pain + 1 > 4 and a == 7", True),
        ("pain > 9 or a == 7", True),
        ("pain > 9 or a == 8 and a == 7", False),
        ("not pain > 9", True),
        ("not (pain > 9 or a == 7)", False),
        ("(a + 1) * 2 == 16", True),
        ("((a > 1))", True),
    ],
)
def test_conditions(text, holds):
    assert parse_condition(text).holds(ENV) is holds


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("name", ["skipped", "missing", "empty", "change(mood)"])
def test_a_comparison_with_something_unanswered_does_not_hold(sign, name):
    assert parse_condition(f"{name} {sign} 3").holds(ENV) is False
    assert parse_condition(f"3 {sign} {name}").holds(ENV) is False


def test_a_text_is_neither_more_nor_less_than_a_number():
    assert parse_condition("place > 3").holds(ENV) is False
    assert parse_condition("place < 3").holds(ENV) is False


def test_texts_that_are_compared_with_answers_are_told():
    condition = parse_condition('place == "Home" or "Work" != place')
    assert condition.compared == {("place", "Home"), ("place", "Work")}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "A number or a name is missing before the end.", ""),
        ("a +", "A number or a name is missing before the end.", ""),
        ("a + * b", 'A number or a name is missing before "*".', ""),
        ("a b", '"b" cannot stand here.', ""),
        ("a)", '")" cannot stand here.', ""),
        ("(a", 'A ")" is missing before the end.', ""),
        ("mean(a", 'A ")" is missing before the end.', ""),
        ("mean()", 'A number or a name is missing before ")".', ""),
        ("maen(a)", '"maen" is not a function here.', 'Did you mean "mean"?'),
        ("sqrt(a)", '"sqrt" is not a function here.',
         "Known are mean, min, max, round, change and given."),
        ("a => 2", '"=>" is not known here.', 'Did you mean ">="?'),
        ("a =< 2", '"=<" is not known here.', 'Did you mean "<="?'),
        ("round(a, 2)", '"round" takes one value.', "It gives a whole number."),
        ("change()", '"change" needs a scale.', "Write it like change(pain)."),
        ("change(1)", '"change" needs a scale.', "Write it like change(pain)."),
        ("a > 1", "A comparison is not a number.", "Conditions belong in a when step."),
        ('"x"', "A text in quotes cannot be counted with.", ""),
        ('a + "x"', "A text in quotes cannot be counted with.", ""),
        ("1.2.3", '"1.2.3" is not a plain number.', "Write it like 8 or 0.5."),
        ("5x", '"5x" is not a plain number.', "Write it like 8 or 0.5."),
        ("1e5", '"1e5" is not a plain number.', "Write it like 8 or 0.5."),
        ("a ^ 2", '"^" is not known here.', ""),
        ("a.real", '"." is not known here.', ""),
        ("a × b", '"×" is not known here.', 'Did you mean "*"?'),
        ("'x", "A quote is opened and never closed.", "Add the missing quote."),
        ("and", 'A number or a name is missing before "and".', ""),
        ("true", '"true" is no answer.', 'Compare with a text: == "Yes".'),
        ("x" * 301, "This is longer than 300 characters.", ""),
        ("(" * 21 + "1" + ")" * 21, "This is nested more than 20 deep.", ""),
        ("-" * 21 + "1", "This is nested more than 20 deep.", ""),
    ],
)  # fmt: skip
def test_messages_of_expressions(text, message, hint):
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a", "This is not a condition.", "Compare something: distress >= 8."),
        ("a + 1", "This is not a condition.", "Compare something: distress >= 8."),
        ("a = 1", '"=" is not known here.', 'Did you mean "=="?'),
        ("a ≥ 1", '"≥" is not known here.', 'Did you mean ">="?'),
        ("a > 1 & b > 1", '"&" is not known here.', 'Did you mean "and"?'),
        ("1 < a < 3", "Two comparisons stand in a row.", 'Join them with "and".'),
        ("(a > 1) == (b > 1)", "A comparison cannot be compared.", 'Join them with "and".'),
        ("a and b", '"and" needs comparisons.', "Such as a > 1 and b > 1."),
        ("a > 1 or b", '"or" needs comparisons.', "Such as a > 1 and b > 1."),
        ("not a", '"not" needs comparisons.', "Such as a > 1 and b > 1."),
        ('a > "x"', 'Texts cannot be compared by ">".', "Use == or !=."),
        ("not " * 21 + "a > 1", "This is nested more than 20 deep.", ""),
    ],
)
def test_messages_of_conditions(text, message, hint):
    with pytest.raises(ExpressionError) as caught:
        parse_condition(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


PIECES = st.sampled_from(
    ["a", "b", "1", "2.5", "+", "-", "*", "/", "(", ")", ",", "mean", "round", "change(pain)", "<",
     "==", "and", "or", "not", "'x'", '"', "=", " ", "é", "\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_text_is_an_expression_or_an_error_with_a_sentence(text):
    for parse in (parse_expression, parse_condition):
        try:
            parsed = parse(text)
        except ExpressionError as error:
            message = error.message
        else:
            message = "."
            assert parsed.names <= {"a", "b", "x", "mean", "round", "change", "é"}
        assert message.endswith(".")


ANSWERS = (
    st.none()
    | st.integers(-9, 99)
    | st.floats(allow_nan=True)
    | st.text(max_size=4)
    | st.lists(st.integers(0, 9) | st.text(max_size=3), max_size=3)
)


@given(st.lists(PIECES, max_size=15).map(" ".join), st.dictionaries(st.sampled_from("ab"), ANSWERS))
def test_a_value_is_a_finite_number_whatever_was_answered(text, env):
    try:
        value = parse_expression(text).evaluate(env)
    except (ExpressionError, NoValueError):
        return
    assert isinstance(value, float)
    assert math.isfinite(value)


@given(st.lists(PIECES, max_size=15).map(" ".join), st.dictionaries(st.sampled_from("ab"), ANSWERS))
def test_a_condition_holds_or_not_whatever_was_answered(text, env):
    try:
        condition = parse_condition(text)
    except ExpressionError:
        return
    assert condition.holds(env) in (True, False)


@given(
    st.recursive(
        st.integers(0, 99).map(str),
        lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
            lambda t: f"({t[0]}{t[1]}{t[2]})"
        ),
        max_leaves=8,
    )
)
def test_arithmetic_agrees_with_python(text):
    assert parse_expression(text).evaluate({}) == eval(text)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("You wrote: {thought}.", "You wrote: it hurts."),
        ("{missing}", ""),
        ("{skipped}, {thought}", ""),
        ("First: {thought}\nThen: {blank}\nAlso: {none}\nBye", "First: it hurts\nBye"),
        ("{whole} {half} {tiny} {negative}", "5 2.5 0 -3"),
        ("{list}", "walk, 20"),
        ("No braces", "No braces"),
        ("{Not a name} {}", "{Not a name} {}"),
        ("{braces}", "{thought}"),
        ("{{thought}}", "{it hurts}"),
    ],
)
def test_answers_are_put_into_texts(text, filled):
    env = {
        "thought": "it hurts",
        "skipped": None,
        "blank": "",
        "none": [],
        "whole": 5.0,
        "half": 2.5,
        "tiny": -1e-9,
        "negative": -3,
        "list": ["walk", 20.0, None],
        "braces": "{thought}",
    }
    assert fill_template(text, env) == filled


def test_names_in_braces_are_told_apart_from_other_braces():
    assert template_names("{a} and {b_2}, {Not one}") == (["a", "b_2"], ["Not one"])
    assert template_names("none") == ([], [])


@given(st.text(max_size=40), st.dictionaries(st.sampled_from(["a", "b"]), ANSWERS))
def test_any_text_can_be_filled(text, env):
    assert isinstance(fill_template(text + "{a}", env), str)


def test_given_tells_an_answer_from_a_skipped_one() -> None:
    condition = parse_condition("given(thought) and not given(blank)")
    assert condition.names == {"thought", "blank"}
    assert condition.holds({"thought": "it hurts", "blank": " "})
    assert not condition.holds({"thought": None})
    assert not condition.holds({"thought": ["", None]})
    assert parse_condition("given(thought)").holds({"thought": 0})


@pytest.mark.parametrize("text", ["given()", "given(3)", "given(a", "given(a) > 1", "given(a, b)"])
def test_given_takes_one_name_and_is_not_compared(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_condition(text)


def test_given_is_no_number() -> None:
    with pytest.raises(ExpressionError):
        parse_expression("given(a)")
