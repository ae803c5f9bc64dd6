"""Steps that run by time: what is seen in which second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coping_app.session.answers import Answers
from coping_app.ui.steps.scenes import SCENES, STILL_S
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of, value_of
from tests.gui.step_fakes import Noted, found, press, press_key, show_step, words_of

LINE = "Let the belly widen, as far as is comfortable."
FIST = {"area": "right_hand", "say": "Make a loose fist.", "tense": "6 s", "release": "20 s"}


def a_picture(folder: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = folder / "wave.png"
    assert image.save(str(path))
    return path


def test_the_line_appears_with_its_cue_and_stays_through_the_pause(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "say", say=LINE, pause="8 s", bell="before")
    assert words_of(shown.view) == []
    shown.at(1.0)
    assert words_of(shown.view) == [], "the bell comes first"
    shown.at(2.0)
    assert words_of(shown.view) == [LINE]
    shown.at(shown.block.length_s)
    assert words_of(shown.view) == [LINE]


def test_without_captions_the_line_is_not_shown(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "say", say=LINE, captions=False)
    shown.at(0.0)
    assert words_of(shown.view) == []


def test_a_line_with_a_picture_shows_it(qtbot: Any, themes: ThemeStore, tmp_path: Path) -> None:
    noted = Noted(picture=a_picture(tmp_path))
    shown = show_step(qtbot, themes, "say", say=LINE, image="images/wave.png", noted=noted)
    assert shown.view.picture.isVisible()
    assert name_of(shown.view.picture) == "Picture"


def test_a_line_after_one_with_a_picture_has_none(
    qtbot: Any, themes: ThemeStore, tmp_path: Path
) -> None:
    noted = Noted(picture=a_picture(tmp_path))
    shown = show_step(qtbot, themes, "say", say=LINE, image="images/wave.png", noted=noted)
    plain = show_step(qtbot, themes, "say", say=LINE)
    from coping_app.ui.steps.view import StepContext

    shown.view.show_block(StepContext(block=plain.block, env={}))
    assert not shown.view.picture.isVisibleTo(shown.view)


def test_waiting_counts_down_in_whole_seconds(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "wait", wait="90 s", caption="Rest here.")
    shown.at(0.0)
    assert words_of(shown.view) == ["Rest here.", "1:30"]
    shown.at(29.4)
    assert words_of(shown.view) == ["Rest here.", "1:01"]
    shown.at(90.0)
    assert words_of(shown.view) == ["Rest here.", "0:00"]


def test_the_time_left_is_told_in_words_to_assistive_technology(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "wait", wait="90 s")
    shown.at(29.0)
    assert name_of(found(shown.view, "step-time-left")) == "1 minute 1 second left"


def test_a_bell_in_the_quiet_changes_nothing(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "wait", wait="90 s", caption="Rest.", bell_every="30 s")
    shown.at(30.5)
    assert words_of(shown.view) == ["Rest.", "1:00"]


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_moves_with_the_time_and_stands_still_with_it(
    qtbot: Any, themes: ThemeStore, scene: str
) -> None:
    shown = show_step(qtbot, themes, "wait", wait="60 s", scene=scene)
    shown.at(1.0)
    first = shown.view.scene.grab().toImage()
    assert shown.view.scene.grab().toImage() == first
    shown.at(3.0)
    assert shown.view.scene.grab().toImage() != first


def test_a_scene_is_painted_no_more_often_than_its_movement_needs(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "wait", wait="60 s", scene="sea")
    moments = set()
    for frame in range(61):
        shown.at(frame / 60)
        moments.add(shown.view.scene.time_s)
    assert 15 <= len(moments) <= 26


def test_with_reduced_motion_the_scene_stands_still(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "wait", wait="60 s", scene="sea", reduced_motion=True)
    shown.at(1.0)
    shown.at(20.0)
    assert shown.view.scene.time_s == STILL_S


def test_without_a_scene_no_room_is_taken(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "wait", wait="60 s")
    assert not shown.view.scene.isVisibleTo(shown.view)


def test_a_scene_takes_no_keyboard_and_is_no_news(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "wait", wait="60 s", scene="sea")
    assert shown.view.scene.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert shown.noted.said == []


def test_the_pacer_shows_phase_and_seconds_left(qtbot: Any, themes: ThemeStore) -> None:
    pattern = {"in": "4 s", "hold": "2 s", "out": "6 s"}
    shown = show_step(qtbot, themes, "breathe", breathe=pattern, rounds="2")
    for time_s, told in (
        (0.0, "Breathe in, 4"), (1.5, "Breathe in, 3"), (3.9, "Breathe in, 1"),
        (4.0, "Hold, 2"), (6.0, "Breathe out, 6"), (11.9, "Breathe out, 1"),
        (12.0, "Breathe in, 4"),
    ):
        shown.at(time_s)
        assert value_of(shown.view.pacer) == told


def test_where_the_step_counts_the_number_is_the_count_that_is_heard(
    qtbot: Any, themes: ThemeStore
) -> None:
    pattern = {"in": "4 s", "out": "6 s"}
    shown = show_step(qtbot, themes, "breathe", breathe=pattern, rounds="2", count="true")
    for time_s, told in (
        (0.0, "Breathe in, 1"), (3.2, "Breathe in, 4"), (4.0, "Breathe out, 1"),
        (9.5, "Breathe out, 6"), (10.0, "Breathe in, 1"),
    ):
        shown.at(time_s)
        assert value_of(shown.view.pacer) == told


def test_time_that_goes_back_shows_the_earlier_breath(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "breathe", breathe={"in": "4 s", "out": "6 s"}, rounds="3")
    shown.at(25.0)
    assert value_of(shown.view.pacer) == "Breathe out, 5"
    shown.at(1.0)
    assert value_of(shown.view.pacer) == "Breathe in, 3"


def test_own_words_of_a_breath_are_shown(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(
        qtbot, themes, "breathe", breathe={"in": "4 s", "out": "6 s"}, rounds="1",
        words={"in": "Soft", "out": "Relax"},
    )
    shown.at(5.0)
    assert value_of(shown.view.pacer) == "Relax, 5"


@pytest.mark.parametrize("size", [(1216, 560), (900, 360)])
def test_a_line_stands_below_the_circle_which_leaves_room_for_it(
    qtbot: Any, themes: ThemeStore, size: tuple[int, int]
) -> None:
    shown = show_step(
        qtbot, themes, "breathe", breathe={"in": "4 s", "out": "6 s"}, rounds="2",
        say="You are here. Breathe with the circle, if you like.", size=size,
    )
    shown.view.show_cue(shown.block.cues[0])
    shown.at(1.0)
    QApplication.processEvents()
    caption = found(shown.view, "step-caption")
    assert caption.text() == "You are here. Breathe with the circle, if you like."
    assert value_of(shown.view.pacer) == "Breathe in, 3"
    assert caption.y() >= shown.view.pacer.geometry().bottom()
    assert caption.mapTo(shown.view, caption.rect().bottomLeft()).y() <= shown.view.height()


def test_without_captions_no_line_takes_room(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(
        qtbot, themes, "breathe", breathe={"in": "4 s", "out": "6 s"}, rounds="2",
        say="You are here.", captions=False,
    )
    shown.view.show_cue(shown.block.cues[0])
    assert shown.view.caption.isHidden()


def test_a_body_part_is_said_then_tensed_then_let_go(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "body", body=[FIST], place=(0, 0, 0))
    said = shown.block.cues[0]
    shown.at(0.0)
    assert words_of(shown.view) == ["Make a loose fist."]
    shown.at(said.length_s + 1.5)
    assert words_of(shown.view) == ["Make a loose fist.", "Tense", "0:05"]
    shown.at(said.length_s + 6.0)
    assert words_of(shown.view) == ["Make a loose fist.", "Let go", "0:20"]


def test_the_figure_shows_the_area_in_hand(qtbot: Any, themes: ThemeStore) -> None:
    jaw = {"area": "jaw", "say": "Notice your jaw.", "pause": "10 s"}
    shown = show_step(qtbot, themes, "body", body=[FIST, jaw], place=(0, 0, 1))
    assert value_of(shown.view.figure) == "Jaw"
    shown.at(shown.block.length_s - 4.0)
    assert words_of(shown.view) == ["Notice your jaw.", "0:04"]


def test_music_is_the_persons_own_choice(qtbot: Any, themes: ThemeStore) -> None:
    noted = Noted(music="/music/tune.ogg")
    shown = show_step(
        qtbot, themes, "play", play="choose", place=(0, 0), noted=noted, **{"for": "5 min"}
    )
    press(shown.view, "play-pick")
    assert shown.answers == [{"play_file": "/music/tune.ogg"}]


def test_closing_the_dialog_without_a_file_changes_nothing(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_step(qtbot, themes, "play", play="choose", place=(0, 0))
    press(shown.view, "play-pick")
    assert shown.answers == []
    press(shown.view, "play-calm")
    assert shown.answers == [{"play_file": "sea"}]


def test_music_is_chosen_by_keyboard(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_step(qtbot, themes, "play", play="choose", place=(0, 0))
    press_key(shown.view, Qt.Key.Key_Tab)
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"play_file": "sea"}]


def test_while_music_plays_its_title_and_the_time_left_are_shown(
    qtbot: Any, themes: ThemeStore
) -> None:
    answers = Answers(files={(0, 0): "/music/Slow tune.ogg"})
    shown = show_step(
        qtbot, themes, "play", play="choose", place=(0, 1), answers=answers,
        caption="Just listen.", **{"for": "5 min"},
    )
    shown.at(65.0)
    assert words_of(shown.view) == ["Just listen.", "Slow tune", "3:55"]


def test_music_of_unknown_length_ends_when_the_person_says_so(
    qtbot: Any, themes: ThemeStore
) -> None:
    answers = Answers(files={(0, 0): "sea"})
    shown = show_step(qtbot, themes, "play", play="choose", place=(0, 1), answers=answers)
    shown.at(65.0)
    assert "1:05" in words_of(shown.view)
    press(shown.view, "play-enough")
    assert shown.answers == [{}]
