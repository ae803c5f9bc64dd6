"""How hard a text is to read, and what no text for a person may say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

LONGEST_SENTENCE = 15
HIGHEST_GRADE = 6.0

FORBIDDEN = (
    "you must", "just relax", "clear your mind", "in your head", "think yourself better",
    "no pain no gain", "no pain, no gain", "push through", "cure", "cured", "streak", "suffer",
    "battle", "god", "pray", "sacred", "you should", "overdue", "great job", "!",
)
"""Phrases that scold, promise, blame, or speak of battle or religion."""

SENTENCE_KEYS = {
    "summary", "say", "caption", "write", "draw", "rank", "plan", "choose", "show", "round",
    "ask", "hint", "note", "cautions",
}
"""Keys whose texts are whole sentences; labels and examples are shorter."""


def texts_of(part: Any, *, sentences: bool) -> Iterator[str]:
    """Texts for a person, at any depth: only whole sentences, or every text there is."""
    if isinstance(part, BaseModel):
        for key, value in part:
            if isinstance(value, str) and (not sentences or key in SENTENCE_KEYS):
                yield value
            elif key == "cautions":
                yield from value
            elif not isinstance(value, str):
                yield from texts_of(value, sentences=sentences)
    elif isinstance(part, tuple):
        for each in part:
            if isinstance(each, str) and not sentences:
                yield each
            yield from texts_of(each, sentences=sentences)


def sentences_in(text: str) -> list[str]:
    filled = re.sub(r"\{[a-z0-9_]+\}", "it", text)
    parts = re.split(r"(?<=[.?!:])\s+|\n+", filled)
    return [part for part in parts if re.search("[A-Za-z]", part)]


def words_in(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)


def syllables(word: str) -> int:
    """Vowel groups, without silent endings: right for nearly all plain English words."""
    plain = word.lower()
    count = len(re.findall(r"[aeiouy]+", plain))
    if re.search(r"[^aeiouyl]e$", plain) or re.search(r"[^td]ed$", plain):
        count -= 1
    if re.search(r"[^aeiouyszcxhl]es$", plain):
        count -= 1
    if re.search(r"(?<![cstgx])i[ao]|eo|iet|ea$", plain):
        count += 1
    return max(1, count)


def reading_grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade of all the sentences together (Kincaid 1975)."""
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    words = [word for sentence in sentences for word in words_in(sentence)]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def too_long(texts: list[str]) -> list[str]:
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    return [each for each in sentences if len(words_in(each)) > LONGEST_SENTENCE]


def forbidden_in(text: str) -> list[str]:
    low = f" {text.lower()} "
    return [
        phrase for phrase in FORBIDDEN
        if (phrase in low if phrase == "!" else re.search(rf"\b{re.escape(phrase)}\b", low))
    ]
