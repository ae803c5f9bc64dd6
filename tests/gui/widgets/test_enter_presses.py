"""Enter presses what has the keyboard, whatever kind of thing it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.pages.backups.backup_row import BackupRow
from coping_app.ui.steps.drawing.swatch_button import SwatchButton
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.body.body_figure import BodyFigure, area_names
from coping_app.ui.widgets.buttons import (
    ChipButton,
    ChoiceButton,
    IconButton,
    NavButton,
    PrimaryButton,
    QuietButton,
)
from coping_app.ui.widgets.card import CardButton
from coping_app.ui.widgets.fields import Choice, TextBox, TextLine
from coping_app.ui.widgets.marks import CheckMark, RadioMark
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from tests.fakes import Recorder
from tests.gui.looking import show_active

ENTERS = {
    "return": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "keypad": (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
}
PRESSED: dict[str, Callable[[ThemeStore], QWidget]] = {
    "primary": lambda themes: PrimaryButton(themes, "Start"),
    "quiet": lambda themes: QuietButton(themes, "Back"),
    "icon": lambda themes: IconButton(themes, "x", "Close"),
    "nav": lambda themes: NavButton(themes, "Today", "sun"),
    "card": lambda themes: CardButton(themes, "Slow breathing"),
    "bar-action": lambda themes: MessageBar(
        themes, "Paused.", action="Go back to it", closable=False
    ),
}
MARKED: dict[str, Callable[[ThemeStore], QWidget]] = {
    "chip": lambda themes: ChipButton(themes, "Short"),
    "choice": lambda themes: ChoiceButton(themes, "Never"),
    "check": lambda themes: CheckMark(themes, "Captions"),
    "radio": lambda themes: RadioMark(themes, "Left"),
    "number": lambda themes: RatingBar(themes, "Pain", "none", "worst"),
    "swatch": lambda themes: SwatchButton(themes, "Teal", "primary"),
    "area": lambda themes: BodyFigure(themes, area_names("en"), selectable=True),
    "backup": lambda themes: BackupRow(themes, "2 March", "Monday, 19:40", ("9", "2")),
}


def stop_in(widget: QWidget) -> QAbstractButton:
    """The widget itself, or the one button in it where Tab stops."""
    inner = widget.findChildren(QAbstractButton)
    (stop,) = (
        each for each in (inner or [widget])
        if isinstance(each, QAbstractButton) and each.focusPolicy() == Qt.FocusPolicy.StrongFocus
    )  # fmt: skip
    return stop


def keyboard_on(qtbot: QtBot, widget: QWidget) -> None:
    window = widget.window()
    qtbot.addWidget(window)
    show_active(qtbot, window)
    widget.setFocus()
    assert QApplication.focusWidget() is widget


def with_list(themes: ThemeStore) -> tuple[QWidget, Choice]:
    """A list to choose from on a page, which has to outlive its popup."""
    page = QWidget()
    choice = Choice(themes, "Country", [("", "Not chosen"), ("GB", "United Kingdom")])
    QVBoxLayout(page).addWidget(choice)
    return page, choice


@pytest.mark.parametrize("enter", ENTERS)
@pytest.mark.parametrize("kind", PRESSED)
def test_enter_presses_once(qtbot: QtBot, themes: ThemeStore, kind: str, enter: str) -> None:
    widget = PRESSED[kind](themes)
    button = stop_in(widget)
    heard = Recorder()
    button.clicked.connect(heard)
    keyboard_on(qtbot, button)
    QTest.keyClick(button, *ENTERS[enter])
    assert len(heard.calls) == 1
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(heard.calls) == 2, "Space goes on working"


@pytest.mark.parametrize("enter", ENTERS)
@pytest.mark.parametrize("kind", MARKED)
def test_enter_chooses(qtbot: QtBot, themes: ThemeStore, kind: str, enter: str) -> None:
    widget = MARKED[kind](themes)
    button = stop_in(widget)
    keyboard_on(qtbot, button)
    QTest.keyClick(button, *ENTERS[enter])
    assert button.isChecked()


def test_enter_opens_a_list_and_takes_from_it(qtbot: QtBot, themes: ThemeStore) -> None:
    page, choice = with_list(themes)
    keyboard_on(qtbot, choice)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert choice.view().isVisible()
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert not choice.view().isVisible()
    assert choice.key == "GB"
    assert page.isVisible()


def test_escape_closes_a_list_and_chooses_nothing(qtbot: QtBot, themes: ThemeStore) -> None:
    page, choice = with_list(themes)
    keyboard_on(qtbot, choice)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Escape)
    assert not choice.view().isVisible()
    assert choice.key == ""
    assert page.isVisible()


def test_a_held_enter_presses_once_and_one_with_a_modifier_never(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    button = PrimaryButton(themes, "Start")
    heard = Recorder()
    button.clicked.connect(heard)
    keyboard_on(qtbot, button)
    QTest.keyClick(button, Qt.Key.Key_Return)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(button, held)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(heard.calls) == 1


class TestInText:
    @pytest.fixture
    def page(self, qtbot: QtBot, themes: ThemeStore) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        for part in (TextLine(themes, "Name"), TextBox(themes, "Words"), QuietButton(themes, "x")):
            column.addWidget(part)
        qtbot.addWidget(page)
        show_active(qtbot, page)
        return page

    def test_enter_in_a_line_goes_on_to_what_follows(self, page: QWidget) -> None:
        (line,), (box,) = page.findChildren(TextLine), page.findChildren(TextBox)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is box

    def test_a_line_that_someone_waits_for_keeps_its_enter(self, page: QWidget) -> None:
        (line,) = page.findChildren(TextLine)
        heard = Recorder()
        line.returnPressed.connect(heard)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert len(heard.calls) == 1
        assert QApplication.focusWidget() is line

    def test_enter_in_a_box_is_a_new_line_and_presses_nothing(self, page: QWidget) -> None:
        (box,), (button,) = page.findChildren(TextBox), page.findChildren(QuietButton)
        heard = Recorder()
        button.clicked.connect(heard)
        box.setFocus()
        for key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_B):
            QTest.keyClick(box, key)
        assert box.toPlainText() == "a\nb"
        assert heard.calls == []
