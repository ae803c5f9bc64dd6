"""The token table: every pair in use is told apart as well as it has to be."""

from __future__ import annotations

import pytest

from coping_app.ui.theme import tokens
from coping_app.ui.theme.tokens import COLOURS, HEAT, ROLES, THEMES, ThemeName

TEXT, MUTED, COLOURED, EDGE = 11.0, 5.8, 4.5, 3.0
COLOURED_IN_CONTRAST = 7.0

TEXT_PAIRS = [("text", ground) for ground in ("canvas", "surface", "sunken")]
MUTED_PAIRS = [("muted", ground) for ground in ("canvas", "surface", "sunken")]
COLOURED_PAIRS = [
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("on-primary", "primary-press"),
    ("on-soft", "primary-soft"),
    ("text", "primary-soft"),
    ("primary", "canvas"),
    ("primary", "surface"),
    ("primary", "primary-soft"),
    ("primary", "sunken"),
    ("danger", "surface"),
    ("danger", "canvas"),
    ("danger", "danger-soft"),
    ("warn", "warn-soft"),
    ("ok", "ok-soft"),
    ("info", "info-soft"),
    ("muted", "primary-soft"),
    ("text", "pacer-fill"),
]
EDGE_PAIRS = [
    ("control", "canvas"),
    ("control", "surface"),
    ("control", "sunken"),
    ("focus", "canvas"),
    ("focus", "surface"),
    ("focus", "sunken"),
    ("focus", "primary-soft"),
    ("pacer-edge", "canvas"),
    ("pacer-edge", "surface"),
    ("chart-before", "surface"),
    ("chart-after", "surface"),
    ("chart-pain", "surface"),
    ("chart-mood", "surface"),
    ("chart-pain", "sunken"),
    ("chart-mood", "sunken"),
    ("chart-axis", "surface"),
    ("primary", "canvas"),
    ("primary", "surface"),
    ("primary", "sunken"),
]


def channel(value: int) -> float:
    """Linear light of one 8-bit channel (WCAG 2.2, relative luminance)."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def measured(pair: tuple[str, str], theme: ThemeName) -> float:
    at = THEMES.index(theme)
    return contrast(COLOURS[pair[0]][at], COLOURS[pair[1]][at])


def test_the_measure_gives_the_published_extremes() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_is_read_at_11_to_1(pair: tuple[str, str], theme: ThemeName) -> None:
    assert measured(pair, theme) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", MUTED_PAIRS, ids="-on-".join)
def test_muted_text_is_read_at_5_8_to_1(pair: tuple[str, str], theme: ThemeName) -> None:
    assert measured(pair, theme) >= MUTED


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", COLOURED_PAIRS, ids="-on-".join)
def test_coloured_text_is_read_at_4_5_to_1_and_7_to_1_in_contrast_themes(
    pair: tuple[str, str], theme: ThemeName
) -> None:
    wanted = COLOURED_IN_CONTRAST if theme.startswith("contrast") else COLOURED
    if pair[1] == "pacer-fill":
        wanted = COLOURED  # large words, and the number is told elsewhere too
    assert measured(pair, theme) >= wanted


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids="-on-".join)
def test_edges_focus_and_data_marks_stand_out_at_3_to_1(
    pair: tuple[str, str], theme: ThemeName
) -> None:
    assert measured(pair, theme) >= EDGE


@pytest.mark.parametrize("token", COLOURS)
def test_every_token_has_one_colour_a_theme(token: str) -> None:
    assert len(COLOURS[token]) == len(THEMES)
    for colour in COLOURS[token]:
        assert len(colour) == 7
        int(colour[1:], 16)


@pytest.mark.parametrize("theme", THEMES)
def test_the_heat_map_runs_one_way_from_none_to_most(theme: ThemeName) -> None:
    steps = [luminance(colour) for colour in HEAT[theme]]
    assert len(steps) == 6
    assert steps == sorted(steps) or steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("role", ROLES)
def test_no_text_is_smaller_than_16_and_lines_have_air(role: str) -> None:
    assert ROLES[role].size >= 16
    assert ROLES[role].line >= 1.2 * ROLES[role].size
    assert ROLES[role].weight in (400, 600)


def test_targets_are_as_large_as_promised() -> None:
    assert (tokens.TARGET, tokens.TARGET_SESSION) == (48, 56)
    assert tokens.MARK >= 24


def test_pain_is_never_red_and_relief_never_green() -> None:
    for at in range(len(THEMES)):
        assert COLOURS["chart-pain"][at] != COLOURS["danger"][at]
        assert COLOURS["chart-after"][at] != COLOURS["ok"][at]
