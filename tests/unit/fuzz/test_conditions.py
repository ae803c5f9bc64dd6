"""Conditions and values by their grammar: they mean what they say, and break with a word on it."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.content.expressions.expressions import parse_condition, parse_expression
from coping_app.content.expressions.nodes import NoValueError
from coping_app.content.expressions.parser import MAX_CHARACTERS
from coping_app.content.expressions.tokens import ExpressionError

Parsed = TypeVar("Parsed")
Written = tuple[str, Callable[[], Any]]
"""An expression as text, and what it comes to by another way of working it out."""
ENV = {
    "a": 3.0, "b": 0.5, "pain": 6, "change(pain)": -2, "mood": "calm", "signs": ["tired", "stiff"],
}  # fmt: skip
NAMES = ("a", "b", "pain", "mood", "signs", "missing")


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


constants = st.floats(0, 1000).map(lambda value: round(value, 2)).map(
    lambda value: (_number(value), lambda: value)
)
names = st.sampled_from(["a", "b", "pain"]).map(lambda name: (name, lambda: float(ENV[name])))
change = st.just(("change(pain)", lambda: -2.0))


def _both(sign: str, left: Written, right: Written) -> Written:
    work: dict[str, Callable[[float, float], float]] = {
        "+": lambda x, y: x + y, "-": lambda x, y: x - y,
        "*": lambda x, y: x * y, "/": lambda x, y: x / y,
    }  # fmt: skip
    return f"({left[0]}) {sign} ({right[0]})", lambda: work[sign](left[1](), right[1]())


def _call(name: str, parts: list[Written]) -> Written:
    work: dict[str, Callable[[list[float]], float]] = {
        "min": min, "max": max, "mean": lambda xs: math.fsum(xs) / len(xs),
    }
    text = f"{name}({', '.join(part[0] for part in parts)})"
    return text, lambda: work[name]([part[1]() for part in parts])


def _deeper(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    return st.one_of(
        st.builds(_both, st.sampled_from("+-*/"), inner, inner),
        st.builds(
            _call, st.sampled_from(["min", "max", "mean"]), st.lists(inner, min_size=1, max_size=3)
        ),
    )


expressions = st.recursive(st.one_of(constants, names, change), _deeper, max_leaves=8)
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda x, y: x < y, "<=": lambda x, y: x <= y, ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y, "==": lambda x, y: x == y, "!=": lambda x, y: x != y,
}  # fmt: skip


def _value(written: Written) -> float | None:
    """What it comes to; None where that is no finite number."""
    try:
        value = written[1]()
    except (ZeroDivisionError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def _compare(sign: str, left: Written, right: Written) -> Written:
    def holds() -> bool:
        one, two = _value(left), _value(right)
        return one is not None and two is not None and COMPARE[sign](one, two)

    return f"{left[0]} {sign} {right[0]}", holds


comparisons = st.builds(_compare, st.sampled_from(sorted(COMPARE)), expressions, expressions)
conditions = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.builds(lambda x, y: (f"({x[0]}) and ({y[0]})", lambda: x[1]() and y[1]()), inner, inner),
        st.builds(lambda x, y: (f"({x[0]}) or ({y[0]})", lambda: x[1]() or y[1]()), inner, inner),
        st.builds(lambda x: (f"not ({x[0]})", lambda: not x[1]()), inner),
    ),
    max_leaves=4,
)


def _fits(written: Written) -> bool:
    return len(written[0]) <= MAX_CHARACTERS


def _innermost_is_lost(written: Written) -> bool:
    """Whether some part of it has no value: what is around then has none, or goes without."""
    return "/" in written[0]


@given(expressions.filter(_fits))
@settings(max_examples=200)
def test_a_value_is_what_python_would_work_out(written: Written) -> None:
    try:
        value = parse_expression(written[0]).evaluate(ENV)
    except NoValueError:
        assert _innermost_is_lost(written)
        return
    expected = _value(written)
    if expected is None:
        assert _innermost_is_lost(written)  # min, max and mean leave out what has no value
    else:
        assert value == expected or math.isclose(value, expected)


@given(conditions.filter(_fits).filter(lambda written: "/" not in written[0]))
@settings(max_examples=200)
def test_a_condition_holds_where_python_says_so(written: Written) -> None:
    assert parse_condition(written[0]).holds(ENV) is written[1]()


tokens = st.sampled_from([
    "a", "b", "pain", "mood", "signs", "missing", "1", "2.5", "0", "999999999", '"calm"', "'x'",
    "+", "-", "*", "/", "(", ")", ",", "<", "<=", ">", ">=", "==", "!=", "and", "or", "not",
    "mean", "min", "round", "change", "change(pain)", "=", "≥", "&", "!", '"', "é", "{",
    "\n", "\x00", "1e9", "0x1", "__import__", ".", "..", "1.2.3", "lambda", "True", "None",
])  # fmt: skip
soups = st.lists(tokens, max_size=25).map(" ".join) | st.lists(tokens, max_size=25).map("".join)
answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
environments = st.dictionaries(st.sampled_from([*NAMES, "change(pain)"]), answers)


def read(parse: Callable[[str], Parsed], text: str) -> Parsed | None:
    """What is read; None where it is refused, with a word on it, and nothing else is raised."""
    try:
        return parse(text)
    except ExpressionError as error:
        if not error.message:
            raise
        return None


@given(soups | st.text(max_size=60), environments)
@settings(max_examples=400)
def test_a_soup_of_signs_is_read_or_refused_with_a_word(
    text: str, env: dict[str, Any]
) -> None:
    condition, expression = read(parse_condition, text), read(parse_expression, text)
    assert condition is None or condition.holds(env) in (True, False)
    if expression is not None:
        with contextlib.suppress(NoValueError):
            assert math.isfinite(expression.evaluate(env))


@given(conditions.filter(_fits), st.floats(0, 1), st.integers(0, 3), tokens)
def test_a_condition_with_a_slip_is_read_or_refused(
    written: Written, place: float, out: int, piece: str
) -> None:
    at = round(place * len(written[0]))
    text = written[0][:at] + piece + written[0][at + out :]
    condition = read(parse_condition, text)
    assert condition is None or condition.holds(ENV) in (True, False)


@given(st.sampled_from(["(", "-", "not ", "mean(", "a + ("]), st.integers(1, 60))
def test_nesting_ends_with_a_word_on_it(piece: str, depth: int) -> None:
    for text in (piece * depth + "a", piece * depth + "a > 1" + ")" * depth):
        read(parse_expression, text)
        read(parse_condition, text)
