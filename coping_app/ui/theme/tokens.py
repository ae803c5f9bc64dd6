"""Every colour, size and duration of the look, as plain data. Nothing else names one.

Sizes are logical pixels at text size 100 %. Colours are in the order of ``THEMES``. The pairs that
must be told apart are measured by ``tests/unit/test_tokens.py``: a new pair joins there first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

ThemeName = Literal["light", "dark", "contrast-light", "contrast-dark"]
THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark", "contrast-light", "contrast-dark")

COLOURS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "canvas": ("#F7F4EF", "#11191A", "#FFFFFF", "#000000"),
    "surface": ("#FFFFFF", "#1A2425", "#FFFFFF", "#000000"),
    "sunken": ("#EDE8E0", "#0C1314", "#FFFFFF", "#000000"),
    "line": ("#D8D1C5", "#334042", "#000000", "#FFFFFF"),
    "control": ("#74797A", "#859493", "#000000", "#FFFFFF"),
    "text": ("#1F2D2C", "#EAF0EE", "#000000", "#FFFFFF"),
    "muted": ("#4C5B5A", "#B4C1BF", "#1A1A1A", "#E6E6E6"),
    "primary": ("#1F6668", "#7CC9C3", "#003F40", "#8CF2EA"),
    "primary-hover": ("#185355", "#93D6D1", "#002B2C", "#B3F7F2"),
    "primary-press": ("#124244", "#A9E0DC", "#000000", "#D9FBF8"),
    "on-primary": ("#FFFFFF", "#08211F", "#FFFFFF", "#000000"),
    "primary-soft": ("#DCEBE9", "#20393A", "#FFFFFF", "#000000"),
    "on-soft": ("#12403F", "#BFE6E2", "#000000", "#FFFFFF"),
    "focus": ("#0B57D0", "#9CC4FF", "#0000C8", "#FFE500"),
    "danger": ("#A3312B", "#F3A9A0", "#8A0F0A", "#FFB3AB"),
    "danger-soft": ("#F9E4E1", "#3B211F", "#FFFFFF", "#000000"),
    "warn": ("#7A5200", "#EBC26B", "#5A3A00", "#FFD76A"),
    "warn-soft": ("#F7EBCF", "#372B12", "#FFFFFF", "#000000"),
    "ok": ("#2B6640", "#93D0A2", "#0B4A20", "#9BF0B2"),
    "ok-soft": ("#E0EFE3", "#1C3324", "#FFFFFF", "#000000"),
    "info": ("#1D5B86", "#9CC8EC", "#003C66", "#A8D8FF"),
    "info-soft": ("#DFEBF4", "#1A2E3D", "#FFFFFF", "#000000"),
    "pacer-fill": ("#9CCBC6", "#2C5B5A", "#6FA8A5", "#2F7A76"),
    "pacer-edge": ("#2F7F80", "#7CC9C3", "#003F40", "#8CF2EA"),
    "chart-before": ("#B35A1F", "#F0A36B", "#7A3300", "#FFB074"),
    "chart-after": ("#1F6F78", "#6FC7CF", "#00474F", "#7DE8F2"),
    "chart-pain": ("#8A3B6B", "#F2AFD6", "#6A0F4C", "#FFC2E8"),
    "chart-mood": ("#2B6CB0", "#6FA8F5", "#003C8A", "#7FB2FF"),
    "chart-grid": ("#E3DDD3", "#2C393B", "#8C8C8C", "#6E6E6E"),
    "chart-axis": ("#5C6968", "#A3B1AF", "#000000", "#FFFFFF"),
}

_HEAT_LIGHT = ("#EDE8E0", "#CFE3E1", "#9CCBC6", "#5FA5A3", "#2F7F80", "#124F51")
_HEAT_DARK = ("#0C1314", "#20393A", "#2C5B5A", "#3F7C7B", "#7CC9C3", "#C4EBE7")
HEAT: Final[Mapping[ThemeName, tuple[str, ...]]] = {
    "light": _HEAT_LIGHT,
    "dark": _HEAT_DARK,
    "contrast-light": _HEAT_LIGHT,
    "contrast-dark": _HEAT_DARK,
}
"""Heat map, none to most. In contrast themes each cell also shows its number."""

TEXT_FAMILY: Final = "Atkinson Hyperlegible Next"
TITLE_FAMILY: Final = "Lexend"


class TypeRole(NamedTuple):
    """One size of the type scale: family, letter size and line height in pixels, weight."""

    family: str
    size: int
    line: int
    weight: int


ROLES: Final[Mapping[str, TypeRole]] = {
    "display": TypeRole(TITLE_FAMILY, 40, 48, 600),
    "title": TypeRole(TITLE_FAMILY, 32, 40, 600),
    "heading": TypeRole(TITLE_FAMILY, 24, 32, 600),
    "subheading": TypeRole(TITLE_FAMILY, 20, 28, 600),
    "numeral": TypeRole(TITLE_FAMILY, 18, 28, 400),
    "body": TypeRole(TEXT_FAMILY, 18, 28, 400),
    "strong": TypeRole(TEXT_FAMILY, 18, 28, 600),
    "secondary": TypeRole(TEXT_FAMILY, 16, 24, 400),
    "secondary-strong": TypeRole(TEXT_FAMILY, 16, 24, 600),
    "caption": TypeRole(TEXT_FAMILY, 24, 36, 400),
}
"""``strong`` roles are body and secondary at 600; ``numeral`` is a stand-alone number (a zero
without a slash); ``caption`` is a spoken line in the player, read from further away."""

SPACE: Final = (4, 8, 12, 16, 24, 32, 48, 64)
PAGE_MARGIN: Final = 32
CARD_PADDING: Final = 24
CARD_GAP: Final = 16
CONTENT_WIDTH: Final = 720
CHART_WIDTH: Final = 1100
MEASURE_CHARACTERS: Final = 66
"""A line of text holds at most this many average characters."""

RADIUS_INPUT: Final = 8
RADIUS_BUTTON: Final = 12
RADIUS_CARD: Final = 16
RADIUS_PANEL: Final = 24

EDGE: Final = 1
EDGE_SELECTED: Final = 2
EDGE_CONTRAST: Final = 2
"""All edges in contrast themes; a selected thing there has a double edge."""

TARGET: Final = 48
TARGET_SESSION: Final = 56
TARGET_GAP: Final = 8
ICON: Final = 24
MARK: Final = 24
"""Check-box and slider marks, at least."""

FOCUS_WIDTH: Final = 3
FOCUS_GAP: Final = 2
FOCUS_RADIUS_MORE: Final = 4

PRESS_MS: Final = 120
FADE_MS: Final = 240
FINISH_MS: Final = 400
UNDO_S: Final = 10
ANNOUNCE_GAP_S: Final = 4.0
