"""What the words of any content file keep to: short, plain and kind. Asked for by ``--strict``.

The rules are those of the project's content guide, section on wording: they go beyond the format,
so a therapist's file that breaks them still works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coping_app.content.checks.readability import reading_grade, sentences_in, words_in
from coping_app.content.reading.problems import Finding, Path

SENTENCE_KEYS = frozenset({
    "summary", "say", "caption", "write", "draw", "rank", "plan", "choose", "show", "round", "ask",
    "hint", "note", "cautions", "question", "lead", "danger", "person", "watched", "unknown",
    "medical", "ground_lead", "signs", "expect", "stop", "later",
})  # fmt: skip
"""Keys whose texts are whole sentences; labels and examples are shorter."""
_NO_WORDS = frozenset({
    "id", "as", "include", "sources", "source", "path", "image", "play", "let", "be", "when", "url",
})  # fmt: skip
"""Keys whose texts nobody reads as they practise."""
LEAST_WORDS = 30
"""Fewer words have no grade worth naming."""
LONGEST_SENTENCE_ELSEWHERE = 18


@dataclass(frozen=True, slots=True)
class WordingRules:
    """What holds in one language.

    Attributes:
        longest: Most words of a sentence.
        unkind: Phrases that scold, promise, blame, or speak of battle or religion.
        stems: Whether those are beginnings of words instead of whole ones.
        hardest: Highest school grade; None where there is no measure.
    """

    longest: int
    unkind: tuple[str, ...]
    stems: bool = False
    hardest: float | None = None


RULES: Mapping[str, WordingRules] = {
    "en": WordingRules(
        15,
        (
            "you must", "just relax", "clear your mind", "in your head", "think yourself better",
            "no pain no gain", "no pain, no gain", "push through", "cure", "cured", "streak",
            "suffer", "battle", "god", "pray", "sacred", "you should", "overdue", "great job", "!",
        ),
        hardest=6.0,
    ),
    "es": WordingRules(
        LONGEST_SENTENCE_ELSEWHERE,
        (
            "debes", "tienes que", "relájate", "mente en blanco", "en tu cabeza",
            "sin dolor no hay", "curar", "cura", "sufr", "luch", "batalla", "dios", "rez",
            "sagrad", "usted", "racha", "!", "¡",
        ),
        stems=True,
    ),
}  # fmt: skip
ELSEWHERE = WordingRules(LONGEST_SENTENCE_ELSEWHERE, ("!",))
"""For languages without rules of their own."""


def rules_for(language: str) -> WordingRules:
    """The rules of a language code."""
    return RULES.get(language.split("-")[0], ELSEWHERE)


def wording_findings(document: Any, language: str) -> list[Finding]:
    """Everything in a document that is long, hard or unkind, with its place.

    Args:
        document: As it was read: groups, lists and texts.
        language: BCP 47 code of its words.
    """
    rules = rules_for(language)
    texts = list(texts_of(document))
    findings = [finding for path, text in texts for finding in _unkind(path, text, rules)]
    sentences = [(path, text) for path, text in texts if is_sentence(path)]
    findings += [finding for path, text in sentences for finding in _long(path, text, rules)]
    findings += _hard([text for _, text in sentences], rules)
    return findings


def texts_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text for a person in a document, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NO_WORDS:
                yield from texts_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_of(inner, (*path, index))


def is_sentence(path: Path) -> bool:
    """Whether whole sentences stand there; the ``plan`` of a plan file is its id."""
    keys = [part for part in path if isinstance(part, str)]
    return bool(keys) and keys[-1] in SENTENCE_KEYS and path != ("plan",)


def unkind_in(text: str, rules: WordingRules) -> list[str]:
    """The phrases of the rules that a text holds."""
    low = text.lower()
    return [phrase for phrase in rules.unkind if _holds(low, phrase, rules.stems)]


def _holds(low: str, phrase: str, stems: bool) -> bool:
    if not phrase[0].isalpha():
        return phrase in low
    end = "" if stems else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(phrase)}{end}", low) is not None


def _unkind(path: Path, text: str, rules: WordingRules) -> Iterator[Finding]:
    for phrase in unkind_in(text, rules):
        hint = "Say it without blame, promise or command."
        yield Finding(path, f'This says "{phrase}".', hint)


def _long(path: Path, text: str, rules: WordingRules) -> Iterator[Finding]:
    for sentence in sentences_in(text):
        count = len(words_in(sentence))
        if count > rules.longest:
            start = _start_of(sentence)
            message = f'"{start}" has {count} words; at most {rules.longest} are easy.'
            yield Finding(path, message, "Make two sentences of it.")


def _hard(texts: Iterable[str], rules: WordingRules) -> list[Finding]:
    together = list(texts)
    count = sum(len(words_in(text)) for text in together)
    if rules.hardest is None or count < LEAST_WORDS:
        return []
    grade = reading_grade(together)
    if grade <= rules.hardest:
        return []
    message = f"This reads like school grade {grade:.1f}; at most {rules.hardest:g} is plain."
    return [Finding((), message, "Use shorter words and sentences.")]


def _start_of(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= 6 else " ".join(words[:6]) + " …"
