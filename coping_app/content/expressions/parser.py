"""Reads expressions and conditions by recursive descent, with a limit on nesting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from coping_app.content.expressions.nodes import (
    FUNCTIONS,
    Answer,
    Arithmetic,
    Both,
    Call,
    Comparison,
    Constant,
    Given,
    Node,
    Not,
)
from coping_app.content.expressions.tokens import ExpressionError, Token, tokenize
from coping_app.content.reading.problems import nearest

MAX_DEPTH = 20
"""Deepest nesting of parentheses, signs and ``not``."""
MAX_CHARACTERS = 300
"""Longest expression."""

Wanted = Literal["number", "condition"]
_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression as read.

    Attributes:
        root: Finds the value.
        names: The answers and scales in it.
        changes: The scales whose change is in it.
        compared: Answers and the texts that they are compared with.
    """

    root: Node
    names: frozenset[str]
    changes: frozenset[str]
    compared: frozenset[tuple[str, str]]


def parse(text: str, wanted: Wanted) -> Parsed:
    """Reads an expression or a condition of at most 300 characters.

    Raises:
        ExpressionError: It cannot be read, or is not of the wanted sort.
    """
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(f"This is longer than {MAX_CHARACTERS} characters.")
    parser = _Parser(tokenize(text))
    root = parser.whole()
    if wanted == "number":
        _need_number(root)
    elif not _is_condition(root):
        raise ExpressionError("This is not a condition.", "Compare something: distress >= 8.")
    return Parsed(
        root, frozenset(parser.names), frozenset(parser.changes), frozenset(parser.compared)
    )


def _is_condition(node: Node) -> bool:
    return isinstance(node, Comparison | Both | Given | Not)


def _need_condition(node: Node, word: str) -> Node:
    if not _is_condition(node):
        raise ExpressionError(f'"{word}" needs comparisons.', "Such as a > 1 and b > 1.")
    return node


def _need_number(node: Node) -> Node:
    if _is_condition(node):
        raise ExpressionError("A comparison is not a number.", "Conditions belong in a when step.")
    if _is_text(node):
        raise ExpressionError("A text in quotes cannot be counted with.")
    return node


def _is_text(node: Node) -> bool:
    return isinstance(node, Constant) and isinstance(node.constant, str)


def _name(token: Token) -> str:
    return "the end" if token.kind == "end" else f'"{token.text[:40]}"'


class _Parser:
    """One pass over the tokens; each method reads one level of the grammar, loosest first."""

    def __init__(self, tokens: list[Token]) -> None:
        self.names: set[str] = set()
        self.changes: set[str] = set()
        self.compared: set[tuple[str, str]] = set()
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._any_of()
        token = self._peek()
        if token.text in _COMPARISONS:
            raise ExpressionError("Two comparisons stand in a row.", 'Join them with "and".')
        if token.kind != "end":
            raise ExpressionError(f"{_name(token)} cannot stand here.")
        return node

    def _any_of(self) -> Node:
        return self._joined("or", self._all_of)

    def _all_of(self) -> Node:
        return self._joined("and", self._negated)

    def _joined(self, word: str, read: Callable[[], Node]) -> Node:
        parts = [read()]
        while self._take_if(word):
            parts.append(read())
        if len(parts) == 1:
            return parts[0]
        return Both(word, tuple(_need_condition(part, word) for part in parts))

    def _negated(self) -> Node:
        if not self._take_if("not"):
            return self._comparison()
        with self._deeper():
            return Not(_need_condition(self._negated(), "not"))

    def _comparison(self) -> Node:
        left = self._sum()
        sign = self._take_if(*_COMPARISONS)
        if sign is None:
            return left
        right = self._sum()
        for side in (left, right):
            if _is_condition(side):
                raise ExpressionError("A comparison cannot be compared.", 'Join them with "and".')
            if _is_text(side) and sign not in ("==", "!="):
                raise ExpressionError(f'Texts cannot be compared by "{sign}".', "Use == or !=.")
        self._remember(left, right)
        self._remember(right, left)
        return Comparison(sign, left, right)

    def _remember(self, answer: Node, text: Node) -> None:
        """Keeps which answer is compared with which text, for checks against its options."""
        if isinstance(answer, Answer) and isinstance(text, Constant) and _is_text(text):
            self.compared.add((answer.key, str(text.constant)))

    def _sum(self) -> Node:
        return self._chain(self._product, "+", "-")

    def _product(self) -> Node:
        return self._chain(self._signed, "*", "/")

    def _chain(self, read: Callable[[], Node], *signs: str) -> Node:
        node = read()
        while sign := self._take_if(*signs):
            node = Arithmetic(sign, _need_number(node), _need_number(read()))
        return node

    def _signed(self) -> Node:
        if not self._take_if("-"):
            return self._atom()
        with self._deeper():
            return Arithmetic("-", Constant(0.0), _need_number(self._signed()))

    def _atom(self) -> Node:
        token = self._peek()
        if token.kind == "end" or (token.kind == "sign" and token.text != "("):
            raise ExpressionError(f"A number or a name is missing before {_name(token)}.")
        self._next += 1
        if token.kind == "number":
            return Constant(float(token.text))
        if token.kind == "text":
            return Constant(token.text)
        if token.kind == "name":
            return self._call(token.text) if self._take_if("(") else self._answer(token.text)
        with self._deeper():
            node = self._any_of()
            self._close()
        return node

    def _answer(self, name: str) -> Node:
        if name in ("and", "or", "not"):
            raise ExpressionError(f'A number or a name is missing before "{name}".')
        if name in ("true", "false"):
            raise ExpressionError(f'"{name}" is no answer.', 'Compare with a text: == "Yes".')
        self.names.add(name)
        return Answer(name)

    def _call(self, function: str) -> Node:
        if function == "change":
            scale = self._only_name('"change" needs a scale.', "Write it like change(pain).")
            self.changes.add(scale)
            return Answer(f"change({scale})")
        if function == "given":
            name = self._only_name('"given" needs an answer.', "Write it like given(thought).")
            self.names.add(name)
            return Given(name)
        if function not in FUNCTIONS:
            meant = nearest(function, (*FUNCTIONS, "change", "given"))
            known = f"Known are {', '.join(FUNCTIONS)}, change and given."
            raise ExpressionError(
                f'"{function[:40]}" is not a function here.',
                f'Did you mean "{meant}"?' if meant else known,
            )
        with self._deeper():
            arguments = [_need_number(self._any_of())]
            while self._take_if(","):
                arguments.append(_need_number(self._any_of()))
            self._close()
        if function == "round" and len(arguments) > 1:
            raise ExpressionError('"round" takes one value.', "It gives a whole number.")
        return Call(function, tuple(arguments))

    def _only_name(self, missing: str, hint: str) -> str:
        token = self._peek()
        if token.kind != "name":
            raise ExpressionError(missing, hint)
        self._next += 1
        self._close()
        return token.text

    def _close(self) -> None:
        if self._take_if(")") is None:
            raise ExpressionError(f'A ")" is missing before {_name(self._peek())}.')

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take_if(self, *texts: str) -> str | None:
        token = self._peek()
        if token.kind in ("sign", "name") and token.text in texts:
            self._next += 1
            return token.text
        return None

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"This is nested more than {MAX_DEPTH} deep.")
        yield
        self._depth -= 1
