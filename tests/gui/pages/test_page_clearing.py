"""A part that is built anew is there at once, and the keyboard stays where it was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.fields import Choice


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(QVBoxLayout())
    page.show()
    return page


def fill(page: QWidget) -> QPushButton:
    """A button two layouts and one widget deep."""
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    box, button = QWidget(), QPushButton("Old")
    button.setAccessibleIdentifier("a.button")
    row = QVBoxLayout(box)
    row.addWidget(button)
    inner = QVBoxLayout()
    inner.addWidget(box)
    layout.addLayout(inner)
    return button


def test_what_is_taken_down_is_gone_from_sight_and_from_search(page: QWidget) -> None:
    button = fill(page)
    layout = page.layout()
    assert layout is not None

    empty(layout)

    assert layout.count() == 0
    assert not button.isVisible()
    assert button.accessibleIdentifier() == ""


def test_what_is_built_is_there_without_waiting(page: QWidget) -> None:
    button = fill(page)

    reveal(page)

    assert button.isVisible()


def test_what_was_hidden_on_purpose_stays_hidden(page: QWidget) -> None:
    button = fill(page)
    button.hide()

    reveal(page)

    assert not button.isVisible()


def test_the_focus_goes_to_the_new_widget_of_that_name(page: QWidget) -> None:
    fill(page)
    layout = page.layout()
    assert layout is not None
    empty(layout)
    new = fill(page)
    reveal(page)

    focus_on(page, "a.button")
    focus_on(page, "no such button")

    assert page.focusWidget() is new


def test_showing_what_was_built_leaves_the_list_of_a_choice_closed(
    page: QWidget, themes: ThemeStore
) -> None:
    choice = Choice(themes, "Country", [("a", "A"), ("b", "B")])
    layout = page.layout()
    assert layout is not None
    layout.addWidget(choice)
    choice.view()

    reveal(page)

    assert choice.isVisible()
    assert not choice.view().isVisible()
