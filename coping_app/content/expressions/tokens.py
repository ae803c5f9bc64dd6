"""Cuts an expression or condition into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "text", "name", "sign", "end"]

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?(?![0-9.A-Za-z_]))
  | "(?P<double>[^"]*)" | '(?P<single>[^']*)'
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<sign><=|>=|==|!=|[-+*/(),<>])
  )""",
    re.VERBOSE,
)
_MEANT = {
    "=": "==", "≥": ">=", "≤": "<=", "≠": "!=", "&": "and", "|": "or", "!": "not",
    "×": "*", "÷": "/", "−": "-", "–": "-",
}

_TURNED = {"=>": ">=", "=<": "<=", "=!": "!="}
"""Signs of two characters that stand the wrong way round."""


class ExpressionError(ValueError):
    """An expression that cannot be read.

    Attributes:
        message: What is wrong, one sentence.
        hint: What to write instead, or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".rstrip())


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a quoted text, a name (also ``and``, ``or``, ``not``), a sign, or the end."""

    kind: Kind
    text: str


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text``, with an ``end`` after them.

    Raises:
        ExpressionError: There is something else in it.
    """
    tokens: list[Token] = []
    position = 0
    while text[position:].strip():
        found = _TOKEN.match(text, position)
        if found is None:
            raise _stranger(text[position:].strip())
        position = found.end()
        group = found.lastgroup or ""
        kind: Kind = "text" if group in ("double", "single") else group  # type: ignore[assignment]
        tokens.append(Token(kind, found[group]))
    return [*tokens, Token("end", "the end")]


def _stranger(rest: str) -> ExpressionError:
    if rest[0] in "\"'":
        return ExpressionError("A quote is opened and never closed.", "Add the missing quote.")
    if turned := _TURNED.get(rest[:2]):
        return ExpressionError(f'"{rest[:2]}" is not known here.', f'Did you mean "{turned}"?')
    if meant := _MEANT.get(rest[0]):
        return ExpressionError(f'"{rest[0]}" is not known here.', f'Did you mean "{meant}"?')
    if rest[0].isdigit():
        return ExpressionError(f'"{rest[:20]}" is not a plain number.', "Write it like 8 or 0.5.")
    return ExpressionError(f'"{rest[0]}" is not known here.')
