"""The first page: a welcome, a breath, and nothing that frightens before it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from coping_app.store.repositories.settings import Settings
from coping_app.ui.pages.first_run.page import PICTURE_WIDTH, SIZES, FirstRunPage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from coping_app.ui.widgets.welcome_picture import WelcomePicture
from tests.fakes import Recorder
from tests.gui.page_fakes import by_id, has, press, settle, shown, words_on
from tests.gui.page_zoo import safety_texts

NUMBERS = (("IE", "Ireland: 112"), ("GB", "United Kingdom: 999"))


class Kept:
    """Settings that a page reads and changes at once."""

    def __init__(self, page_settings: Settings | None = None) -> None:
        self.settings = page_settings or Settings()
        self.told: list[tuple[str, object]] = []

    def change(self, key: str, value: object) -> None:
        self.told.append((key, value))
        self.settings = self.settings.with_value(key, value)


def made(qtbot: QtBot, themes: ThemeStore, kept: Kept) -> FirstRunPage:
    page = FirstRunPage(
        themes, lambda: kept.settings, lambda: NUMBERS, lambda: kept.settings.country.upper()
    )
    page.setting_changed.connect(kept.change)
    shown(qtbot, page)
    return page


def recorded(signal: object) -> Recorder:
    recorder = Recorder()
    signal.connect(recorder)  # type: ignore[attr-defined]
    return recorder


@pytest.mark.parametrize(
    ("button", "signal"),
    [("first-run.breathe", "breathe_requested"), ("first-run.look", "finished"),
     ("first-run.when", "help_requested"), ("help", "help_requested")],
)  # fmt: skip
def test_each_way_on_is_one_press(
    qtbot: QtBot, themes: ThemeStore, button: str, signal: str
) -> None:
    page = made(qtbot, themes, Kept())
    asked = recorded(getattr(page, signal))
    press(page, button)
    assert len(asked.calls) == 1


def test_no_sign_of_illness_stands_before_the_first_breath(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    words = words_on(made(qtbot, themes, Kept()))
    assert "Welcome" in words
    assert "If your pain is new, or very different, please see a doctor first." in words
    for group in safety_texts().red_flags.groups:
        assert not any(sign in words for sign in group.signs)


def test_the_text_size_changes_at_once_step_by_step_and_stops_at_its_ends(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    kept = Kept()
    page = made(qtbot, themes, kept)
    assert not by_id(page, "first-run.smaller").isEnabled()
    while by_id(page, "first-run.larger").isEnabled():
        press(page, "first-run.larger")
        assert f"{kept.settings.text_percent} %" in words_on(page)
    assert kept.told == [("text_percent", size) for size in SIZES[1:]]
    press(page, "first-run.smaller")
    assert kept.settings.text_percent == SIZES[-2]


def test_a_size_that_cannot_be_kept_is_not_shown_as_kept(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = FirstRunPage(themes, Settings, lambda: NUMBERS, str)
    shown(qtbot, page)
    press(page, "first-run.larger")
    page.show_kept("text_percent")
    assert "100 %" in words_on(page)


def test_the_country_stands_with_its_number_and_is_told_when_changed(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    kept = Kept(Settings()._replace(country="ie"))
    page = made(qtbot, themes, kept)
    choice = by_id(page, "first-run.country")
    assert choice.currentText() == "Ireland: 112"
    assert kept.told == []
    choice.setCurrentIndex(choice.findData("GB"))
    assert kept.told == [("country", "GB")]


def test_without_safety_texts_nobody_is_held_up(qtbot: QtBot, themes: ThemeStore) -> None:
    page = FirstRunPage(themes, Settings, tuple, str)
    shown(qtbot, page)
    assert not has(page, "first-run.country")
    asked = recorded(page.breathe_requested)
    press(page, "first-run.breathe")
    assert len(asked.calls) == 1


@pytest.mark.parametrize(
    ("width", "scale", "beside"), [(1280, 1.0, True), (1024, 1.0, False), (1280, 1.75, False)]
)
def test_the_picture_gives_way_where_the_words_need_the_room(
    qtbot: QtBot, themes: ThemeStore, width: int, scale: float, beside: bool
) -> None:
    page = made(qtbot, themes, Kept())
    themes.apply(text_scale=scale)
    page.resize(width, 800)
    settle()
    assert page._picture.isVisible() is beside
    assert (page.viewport().x() >= PICTURE_WIDTH) is beside
    assert page._help.isVisible()
    assert page.rect().contains(page._help.geometry())


@pytest.mark.parametrize("name", THEMES)
def test_help_can_be_read_on_the_picture_in_every_theme(
    qtbot: QtBot, themes: ThemeStore, name: ThemeName
) -> None:
    themes.apply(name)
    page = FirstRunPage(themes, Settings, lambda: NUMBERS, str)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    button = by_id(page, "help")
    assert page.findChild(WelcomePicture).isVisibleTo(page)
    ground = page.grab().toImage().pixelColor(
        button.mapTo(page, QPoint(button.width() - 8, button.height() // 2))
    )
    assert ground == themes.theme.colour("canvas")
