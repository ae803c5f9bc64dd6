"""Text on its way into the store: what no screen can show is removed, and length has a limit."""

from __future__ import annotations

from typing import Any, NamedTuple

LONGEST_TEXT = 100_000
"""Characters of one answer or draft; some forty printed pages."""


class Clean(NamedTuple):
    """A value that is safe to keep.

    Attributes:
        value: The same JSON-ready value, cleaned.
        trimmed: True where a text was too long; the person must be told.
    """

    value: Any
    trimmed: bool


def clean(value: Any) -> Clean:
    """Cleans every text inside a JSON-ready value.

    NUL characters are removed, halves of surrogate pairs become ``?``, and a text longer than
    ``LONGEST_TEXT`` characters is cut there.
    """
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, dict):
        cleaned = {str(key): clean(item) for key, item in value.items()}
        plain = {key: item.value for key, item in cleaned.items()}
        return Clean(plain, any(item.trimmed for item in cleaned.values()))
    if isinstance(value, list | tuple):
        items = [clean(item) for item in value]
        return Clean([item.value for item in items], any(item.trimmed for item in items))
    return Clean(value, False)


def _clean_text(text: str) -> Clean:
    sound = text.replace("\0", "")
    if not sound.isascii():
        sound = sound.encode("utf-8", "replace").decode("utf-8")
    return Clean(sound[:LONGEST_TEXT], len(sound) > LONGEST_TEXT)
