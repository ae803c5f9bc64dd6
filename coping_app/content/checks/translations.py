"""Checks whether a translation is its original in other words, so that history fits both.

Only words may differ. Ids, names, numbers, durations, files and the shape of the steps are the
same, every text shows the same answers, and every condition means the same option.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from coping_app.content.expressions.expressions import template_names
from coping_app.content.expressions.tokens import ExpressionError, Token, tokenize
from coping_app.content.format.model import Choose, Exercise, Form, Step, When
from coping_app.content.format.walking import walk
from coping_app.content.reading.problems import Finding, Path

WORDS = frozenset({
    "title", "summary", "tags", "cautions", "note", "say", "caption", "in", "out", "ask", "hint",
    "options", "low", "high", "unit", "save_as", "from", "write", "draw", "rank", "items", "plan",
    "what", "label", "choose", "on_skip", "show", "round", "lead", "time_frame", "notice", "basis",
    "question", "expect", "stop", "later", "hold", "rest",
})  # fmt: skip
"""Keys whose texts are translated. Numbers and groups under the same keys are compared as others.
Names that stand under them are told apart in ``_NAMES``."""

_NAMES = frozenset({("Rank", "items"), ("Subscale", "items"), ("PlanDocument", "plan")})
"""Where such a key holds a name or names instead."""
_FREE = frozenset({"language"})
"""Keys that are looked at elsewhere."""
_CONDITIONS = frozenset({("When", "when")})
_MAY_BE_ADDED = frozenset({("Breathe", "words"), ("BreathWords", "hold"), ("BreathWords", "rest")})
"""What the app says by itself where an exercise says nothing, but not in every language."""


def translation_problems(original: Exercise, translation: Exercise) -> list[Finding]:
    """Everything in a translation that differs from its original and must not.

    Returns:
        Findings with their place in the translation; none where it fits.
    """
    findings = part_problems(original, translation)
    if translation.language == original.language:
        message = f'This is in "{original.language}" like its original.'
        findings.insert(0, Finding(("language",), message))
    if not findings:
        findings += _conditions(original, translation)
        findings += _cards(original, translation)
    return findings


def part_problems(original: BaseModel, translation: BaseModel) -> list[Finding]:
    """The same for any document of the format, such as a plan or a questionnaire."""
    return list(_parts(original, translation, ()))


def _parts(original: BaseModel, translation: BaseModel, path: Path) -> Iterator[Finding]:
    owner = type(original)
    for name, field in owner.model_fields.items():
        key = field.alias or name
        if key in _FREE or (owner.__name__, key) in _CONDITIONS:
            continue
        in_words = key in WORDS and (owner.__name__, key) not in _NAMES
        theirs, ours = getattr(original, name), getattr(translation, name)
        if theirs is None and (owner.__name__, key) in _MAY_BE_ADDED:
            continue
        yield from _values(theirs, ours, (*path, key), in_words)


def _values(theirs: Any, ours: Any, path: Path, in_words: bool) -> Iterator[Finding]:
    if isinstance(theirs, tuple) and isinstance(ours, tuple):
        yield from _lists(theirs, ours, path, in_words)
    elif isinstance(theirs, BaseModel) and isinstance(ours, BaseModel):
        if type(theirs) is type(ours):
            yield from _parts(theirs, ours, path)
        else:
            there = _kind(theirs)
            yield Finding(path, f'This is "{_kind(ours)}", in the original it is "{there}".')
    elif in_words and isinstance(theirs, str) and isinstance(ours, str):
        yield from _braces(theirs, ours, path)
    elif theirs != ours:
        yield Finding(path, "This differs from the original.", f"There it is {_shown(theirs)}.")


def _lists(
    theirs: tuple[Any, ...], ours: tuple[Any, ...], path: Path, in_words: bool
) -> Iterator[Finding]:
    """Item by item. After a step of another kind all the others would only follow."""
    for index, (their, our) in enumerate(zip(theirs, ours, strict=False)):
        yield from _values(their, our, (*path, index), in_words)
        if isinstance(their, Step) and type(their) is not type(our):
            return
    if len(theirs) != len(ours):
        message = f"There are {len(ours)} here and {len(theirs)} in the original."
        yield Finding(path, message)


def _braces(theirs: str, ours: str, path: Path) -> Iterator[Finding]:
    shown, wanted = set(template_names(ours)[0]), set(template_names(theirs)[0])
    if shown != wanted:
        listed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        yield Finding(path, "This shows other answers than the original.", f"There: {listed}.")


def _conditions(original: Exercise, translation: Exercise) -> Iterator[Finding]:
    """Each condition is the same, with its quoted options at the same place in their lists."""
    their_options, our_options = _options(original), _options(translation)
    pairs = zip(walk(original.steps), walk(translation.steps), strict=True)
    for (_, theirs), (path, ours) in pairs:
        if isinstance(theirs, When) and isinstance(ours, When):
            wanted = _meaning(theirs.when, their_options)
            if _meaning(ours.when, our_options) != wanted:
                message = "This condition means something else than in the original."
                yield Finding((*path, "when"), message, f"There: {theirs.when}")


def _meaning(condition: str, options: dict[str, list[str]]) -> list[object]:
    """The tokens of a condition, each quoted option as its places among the options of its name."""
    try:
        tokens = tokenize(condition)
    except ExpressionError:
        return [condition]
    return [
        _places(tokens, index, options) if token.kind == "text" else (token.kind, token.text)
        for index, token in enumerate(tokens)
    ]


def _places(tokens: list[Token], index: int, options: dict[str, list[str]]) -> object:
    """Where a quoted text stands among the options of the name that it is compared with."""
    neighbours = (tokens[max(0, index - 2)], tokens[min(len(tokens) - 1, index + 2)])
    listed = [options[each.text] for each in neighbours if each.text in options]
    text = tokens[index].text
    return [n for n, label in enumerate(listed[0]) if label == text] if listed else text


def _options(exercise: Exercise) -> dict[str, list[str]]:
    """The options of every name that is chosen, in the order of the file."""
    found: dict[str, list[str]] = {}
    for _, step in walk(exercise.steps):
        if isinstance(step, Choose) and step.name is not None:
            found.setdefault(step.name, []).extend(option.label for option in step.options)
        elif isinstance(step, Form):
            for field in step.form:
                if field.type in ("choice", "choices"):
                    found.setdefault(field.name, []).extend(field.options)
    return found


def _cards(original: Exercise, translation: Exercise) -> Iterator[Finding]:
    """A card has one name throughout, so that what one form saves is what another takes up."""
    named: dict[str, str] = {}
    pairs = zip(walk(original.steps), walk(translation.steps), strict=True)
    for (_, theirs), (path, ours) in pairs:
        if not (isinstance(theirs, Form) and isinstance(ours, Form)):
            continue
        for key, their, our in (
            ("save_as", theirs.save_as, ours.save_as), ("from", theirs.source, ours.source)
        ):
            if their and our and named.setdefault(their, our) != our:
                message = f'The card "{our}" is "{named[their]}" elsewhere.'
                yield Finding((*path, key), message, "Give one card one name.")


def _kind(part: BaseModel) -> str:
    return part.verb if isinstance(part, Step) else type(part).__name__.lower()


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "left out"
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, BaseModel):
        return "a group of keys"
    return f"{value:g}" if isinstance(value, float) else str(value)
