"""A choice given by an assistive action counts like a press, on every page and in every step.

Two copies stand side by side. On the one everything that can be chosen is clicked, on the other
it is given by the action that a screen reader would use. After each of them both show and tell
the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coping_app.ui.steps.fields.field import FieldView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.scroll_page import ScrollPage
from tests.fakes import Recorder
from tests.gui.looking import told
from tests.gui.page_fakes import by_id, settle, shown
from tests.gui.page_zoo import PAGES
from tests.gui.player_fakes import Practice, make_exercise
from tests.gui.steps.test_steps_registry import EXAMPLES, shown_example

MOST = 140
KEPT: dict[str, Any] = {
    "number": 7, "scale": 4, "choice": "Six",
    "choices": ["Two"], "list": ["Poor sleep"], "date": "2026-03-09", "time": "18:35",
}  # fmt: skip
"""What is chosen; words are told whoever puts them there, as dictation does it the same way."""
CERTAIN_STEPS = {
    "rate", "draw", "plan", "form scale", "form choice", "form choices", "form date", "form time",
}  # fmt: skip


def checkables(root: QWidget) -> list[QAbstractButton]:
    """What can be chosen now, in the order of the tree; groups of navigation go elsewhere."""
    return [
        button
        for button in root.findChildren(QAbstractButton)
        if button.isCheckable() and button.isVisibleTo(root) and button.isEnabled()
    ]


def state_of(root: QWidget) -> list[tuple[Any, ...]]:
    """All that a person would see of it: what is on, what can be pressed, and the words."""
    seen: list[tuple[Any, ...]] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QAbstractButton):
            seen.append((widget.text(), widget.isChecked(), widget.isEnabled()))
        elif isinstance(widget, QLabel | QLineEdit):
            seen.append((widget.text(),))
        elif isinstance(widget, QSlider):
            seen.append((widget.value(),))
        elif isinstance(widget, QComboBox):
            seen.append((widget.currentText(),))
    return seen


class Ear:
    """Hears every signal of our own that a widget has, and those of the fields inside it."""

    def __init__(self, root: QWidget) -> None:
        self.heard: list[tuple[str, str]] = []
        for thing in (root, *root.findChildren(FieldView)):
            self._listen(thing)

    def _listen(self, thing: QObject) -> None:
        about = thing.metaObject()
        for number in range(_first_own(thing), about.methodCount()):
            method = about.method(number)
            if method.methodType() == QMetaMethod.MethodType.Signal:
                name = bytes(method.name().data()).decode()
                getattr(thing, name).connect(self._noting(name))

    def _noting(self, name: str) -> Callable[..., None]:
        def noted(*values: Any) -> None:
            plain = (str, int, float, bool, dict, list, tuple, type(None), frozenset)
            self.heard.append((name, repr([v for v in values if isinstance(v, plain)])))

        return noted


def _first_own(thing: QObject) -> int:
    """The number of the first method that is not Qt's."""
    about = thing.metaObject()
    while about is not None and not about.className().startswith("Q"):
        about = about.superClass()
    return about.methodCount() if about is not None else 0


def give(button: QAbstractButton) -> None:
    """Does what a screen reader does when the person chooses."""
    actions = told(button).actionInterface()
    assert actions is not None, button.accessibleName()
    names = actions.actionNames()
    wanted = [each for each in (actions.toggleAction(), actions.pressAction()) if each in names]
    assert wanted, f"{button.text()} offers only {names}"
    actions.doAction(wanted[0])


def choose_all(clicked: QWidget, given: QWidget) -> int:
    """Chooses everything on both copies, one after the other; how many there were."""
    ears = Ear(clicked), Ear(given)
    assert state_of(clicked) == state_of(given), "both copies begin alike"
    done = 0
    while done < min(len(checkables(clicked)), MOST):
        one, other = checkables(clicked)[done], checkables(given)[done]
        words = one.accessibleName() or one.text()
        assert words == (other.accessibleName() or other.text())
        one.click()
        give(other)
        QApplication.processEvents()
        assert ears[1].heard == ears[0].heard, words
        assert state_of(given) == state_of(clicked), words
        done += 1
    return done


