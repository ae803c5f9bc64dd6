"""Which country a computer is set to, by what its system tells: for the emergency number.

A guess that the person can see and change, never a fact about where they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TELLING = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "LC_TIME")
"""What somebody set on purpose for where they live; read before the language of the screen."""
_LANGUAGE = "LANG"
"""Read last: many people outside the United States use a computer in ``en_US``."""
_REGION = re.compile(r"[A-Za-z]{2,3}[_-](?:[A-Za-z]{4}[_-])?([A-Za-z]{2})(?:[.@_-].*)?")
_CODE = re.compile(r"[A-Za-z]{2}")


def country_of(chosen: str, environment: Mapping[str, str], system: str = "") -> str:
    """The country that the emergency number is shown for: two capital letters, or empty.

    The names of a locale are read as text, so that they count where it is not installed, too.

    Args:
        chosen: What the person chose; it comes first whatever it is.
        environment: Variables of the process, such as ``LANG``.
        system: Region that the system tells, two letters; anything else is nothing.
    """
    if chosen.strip():
        return chosen.strip().upper()
    for name in _TELLING:
        if region := region_in(environment.get(name, "")):
            return region
    if _CODE.fullmatch(system):
        return system.upper()
    return region_in(environment.get(_LANGUAGE, ""))


def region_in(locale: str) -> str:
    """The country in the name of a locale, such as ``es_MX.UTF-8``: ``MX``; else empty."""
    found = _REGION.fullmatch(locale)
    return found[1].upper() if found else ""
