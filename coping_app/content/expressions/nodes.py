"""What an expression is made of, and how each part finds its value."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Env = Mapping[str, Any]

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")


class NoValueError(Exception):
    """There is no such value: unanswered, not a number, or a division by zero."""


class Node(Protocol):
    """A part of an expression."""

    def value(self, env: Env, /) -> Any:
        """A number, a text, a list of them, or True or False.

        Raises:
            NoValueError: Something it needs has no value.
        """


def number_of(value: Any) -> float:
    """Takes an answer as a finite number; a list of one number counts as that number.

    Raises:
        NoValueError: It is none.
    """
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise NoValueError
    return float(value)


def is_given(value: Any) -> bool:
    """Whether an answer says anything: nothing, an empty text and a list of those do not."""
    if isinstance(value, list | tuple):
        return any(is_given(each) for each in value)
    return value is not None and not (isinstance(value, str) and not value.strip())


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a text that stands in the expression itself."""

    constant: float | str

    def value(self, _env: Env) -> Any:
        """The constant."""
        return self.constant


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, a rating, or ``change(scale)``."""

    key: str

    def value(self, env: Env) -> Any:
        """What was answered."""
        found = env.get(self.key)
        if not is_given(found):
            raise NoValueError
        return found


@dataclass(frozen=True, slots=True)
class Given:
    """``given(name)``."""

    key: str

    def value(self, env: Env) -> bool:
        """Whether it was answered, or, as ``given(name)`` says in a rehearsal, would have been."""
        return is_given(env.get(self.key)) or bool(env.get(f"given({self.key})"))


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers and one of ``+ - * /``."""

    sign: str
    left: Node
    right: Node

    def value(self, env: Env) -> float:
        """The result, if it is a finite number."""
        left, right = number_of(self.left.value(env)), number_of(self.right.value(env))
        try:
            return number_of(_ARITHMETIC[self.sign](left, right))
        except (ZeroDivisionError, OverflowError) as error:
            raise NoValueError from error


def _mean(numbers: Sequence[float]) -> float:
    return math.fsum(numbers) / len(numbers)


def _round_half_up(numbers: Sequence[float]) -> float:
    """Rounds as people do (2.5 is 3); Python's own ``round`` would go to the even number."""
    return float(math.floor(abs(numbers[0]) + 0.5) * math.copysign(1, numbers[0]))


FUNCTIONS: dict[str, Callable[[Sequence[float]], float]] = {
    "mean": _mean, "min": min, "max": max, "round": _round_half_up,
}
"""The functions of the format; ``round`` takes one value, the others one or more."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function of one or more values; lists of numbers count with each of their numbers."""

    function: str
    arguments: tuple[Node, ...]

    def value(self, env: Env) -> float:
        """The result for the arguments that have a value."""
        numbers: list[float] = []
        for argument in self.arguments:
            try:
                found = argument.value(env)
                each = found if isinstance(found, list | tuple) else [found]
                numbers.extend(number_of(value) for value in each)
            except NoValueError:
                continue
        if not numbers:
            raise NoValueError
        return number_of(FUNCTIONS[self.function](numbers))


_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values side by side. Several chosen words equal a text that is among them."""

    sign: str
    left: Node
    right: Node

    def value(self, env: Env) -> bool:
        """False where either side has no value or the two cannot be compared."""
        try:
            left, right = self.left.value(env), self.right.value(env)
            if self.sign in ("==", "!=") and not (_is_number(left) and _is_number(right)):
                return _same(left, right) == (self.sign == "==")
            return _ORDER[self.sign](number_of(left), number_of(right))
        except NoValueError:
            return False


def _is_number(value: Any) -> bool:
    try:
        number_of(value)
    except NoValueError:
        return False
    return True


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, list | tuple):
        return right in left
    if isinstance(right, list | tuple):
        return left in right
    return bool(left == right)


@dataclass(frozen=True, slots=True)
class Both:
    """``and`` and ``or``."""

    word: str
    parts: tuple[Node, ...]

    def value(self, env: Env) -> bool:
        """Whether all of the parts hold, or any."""
        holds = [part.value(env) is True for part in self.parts]
        return all(holds) if self.word == "and" else any(holds)


@dataclass(frozen=True, slots=True)
class Not:
    """``not``."""

    part: Node

    def value(self, env: Env) -> bool:
        """Whether the part does not hold."""
        return self.part.value(env) is not True