def opened_exercise(themes: ThemeStore) -> ScrollPage:
    """The page before an exercise through the body, with its choices of areas open."""
    page = PAGES["exercise"](themes)
    refresh = page.refresh  # type: ignore[attr-defined]

    def refresh_and_open() -> None:
        refresh()
        by_id(page, "exercise.more-choices").click()

    page.refresh = refresh_and_open  # type: ignore[attr-defined]
    return page


STATES = {**PAGES, "exercise-choices": opened_exercise}
CERTAIN = {
    "library", "exercise", "settings", "backups", "progress", "report", "trial-start",
    "questions-item", "questions-range", "notes-form", "exercise-choices",
}  # fmt: skip
"""Pages that certainly have something to choose, so that the test below is not an empty one."""


@pytest.mark.parametrize("name", STATES)
def test_on_every_page_a_choice_by_an_assistive_action_counts_like_a_click(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    copies = [STATES[name](themes) for _ in range(2)]
    for page in copies:
        shown(qtbot, page)
    assert choose_all(*copies) > 0 or name not in CERTAIN


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_every_step_a_choice_by_an_assistive_action_counts_like_a_click(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    copies = [shown_example(qtbot, themes, name) for _ in range(2)]
    done = choose_all(copies[0].view, copies[1].view)
    assert done > 0 or name not in CERTAIN_STEPS
    assert copies[1].drafts == copies[0].drafts
    assert copies[1].answers == copies[0].answers


@pytest.mark.parametrize("kind", KEPT)
def test_showing_a_kept_answer_is_no_answer(qtbot: QtBot, themes: ThemeStore, kind: str) -> None:
    kept = KEPT[kind]
    view = shown_example(qtbot, themes, f"form {kind}").view
    (field,) = view.findChildren(FieldView)
    heard = Recorder()
    field.edited.connect(heard)
    field.set_value(kept)
    assert field.value() == kept
    assert heard.calls == []


def practising(qtbot: QtBot, themes: ThemeStore) -> Practice:
    steps = [{"say": "Sit as you like.", "pause": "60 s"}]
    made = Practice(themes, make_exercise(steps, ratings=["pain"]))
    qtbot.addWidget(made.page)
    made.page.resize(1280, 800)
    made.page.show()
    made.page.activateWindow()
    made.page.begin()
    QApplication.processEvents()
    return made


def test_in_a_session_ratings_sound_and_the_closing_page_take_it_too(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    clicked, given = practising(qtbot, themes), practising(qtbot, themes)
    pages = clicked.page, given.page
    for page in pages:
        by_id(page, "player-sound").click()
    assert choose_all(*pages) == 2, "mute and captions"
    for made in (clicked, given):
        made.pass_time(70)
    assert choose_all(*pages) == 11, "the rating after"
    for page in pages:
        by_id(page, "rating-next").click()
    settle()
    assert choose_all(*pages) == 3, "whether it was useful"
    assert [(e.kind, e.body) for e in given.store.sessions.events(given.session_id)] == [
        (e.kind, e.body) for e in clicked.store.sessions.events(clicked.session_id)
    ]


def test_after_a_stop_the_rows_take_it_too(qtbot: QtBot, themes: ThemeStore) -> None:
    clicked, given = practising(qtbot, themes), practising(qtbot, themes)
    for made in (clicked, given):
        made.pass_time(35)
        by_id(made.page, "player-stop").click()
    settle()
    assert choose_all(clicked.page, given.page) == 11
    kept = [
        [(e.kind, e.body) for e in m.store.sessions.events(m.session_id)] for m in (clicked, given)
    ]
    assert kept[0] == kept[1]
    assert kept[0][-1][1]["moment"] == "after"
