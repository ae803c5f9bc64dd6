"""Rules of the design language that hold on every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from tests.gui.looking import all_below, frames_with_focus, name_of, told
from tests.gui.page_fakes import settle, shown
from tests.gui.page_zoo import PAGES

TARGET = 48
SCREEN = (1280, 720)
RAIL_200 = 296
"""Width of the navigation at 200 %: what is left of 1280 is the page's."""

every_page = pytest.mark.parametrize("name", PAGES)


def opened(qtbot: QtBot, themes: ThemeStore, name: str, rail: int = 176) -> ScrollPage:
    page = PAGES[name](themes)
    page.show()
    shown(qtbot, page, SCREEN[0] - rail, SCREEN[1])
    return page


def tab_stops(page: QWidget) -> list[QWidget]:
    """What Tab has to reach; inside a group of which one is on, that one."""
    return [
        widget
        for widget in all_below(page)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _is_off_in_a_group(widget)
    ]


def _is_off_in_a_group(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


@every_page
def test_every_focusable_thing_has_a_name_and_is_a_control_or_the_heading(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    assert not frames_with_focus(page)

    unnamed = [
        widget
        for widget in all_below(page)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name_of(widget).strip()
    ]

    assert not unnamed


@every_page
def test_assistive_technology_is_told_a_page_in_the_order_in_which_it_stands(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    told_column = told(page.heading.parentWidget() or page)
    parts = [told_column.child(n).object() for n in range(told_column.childCount())]
    below = [
        part for part in parts
        if isinstance(part, QWidget) and part.isVisible()
        and not _stands_beside_the_heading(page, part)
    ]  # fmt: skip

    tops = [part.y() for part in below]
    assert tops == sorted(tops)


def _stands_beside_the_heading(page: ScrollPage, part: QWidget) -> bool:
    return part is not page.heading and part.y() < page.heading.geometry().bottom() and (
        part.x() > page.heading.x()
    )


@every_page
def test_every_name_contains_the_visible_words(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.text():
            assert button.text().replace("&&", "&") in name_of(button)


@every_page
def test_every_target_is_at_least_48_pixels(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    small = [
        (type(widget).__name__, name_of(widget), widget.width(), widget.height())
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for widget in page.findChildren(kind)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and min(widget.width(), widget.height()) < TARGET
    ]

    assert not small


@every_page
def test_every_button_has_an_identifier_of_its_own(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    names = [
        button.accessibleIdentifier()
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and button.accessibleIdentifier()
    ]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("theme", ["light", "contrast-dark"])
@every_page
def test_at_200_percent_nothing_is_cut_or_sideways(
    qtbot: QtBot, themes: ThemeStore, name: str, theme: ThemeName
) -> None:
    themes.apply(theme, 2.0)
    page = opened(qtbot, themes, name, RAIL_200)

    assert page.horizontalScrollBar().maximum() == 0
    content = page.widget()
    assert content.width() <= page.viewport().width()
    for label in content.findChildren(PlainText):
        if label.isVisibleTo(content):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            left = label.mapTo(content, label.rect().topLeft()).x()
            assert left + label.width() <= content.width(), label.text()


@every_page
def test_text_can_be_resized_while_the_page_is_up(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name, RAIL_200)

    for scale in (1.5, 2.0, 1.0):
        themes.apply(text_scale=scale)
        settle()
        assert page.horizontalScrollBar().maximum() == 0


@every_page
def test_tab_reaches_everything_and_leaves_nothing_trapped(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)
    page.activateWindow()
    page.focus_heading()
    wanted = set(tab_stops(page))

    reached: set[QWidget] = set()
    for _ in range(2 * len(wanted) + 10):
        here = page.focusWidget() or page
        QTest.keyClick(here, Qt.Key.Key_Tab)
        after = page.focusWidget()
        assert after is not None
        reached.add(after)

    assert not {name_of(widget) for widget in wanted - reached}


@every_page
def test_the_heading_takes_the_focus_but_is_no_tab_stop(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)
    page.activateWindow()

    page.focus_heading()

    assert page.focusWidget() is page.heading
    assert page.heading.text().strip()
    assert not page.heading.focusPolicy() & Qt.FocusPolicy.TabFocus


@every_page
def test_words_from_outside_are_plain_text(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


@every_page
def test_at_most_one_button_is_the_primary_one(
    qtbot: QtBot, themes: ThemeStore, name: str
) -> None:
    page = opened(qtbot, themes, name)

    primary = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and button.property("kind") == "primary"
    ]

    assert len(primary) <= 1


@pytest.mark.parametrize("theme", THEMES)
@every_page
def test_every_page_is_drawn_in_every_theme(
    qtbot: QtBot, themes: ThemeStore, name: str, theme: ThemeName
) -> None:
    themes.apply(theme)
    page = opened(qtbot, themes, name)

    picture = page.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 3)
    }

    assert len(colours) > 3
