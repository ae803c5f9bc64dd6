"""Layouts and pages: everything wraps, nothing leaves its place, scrolling goes one way."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import ChipButton, PrimaryButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.fields import TextBox, TextLine, labelled
from coping_app.ui.widgets.layouts.flow_layout import CardGrid, FlowLayout
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.pictures import CalmPicture, IconPicture
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from coping_app.ui.widgets.rating.stepper_slider import NumberStepper, StepperSlider
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from tests.gui.looking import name_of, role_of, show_active, told

SCALES = [1.0, 1.25, 1.5, 1.75, 2.0]
WORDS = ("All 53", "Relaxation", "Mindfulness", "Thoughts and plans", "Expression", "People")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.mark.parametrize("width", [200, 400, 900])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_flow_wraps_and_keeps_its_gaps(
    themes: ThemeStore, host: QWidget, width: int, scale: float
) -> None:
    themes.apply(text_scale=scale)
    flow = FlowLayout(parent=host)
    chips = [ChipButton(themes, words) for words in WORDS]
    for chip in chips:
        flow.addWidget(chip)
    host.resize(width, flow.heightForWidth(width))
    flow.activate()
    boxes = [chip.geometry() for chip in chips]
    for box in boxes:
        assert host.rect().contains(box)
    for one, other in itertools.pairwise(boxes):
        assert other.top() > one.bottom() or other.left() - one.right() - 1 == 8


def test_a_flow_mirrors_where_reading_starts_at_the_right(
    themes: ThemeStore, host: QWidget
) -> None:
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(parent=host)
    first, second = ChipButton(themes, "One"), ChipButton(themes, "Two")
    flow.addWidget(first)
    flow.addWidget(second)
    host.resize(400, 60)
    flow.activate()
    assert first.geometry().right() == host.rect().right()
    assert second.x() < first.x()


def test_a_centred_flow_stands_in_the_middle(themes: ThemeStore, host: QWidget) -> None:
    flow = FlowLayout(centred=True, parent=host)
    button = PrimaryButton(themes, "Pause")
    flow.addWidget(button)
    host.resize(500, 60)
    flow.activate()
    assert abs(button.geometry().center().x() - host.rect().center().x()) <= 1


@pytest.mark.parametrize(("scale", "columns"), [(1.0, 3), (1.5, 2), (2.0, 1)])
def test_a_grid_has_fewer_columns_as_text_grows(
    themes: ThemeStore, host: QWidget, scale: float, columns: int
) -> None:
    themes.apply(text_scale=scale)
    grid = CardGrid(themes, least=280, most=3, parent=host)
    cards = [Card() for _ in range(3)]
    for number, card in enumerate(cards):
        card.body.addWidget(PlainText(themes, "words " * 8 * (number + 1)))
        grid.addWidget(card)
    host.resize(980, grid.heightForWidth(980))
    grid.activate()
    assert len({card.x() for card in cards}) == columns
    for row in {card.y() for card in cards}:
        assert len({card.height() for card in cards if card.y() == row}) == 1


def test_hidden_things_take_no_room(themes: ThemeStore, host: QWidget) -> None:
    flow = FlowLayout(parent=host)
    first, second = ChipButton(themes, "One"), ChipButton(themes, "Two")
    flow.addWidget(first)
    flow.addWidget(second)
    host.show()
    first.hide()
    flow.activate()
    assert second.x() == 0
    assert flow.count() == 2
    assert flow.itemAt(9) is None


def full_page(themes: ThemeStore) -> ScrollPage:
    """One of everything."""
    page = ScrollPage(themes, "What else could be true?", "A few words are enough.", 1100)
    page.add_beside_heading(TextLine(themes, "Find", "Find an exercise", "search"))
    page.body.addWidget(
        labelled(themes, "Your words", TextBox(themes, "Words"), "Only you see it.")
    )
    page.body.addWidget(RatingBar(themes, "Pain", "no pain", "the worst pain you can imagine"))
    page.body.addWidget(StepperSlider(themes, "Belief", 0, 100, 5, "not at all", "wholly"))
    page.body.addWidget(NumberStepper(themes, "Minutes", 0, 60, 5, "minutes"))
    page.body.addWidget(CheckMark(themes, "Show captions while a voice is speaking here"))
    page.body.addWidget(MessageBar(themes, "Your last session stopped at step 4.", "warn", "Go on"))
    page.body.addWidget(CalmPicture(themes))
    page.body.addWidget(IconPicture(themes, "wind", tile=64))
    grid = CardGrid(themes)
    for title in ("When pain is high", "What followed", "This week"):
        card = Card()
        card.body.addWidget(PlainText(themes, title, "subheading"))
        card.body.addWidget(PlainText(themes, "Three minutes or less. Large, quiet, one key."))
        card.body.addWidget(SecondaryButton(themes, "Make it smaller now", "wind"))
        grid.addWidget(card)
    page.body.addLayout(grid)
    page.body.addStretch(1)
    return page


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [800, 1074, 1280])
def test_nothing_is_cut_or_sideways_on_a_full_page(
    themes: ThemeStore, qtbot: QtBot, scale: float, width: int
) -> None:
    themes.apply(text_scale=scale)
    page = full_page(themes)
    qtbot.addWidget(page)
    page.resize(width, 720)
    page.show()
    content = page.widget()
    assert content.width() <= page.viewport().width()
    for widget in content.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or isinstance(parent, TextBox | TextLine):
            continue
        if widget.inherits("QPlainTextEdit") or parent.inherits("QPlainTextEdit"):
            continue
        assert parent.rect().contains(widget.geometry()), (widget, widget.geometry(), parent)
        if widget.hasHeightForWidth() and isinstance(widget, PlainText):
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()


def test_every_focusable_thing_on_a_full_page_has_a_name(themes: ThemeStore, qtbot: QtBot) -> None:
    page = full_page(themes)
    qtbot.addWidget(page)
    page.show()
    for widget in page.widget().findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert name_of(widget), widget


def test_decoration_is_left_out_of_the_tree(themes: ThemeStore, qtbot: QtBot) -> None:
    for widget in (CalmPicture(themes), IconPicture(themes, "wind")):
        qtbot.addWidget(widget)
        assert told(widget).state().invisible
        assert widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_heading_takes_the_focus_but_is_no_stop_for_tab(
    themes: ThemeStore, qtbot: QtBot
) -> None:
    page = full_page(themes)
    qtbot.addWidget(page)
    page.resize(900, 500)
    show_active(qtbot, page)
    page.verticalScrollBar().setValue(300)
    page.focus_heading()
    assert page.heading.hasFocus()
    assert page.verticalScrollBar().value() == 0
    assert role_of(page.heading) == QAccessible.Role.Heading
    assert not page.heading.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_content_stays_within_its_width(themes: ThemeStore, qtbot: QtBot) -> None:
    page = ScrollPage(themes, "Settings", width=720)
    qtbot.addWidget(page)
    card = Card()
    page.body.addWidget(card)
    page.body.addStretch(1)
    page.resize(1600, 700)
    page.show()
    assert card.width() == 720
    assert page.set_title("Other", "words") is None
    assert page.heading.text() == "Other"


def test_a_centred_column_stands_in_the_middle(themes: ThemeStore, qtbot: QtBot) -> None:
    page = ScrollPage(themes, "Rating", width=720, centred=True)
    qtbot.addWidget(page)
    card = Card()
    page.body.addWidget(card)
    page.resize(1600, 700)
    page.show()
    middle = card.mapTo(page, card.rect().center()).x()
    assert abs(middle - 800) <= 8


def test_a_card_may_be_selected(themes: ThemeStore, host: QWidget) -> None:
    card = Card("soft", panel=True)
    QVBoxLayout(host).addWidget(card)
    card.set_selected(True)
    assert card.property("selected") is True
    card.set_selected(False)
    assert card.property("selected") is False
