"""My cards: read large, printed, taken up again, and never gone by one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.store.store import Store
from coping_app.ui.pages.cards.page import CardsPage
from coping_app.ui.paper.print_text import text_document
from coping_app.ui.parts.drawings_panel import Thumbnail
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    Days,
    by_id,
    has,
    memory_store,
    practise,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.page_zoo import png

FIELDS = [
    {"ask": "What are my signs?", "name": "signs", "answer": ["Stiff neck", "Poor sleep"]},
    {"ask": "What helps?", "name": "helps", "answer": "<b>Warmth</b>"},
    {"ask": "Left open", "name": "open", "answer": None},
]


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(days: Days) -> Store:
    return memory_store(days)


@pytest.fixture
def card(store: Store) -> str:
    return store.cards.save("My flare plan", "flare-plan", FIELDS)


def page_of(qtbot: QtBot, themes: ThemeStore, store: Store, can_start: bool = True) -> CardsPage:
    page = CardsPage(themes, store, SaveGuard(), lambda _: can_start)
    shown(qtbot, page)
    return page


def test_without_cards_one_sentence_and_one_button(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    page = page_of(qtbot, themes, store)
    library = Recorder()
    page.library_requested.connect(library)

    assert "Some exercises let you keep your answers." in words_on(page)
    press(page, "cards.library")
    assert len(library.calls) == 1


def test_the_list_shows_title_first_answer_and_day(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    words = words_on(page_of(qtbot, themes, store))

    assert "My flare plan" in words
    assert "Stiff neck · Poor sleep" in words
    assert "Saved on 3 March" in words


def test_an_open_card_shows_its_answers_large_and_as_they_were_written(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = page_of(qtbot, themes, store)

    press(page, f"cards.open.{card}")

    assert page.heading.text() == "My flare plan"
    assert page.focusWidget() is page.heading
    large = {t.text(): t.role for t in page.findChildren(PlainText) if t.isVisibleTo(page)}
    assert large["Stiff neck\nPoor sleep"] == "caption"
    assert large["<b>Warmth</b>"] == "caption"
    assert "Left open" not in large


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_way_back_leads_to_the_same_card(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str, way: str
) -> None:
    page = page_of(qtbot, themes, store)
    press(page, f"cards.open.{card}")

    if way == "button":
        press(page, "cards.back")
    else:
        QTest.keyClick(by_id(page, "cards.print"), Qt.Key.Key_Escape)
        settle()

    assert page.heading.text() == "My cards"
    assert page.focusWidget() is by_id(page, f"cards.open.{card}")


def test_a_card_can_be_taken_up_again(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = page_of(qtbot, themes, store)
    started = Recorder()
    page.start_requested.connect(started)
    press(page, f"cards.open.{card}")

    press(page, "cards.again")

    assert started.calls == [("flare-plan", False)]


def test_a_card_of_a_missing_exercise_offers_no_start(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = page_of(qtbot, themes, store, can_start=False)

    press(page, f"cards.open.{card}")

    assert not has(page, "cards.again")


def test_a_card_is_printed_as_plain_text(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = page_of(qtbot, themes, store)
    printed = Recorder()
    page.print_requested.connect(printed)
    press(page, f"cards.open.{card}")

    press(page, "cards.print")

    ((title, text),) = printed.calls
    assert title == "My flare plan"
    assert "What are my signs?\n    Stiff neck\n    Poor sleep" in text
    assert text_document(title, text, "Sans").toPlainText() == text


def test_without_a_printer_allowed_there_is_no_print_button(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = CardsPage(themes, store, SaveGuard(), lambda _: True, can_print=False)
    page.open_card(card)
    shown(qtbot, page)

    assert not has(page, "cards.print")


@pytest.mark.parametrize("way", ["undo", "bring back"])
def test_a_removed_card_can_be_brought_back(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str, way: str
) -> None:
    page = page_of(qtbot, themes, store)
    offered = Recorder()
    page.undo_offered.connect(offered)

    press(page, f"cards.remove.{card}")
    assert store.cards.all() == []
    assert page.focusWidget() is by_id(page, f"cards.restore.{card}")
    if way == "undo":
        ((said, take_back),) = offered.calls
        assert said == "Removed: My flare plan"
        take_back()
    else:
        press(page, f"cards.restore.{card}")

    assert [each.title for each in store.cards.all()] == ["My flare plan"]


def test_the_card_that_was_saved_last_stands_first(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days, card: str
) -> None:
    days.forward(1)
    store.cards.save("My worries", "worry-time", FIELDS)
    words = words_on(page_of(qtbot, themes, store))

    assert words.index("My worries") < words.index("My flare plan")


def test_undo_brings_back_the_card_of_its_own_removal_and_no_other(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days, card: str
) -> None:
    other = store.cards.save("My worries", "worry-time", FIELDS)
    page = page_of(qtbot, themes, store)
    offered = Recorder()
    page.undo_offered.connect(offered)
    for each in (card, other):
        press(page, f"cards.remove.{each}")
        days.forward(1)

    for number, back in ((1, "My worries"), (0, "My flare plan")):
        offered.calls[number][1]()
        assert [each.title for each in store.cards.all()] == [back]
        store.cards.remove((card, other)[number])


def test_an_open_card_that_is_removed_leads_back_to_the_list(
    qtbot: QtBot, themes: ThemeStore, store: Store, card: str
) -> None:
    page = page_of(qtbot, themes, store)
    press(page, f"cards.open.{card}")

    press(page, "cards.remove")

    assert page.heading.text() == "My cards"
    assert "Kept for 30 days, then gone for good." in words_on(page)


def test_drawings_stay_put_away_until_they_are_asked_for(
    qtbot: QtBot, themes: ThemeStore, store: Store
) -> None:
    session = practise(store, "draw-pain", "Draw the pain")
    store.drawings.save(session, [0], png())
    page = page_of(qtbot, themes, store)
    assert not page.findChildren(Thumbnail)

    press(page, "drawings.switch")
    assert [each.accessibleName() for each in page.findChildren(Thumbnail)] == [
        "Draw the pain, 3 March"
    ]
    press(page, "drawings.switch")

    assert by_id(page, "drawings.switch").text() == "Show my drawings"


@pytest.mark.parametrize("way", ["undo", "bring back"])
def test_a_removed_drawing_can_be_brought_back(
    qtbot: QtBot, themes: ThemeStore, store: Store, way: str
) -> None:
    drawing = store.drawings.save(practise(store), [0], png())
    page = page_of(qtbot, themes, store)
    offered = Recorder()
    page.undo_offered.connect(offered)
    press(page, "drawings.switch")

    press(page, f"drawings.remove.{drawing}")
    assert store.drawings.all() == []
    if way == "undo":
        offered.calls[0][1]()
    else:
        press(page, f"drawings.restore.{drawing}")

    assert [each.id for each in store.drawings.all()] == [drawing]


def test_bring_back_brings_the_drawing_that_it_stands_beside(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days
) -> None:
    drawings = []
    for _ in range(2):
        drawings.append(store.drawings.save(practise(store), [0], png()))
        store.drawings.remove(drawings[-1])
        days.forward(1)
    page = page_of(qtbot, themes, store)

    for drawing in drawings:
        press(page, f"drawings.restore.{drawing}")
        assert [each.id for each in store.drawings.all()] == [drawing]
        store.drawings.remove(drawing)
        page.refresh()


@pytest.mark.parametrize("data", [b"no picture", png(3, 2)], ids=["damaged", "tiny"])
def test_a_thumbnail_is_never_enlarged_and_bears_damage(
    qtbot: QtBot, themes: ThemeStore, data: bytes
) -> None:
    thumbnail = Thumbnail(themes, data, "A drawing")
    qtbot.addWidget(thumbnail)
    thumbnail.resize(280, 200)
    picture = thumbnail.grab().toImage()

    drawn = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != picture.pixelColor(0, 0)
    ]
    assert len(drawn) <= 6 * picture.devicePixelRatio() ** 2


def test_a_card_saved_in_another_year_tells_the_year(
    qtbot: QtBot, themes: ThemeStore, store: Store, days: Days, card: str
) -> None:
    days.forward(365)

    assert "Saved on 3 March 2025" in words_on(page_of(qtbot, themes, store))
