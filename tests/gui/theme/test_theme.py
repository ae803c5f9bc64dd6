"""The look as a whole: one palette and one style sheet that follow the choice at once."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QStyle
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.look import Theme
from coping_app.ui.theme.style import build_style_sheet
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ROLES, THEMES, ThemeName
from tests.fakes import Recorder


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_style_sheet_is_whole_and_names_no_font_size(name: ThemeName, scale: float) -> None:
    sheet = build_style_sheet(Theme(name, scale))
    assert "@" not in sheet
    assert "font-size" not in sheet
    assert "font:" not in sheet


@pytest.mark.parametrize("name", ["contrast-light", "contrast-dark"])
def test_contrast_themes_draw_no_edge_thinner_than_2_pixels(name: ThemeName) -> None:
    sheet = build_style_sheet(Theme(name))
    widths = [int(width) for width in re.findall(r"border[a-z-]*: (\d+)px solid", sheet)]
    assert widths
    assert min(widths) >= 2


@pytest.mark.parametrize("name", THEMES)
def test_the_application_wears_the_chosen_theme_at_once(
    themes: ThemeStore, qapp: QApplication, name: ThemeName
) -> None:
    themes.apply(name)
    assert qapp.palette().color(QPalette.ColorRole.Window) == themes.theme.colour("canvas")
    assert qapp.styleSheet() == build_style_sheet(themes.theme)


def test_text_size_changes_every_font_at_once(themes: ThemeStore, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    before = field.font().pixelSize(), field.sizeHint().height()
    themes.apply(text_scale=2.0)
    assert field.font().pixelSize() == 2 * before[0] == 36
    assert field.sizeHint().height() > before[1]


def test_what_is_not_given_stays(themes: ThemeStore) -> None:
    themes.apply("dark", 1.5, "reduced", system_font=True)
    themes.apply(text_scale=1.25)
    assert themes.theme == Theme("dark", 1.25, reduced_motion=True, system_font=True)


def test_change_is_told_once_and_only_if_something_changed(themes: ThemeStore) -> None:
    told = Recorder()
    themes.changed.connect(told)
    themes.apply("dark")
    themes.apply("dark")
    assert len(told.calls) == 1


def test_system_choice_gives_one_of_the_four_themes(themes: ThemeStore) -> None:
    themes.apply("system")
    assert themes.choice == "system"
    assert themes.theme.name in THEMES


@pytest.mark.parametrize("scale", [0.99, 2.01])
def test_text_sizes_beyond_the_ends_are_refused(themes: ThemeStore, scale: float) -> None:
    before = themes.theme
    with pytest.raises(ValueError, match="text_scale"):
        themes.apply("contrast-dark", text_scale=scale)
    assert themes.theme == before


def test_bundled_fonts_are_there_and_used(themes: ThemeStore) -> None:
    assert themes.missing_fonts == ()
    for name, role in ROLES.items():
        info = QFontInfo(themes.theme.font(name))
        assert info.family() == role.family
        assert info.weight() == role.weight


def test_missing_fonts_are_told_and_harmless(qapp: QApplication, tmp_path) -> None:  # type: ignore[no-untyped-def]
    store = ThemeStore(qapp, tmp_path)
    assert len(store.missing_fonts) == 4
    assert store.theme.font("body").pixelSize() == 18


@pytest.mark.parametrize("role", ["title", "body"])
@pytest.mark.parametrize("pair", ["AV", "To", "Te", "r.", "LT", "Ty"])
def test_the_fonts_kept_their_kerning(themes: ThemeStore, role: str, pair: str) -> None:
    font = themes.theme.font(role)
    font.setPixelSize(200)
    kerned = QFontMetricsF(font).horizontalAdvance(pair)
    font.setKerning(False)
    assert kerned < QFontMetricsF(font).horizontalAdvance(pair)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_marks_of_plain_check_boxes_are_24_and_grow(
    themes: ThemeStore, qtbot: QtBot, scale: float
) -> None:
    themes.apply(text_scale=scale)
    box = QCheckBox("Plain")
    qtbot.addWidget(box)
    box.ensurePolished()
    metric = box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)
    assert metric == 24 * scale


def test_icons_take_the_token_colour_and_missing_ones_are_empty(themes: ThemeStore) -> None:
    drawn = themes.pixmap("wind", "danger", 24).toImage()
    solid = [
        drawn.pixelColor(x, y)
        for x in range(24)
        for y in range(24)
        if drawn.pixelColor(x, y).alpha() > 240
    ]
    assert solid
    wanted = themes.theme.colour("danger")
    assert all(abs(colour.red() - wanted.red()) < 12 for colour in solid)
    nothing = themes.pixmap("no-such-icon", "text", 24).toImage()
    assert nothing.pixelColor(12, 12).alpha() == 0


def test_icons_are_drawn_once(themes: ThemeStore) -> None:
    assert themes.pixmap("wind", "text", 24) is themes.pixmap("wind", "text", 24)


def test_reduced_motion_makes_every_length_zero() -> None:
    assert Theme(reduced_motion=True).duration(240) == 0
    assert Theme().duration(240) == 240
