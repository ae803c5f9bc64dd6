"""What the pages say: plain, brief, kind, and always through the translator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[3] / "coping_app"
MODULES = sorted(
    path for part in ("ui/pages", "features", "wording") for path in (APP / part).rglob("*.py")
)
PASS_ON_A_TABLE = (
    "features/settings/words.py", "features/selftest/words.py", "features/report/format_words.py",
)  # fmt: skip
TRANSLATORS = ("tr", "translate", "QT_TRANSLATE_NOOP")
LONGEST = 15
"""Words in a sentence (design language, section 9)."""
UNKIND = (
    "must", "should", "fail", "failed", "overdue", "missed", "streak", "invalid", "wrong",
    "great job", "well done", "just relax", "quit", "suffer", "suffering", "error",
)  # fmt: skip


def said(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """Line and argument of every call of a translator."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in TRANSLATORS:
            yield node.lineno, node.args[0 if name == "tr" else 1]


def sentences(path: Path) -> Iterator[str]:
    for _, argument in said(path):
        if isinstance(argument, ast.Constant):
            yield from re.split(r"(?<=[.?!:])\s+", str(argument.value))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(APP).as_posix())
def test_translators_are_given_plain_literals(path: Path) -> None:
    """An f-string or a variable would never be found by the translation tools."""
    for line, argument in said(path):
        is_literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        passes_on_a_table = path.relative_to(APP).as_posix() in PASS_ON_A_TABLE
        assert is_literal or passes_on_a_table, f"{path.name}:{line}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(APP).as_posix())
def test_sentences_are_short(path: Path) -> None:
    for sentence in sentences(path):
        assert len(sentence.split()) <= LONGEST, sentence


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(APP).as_posix())
def test_words_are_kind(path: Path) -> None:
    for sentence in sentences(path):
        assert "!" not in sentence
        for word in UNKIND:
            assert not re.search(rf"\b{word}\b", sentence.lower()), sentence
