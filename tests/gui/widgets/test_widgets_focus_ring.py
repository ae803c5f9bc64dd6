"""The focus ring: for keyboard use, around the widget, above everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.focus_ring import FocusRing
from coping_app.ui.widgets.scroll_page import ScrollPage
from tests.gui.looking import show_active


@pytest.fixture
def ring(qapp: QApplication, themes: ThemeStore) -> FocusRing:
    return FocusRing(qapp, themes)


@pytest.fixture
def page(themes: ThemeStore, qtbot: QtBot) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(3):
        column.addWidget(SecondaryButton(themes, f"Button {number}"))
    qtbot.addWidget(page)
    page.resize(400, 300)
    show_active(qtbot, page)
    return page


def buttons(page: QWidget) -> list[SecondaryButton]:
    return page.findChildren(SecondaryButton)


def drawn(page: QWidget) -> QWidget | None:
    return page.findChild(QWidget, "focusRing")


def test_tab_shows_the_ring_with_its_gap_around_the_widget(ring: FocusRing, page: QWidget) -> None:
    first, second, _ = buttons(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    around = drawn(page)
    assert around is not None
    box = second.geometry().adjusted(-5, -5, 5, 5)
    assert around.geometry() == box


def test_the_ring_is_drawn_in_the_focus_colour(
    ring: FocusRing, page: QWidget, themes: ThemeStore
) -> None:
    first, second, _ = buttons(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    image = page.grab().toImage()
    edge = second.geometry().center() - QPoint(second.width() // 2 + 3, 0)
    assert image.pixelColor(edge) == themes.theme.colour("focus")


def test_a_press_of_the_mouse_hides_it(ring: FocusRing, page: QWidget) -> None:
    first, second, third = buttons(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=third.geometry().center())
    assert ring.target is None


def test_without_a_key_there_is_no_ring(ring: FocusRing, page: QWidget) -> None:
    buttons(page)[1].setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring.target is None


def test_nothing_in_the_layout_moves(ring: FocusRing, page: QWidget) -> None:
    first, *_ = buttons(page)
    before = [button.geometry() for button in buttons(page)]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert [button.geometry() for button in buttons(page)] == before


def test_it_follows_when_the_widget_moves_and_goes_when_it_hides(
    ring: FocusRing, page: QWidget
) -> None:
    first, second, _ = buttons(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    page.resize(400, 600)
    around = drawn(page)
    assert around is not None
    assert around.geometry() == second.geometry().adjusted(-5, -5, 5, 5)
    second.hide()
    assert ring.target is not second


def test_it_outlives_a_page_that_is_destroyed(
    ring: FocusRing, themes: ThemeStore, qtbot: QtBot
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(2):
        column.addWidget(SecondaryButton(themes, f"Button {number}"))
    show_active(qtbot, page)
    first, second = buttons(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    delete(page)
    assert ring.target is None
    other = QLineEdit()
    qtbot.addWidget(other)
    show_active(qtbot, other)
    other.setFocus()
    themes.apply("dark")
    assert ring.target is other


def test_keyboard_focus_is_scrolled_into_view(
    ring: FocusRing, themes: ThemeStore, qtbot: QtBot
) -> None:
    page = ScrollPage(themes, "Long")
    many = [SecondaryButton(themes, f"Button {number}") for number in range(20)]
    for button in many:
        page.body.addWidget(button)
    qtbot.addWidget(page)
    page.resize(500, 300)
    show_active(qtbot, page)
    many[0].setFocus()
    QTest.keyClick(many[0], Qt.Key.Key_Tab)
    many[15].setFocus(Qt.FocusReason.OtherFocusReason)
    top = many[15].mapTo(page.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + many[15].height() <= page.viewport().height()
    assert ring.target is many[15]
