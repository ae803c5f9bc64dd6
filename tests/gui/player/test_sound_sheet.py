"""The sheet behind the Sound button: beside the running step, never over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.audio.levels import Levels
from coping_app.content.format.walking import has_scenes
from coping_app.session.runner import State
from coping_app.store.repositories.settings import Settings
from coping_app.ui.player.level_control import LevelControl
from coping_app.ui.steps.breathe import BreatheView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.rating.stepper_slider import StepperSlider
from tests.gui.player.test_player_keys import TIMED, named, practising, press
from tests.gui.player_fakes import Practice, make_exercise

CONTROL = Qt.KeyboardModifier.ControlModifier
SIZES = [(1280, 800), (1280, 720), (1024, 700), (640, 700)]


def on_page(made: Practice, widget: QWidget) -> QRect:
    """Where a widget is seen on the page."""
    return QRect(widget.mapTo(made.page, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_open_sheet_covers_neither_pacer_nor_stop_nor_pause(
    qtbot: QtBot, themes: ThemeStore, size: tuple[int, int], text: float
) -> None:
    themes.apply("light", text, "full", False)
    made = practising(qtbot, themes, TIMED["breathe"])
    made.page.resize(*size)
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    QApplication.processEvents()
    view = made.page._player.view
    assert isinstance(view, BreatheView)
    sheet = on_page(made, made.page._sheet)
    assert made.page.rect().contains(sheet)
    for seen in ("player-stop", "player-pause", "player-skip", "player-back", "player-sound"):
        place = on_page(made, named(made.page, seen))
        assert not place.intersects(sheet), seen
        assert made.page.rect().contains(place), seen
    pacer = on_page(made, view.pacer)
    assert not pacer.intersects(sheet)
    shown = view.pacer.visibleRegion().boundingRect()
    assert min(shown.width(), shown.height()) >= (200 if size[0] >= 1024 and text == 1.0 else 100)
    assert made.page._sheet._scroll.viewport().height() >= 64


@pytest.mark.parametrize("verb", ["say", "body"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_words_of_a_step_stay_in_sight_beside_the_sheet(
    qtbot: QtBot, themes: ThemeStore, verb: str, size: tuple[int, int], text: float
) -> None:
    themes.apply("light", text, "full", False)
    made = practising(qtbot, themes, TIMED[verb])
    made.page.resize(*size)
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    QApplication.processEvents()
    caption = named(made.page, "step-caption")
    assert caption.visibleRegion().boundingRect() == caption.rect()


def test_the_exercise_runs_on_and_pauses_with_the_sheet_open(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    made = practising(qtbot, themes, TIMED["say"], TIMED["wait"])
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    made.pass_time(70)
    assert made.runner.current is not None
    assert made.runner.current.block.step.verb == "wait"
    assert QApplication.focusWidget() is inside, "the next step leaves the keyboard in the sheet"
    pause = named(made.page, "player-pause")
    assert isinstance(pause, QAbstractButton)
    pause.click()
    assert made.runner.state is State.PAUSED
    assert made.page._sound.is_open


def test_every_control_of_the_sheet_is_a_target(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, TIMED["wait"])
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    QApplication.processEvents()
    buttons = made.page._sheet.findChildren(QAbstractButton)
    assert len(buttons) == 13
    for button in buttons:
        assert min(button.width(), button.height()) >= 48, button.accessibleName()


def test_the_whole_volume_and_mute_have_keys_and_say_so(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, TIMED["wait"])
    told: list[tuple[object, ...]] = []
    made.page.setting_changed.connect(lambda key, value: told.append((key, value)))
    made.page.mute_changed.connect(lambda muted: told.append(("muted", muted)))
    pause = named(made.page, "player-pause")
    made.said.clear()
    press(pause, Qt.Key.Key_Down, CONTROL)
    press(pause, Qt.Key.Key_M, CONTROL)
    silence = named(made.page, "player-silence")
    assert silence.text() == "All sound is off. Ctrl+M turns it on."  # type: ignore[attr-defined]
    press(pause, Qt.Key.Key_M, CONTROL)
    assert not silence.isVisible()
    press(pause, Qt.Key.Key_Up, CONTROL)
    press(pause, Qt.Key.Key_Up, CONTROL)
    assert told == [
        ("level_master", 0.9),
        ("muted", True),
        ("muted", False),
        ("level_master", 1.0),
        ("level_master", 1.0),
    ]
    assert made.said == [
        "Volume 9 of 10", "Sound off.", "Sound on.", "Volume 10 of 10", "Volume 10 of 10",
    ]
    assert made.runner.state is State.RUNNING


def test_whoever_turns_the_volume_hears_it_again_and_zero_is_said(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    made = practising(qtbot, themes, TIMED["wait"])
    pause = named(made.page, "player-pause")
    press(pause, Qt.Key.Key_M, CONTROL)
    press(pause, Qt.Key.Key_Down, CONTROL)
    assert not made.page._sound._muted
    for _ in range(12):
        press(pause, Qt.Key.Key_Down, CONTROL)
    silence = named(made.page, "player-silence")
    assert silence.text() == "The volume is at zero. Ctrl+Up turns it up."  # type: ignore[attr-defined]


def test_the_sheet_and_the_keys_show_the_same(qtbot: QtBot, themes: ThemeStore) -> None:
    made = practising(qtbot, themes, TIMED["wait"])
    press(named(made.page, "player-pause"), Qt.Key.Key_Down, CONTROL)
    press(named(made.page, "player-sound"), Qt.Key.Key_Return)
    slider = named(made.page, "sound-level_master")
    assert isinstance(slider, StepperSlider)
    assert slider.value == 9
    mute = named(made.page, "sound-mute")
    assert isinstance(mute, QAbstractButton)
    QTest.keyClick(mute, Qt.Key.Key_M, CONTROL)
    assert mute.isChecked()
    press(mute, Qt.Key.Key_Return)
    assert not mute.isChecked()
    assert not made.page._sound._muted


class NotedLevels:
    """An output that only notes its levels."""

    def __init__(self) -> None:
        self.levels: list[Levels] = []

    def set_levels(self, levels: Levels) -> None:
        self.levels.append(levels)


def test_mute_takes_the_whole_to_nothing_and_gives_it_back(qtbot: QtBot) -> None:
    output = NotedLevels()
    hand = LevelControl(output, lambda: Settings(level_master=0.7))
    hand.mute(True)
    hand.turn("level_voice", 0.5)
    hand.turn("captions", False)
    hand.mute(False)
    assert [levels.master for levels in output.levels] == [0.0, 0.0, 0.7]
    assert output.levels[1].voice == 0.5


def test_background_has_a_level_only_where_it_is_heard(qtbot: QtBot, themes: ThemeStore) -> None:
    quiet = make_exercise([TIMED["wait"]])
    inner = make_exercise([{"wait": "60 s", "scene": "sea"}], id="inner")
    outer = make_exercise([{"include": "inner"}, {"include": "small-one"}])
    assert not has_scenes(quiet, lambda _: quiet)
    assert has_scenes(inner, lambda _: inner)
    assert has_scenes(outer, {"inner": inner, "small-one": outer}.__getitem__)
    assert has_scenes(make_exercise([{"play": "choose", "for": "60 s"}]), lambda _: quiet)
