"""The figure: every area has a place in it, can be marked by press, key and list."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from coping_app.content.reference.areas import AREAS
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from coping_app.ui.widgets.body.body_figure import (
    BACK_CHOICES,
    FRONT_CHOICES,
    BodyFigure,
    area_names,
)
from coping_app.ui.widgets.body.body_list import BodyAreaList
from coping_app.ui.widgets.body.body_shapes import area_path, outline, seen_from
from coping_app.ui.widgets.marks import CheckMark
from tests.fakes import Recorder
from tests.gui.looking import name_of, picture, role_of, show_active, told

CHOICES = (*FRONT_CHOICES, *BACK_CHOICES)


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_a_place_inside_the_outline(area: str) -> None:
    path = area_path(area)
    assert not path.isEmpty()
    outside = path.subtracted(outline().united(_grown(outline())))
    assert _size(outside) < 0.03 * _size(path)


def _grown(path: QPainterPath) -> QPainterPath:
    grown = QPainterPath(path)
    for aside, down in ((0.5, 0), (-0.5, 0), (0, 0.5), (0, -0.5)):
        grown = grown.united(path.translated(aside, down))
    return grown


def _size(path: QPainterPath) -> float:
    """Square units that ``path`` covers, counted on a grid."""
    box = path.boundingRect()
    step = 0.5
    count = 0
    y = box.top()
    while y <= box.bottom():
        x = box.left()
        while x <= box.right():
            count += path.contains(QPointF(x, y))
            x += step
        y += step
    return count * step * step


def test_an_unknown_area_has_no_place() -> None:
    assert area_path("tail").isEmpty()


def test_left_and_right_are_the_persons_own_seen_from_the_front() -> None:
    for part in ("hand", "knee", "foot", "thigh", "upper_arm"):
        left = area_path(f"left_{part}").boundingRect().center().x()
        right = area_path(f"right_{part}").boundingRect().center().x()
        assert right < 60 < left
        assert right + left == pytest.approx(120, abs=0.1)


@pytest.mark.parametrize("area", ["upper_back", "lower_back", "calves", "left_calf"])
def test_back_areas_are_seen_from_the_back(area: str) -> None:
    assert seen_from(area) == "back"


def test_names_come_in_both_languages() -> None:
    assert area_names("en-GB")["jaw"] == "Jaw"
    assert area_names("es")["jaw"] == "Mandíbula"
    assert area_names("de")["jaw"] == "Jaw"


def test_what_can_be_marked_exists_once() -> None:
    assert len(set(CHOICES)) == len(CHOICES)
    assert set(CHOICES) <= set(AREAS)
    for one, other in combinations(FRONT_CHOICES, 2):
        assert area_path(one) != area_path(other)


@pytest.fixture
def figure(themes: ThemeStore, qtbot: QtBot) -> BodyFigure:
    figure = BodyFigure(themes, area_names("en"), selectable=True)
    qtbot.addWidget(figure)
    figure.resize(640, 520)
    show_active(qtbot, figure)
    return figure


def toggles(figure: BodyFigure) -> dict[str, QAbstractButton]:
    return {
        button.accessibleIdentifier().removeprefix("area-"): button
        for button in figure.findChildren(QAbstractButton)
    }


def test_the_scan_shows_where_attention_rests(themes: ThemeStore, qtbot: QtBot) -> None:
    figure = BodyFigure(themes, area_names("en"))
    qtbot.addWidget(figure)
    figure.resize(240, 440)
    bare = picture(figure)
    seen = [bare]
    for area in ("shoulders", "lower_back", "left_foot"):
        figure.set_current(area)
        seen.append(picture(figure))
        assert name_of(figure) == f"Body: {area_names('en')[area]}"
    assert all(one != other for one, other in combinations(seen, 2))
    figure.set_current("unknown")
    figure.set_current(None)
    assert picture(figure) == bare
    assert role_of(figure) == QAccessible.Role.Graphic


@pytest.mark.parametrize("area", CHOICES)
def test_a_press_in_the_middle_of_an_area_marks_it(figure: BodyFigure, area: str) -> None:
    path = figure._transform(seen_from(area)).map(area_path(area))
    middle = path.boundingRect().center().toPoint()
    if area in ("left_arm", "right_arm"):
        return  # its middle belongs to smaller areas; the next test presses its forearm
    heard = Recorder()
    figure.marked_changed.connect(heard)
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=middle)
    assert heard.calls
    assert figure.marked == heard.values[-1]
    marked = next(iter(figure.marked))
    assert marked == area or area_path(area).intersects(area_path(marked))


def test_a_press_on_a_forearm_marks_the_arm(figure: BodyFigure) -> None:
    point = figure._transform("front").map(QPointF(24.5, 118)).toPoint()
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=point)
    assert figure.marked == {"right_arm"}


def test_a_second_press_takes_the_mark_away(figure: BodyFigure) -> None:
    point = figure._transform("front").map(QPointF(60, 105)).toPoint()
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=point)
    assert figure.marked == {"belly"}
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=point)
    assert figure.marked == frozenset()


def test_a_press_far_away_marks_nothing(figure: BodyFigure) -> None:
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.rect().topLeft())
    assert figure.marked == frozenset()


def test_arrows_go_from_area_to_area_and_space_marks(figure: BodyFigure) -> None:
    found = toggles(figure)
    found["head"].setFocus()
    QTest.keyClick(found["head"], Qt.Key.Key_Down)
    assert found["jaw"].hasFocus()
    QTest.keyClick(found["jaw"], Qt.Key.Key_Space)
    assert figure.marked == {"jaw"}
    QTest.keyClick(found["jaw"], Qt.Key.Key_Up)
    QTest.keyClick(found["head"], Qt.Key.Key_Up)
    assert found[BACK_CHOICES[-1]].hasFocus()


@pytest.mark.parametrize("area", CHOICES)
def test_each_area_is_a_named_toggle_of_at_least_48(figure: BodyFigure, area: str) -> None:
    toggle = toggles(figure)[area]
    assert name_of(toggle) == area_names("en")[area]
    assert role_of(toggle) == QAccessible.Role.CheckBox
    assert toggle.width() >= 48
    assert toggle.height() >= 48
    figure.set_marked({area})
    assert told(toggle).state().checked


def test_only_one_area_is_a_stop_for_tab(figure: BodyFigure) -> None:
    stops = [
        toggle
        for toggle in toggles(figure).values()
        if toggle.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1


@pytest.mark.parametrize("name", THEMES)
def test_marks_show_in_every_theme(figure: BodyFigure, themes: ThemeStore, name: ThemeName) -> None:
    themes.apply(name)
    bare = picture(figure)
    figure.set_marked({"lower_back"})
    assert picture(figure) != bare


def test_marks_that_the_figure_does_not_show_are_kept(figure: BodyFigure) -> None:
    figure.set_marked({"left_toes", "belly"})
    toggles(figure)["jaw"].click()
    assert figure.marked == {"left_toes", "belly", "jaw"}


class TestList:
    @pytest.fixture
    def areas(self, themes: ThemeStore, qtbot: QtBot) -> BodyAreaList:
        areas = BodyAreaList(themes, CHOICES, area_names("en"))
        qtbot.addWidget(areas)
        areas.show()
        return areas

    def test_each_area_is_a_check_box(self, areas: BodyAreaList) -> None:
        marks = areas.findChildren(CheckMark)
        assert [name_of(mark) for mark in marks] == [area_names("en")[area] for area in CHOICES]

    def test_a_press_marks_and_tells(self, areas: BodyAreaList) -> None:
        heard = Recorder()
        areas.marked_changed.connect(heard)
        areas.findChildren(CheckMark)[2].click()
        assert areas.marked == {CHOICES[2]}
        assert heard.values == [frozenset({CHOICES[2]})]

    def test_figure_and_list_keep_in_step(self, areas: BodyAreaList, figure: BodyFigure) -> None:
        areas.marked_changed.connect(figure.set_marked)
        figure.marked_changed.connect(areas.set_marked)
        areas.findChildren(CheckMark)[0].click()
        assert figure.marked == {"head"}
        toggles(figure)["jaw"].click()
        assert areas.marked == {"head", "jaw"}
        areas.set_marked({"left_toes"})
        assert areas.marked == {"left_toes"}
