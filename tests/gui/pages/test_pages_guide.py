"""The worked example of docs/adding-a-page.md is run in a window, so that the page stays true."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.app.pages import PAGES, PageRow
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.nav_rail import NavButton
from tests.gui.page_fakes import press, settle, words_on
from tests.gui.page_services import Led, services
from tests.gui.page_zoo import from_table

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "adding-a-page.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```python\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
MODULE = "coping_app.ui.pages.days.page"
RUN_AS = "page_of_the_guide"
"""What its module is called while it is run: whoever takes its name for a real page keeps it."""


@pytest.fixture
def row() -> Iterator[PageRow]:
    """The row of the guide, with its module there for as long as a test."""
    module = ModuleType(RUN_AS)
    sys.modules[RUN_AS] = module
    code = BLOCKS["coping_app/ui/pages/days/page.py"]
    exec(compile(code, RUN_AS, "exec", dont_inherit=True), module.__dict__)
    (told,) = re.findall(r"^ {4}(PageRow\(\"days\".*\)),$", GUIDE, re.MULTILINE)
    yield eval(told.replace(MODULE, RUN_AS), {"PageRow": PageRow})
    del sys.modules[RUN_AS]


class Place:
    """A window over a copy of the table that has the row of the guide."""

    def __init__(self, qtbot: QtBot, themes: ThemeStore, row: PageRow) -> None:
        made_from, self.led = services(themes), Led()
        navigator: Any = self.led
        self.window = MainWindow(
            themes, (*PAGES, row), lambda each: each.load()(made_from, navigator)
        )
        qtbot.addWidget(self.window)
        self.window.add_shortcuts()
        self.window.show()
        self.window.open_page("settings")
        settle()


@pytest.fixture
def place(qtbot: QtBot, themes: ThemeStore, row: PageRow) -> Place:
    return Place(qtbot, themes, row)


def test_the_row_gives_the_page_a_place_in_the_rail_that_opens_it(place: Place) -> None:
    (button,) = [
        each for each in place.window.findChildren(NavButton) if each.text() == "Days"
    ]
    button.click()
    settle()
    assert place.window.page_key == "days"
    assert button.isChecked()
    assert place.window.page("days").heading.text() == "Days"  # type: ignore[attr-defined]
    assert "Days with practice: 0." in words_on(place.window.page("days"))


def test_its_key_opens_it_with_the_heading_focused(place: Place) -> None:
    place.window.activateWindow()
    QTest.keyClick(place.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert place.window.page_key == "days"
    assert place.window.focusWidget() is place.window.page("days").heading  # type: ignore[attr-defined]


def test_back_leads_from_it_to_where_the_person_came_from(place: Place) -> None:
    place.window.open_page("days")
    place.window.go_back()
    assert place.window.page_key == "settings"


def test_what_it_asks_for_reaches_the_navigator(place: Place) -> None:
    place.window.open_page("days")
    press(place.window, "days.library")
    assert place.led.asked == [("open_page", "library")]


def test_the_test_of_the_guide_passes(qtbot: QtBot, themes: ThemeStore, row: PageRow) -> None:
    names: dict[str, Any] = {}
    code = BLOCKS["tests/gui/pages/test_page_days.py"].replace(MODULE, RUN_AS)
    exec(compile(code, "test_page_days", "exec", dont_inherit=True), names)
    names["test_the_days_are_told"](qtbot, themes)


def test_the_rules_of_all_pages_see_a_new_row(themes: ThemeStore, row: PageRow) -> None:
    zoo = from_table((*PAGES, row))
    assert list(zoo) == ["days"], "every other page stands in the zoo with states of its own"
    assert zoo["days"](themes).heading.text() == "Days"


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.key)
def test_every_row_names_a_module_that_makes_its_page(row: PageRow) -> None:
    assert callable(row.load())


def test_no_two_rows_have_one_key() -> None:
    for of in ([row.key for row in PAGES], [row.keys for row in PAGES if row.keys]):
        assert len(of) == len(set(of))


def test_what_the_guide_names_is_there() -> None:
    for path in re.findall(r"`((?:coping_app|tests|docs)/[\w/.]+)`", GUIDE):
        assert (ROOT / path).exists(), path
