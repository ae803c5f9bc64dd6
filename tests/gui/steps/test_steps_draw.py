"""Drawing by hand and by keyboard, and what is kept of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coping_app.ui.steps.drawing.canvas import STEP
from coping_app.ui.steps.drawing.pens import PENS, SIZES
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of, value_of
from tests.gui.step_fakes import Shown, found, press, press_key, show_step, tab_to


def show_sheet(qtbot: Any, themes: ThemeStore, **more: Any) -> Shown:
    return show_step(qtbot, themes, "draw", draw="Draw how it feels.", **more)


def draw_line(shown: Shown) -> None:
    canvas = shown.view.canvas
    wide, high = canvas.width(), canvas.height()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(wide // 4, high // 2))
    QTest.mouseMove(canvas, QPoint(wide // 2, high // 2))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(wide // 2, high // 2))


def kept_picture(shown: Shown) -> QImage:
    image = QImage.fromData(shown.noted.drawings[-1], "PNG")
    assert not image.isNull()
    return image


def test_a_kept_drawing_is_a_png_and_its_id_the_answer(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes, **{"as": "shape"})
    draw_line(shown)
    press(shown.view, "draw-keep")
    assert shown.answers == [{"shape": "drawing-1"}]
    image = kept_picture(shown)
    assert image.pixelColor(int(image.width() * 0.4), image.height() // 2).lightness() < 100
    assert image.pixelColor(5, 5).lightness() > 240


def test_a_drawing_that_is_let_go_leaves_nothing(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    draw_line(shown)
    press(shown.view, "draw-let-go")
    assert shown.answers == [{}]
    assert shown.drafts[-1] is None
    assert shown.noted.drawings == []


def test_an_empty_sheet_is_not_kept(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    press(shown.view, "draw-keep")
    assert shown.answers == [{}]
    assert shown.noted.drawings == []


def test_a_drawing_that_could_not_be_kept_is_still_on_the_sheet(
    qtbot: Any, themes: ThemeStore
) -> None:
    """Row F-01: the disk is full. The step goes on only when the picture is safe."""
    shown = show_sheet(qtbot, themes)
    draw_line(shown)

    def refuse(_png: bytes) -> str:
        raise OSError("no space left")

    shown.noted.keep_drawing = refuse  # type: ignore[method-assign]
    shown.view.services = type(shown.view.services)(
        **{
            name: getattr(shown.view.services, name)
            for name in shown.view.services.__slots__ if name != "keep_drawing"
        },
        keep_drawing=refuse,
    )
    with pytest.raises(OSError, match="no space left"):
        shown.view._tell_kept()
    assert shown.answers == []
    assert len(shown.view.canvas.sketch.marks) == 1


def test_drawing_by_keyboard_alone(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    assert shown.view.focusWidget() is shown.view.canvas
    press_key(shown.view, Qt.Key.Key_Right, 4)
    press_key(shown.view, Qt.Key.Key_Space)
    stamp = shown.view.canvas.sketch.marks[0]
    assert len(stamp.spots) == 1
    assert stamp.spots[0][0] == pytest.approx(0.5 + 4 * STEP)
    press_key(shown.view, Qt.Key.Key_Return)
    press_key(shown.view, Qt.Key.Key_Down, 3)
    press_key(shown.view, Qt.Key.Key_Return)
    assert len(shown.view.canvas.sketch.marks[1].spots) == 4
    tab_to(shown.view, "draw-keep")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.answers == [{"drawing": "drawing-1"}]


def test_a_line_begun_by_enter_ends_when_the_keyboard_goes_elsewhere(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_sheet(qtbot, themes)
    press_key(shown.view, Qt.Key.Key_Return)
    press_key(shown.view, Qt.Key.Key_Down)
    press_key(shown.view, Qt.Key.Key_Tab)
    assert shown.view.canvas.sketch.unfinished is None
    assert len(shown.view.canvas.sketch.marks) == 1


def test_the_cursor_stays_on_the_sheet(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    press_key(shown.view, Qt.Key.Key_Left, 60)
    press_key(shown.view, Qt.Key.Key_Up, 60)
    assert shown.view.canvas.cursor_at == (0.0, 0.0)


def test_pen_and_size_are_chosen_before_drawing(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    press(shown.view, "pen-red")
    press(shown.view, "pen-size-broad")
    draw_line(shown)
    mark = shown.view.canvas.sketch.marks[0]
    assert (mark.colour, mark.size) == ("red", "broad")


def test_five_pens_are_shown_and_the_others_after_more(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    pens = shown.view.pens.pens
    assert [pen for pen in PENS if pens[pen].isVisibleTo(shown.view)] == list(PENS)[:5]
    press(shown.view, "pen-more")
    assert all(pens[pen].isVisibleTo(shown.view) for pen in PENS)
    assert shown.view.focusWidget() is pens[list(PENS)[5]]


def test_pens_and_sizes_have_words(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    box = shown.view.pens
    names = [name_of(button) for button in (*box.pens.values(), *box.sizes.values())]
    assert all(names)
    assert len(set(names)) == len(PENS) + len(SIZES)


def test_undo_and_clear_are_offered_when_there_is_something(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_sheet(qtbot, themes)
    assert not shown.view.pens.undo.isVisibleTo(shown.view)
    draw_line(shown)
    draw_line(shown)
    press(shown.view, "draw-clear")
    assert shown.view.canvas.sketch.marks == ()
    press(shown.view, "draw-undo")
    press(shown.view, "draw-undo")
    assert len(shown.view.canvas.sketch.marks) == 1


def test_a_drawing_goes_on_where_the_person_stopped(qtbot: Any, themes: ThemeStore) -> None:
    first = show_sheet(qtbot, themes)
    draw_line(first)
    again = show_sheet(qtbot, themes, draft=first.drafts[-1])
    assert again.view.canvas.sketch.marks == first.view.canvas.sketch.marks


def test_the_body_lies_under_the_drawing_on_screen_and_in_the_picture(
    qtbot: Any, themes: ThemeStore
) -> None:
    blank = show_sheet(qtbot, themes)
    body = show_sheet(qtbot, themes, on="body")
    assert blank.view.canvas.to_png() != body.view.canvas.to_png()
    assert blank.view.canvas.grab().toImage() != body.view.canvas.grab().toImage()


def test_the_kept_picture_is_the_same_in_every_theme(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    draw_line(shown)
    light = shown.view.canvas.to_png()
    themes.apply(name="contrast-dark")
    assert shown.view.canvas.to_png() == light


def test_assistive_technology_is_told_what_the_sheet_is_and_holds(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_sheet(qtbot, themes)
    assert name_of(shown.view.canvas) == "Drawing sheet"
    assert "Space stamps" in shown.view.canvas.accessibleDescription()
    draw_line(shown)
    assert value_of(shown.view.canvas) == "1 mark"


def test_leaving_empties_the_sheet(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_sheet(qtbot, themes)
    draw_line(shown)
    shown.view.leave()
    assert shown.view.canvas.sketch.marks == ()
    assert not shown.view.canvas.sketch.can_undo


def test_the_sheet_keeps_its_sides_in_proportion(qtbot: Any, themes: ThemeStore) -> None:
    for scale, size in ((1.0, (1216, 560)), (1.5, (1216, 460)), (2.0, (700, 800))):
        themes.apply(text_scale=scale)
        shown = show_sheet(qtbot, themes, size=size)
        canvas = found(shown.view, "draw-canvas")
        assert canvas.width() / canvas.height() == pytest.approx(1.5, abs=0.02)


def test_the_prompt_is_in_sight_when_a_tall_sheet_takes_the_keyboard(
    qtbot: Any, themes: ThemeStore
) -> None:
    themes.apply(text_scale=2.0)
    shown = show_sheet(qtbot, themes)
    shown.view.resize(1200, 340)
    QApplication.processEvents()
    shown.view.canvas.clearFocus()
    shown.view.canvas.setFocus()
    top = shown.view.prompt.mapTo(shown.view, QPoint()).y()
    assert shown.view.canvas.mapTo(shown.view, QPoint()).y() < shown.view.height()
    assert top >= 0
    bottom = shown.view.canvas.mapTo(shown.view, QPoint(0, shown.view.canvas.height())).y()
    assert bottom > shown.view.height(), "else nothing was shown by this"
