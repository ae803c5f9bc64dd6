"""From written to spoken: small repairs to a line, and its sentences.

The caption always shows the text as written. Numbers, times and units are left to the voice, which
reads them well; only what voices stumble over is put into words here.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_SPOKEN = 5_000
"""Characters of one line that are read aloud at most: some six minutes."""

_ENGLISH = (
    (re.compile(r"\be\.g\.,?", re.IGNORECASE), "for example"),
    (re.compile(r"\bi\.e\.,?", re.IGNORECASE), "that is"),
    (re.compile(r"\betc\."), "and so on"),
    (re.compile(r"\s&\s"), " and "),
    (re.compile(r"\band/or\b"), "or"),
    (re.compile(r"(?<=\w)\s?/\s?(?=[a-z])"), " or "),
    (re.compile(r"(?<=\d)\s?%"), " per cent"),
    (re.compile(r"(?<=\d)\s?[-–]\s?(?=\d)"), " to "),
)
_ANY_LANGUAGE = (
    (re.compile(r"^[^\S\n]*[-•]\s+", re.MULTILINE), ""),
    (re.compile(r"\s+[-–—]+\s+|—"), ", "),
    (re.compile(r"…|\.{3,}"), ". "),
    (re.compile(r"[*_#<>|{}\[\]~^`\\]"), " "),
)
_SENTENCE_END = re.compile(r'(?<=[.!?。！？])["”’»)]*\s+(?=\S)|\n+')
_SPACES = re.compile(r"[^\S\n]+")
_STRAY_STOP = re.compile(r"(?<=[.!?]) ?\.(?=\s|$)")


def spoken(text: str, language: str = "en") -> str:
    """The words as a voice should read them.

    Args:
        text: A caption, at most any length.
        language: BCP 47; words are only put in for English.
    """
    out = unicodedata.normalize("NFC", text)
    for pattern, words in _ANY_LANGUAGE:
        out = pattern.sub(words, out)
    if language.split("-")[0] == "en":
        for pattern, words in _ENGLISH:
            out = pattern.sub(words, out)
    out = "".join(c for c in out if _can_be_said(c))
    return _STRAY_STOP.sub("", _SPACES.sub(" ", out)).strip()


def _can_be_said(character: str) -> bool:
    """False for pictures and control characters, of which voices would make noise."""
    return character in "\n+=$€£°" or unicodedata.category(character)[0] not in "CS"


def sentences(text: str) -> list[str]:
    """The sentences of a spoken text, in order, each with something to say in it."""
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [part for part in parts if any(c.isalnum() for c in part)]
