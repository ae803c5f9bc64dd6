"""Characters that a file may not hold, because they hide, reorder or break what people read."""

from __future__ import annotations

import re
import unicodedata

_VISIBLE_ASCII = bytes(range(0x20, 0x7F)) + b"\n\r"

_JOINING_SCRIPTS = (
    "\u0600-\u08ff"  # Arabic, Syriac, Thaana, NKo, Samaritan, Mandaic
    "\u0900-\u0dff"  # the scripts of India and Sri Lanka
    "\u0f00-\u109f"  # Tibetan, Myanmar
    "\u1780-\u18af"  # Khmer, Mongolian
    "\u1b00-\u1bff\ua980-\ua9df"  # Balinese, Sundanese, Batak, Javanese
    "\ufb50-\ufdff\ufe70-\ufefe"  # Arabic presentation forms
)

_FORBIDDEN = re.compile(
    "["
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters and tabs
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction
    "\xad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"  # zero width
    "\u2028\u2029"  # line breaks that few editors show
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"  # halves, non-characters, tags
    "]"
    f"|(?<![{_JOINING_SCRIPTS}])[\u200c\u200d]"
)
_SUSPECT = re.compile(_FORBIDDEN.pattern.split("|(?<!")[0] + "|[\u200c\u200d]")


def find_forbidden(text: str) -> list[re.Match[str]]:
    """Finds what must not stand in a text, first to last.

    Joiners (U+200C, U+200D) are allowed after a letter of a script that needs them.
    """
    return list(_FORBIDDEN.finditer(text))


def looks_clean(raw: bytes) -> bool:
    """A fast look at UTF-8 bytes: True where nothing in them can be forbidden."""
    rest = raw.translate(None, _VISIBLE_ASCII)
    return not rest or _SUSPECT.search(rest.decode("utf-8", "replace")) is None


def describe_forbidden(character: str) -> tuple[str, str]:
    """Message and hint for one forbidden character."""
    if character == "\t":
        return "There is a tab here, which this format does not use.", "Use spaces."
    return f"There is {_name(character)} here, which a file must not hold.", "Remove it."


def _name(character: str) -> str:
    """What to call a character that cannot be shown: ``U+202E (right-to-left override)``."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{code} ({name})" if name else code
