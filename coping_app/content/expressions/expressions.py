"""Values computed from answers (``let``), conditions on them (``when``), texts with them in.

A tiny language on purpose: numbers, names, ``+ - * /``, ``mean``, ``min``, ``max``, ``round``,
``change(scale)``; in conditions also comparisons, ``given(name)``, quoted texts, ``and``, ``or``,
``not`` and parentheses. Nothing is looked up but the names it is given, so no file can reach
further.

An environment maps names to answers: numbers, texts, or lists of them. The latest rating of a scale
stands under its id, its change since the rating before the exercise under ``change(id)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coping_app.content.expressions.nodes import Node, is_given, number_of
from coping_app.content.expressions.parser import parse

_BRACES = re.compile(r"\{([^{}\n]{0,80})\}")
_TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class Expression:
    """A value to be computed.

    Attributes:
        names: The answers and scales that it needs.
        changes: The scales whose change it needs.
    """

    names: frozenset[str]
    changes: frozenset[str]
    _root: Node

    def evaluate(self, env: Mapping[str, Any]) -> float:
        """Computes the value, a finite number.

        ``mean``, ``min`` and ``max`` take what was answered and need one of it at least.

        Raises:
            NoValueError: An answer is missing or no number, or a division is by zero.
        """
        return number_of(self._root.value(env))


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds or does not.

    Attributes:
        names: The answers and scales that it looks at.
        changes: The scales whose change it looks at.
        compared: Answers and the quoted texts that they are compared with.
    """

    names: frozenset[str]
    changes: frozenset[str]
    compared: frozenset[tuple[str, str]]
    _root: Node

    def holds(self, env: Mapping[str, Any]) -> bool:
        """Whether it holds; a comparison with something unanswered does not."""
        return self._root.value(env) is True


def parse_expression(text: str) -> Expression:
    """Reads the ``be`` of a ``let`` step.

    Raises:
        ExpressionError: It cannot be read, or it is a condition or a text.
    """
    parsed = parse(text, wanted="number")
    return Expression(parsed.names, parsed.changes, parsed.root)


def parse_condition(text: str) -> Condition:
    """Reads the condition of a ``when`` step.

    Raises:
        ExpressionError: It cannot be read, or it compares nothing.
    """
    parsed = parse(text, wanted="condition")
    return Condition(parsed.names, parsed.changes, parsed.compared, parsed.root)


def template_names(text: str) -> tuple[list[str], list[str]]:
    """What a text shows.

    Returns:
        The names in braces, and what stands in braces but is no name.
    """
    if "{" not in text:
        return [], []
    found = _BRACES.findall(text)
    names = [name for name in found if _TEMPLATE_NAME.fullmatch(name)]
    return names, [name for name in found if not _TEMPLATE_NAME.fullmatch(name)]


def is_unanswered(text: str, env: Mapping[str, Any]) -> bool:
    """Whether a text is about answers of which none was given: there is nothing to say then.

    A line that shows several answers needs all of them.
    """
    if "{" not in text:
        return False
    about = [names for line in text.split("\n") if (names := template_names(line)[0])]
    return bool(about) and not any(_all_given(names, env) for names in about)


def fill_template(text: str, env: Mapping[str, Any]) -> str:
    """Puts answers into a text; a line that shows one which is missing is left out.

    Answers are put in as they are: braces inside them are not filled again.

    Returns:
        The text; empty where it is a single line about something unanswered.
    """
    if "{" not in text:
        return text
    kept = [line for line in text.split("\n") if _all_given(template_names(line)[0], env)]
    return "\n".join(_BRACES.sub(lambda found: _filled(found, env), line) for line in kept)


def _all_given(names: Iterable[str], env: Mapping[str, Any]) -> bool:
    return all(is_given(env.get(name)) for name in names)


def _filled(found: re.Match[str], env: Mapping[str, Any]) -> str:
    name = found[1]
    return _shown(env.get(name)) if _TEMPLATE_NAME.fullmatch(name) else found[0]


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_shown(each) for each in value if is_given(each))
    if isinstance(value, float):
        return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")
    return str(value)
