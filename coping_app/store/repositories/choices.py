"""What was chosen for a session, as it is kept: which of it can be used, and which cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coping_app.session.choices import Choices
from coping_app.store.repositories.settings import setting_allowed

_LIKE_SETTINGS = ("pace", "bells", "spoken_counts", "writing_signs", "areas")
"""Chosen for one time, within the bounds that the settings of these names have."""


def wrong_choices(kept: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of choices that are known and whose kept value cannot be used.

    A name that is not known, as of a later version, is not wrong: it is kept and not used.
    """
    return tuple(name for name, value in kept.items() if _known(name) and not _fits(name, value))


def sound_choices(kept: Mapping[str, Any]) -> Choices:
    """The choices that can be used; of every other the default holds."""
    return Choices(**{name: value for name, value in kept.items() if _fits(name, value)})


def _known(name: str) -> bool:
    return name == "shorter" or name in _LIKE_SETTINGS


def _fits(name: str, value: Any) -> bool:
    if name == "shorter":
        return isinstance(value, bool)
    return name in _LIKE_SETTINGS and setting_allowed(name, value)
