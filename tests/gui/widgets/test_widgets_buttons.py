"""Buttons, chips, cards and marks: large enough, named, pressed on release."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION, THEMES, ThemeName
from coping_app.ui.widgets.buttons import (
    ChipButton,
    ChoiceButton,
    HelpButton,
    IconButton,
    NavButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    WordButton,
)
from coping_app.ui.widgets.card import Card, CardButton
from coping_app.ui.widgets.marks import CheckMark, RadioMark
from coping_app.ui.widgets.nav_rail import NavRail
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText
from tests.fakes import Recorder
from tests.gui.looking import name_of, picture, role_of, show_active, told

Make = Callable[[ThemeStore], QAbstractButton]

KINDS: dict[str, Make] = {
    "primary": lambda themes: PrimaryButton(themes, "Start", "play"),
    "secondary": lambda themes: SecondaryButton(themes, "Skip"),
    "quiet": lambda themes: QuietButton(themes, "Half as long"),
    "chip": lambda themes: ChipButton(themes, "All"),
    "choice": lambda themes: ChoiceButton(themes, "Yes"),
    "nav": lambda themes: NavButton(themes, "Today", "sun"),
    "help": lambda themes: HelpButton(themes, "I need help"),
    "icon": lambda themes: IconButton(themes, "x", "Close"),
    "danger": lambda themes: WordButton(themes, "Erase", "danger"),
    "check": lambda themes: CheckMark(themes, "Captions"),
    "radio": lambda themes: RadioMark(themes, "Larger"),
    "card": lambda themes: CardButton(themes, "Slow breathing"),
}


@pytest.fixture(params=KINDS, ids=str)
def button(request: pytest.FixtureRequest, themes: ThemeStore, qtbot: QtBot) -> QAbstractButton:
    made = KINDS[request.param](themes)
    qtbot.addWidget(made)
    return made


def test_every_target_is_at_least_48_square(button: QAbstractButton) -> None:
    for size in (button.sizeHint(), button.minimumSizeHint()):
        assert size.width() >= 48
        assert size.height() >= 48


def test_200_percent_makes_it_larger(button: QAbstractButton, themes: ThemeStore) -> None:
    before = button.sizeHint()
    if isinstance(button, CardButton):
        button.body.addWidget(PlainText(themes, "Slow breathing", "subheading"))
        before = button.sizeHint()
    themes.apply(text_scale=2.0)
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() > before.height()


def test_it_has_a_name_and_a_role(button: QAbstractButton) -> None:
    assert name_of(button)
    assert role_of(button) not in (QAccessible.Role.NoRole, QAccessible.Role.Client)


def test_a_press_that_is_dragged_off_does_nothing(button: QAbstractButton) -> None:
    clicked = Recorder()
    button.clicked.connect(clicked)
    button.resize(button.sizeHint())
    button.show()
    far = button.rect().bottomRight() * 4
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=far)
    assert clicked.calls == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert len(clicked.calls) == 1


def test_a_press_far_from_the_words_counts_too(button: QAbstractButton) -> None:
    clicked = Recorder()
    button.clicked.connect(clicked)
    button.resize(300, 80)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() * 0.97)
    assert len(clicked.calls) == 1


@pytest.mark.parametrize("name", THEMES)
def test_it_is_drawn_in_every_theme(
    button: QAbstractButton, themes: ThemeStore, name: ThemeName
) -> None:
    themes.apply(name)
    host = Card()
    host.body.addWidget(button)
    host.resize(300, 120)
    image = picture(button)
    colours = {
        image.pixelColor(x, y).rgb()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert len(colours) > 1
    button.setParent(None)


@pytest.mark.parametrize(
    ("target", "least"), [(TARGET_SESSION, 56), (64, 64)], ids=["session", "kiosk"]
)
def test_session_and_kiosk_buttons_are_larger(
    themes: ThemeStore, qtbot: QtBot, target: int, least: int
) -> None:
    made = SecondaryButton(themes, "Stop", "square", target=target)
    qtbot.addWidget(made)
    assert made.sizeHint().height() >= least


@pytest.mark.parametrize("kind", ["chip", "choice", "nav"])
def test_in_contrast_themes_what_is_on_differs_by_shape(
    themes: ThemeStore, qtbot: QtBot, kind: str
) -> None:
    themes.apply("contrast-light")
    made = KINDS[kind](themes)
    qtbot.addWidget(made)
    made.resize(220, 60)
    off = picture(made)
    made.setChecked(True)
    on = picture(made)

    def edge(image: object) -> int:
        middle = image.height() // 2  # type: ignore[attr-defined]
        return sum(image.pixelColor(x, middle).lightness() < 100 for x in range(8))  # type: ignore[attr-defined]

    assert edge(on) >= edge(off) + 2


def test_an_icon_button_is_named_and_tool_tipped(themes: ThemeStore, qtbot: QtBot) -> None:
    made = IconButton(themes, "x", "Close")
    qtbot.addWidget(made)
    assert name_of(made) == "Close"
    assert "Close" in made.toolTip()


def test_warming_up_takes_no_time_with_reduced_motion(themes: ThemeStore, qtbot: QtBot) -> None:
    themes.apply(motion="reduced")
    made = PrimaryButton(themes, "Start")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    QTest.mousePress(made, Qt.MouseButton.LeftButton)
    middle = picture(made).pixelColor(8, made.height() // 2)
    assert middle == themes.theme.colour("primary-press")
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton)


def test_a_card_button_grows_with_its_words(themes: ThemeStore, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = CardButton(themes, "Slow breathing, 5 min")
    words = PlainText(themes, "Four in, six out. A calm, steady pattern for any time of day.")
    card.body.addWidget(words)
    column = QVBoxLayout(page)
    column.addWidget(card)
    column.addStretch(1)
    page.resize(320, 700)
    page.show()
    assert words.height() >= words.heightForWidth(words.width())
    assert card.rect().contains(words.geometry())
    assert role_of(card) == QAccessible.Role.Button


class TestNavRail:
    @pytest.fixture
    def rail(self, themes: ThemeStore, qtbot: QtBot) -> NavRail:
        rail = NavRail(
            themes,
            "Main",
            [("today", "Today", "sun"), ("library", "Library", "library")],
            [("settings", "Settings", "settings")],
        )
        qtbot.addWidget(rail)
        show_active(qtbot, rail)
        return rail

    def buttons(self, rail: NavRail) -> list[NavButton]:
        return rail.findChildren(NavButton)

    def test_the_first_place_is_current(self, rail: NavRail) -> None:
        assert rail.current == "today"

    def test_a_press_goes_there_and_tells(self, rail: NavRail) -> None:
        heard = Recorder()
        rail.chosen.connect(heard)
        QTest.mouseClick(self.buttons(rail)[1], Qt.MouseButton.LeftButton)
        assert rail.current == "library"
        assert heard.values == ["library"]

    def test_a_press_on_the_current_place_keeps_it(self, rail: NavRail) -> None:
        QTest.mouseClick(self.buttons(rail)[0], Qt.MouseButton.LeftButton)
        assert rail.current == "today"

    def test_arrows_move_the_focus_without_going_there(self, rail: NavRail) -> None:
        first, second, third = self.buttons(rail)
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Down)
        assert second.hasFocus()
        assert rail.current == "today"
        QTest.keyClick(second, Qt.Key.Key_Space)
        assert rail.current == "library"
        QTest.keyClick(second, Qt.Key.Key_Down)
        assert third.hasFocus()

    def test_places_are_told_as_tabs_that_can_be_pressed(self, rail: NavRail) -> None:
        first, second, _ = self.buttons(rail)
        assert role_of(rail) == QAccessible.Role.PageTabList
        assert role_of(first) == QAccessible.Role.PageTab
        assert told(first).state().selected
        assert not told(second).state().selected
        actions = told(second).actionInterface()
        assert QAccessibleActionInterface.pressAction() in actions.actionNames()
        actions.doAction(QAccessibleActionInterface.pressAction())
        assert rail.current == "library"
        assert Shiboken.isValid(rail)

    def test_no_place_may_be_current(self, rail: NavRail) -> None:
        rail.set_current("help")
        assert rail.current == ""


class TestSegmentedChips:
    @pytest.fixture
    def chips(self, themes: ThemeStore, qtbot: QtBot) -> SegmentedChips:
        chips = SegmentedChips(
            themes, "Range", [("2w", "2 weeks"), ("3m", "3 months"), ("all", "All")]
        )
        qtbot.addWidget(chips)
        show_active(qtbot, chips)
        return chips

    def test_one_is_on_and_only_one(self, chips: SegmentedChips) -> None:
        assert chips.value == "2w"
        heard = Recorder()
        chips.value_changed.connect(heard)
        QTest.mouseClick(chips.findChildren(ChipButton)[2], Qt.MouseButton.LeftButton)
        assert chips.value == "all"
        assert heard.values == ["all"]
        assert sum(chip.isChecked() for chip in chips.findChildren(ChipButton)) == 1

    def test_setting_is_silent(self, chips: SegmentedChips) -> None:
        heard = Recorder()
        chips.value_changed.connect(heard)
        chips.set_value("3m")
        assert chips.value == "3m"
        assert heard.calls == []

    def test_arrows_move_inside(self, chips: SegmentedChips) -> None:
        first = chips.findChildren(ChipButton)[0]
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Right)
        assert chips.value == "3m"

    def test_chips_are_told_as_radio_buttons(self, chips: SegmentedChips) -> None:
        for chip in chips.findChildren(ChipButton):
            assert role_of(chip) == QAccessible.Role.RadioButton
        assert name_of(chips) == "Range"

    def test_words_can_change(self, chips: SegmentedChips) -> None:
        chips.set_words("all", "All 53")
        assert chips.findChildren(ChipButton)[2].text() == "All 53"
