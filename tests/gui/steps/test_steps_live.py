"""Live sliders stay from step to step and tell each move."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coping_app.ui.steps.live import LiveSliders
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of
from tests.gui.step_fakes import make_services


def make(qtbot: Any, themes: ThemeStore) -> tuple[LiveSliders, list[tuple[str, int]]]:
    sliders = LiveSliders(make_services(themes))
    qtbot.addWidget(sliders)
    told: list[tuple[str, int]] = []
    sliders.rated.connect(lambda scale, value: told.append((scale, value)))
    return sliders, told


def test_a_slider_begins_at_the_latest_rating_or_nowhere(qtbot: Any, themes: ThemeStore) -> None:
    sliders, told = make(qtbot, themes)
    sliders.show_scales(["pain", "distress"], {"pain": 6, "distress": 90})
    assert sliders.sliders["pain"].value == 6
    assert sliders.sliders["distress"].value is None
    assert told == []


def test_each_move_is_told_with_its_scale(qtbot: Any, themes: ThemeStore) -> None:
    sliders, told = make(qtbot, themes)
    sliders.show()
    sliders.show_scales(["pain"], {"pain": 6})
    slider = sliders.sliders["pain"].focusProxy()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert told == [("pain", 7), ("pain", 0)]


def test_a_slider_stays_the_same_while_its_scale_stays(qtbot: Any, themes: ThemeStore) -> None:
    sliders, _ = make(qtbot, themes)
    sliders.show_scales(["pain"], {"pain": 6})
    before = sliders.sliders["pain"]
    before.set_value(3)
    sliders.show_scales(["pain", "distress"], {"pain": 6})
    assert sliders.sliders["pain"] is before
    assert before.value == 3


def test_without_scales_no_room_is_taken(qtbot: Any, themes: ThemeStore) -> None:
    sliders, _ = make(qtbot, themes)
    sliders.show_scales(["pain"], {})
    sliders.show_scales([], {})
    assert sliders.isHidden()
    assert sliders.sliders == {}


def test_an_unknown_scale_is_left_out(qtbot: Any, themes: ThemeStore) -> None:
    sliders, _ = make(qtbot, themes)
    sliders.show_scales(["nothing"], {})
    assert sliders.isHidden()


def test_a_slider_is_named_by_its_question(qtbot: Any, themes: ThemeStore) -> None:
    sliders, _ = make(qtbot, themes)
    sliders.show_scales(["pain"], {})
    slider = sliders.sliders["pain"].focusProxy()
    assert name_of(slider) == "How strong is your pain right now?"
