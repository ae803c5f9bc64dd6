"""How hard a text is to read: sentences, words, syllables, and the school grade of English text.

Source of the grade: Kincaid, Fishburne, Rogers & Chissom 1975, "Derivation of new readability
formulas for Navy enlisted personnel". Syllables are counted by rule, right for nearly all plain
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"\{[a-z0-9_]+\}")
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, an answer that will be filled in counted as one word."""
    filled = _PLACEHOLDER.sub("it", text)
    return [part for part in _SENTENCE_END.split(filled) if _WORD.search(part)]


def words_in(sentence: str) -> list[str]:
    """The words of a sentence; numbers are none, and ``wind-down`` is one."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """Syllables of an English word: its groups of vowels, without silent endings."""
    plain = word.lower()
    count = len(re.findall(r"[aeiouy]+", plain))
    if re.search(r"[^aeiouyl]e$", plain) or re.search(r"[^td]ed$", plain):
        count -= 1
    if re.search(r"[^aeiouyszcxhl]es$", plain):
        count -= 1
    if re.search(r"(?<![cstgx])i[ao]|eo|iet|ea$", plain):
        count += 1
    return max(1, count)


def reading_grade(texts: Iterable[str]) -> float:
    """Flesch-Kincaid grade of all the sentences together; 0 where there is none."""
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    words = [word for sentence in sentences for word in words_in(sentence)]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
