"""The tables of views agree with the format, and every view keeps the rules of the house."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

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

from coping_app.content.format.model import STEP_KINDS, FieldType
from coping_app.session.answers import Answers
from coping_app.ui.steps.fields.field import FieldView
from coping_app.ui.steps.fields.table import FIELDS
from coping_app.ui.steps.registry import STEERING, VIEWS
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.gui.looking import frames_with_focus, name_of
from tests.gui.step_fakes import Shown, show_step

ITEMS = ["Walk to the shop", "Carry a bag"]
FIELD_EXAMPLES: dict[str, dict[str, Any]] = {
    "text": {"options": ["Warmth", "Rest"]},
    "long": {"hint": "A few words are enough."},
    "number": {"min": "0", "max": "240", "unit": "minutes"},
    "scale": {"low": "none", "high": "the most"},
    "choice": {"options": ["One", "Two", "Three", "Four", "Five", "Six"]},
    "choices": {"options": ["One", "Two"]},
    "list": {"options": ["Poor sleep"]},
    "date": {},
    "time": {},
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "say": {"say": "Let the belly widen, as far as is comfortable.", "pause": "4 s"},
    "wait": {"wait": "30 s", "caption": "Rest here.", "scene": "sea"},
    "breathe": {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": "3"},
    "body": {"body": [{"area": "right_hand", "say": "Make a loose fist.", "tense": "6 s",
                       "release": "20 s"}]},
    "write": {"write": "What would you like to put into words?", "for": "5 min"},
    "draw": {"draw": "Draw how it feels.", "on": "body"},
    "rank": {"rank": "Your ladder", "items": ITEMS, "scale": "distress"},
    "rank order": {"rank": "Your ladder", "items": ITEMS},
    "plan": {"plan": "When would you like to do it?", "what": "Walk to the shop"},
    "rate": {"rate": ["pain"]},
    "choose": {"choose": "Which way?", "options": [{"label": "Tense"}, {"label": "Let go"}]},
    "show": {"show": "Pain is real.", "title": "Why this can help", "chart": "trend"},
    "play": {"play": "choose", "for": "5 min"},
    "round": {"round": "One word for today.", "each": "60 s"},
    **{
        f"form {kind}": {
            "form": [{"ask": f"What about {kind}?", "as": "a", "type": kind, **more}]
        }
        for kind, more in FIELD_EXAMPLES.items()
    },
}


def shown_example(qtbot: Any, themes: ThemeStore, name: str, **more: Any) -> Shown:
    verb = name.split()[0]
    place = {"body": (0, 0, 0), "play": (0, 0)}.get(verb, (0,))
    shown = show_step(
        qtbot, themes, verb, place=place, answers=Answers(), **EXAMPLES[name], **more
    )
    shown.at(0.5)
    QApplication.processEvents()
    return shown


def focusable(view: QWidget) -> list[QWidget]:
    return [
        widget for widget in view.findChildren(QWidget)
        if widget.isVisibleTo(view) and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def test_every_verb_has_a_view_or_only_steers() -> None:
    assert VIEWS.keys() | STEERING == STEP_KINDS.keys()
    assert not VIEWS.keys() & STEERING


def test_every_type_of_question_has_a_widget() -> None:
    assert FIELDS.keys() == set(get_args(FieldType))


def test_every_view_and_every_question_has_an_example_here() -> None:
    assert {name.split()[0] for name in EXAMPLES} == VIEWS.keys()
    assert FIELD_EXAMPLES.keys() == FIELDS.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_that_takes_the_keyboard_has_a_name_and_is_no_mere_frame(
    qtbot: Any, themes: ThemeStore, name: str
) -> None:
    view = shown_example(qtbot, themes, name).view
    assert not frames_with_focus(view)
    unnamed = [type(w).__name__ for w in focusable(view) if not name_of(w).strip()]
    assert not unnamed


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_target_is_large_enough(
    qtbot: Any, themes: ThemeStore, name: str, scale: float
) -> None:
    themes.apply(text_scale=scale)
    view = shown_example(qtbot, themes, name).view
    small = {
        name_of(w): (w.width(), w.height())
        for w in focusable(view) if min(w.width(), w.height()) < 48
    }
    assert not small


@pytest.mark.parametrize("size", [(1216, 400), (736, 400)])
@pytest.mark.parametrize("name", EXAMPLES)
def test_at_200_percent_nothing_is_sideways_or_overlapping(
    qtbot: Any, themes: ThemeStore, name: str, size: tuple[int, int]
) -> None:
    themes.apply(text_scale=2.0)
    view = shown_example(qtbot, themes, name, size=size).view
    parts = [w for w in view.findChildren(QWidget) if w.isVisibleTo(view) and _is_part(w)]
    for part in parts:
        left = part.mapTo(view, QPoint(0, 0)).x()
        assert left >= 0, f"{_words(part)} begins at {left}"
        assert left + part.width() <= view.width(), f"{_words(part)} ends beyond the edge"
        least = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
        assert part.height() >= least, f"{_words(part)} is cut: {part.height()} < {least}"
    _check_apart(view, parts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_tab_goes_through_every_control_in_reading_order(
    qtbot: Any, themes: ThemeStore, name: str
) -> None:
    view = shown_example(qtbot, themes, name).view
    wanted = [widget for widget in focusable(view) if not _reached_by_arrows(widget)]
    if not wanted:
        return
    view.setFocus()
    reached: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(view.focusWidget() or view, Qt.Key.Key_Tab)
        here = view.focusWidget()
        if here in reached:
            break
        if here is not None:
            reached.append(here)
    assert {_words(w) for w in wanted} <= {_words(w) for w in reached}
    for earlier, later in pairwise(reached):
        assert _reads_on(view, earlier, later), f"{_words(earlier)} then {_words(later)}"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast-light", "contrast-dark"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_view_is_painted_in_every_theme(
    qtbot: Any, themes: ThemeStore, name: str, theme: Any
) -> None:
    themes.apply(name=theme)
    view = shown_example(qtbot, themes, name).view
    image = view.grab().toImage()
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) > 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_leaving_a_step_and_pressing_on_answers_nothing(
    qtbot: Any, themes: ThemeStore, name: str
) -> None:
    shown = shown_example(qtbot, themes, name)
    shown.view.leave()
    shown.view.give_answer({"late": 1})
    assert shown.answers == []


def _reached_by_arrows(widget: QWidget) -> bool:
    """Inside a group where one is chosen, arrow keys move and Tab leaves."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return group.checkedButton() is not None
    return widget.autoExclusive()


def _reads_on(view: QWidget, earlier: QWidget, later: QWidget) -> bool:
    """True where ``later`` stands below ``earlier``, in the same line, or in a later column."""
    here = earlier.mapTo(view, earlier.rect().center())
    there = later.mapTo(view, later.rect().center())
    in_later_column = there.x() > here.x() + earlier.width() // 2
    return there.y() >= here.y() - 12 or in_later_column


def _is_part(widget: QWidget) -> bool:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    return isinstance(widget, kinds) or (isinstance(widget, PlainText) and bool(widget.text()))


def _words(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget)}"


def _check_apart(view: QWidget, parts: list[QWidget]) -> None:
    boxes = [(w, w.rect().translated(w.mapTo(view, QPoint(0, 0)))) for w in parts]
    for index, (one, box) in enumerate(boxes):
        for other, other_box in boxes[index + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            assert not box.intersects(other_box), f"{_words(one)} overlaps {_words(other)}"


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_every_field_answers_for_itself_and_leaves_nothing_to_its_base(kind: str) -> None:
    view = FIELDS[kind]
    for name in ("value", "set_value", "focus_target"):
        assert getattr(view, name) is not getattr(FieldView, name), f"{view.__name__}.{name}"
