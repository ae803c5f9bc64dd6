"""The library finds while one types, and builds no more cards than are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.features.library.view import BATCH
from coping_app.ui.pages.library.exercise_card import ExerciseCard
from coping_app.ui.pages.library.page import LibraryPage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.looking import told
from tests.gui.page_fakes import (
    FakeCatalog,
    by_id,
    exercise,
    has,
    press,
    settle,
    shown,
    words_on,
)

FEW = [
    exercise("slow", "Slow breathing"),
    exercise("scan", "Body scan", family="mindfulness", length_s=600.0),
    exercise("record", "Another way to see it", family="cbt", effort="medium"),
    exercise("letter", "A letter", family="expressive", assigned_only=True),
]


def page_of(
    qtbot: QtBot, themes: ThemeStore, catalog: FakeCatalog, assigned: tuple[str, ...] = ()
) -> LibraryPage:
    page = LibraryPage(themes, catalog, "en", lambda: assigned)
    shown(qtbot, page)
    return page


def titles(page: LibraryPage) -> list[str]:
    return [
        card.accessibleName()
        for card in page.findChildren(ExerciseCard)
        if card.isVisibleTo(page)
    ]


def test_all_but_the_assigned_ones_are_shown(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))

    assert titles(page) == ["Slow breathing", "Body scan", "Another way to see it"]


def test_an_assigned_exercise_of_the_plan_is_shown(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW), ("letter",))

    assert "A letter" in titles(page)


def test_typing_finds_at_once(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))

    QTest.keyClicks(by_id(page, "library.search"), "scan")

    assert titles(page) == ["Body scan"]


def test_searching_builds_no_new_cards(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    built = page.findChildren(ExerciseCard)

    page.search_for("s")
    page.search_for("")

    assert page.findChildren(ExerciseCard) == built
    assert len(titles(page)) == 3


def test_a_family_chip_narrows_and_tells_its_count(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))

    assert by_id(page, "chip-all").text() == "All 3"
    assert by_id(page, "chip-cbt").text() == "Thoughts and plans 1"
    by_id(page, "chip-cbt").click()

    assert titles(page) == ["Another way to see it"]


def test_a_family_without_exercises_has_no_chip(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))

    assert not has(page, "chip-wellbeing")


def test_up_to_five_minutes_and_an_effort_narrow_together(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))

    by_id(page, "library.short").click()
    assert titles(page) == ["Slow breathing", "Another way to see it"]

    press(page, "library.more")
    by_id(page, "library.effort.low").click()
    assert titles(page) == ["Slow breathing"]

    by_id(page, "library.effort.medium").click()
    assert titles(page) == ["Another way to see it"]
    assert not by_id(page, "library.effort.low").isChecked()


def test_nothing_found_is_a_sentence_and_a_way_back(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    by_id(page, "library.short").click()
    page.search_for("no such thing")

    assert titles(page) == []
    assert "Nothing like that is here." in words_on(page)
    press(page, "library.show-all")

    assert len(titles(page)) == 3
    assert by_id(page, "library.search").text() == ""
    assert not has(page, "library.show-all")


def test_ten_thousand_exercises_are_shown_forty_at_a_time(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    many = FakeCatalog(exercise(f"e{n}", f"Exercise {n:05}") for n in range(10_000))
    page = page_of(qtbot, themes, many)

    assert len(titles(page)) == BATCH
    assert all(asked["limit"] == BATCH + 1 for asked in many.asked)
    press(page, "library.show-more")

    assert len(titles(page)) == 2 * BATCH
    assert page.focusWidget().accessibleName() == "Exercise 00040"
    page.search_for("00007")
    assert titles(page) == ["Exercise 00007"]
    assert not has(page, "library.show-more")


def test_a_card_opens_by_mouse_and_by_key(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    asked = Recorder()
    page.exercise_requested.connect(asked)

    press(page, "library.card.slow")
    QTest.mouseClick(by_id(page, "library.card.scan"), Qt.MouseButton.LeftButton)

    assert [info.id for info in asked.values] == ["slow", "scan"]


def test_a_card_tells_summary_length_and_effort(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    told = by_id(page, "library.card.record").accessibleDescription()

    assert told == "Four in, six out. A calm, steady pattern. 5 min · Some effort"


def test_cards_stand_in_two_columns_and_in_one_at_200_percent(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    first, second = by_id(page, "library.card.slow"), by_id(page, "library.card.scan")

    assert first.y() == second.y()
    themes.apply(text_scale=2.0)
    settle()

    assert first.x() == second.x()
    assert first.y() < second.y()


def test_showing_the_page_again_keeps_words_and_filters(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, FakeCatalog(FEW))
    page.search_for("scan")

    page.refresh()

    assert titles(page) == ["Body scan"]


def test_a_card_is_told_once_as_one_button(qtbot: QtBot, themes: ThemeStore) -> None:
    card = ExerciseCard(themes)
    qtbot.addWidget(card)
    card.show_info(exercise())
    card.show()
    button = told(card)
    assert button.role() == QAccessible.Role.Button
    assert button.childCount() == 0, "its name and description say what stands in it"
    heard = Recorder()
    card.exercise_requested.connect(heard)
    actions = button.actionInterface()
    actions.doAction(actions.pressAction())
    assert heard.values == [exercise()]


def test_tab_goes_through_the_cards_before_the_button_below_them(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    many = [exercise(f"e{number}", f"Exercise {number}") for number in range(BATCH + 3)]
    page = page_of(qtbot, themes, FakeCatalog(many))
    page.activateWindow()
    by_id(page, "library.search").setFocus()
    stops = []
    while not stops or stops[-1] != "library.search":
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        here = page.focusWidget()
        assert here is not None
        stops.append(here.accessibleIdentifier())
    assert stops.index("library.short") < stops.index("library.card.e0")
    assert stops[-2] == "library.show-more"
