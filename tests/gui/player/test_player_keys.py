"""The keys of the player, pressed for real on everything that can have the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coping_app.session.runner import State
from coping_app.ui.player.keys import is_answer, is_typing
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import frames_with_focus
from tests.gui.player_fakes import Practice, make_exercise

TIMED: dict[str, dict[str, Any]] = {
    "say": {"say": "Sit as you like.", "pause": "60 s"},
    "wait": {"wait": "60 s"},
    "breathe": {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": "6"},
    "body": {"body": [{"area": "hands", "say": "Notice your hands.", "pause": "60 s"}]},
}
WAITING: dict[str, dict[str, Any]] = {
    "form": {"form": [{"ask": "What happened?", "as": "happened"}]},
    "form-choices": {
        "form": [{"ask": "Which?", "as": "which", "type": "choices", "options": ["one", "two"]}]
    },
    "form-date": {"form": [{"ask": "When?", "as": "day", "type": "date"}]},
    "write": {"write": "Write what you like.", "keep": "ask", "as": "written"},
    "draw": {"draw": "Draw something."},
    "rank": {"rank": "Sort these.", "items": ["one", "two"], "as": "sorted"},
    "plan": {"plan": "Put it in.", "what": "A walk"},
    "rate": {"rate": ["distress"]},
    "choose": {
        "choose": "Which way?",
        "options": [
            {"label": "Left", "steps": [{"say": "Left.", "pause": "60 s"}]},
            {"label": "Right", "steps": [{"say": "Right.", "pause": "60 s"}]},
        ],
    },
    "show": {"show": "Read this."},
    "play": {"play": "choose", "for": "60 s"},
    "round": {"round": "Everyone has a turn.", "each": "60 s"},
}


def practising(qtbot: QtBot, themes: ThemeStore, *steps: dict[str, Any]) -> Practice:
    """A session without ratings whose first step is up, on a window that has the keyboard."""
    made = Practice(themes, make_exercise(list(steps), ratings=[]))
    qtbot.addWidget(made.page)
    made.page.resize(1280, 800)
    made.page.show()
    made.page.activateWindow()
    made.page.begin()
    made.pass_time(1)
    QApplication.processEvents()
    return made


def focusable(page: QWidget) -> list[QWidget]:
    """All that can have the keyboard now."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    ]


