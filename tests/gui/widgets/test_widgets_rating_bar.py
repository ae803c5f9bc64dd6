"""The rating bar: eleven equal buttons, nothing preselected, one stop for Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from tests.fakes import Recorder
from tests.gui.looking import name_of, picture, role_of, show_active, told

NUMBERS = list(range(11))


@pytest.fixture
def page(themes: ThemeStore, qtbot: QtBot) -> QWidget:
    """The bar between two fields, as on a page."""
    page = QWidget()
    column = QVBoxLayout(page)
    page.before, page.after = QLineEdit(), QLineEdit()  # type: ignore[attr-defined]
    page.bar = RatingBar(themes, "How strong is your pain?", "no pain", "the worst")  # type: ignore[attr-defined]
    for widget in (page.before, page.bar, page.after):  # type: ignore[attr-defined]
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.resize(900, 300)
    show_active(qtbot, page)
    return page


@pytest.fixture
def bar(page: QWidget) -> RatingBar:
    return page.bar  # type: ignore[attr-defined,no-any-return]


def focused(bar: RatingBar) -> int:
    return next(button.number for button in bar.buttons if button.hasFocus())


def test_nothing_is_preselected(bar: RatingBar) -> None:
    assert bar.value is None
    assert not any(button.isChecked() for button in bar.buttons)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_press_chooses_and_tells_once(bar: RatingBar, number: int) -> None:
    heard = Recorder()
    bar.value_changed.connect(heard)
    QTest.mouseClick(bar.buttons[number], Qt.MouseButton.LeftButton)
    assert bar.value == number
    assert heard.values == [number]


def test_dragging_off_a_button_chooses_nothing(bar: RatingBar) -> None:
    button = bar.buttons[3]
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    QTest.mouseMove(button, button.rect().bottomRight() * 3)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() * 3)
    assert bar.value is None


@pytest.mark.parametrize("number", range(10))
def test_a_digit_chooses(bar: RatingBar, number: int) -> None:
    bar.setFocus()
    QTest.keyClick(bar.buttons[0], Qt.Key(int(Qt.Key.Key_0) + number))
    assert bar.value == number
    assert focused(bar) == number


def test_end_and_home_reach_ten_and_zero(bar: RatingBar) -> None:
    bar.setFocus()
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_End)
    assert bar.value == 10
    QTest.keyClick(bar.buttons[10], Qt.Key.Key_Home)
    assert bar.value == 0


def test_arrows_move_and_stop_at_the_ends(bar: RatingBar) -> None:
    bar.set_value(9)
    bar.setFocus()
    for _ in range(3):
        QTest.keyClick(bar.buttons[focused(bar)], Qt.Key.Key_Right)
    assert bar.value == 10
    for _ in range(12):
        QTest.keyClick(bar.buttons[focused(bar)], Qt.Key.Key_Left)
    assert bar.value == 0


def test_arrows_follow_the_eye_where_reading_starts_at_the_right(bar: RatingBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.set_value(5)
    bar.setFocus()
    QTest.keyClick(bar.buttons[5], Qt.Key.Key_Left)
    assert bar.value == 6
    assert bar.buttons[0].x() > bar.buttons[10].x()


def test_tab_enters_at_one_button_and_leaves_at_once(page: QWidget, bar: RatingBar) -> None:
    page.before.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(page.before, Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    assert focused(bar) == 0
    assert bar.value is None
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_Tab)
    assert page.after.hasFocus()  # type: ignore[attr-defined]
    bar.set_value(7)
    QTest.keyClick(page.after, Qt.Key.Key_Backtab)  # type: ignore[attr-defined]
    assert focused(bar) == 7


def test_space_chooses_what_has_the_focus(bar: RatingBar) -> None:
    bar.setFocus()
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_Space)
    assert bar.value == 0


def test_setting_the_value_is_silent_and_none_empties(bar: RatingBar) -> None:
    heard = Recorder()
    bar.value_changed.connect(heard)
    bar.set_value(4)
    assert bar.value == 4
    bar.set_value(None)
    assert bar.value is None
    assert heard.calls == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_toggle_by_assistive_technology_chooses_and_tells_once(
    bar: RatingBar, number: int
) -> None:
    bar.set_value(None)
    heard = Recorder()
    bar.value_changed.connect(heard)
    actions = told(bar.buttons[number]).actionInterface()
    for _ in range(2):
        actions.doAction(actions.toggleAction())
    assert bar.value == number
    assert heard.values == [number]
    assert [b.number for b in bar.buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus] == [
        number
    ]


def test_keys_with_modifiers_go_on_to_the_page(bar: RatingBar) -> None:
    bar.setFocus()
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert bar.value is None


@pytest.mark.parametrize("number", NUMBERS)
def test_each_button_is_told_as_a_radio_button_of_ten(bar: RatingBar, number: int) -> None:
    button = bar.buttons[number]
    assert role_of(button) == QAccessible.Role.RadioButton
    assert name_of(button) == f"{number} of 10"
    assert not told(button).state().checked
    bar.set_value(number)
    assert told(button).state().checked


def test_the_ends_are_told_in_words(bar: RatingBar) -> None:
    assert told(bar.buttons[0]).text(QAccessible.Text.Description) == "no pain"
    assert told(bar.buttons[10]).text(QAccessible.Text.Description) == "the worst"
    assert name_of(bar) == "How strong is your pain?"
    assert role_of(bar) == QAccessible.Role.Grouping


def test_buttons_are_at_least_56_square_with_gaps_of_8(bar: RatingBar) -> None:
    for button in bar.buttons:
        assert button.width() >= 56
        assert button.height() >= 56
    for left, right in zip(bar.buttons, bar.buttons[1:], strict=False):
        assert right.x() - left.geometry().right() - 1 == 8


@pytest.mark.parametrize("width", [320, 480, 700, 800, 1200])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_wrap_and_no_button_leaves_the_bar(
    themes: ThemeStore, page: QWidget, bar: RatingBar, width: int, scale: float
) -> None:
    themes.apply(text_scale=scale)
    page.resize(width, page.heightForWidth(width))
    page.layout().activate()  # type: ignore[union-attr]
    boxes = [button.geometry() for button in bar.buttons]
    parent = bar.buttons[0].parentWidget()
    assert parent is not None
    for box in boxes:
        assert parent.rect().contains(box)
        assert box.width() >= themes.theme.target(56) or width == 320
    assert all(not one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_two_rows_at_200_percent_in_a_page_column(
    themes: ThemeStore, page: QWidget, bar: RatingBar
) -> None:
    themes.apply(text_scale=2.0)
    page.resize(760, page.heightForWidth(760))
    page.layout().activate()  # type: ignore[union-attr]
    assert len({button.y() for button in bar.buttons}) == 2


def test_chosen_shows_without_colour_in_contrast_themes(themes: ThemeStore, bar: RatingBar) -> None:
    themes.apply("contrast-light")
    button = bar.buttons[5]
    plain = picture(button)
    bar.set_value(5)
    chosen = picture(button)
    inner = (8, button.height() // 2)
    dark = sum(chosen.pixelColor(x, inner[1]).lightness() < 128 for x in range(chosen.width() // 4))
    before = sum(plain.pixelColor(x, inner[1]).lightness() < 128 for x in range(plain.width() // 4))
    assert dark >= before + 2
