"""Whether some voice of this computer reads a language, told without loading any."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable


def has_voice(
    language: str,
    platform: str = sys.platform,
    find: Callable[[str], str | None] = shutil.which,
) -> bool:
    """As far as can be known before a line is read; see ``voice_order.py`` for the voices.

    Args:
        language: BCP 47. The built-in voice reads English.
        platform: As ``sys.platform``; macOS and Windows bring voices along.
        find: Where a program is, or None; espeak-ng reads nearly every language.
    """
    is_english = language.split("-")[0] == "en"
    return is_english or platform in ("darwin", "win32") or find("espeak-ng") is not None
