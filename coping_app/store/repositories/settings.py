"""What a person can set: one row a setting, and the frozen whole that is passed around.

A row gives the default, what is allowed and the words of the settings page. A stored value that is
not allowed (an older version, a damaged row) falls back to its default and is reported, so that a
bad setting never keeps anybody out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
Group = Literal["look", "sound", "practice", "help", "hidden"]


class SettingRow(NamedTuple):
    """One setting: what it may be and how it is worded.

    Attributes:
        key: Name of the field in ``Settings`` and of the stored value.
        default: Used where nothing valid is stored.
        allowed: Whether a value may be used.
        group: Where the settings page shows it; ``hidden`` ones have a place of their own.
        label: Name on the screen, in English; the page translates it.
        help: One sentence below it.
        options: For a choice: value and words. Empty for switches, numbers and texts.
        bounds: For a number: least, most, step.
    """

    key: str
    default: Any
    allowed: Callable[[Any], bool]
    group: Group
    label: str
    help: str = ""
    options: tuple[tuple[Any, str], ...] = ()
    bounds: tuple[float, float, float] | None = None


def _switch(key: str, default: bool, group: Group, label: str, help: str = "") -> SettingRow:
    return SettingRow(key, default, lambda v: isinstance(v, bool), group, label, help)


def _choice(
    key: str, default: Any, group: Group, label: str, options: tuple[tuple[Any, str], ...],
    help: str = "",
) -> SettingRow:
    values = {value for value, _ in options}
    return SettingRow(
        key, default, lambda v: isinstance(v, (str, int)) and v in values, group, label, help,
        options,
    )


def _number(
    key: str, default: float, group: Group, label: str, bounds: tuple[float, float, float],
    help: str = "",
) -> SettingRow:
    least, most, _ = bounds

    def allowed(value: Any) -> bool:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number and least <= value <= most

    return SettingRow(key, default, allowed, group, label, help, bounds=bounds)


def _text(key: str, group: Group, label: str, help: str = "") -> SettingRow:
    return SettingRow(
        key, "", lambda v: isinstance(v, str) and len(v) <= 200, group, label, help
    )


def _country_allowed(value: Any) -> bool:
    is_code = isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha()
    return value == "" or is_code


def is_language(text: str) -> bool:
    """Whether it is a code such as ``es`` or ``pt-BR``: files are looked for by it."""
    return _LANGUAGE.fullmatch(text) is not None


def _language_allowed(value: Any) -> bool:
    """Empty, or a language code."""
    return isinstance(value, str) and (value == "" or is_language(value))


def _areas_allowed(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(k, str) and v in ("skip", "release") for k, v in value.items()
    )


LEVEL = (0.0, 1.0, 0.1)
SETTING_ROWS: tuple[SettingRow, ...] = (
    _choice("theme", "system", "look", "Colours", (
        ("system", "Follow the system"), ("light", "Light"), ("dark", "Dark"),
        ("contrast-light", "High contrast, light"), ("contrast-dark", "High contrast, dark"),
    )),
    _choice("text_percent", 100, "look", "Text size", (
        (100, "100 %"), (125, "125 %"), (150, "150 %"), (175, "175 %"), (200, "200 %"),
    )),
    _choice("motion", "system", "look", "Movement on the screen", (
        ("system", "Follow the system"), ("full", "Gentle movement"),
        ("reduced", "As little as possible"),
    ), "With little movement, the breathing circle fills step by step."),
    _switch("system_font", False, "look", "Use my system font"),
    _switch("captions", True, "sound", "Show what is said",
            "Every spoken line, in the same second."),
    _switch("voice_on", True, "sound", "A voice guides me"),
    _number("voice_speed", 1.0, "sound", "Speed of the voice", (0.7, 1.3, 0.1)),
    _number("level_master", 1.0, "sound", "Loudness of all sound", LEVEL),
    _number("level_voice", 0.8, "sound", "Loudness of the voice", LEVEL),
    _number("level_cues", 0.8, "sound", "Loudness of bells", LEVEL),
    _number("level_breath", 0.8, "sound", "Loudness of breath tones", LEVEL),
    _number("level_background", 0.8, "sound", "Loudness of the sea and other backgrounds", LEVEL),
    _switch("bells", True, "sound", "Bells"),
    _switch("writing_signs", True, "sound", "A soft sign in long writing",
            "At half of the time, and two minutes before the end."),
    _switch("spoken_counts", False, "sound", "The voice counts along"),
    _number("pace", 1.0, "practice", "Time for pauses and breaths", (0.5, 2.0, 0.25),
            "One is as written. Two is twice as long."),
    _number("day_start_hour", 4, "practice", "My day starts at this hour", (0, 12, 1),
            "Practice after midnight still counts for the evening before."),
    SettingRow("areas", {}, _areas_allowed, "practice", "Areas that hurt",
               "Muscle exercises only let go there, or leave the area out."),
    _text("contact_name", "help", "Someone I can call"),
    _text("contact_phone", "help", "Their number"),
    _text("clinic_contact", "help", "My clinic or doctor"),
    SettingRow("country", "", _country_allowed, "help", "My country", "For the emergency number."),
    _switch("first_run_done", False, "hidden", "First run"),
    SettingRow("language", "", _language_allowed, "hidden", "Language"),
)
"""Every setting, in the order in which the page shows them."""

_ROW_OF = {row.key: row for row in SETTING_ROWS}


class Settings(NamedTuple):
    """All settings of one person. Units: levels 0 to 1, pace as a factor, hours 0 to 12."""

    theme: str = "system"
    text_percent: int = 100
    motion: str = "system"
    system_font: bool = False
    captions: bool = True
    voice_on: bool = True
    voice_speed: float = 1.0
    level_master: float = 1.0
    level_voice: float = 0.8
    level_cues: float = 0.8
    level_breath: float = 0.8
    level_background: float = 0.8
    bells: bool = True
    writing_signs: bool = True
    spoken_counts: bool = False
    pace: float = 1.0
    day_start_hour: int = 4
    areas: Mapping[str, str] = MappingProxyType({})
    contact_name: str = ""
    contact_phone: str = ""
    clinic_contact: str = ""
    country: str = ""
    first_run_done: bool = False
    language: str = ""

    def with_value(self, key: str, value: Any) -> Settings:
        """The same settings with one changed.

        Raises:
            ValueError: ``value`` is not allowed for ``key``.
            KeyError: There is no such setting.
        """
        if not _ROW_OF[key].allowed(value):
            raise ValueError(f"{value!r} is not allowed for {key}")
        return self._replace(**{key: value})


def is_setting(key: str) -> bool:
    """Whether there is a setting of that name."""
    return key in _ROW_OF


def setting_allowed(key: str, value: Any) -> bool:
    """Whether a value may be used for a setting that there is."""
    return _ROW_OF[key].allowed(value)


def read_settings(stored: Callable[[str, Any], Any]) -> tuple[Settings, tuple[str, ...]]:
    """Settings from the store, and the keys whose stored value could not be used.

    Args:
        stored: Given a key and a default, answers the stored value (``Store.settings.get``).
    """
    values: dict[str, Any] = {}
    refused: list[str] = []
    for row in SETTING_ROWS:
        value = stored(row.key, row.default)
        if row.allowed(value):
            values[row.key] = value
        else:
            refused.append(row.key)
    return Settings(**values), tuple(refused)


def unlisted_fields() -> set[str]:
    """Fields without a row or rows without a field; empty when table and class agree."""
    return set(Settings._fields) ^ _ROW_OF.keys()