def press(widget: QWidget, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on a widget that really has the keyboard."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is widget, widget
    QTest.keyClick(widget, key, modifier)


def named(page: QWidget, identifier: str) -> QWidget:
    """The shown widget of that identifier."""
    (found,) = (
        widget
        for widget in page.findChildren(QWidget)
        if widget.accessibleIdentifier() == identifier and widget.isVisible()
    )
    return found


@pytest.mark.parametrize("verb", TIMED)
def test_in_a_timed_step_space_pauses_and_goes_on_whatever_has_the_keyboard(
    qtbot: QtBot, themes: ThemeStore, verb: str
) -> None:
    made = practising(qtbot, themes, TIMED[verb])
    place = made.runner.current
    widgets = focusable(made.page)
    buttons = {f"player-{name}" for name in ("back", "sound", "stop", "pause", "skip")}
    assert buttons | {"help"} <= {widget.accessibleIdentifier() for widget in widgets}
    for widget in widgets:
        press(widget, Qt.Key.Key_Space)
        assert made.runner.state is State.PAUSED, widget.accessibleIdentifier()
        press(widget, Qt.Key.Key_Space)
        assert made.runner.state is State.RUNNING, widget.accessibleIdentifier()
    assert made.runner.current is place, "no button was pressed"


@pytest.mark.parametrize("verb", TIMED)
def test_with_the_sound_sheet_open_space_pauses_too(
    qtbot: QtBot, themes: ThemeStore, verb: str
) -> None:
    made = practising(qtbot, themes, TIMED[verb])
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    sheet = [w for w in focusable(made.page) if made.page._sheet.isAncestorOf(w)]
    assert len(sheet) > 12
    for widget in sheet:
        press(widget, Qt.Key.Key_Space)
        assert made.runner.state is State.PAUSED, widget.accessibleIdentifier()
        made.bridge.resume()
    assert made.page._sound.is_open


@pytest.mark.parametrize("verb", WAITING)
def test_in_a_step_that_waits_space_pauses_but_for_typing_and_marking(
    qtbot: QtBot, themes: ThemeStore, verb: str
) -> None:
    made = practising(qtbot, themes, WAITING[verb])
    view = made.page._player.view
    assert view is not None
    place, paused = made.runner.current, 0
    for widget in focusable(made.page):
        press(widget, Qt.Key.Key_Space)
        answers = is_typing(widget) or (view.isAncestorOf(widget) and is_answer(widget))
        wanted = State.RUNNING if answers else State.PAUSED
        assert made.runner.state is wanted, (widget, widget.accessibleIdentifier())
        paused += not answers
        made.bridge.resume()
    assert paused >= 6
    assert made.runner.current is place, "nothing was answered by the way"


def test_space_still_types_a_space_and_ticks_a_box(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, WAITING["write"])
    (box,) = (w for w in focusable(made.page) if isinstance(w, QLineEdit | QPlainTextEdit))
    press(box, Qt.Key.Key_Space)
    assert box.toPlainText() == " "  # type: ignore[union-attr]
    made = practising(qtbot, themes, WAITING["form-choices"])
    box = next(w for w in focusable(made.page) if isinstance(w, QAbstractButton) and is_answer(w))
    press(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert made.runner.state is State.RUNNING


def test_a_held_space_pauses_once_and_a_held_enter_presses_once(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    made = practising(qtbot, themes, TIMED["wait"], TIMED["say"], TIMED["wait"], TIMED["say"])
    skip = named(made.page, "player-skip")
    press(skip, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        held = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, " ", True
        )
        QApplication.sendEvent(skip, held)
    assert made.runner.state is State.PAUSED
    assert made.runner.current is not None
    assert made.runner.current.block.place == (0,)


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, TIMED["say"], WAITING["choose"], TIMED["wait"])
    press(named(made.page, "player-pause"), Qt.Key.Key_Return)
    assert made.runner.state is State.PAUSED
    press(named(made.page, "player-pause"), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert made.runner.state is State.RUNNING
    press(named(made.page, "player-skip"), Qt.Key.Key_Return)
    press(named(made.page, "choose-option-1"), Qt.Key.Key_Return)
    assert made.runner.current is not None
    assert made.runner.current.block.step.verb == "say"
    press(named(made.page, "player-stop"), Qt.Key.Key_Return)
    assert made.runner.state is State.STOPPED


def test_escape_closes_the_sheet_first_then_pauses_and_never_goes_on(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    made = practising(qtbot, themes, TIMED["breathe"])
    sound = named(made.page, "player-sound")
    press(sound, Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert made.page._sheet.isAncestorOf(inside)
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not made.page._sound.is_open
    assert made.runner.state is State.RUNNING
    assert QApplication.focusWidget() is sound
    QTest.keyClick(sound, Qt.Key.Key_Space)
    assert made.runner.state is State.PAUSED
    assert not made.page._sound.is_open
    QTest.keyClick(sound, Qt.Key.Key_Escape)
    assert made.runner.state is State.PAUSED


@pytest.mark.parametrize("verb", [*TIMED, *WAITING])
def test_a_press_beside_the_step_leads_to_pause_and_never_to_a_frame(
    qtbot: QtBot, themes: ThemeStore, verb: str
) -> None:
    made = practising(qtbot, themes, (TIMED | WAITING)[verb])
    assert not frames_with_focus(made.page)
    player = made.page._player
    at = QPoint(player.width() // 2, player.height() - 60)
    below = player.childAt(at) or player
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(player, at))
    assert QApplication.focusWidget() is named(made.page, "player-pause")
    QTest.keyClick(named(made.page, "player-pause"), Qt.Key.Key_Space)
    assert made.runner.state is State.PAUSED


def test_pause_and_going_on_are_announced(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, TIMED["wait"])
    said = made.said
    said.clear()
    pause = named(made.page, "player-pause")
    press(pause, Qt.Key.Key_Space)
    press(pause, Qt.Key.Key_Space)
    assert said == ["Paused. Take your time.", "It goes on."]


@pytest.mark.parametrize("identifier", ["player-pause", "player-skip", "player-sound", "help"])
def test_shortcuts_work_wherever_the_keyboard_is(
    qtbot: QtBot, themes: ThemeStore, identifier: str
) -> None:
    made = practising(qtbot, themes, TIMED["say"], TIMED["wait"])
    alt = Qt.KeyboardModifier.AltModifier
    press(named(made.page, identifier), Qt.Key.Key_Right, alt)
    assert made.runner.current is not None
    assert made.runner.current.block.step.verb == "wait"
    press(named(made.page, identifier), Qt.Key.Key_Left, alt)
    assert made.runner.current.block.step.verb == "say"


def test_in_the_ratings_the_keys_of_the_player_do_nothing(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    made = Practice(themes, make_exercise([TIMED["wait"]]))
    qtbot.addWidget(made.page)
    made.page.show()
    made.page.activateWindow()
    made.page.begin()
    made.pass_time(600, step=4)
    QApplication.processEvents()
    number = named(made.page, "rating-4")
    press(number, Qt.Key.Key_Space)
    assert isinstance(number, QAbstractButton)
    assert number.isChecked()
    assert made.runner.state is State.AFTER
    press(named(made.page, "rating-next"), Qt.Key.Key_Return)
    assert made.runner.state is State.DONE


def test_a_sign_in_long_writing_is_announced_and_takes_no_focus(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    made = practising(qtbot, themes, {"write": "Freely.", "for": "12 min", "keep": "ask"})
    at = QApplication.focusWidget()
    made.said.clear()
    made.pass_time(725)
    assert made.said == ["Half of the time is left.", "Two minutes are left."]
    assert QApplication.focusWidget() is at
