"""Text: shown literally, never cut, told as what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ROLES
from coping_app.ui.widgets.buttons import ChoiceButton, SecondaryButton
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText, set_plain_tool_tip
from coping_app.ui.widgets.text_layout import measure_width
from tests.gui.looking import ink_box, name_of, picture, role_of, told

HOSTILE = [
    '<img src="file:///etc/hostname">',
    '<img src="file://server/share/x.png">',
    "<b>bold</b> & <i>slanted</i>",
    "<table>" * 16,
    "# heading\n**strong**",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_q01_markup_in_text_is_shown_literally(themes: ThemeStore, qtbot: QtBot, text: str) -> None:
    label = PlainText(themes, text)
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert name_of(label) == text
    drawn = "".join(label._lay(2000).layout.text().split("\u2028"))
    assert drawn == text.replace("\n", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_q01_markup_in_buttons_and_messages_is_shown_literally(
    themes: ThemeStore, qtbot: QtBot, text: str
) -> None:
    button = SecondaryButton(themes, text)
    bar = MessageBar(themes, text, "danger")
    for widget in (button, bar):
        qtbot.addWidget(widget)
    assert button.text() == text
    assert name_of(button) == text
    assert bar.text() == text
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bar.findChildren(QLabel))


@pytest.mark.parametrize("text", HOSTILE)
def test_q01_markup_in_tool_tips_is_escaped(themes: ThemeStore, qtbot: QtBot, text: str) -> None:
    button = SecondaryButton(themes, "Open")
    qtbot.addWidget(button)
    set_plain_tool_tip(button, text)
    assert "<img" not in button.toolTip()
    assert "<table" not in button.toolTip()
    assert told(button).text(QAccessible.Text.Description) == text


@pytest.mark.parametrize(
    "text",
    ["word " * 4000, "x" * 5000, "e" + "\u0301" * 200, "\u200b" * 300, ""],
    ids=["20000-characters", "5000-character-word", "200-marks", "invisible", "empty"],
)
def test_q06_extreme_text_stays_inside_and_does_not_freeze(
    themes: ThemeStore, qtbot: QtBot, text: str
) -> None:
    timer = QElapsedTimer()
    timer.start()
    page = ScrollPage(themes, "Long")
    qtbot.addWidget(page)
    label = PlainText(themes, text)
    page.body.addWidget(label)
    page.resize(800, 600)
    page.show()
    picture(page)
    assert label.width() <= page.viewport().width()
    assert label.height() >= label.heightForWidth(label.width())
    if len(text) > 4000:
        assert page.verticalScrollBar().maximum() > 0
    assert timer.elapsed() < 3000


def test_a_line_holds_at_most_66_characters(themes: ThemeStore, qtbot: QtBot) -> None:
    label = PlainText(themes, "the sea is calm and the room is quiet " * 12)
    qtbot.addWidget(label)
    laid = label._lay(2000)
    assert laid.width <= measure_width(label.font(), 66)
    longest = max(laid.layout.lineAt(line).textLength() for line in range(laid.layout.lineCount()))
    assert 50 <= longest <= 74


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_lines_are_as_high_as_the_type_scale_says(
    themes: ThemeStore, qtbot: QtBot, role: str, scale: float
) -> None:
    themes.apply(text_scale=scale)
    label = PlainText(themes, "one\ntwo\nthree", role)
    qtbot.addWidget(label)
    assert label.sizeHint().height() == 3 * round(ROLES[role].line * scale)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_no_letter_is_cut_at_the_height_the_label_asks_for(
    themes: ThemeStore, qtbot: QtBot, scale: float
) -> None:
    themes.apply(text_scale=scale)
    for role in ("title", "body", "secondary"):
        label = PlainText(themes, "Ågj Qy", role)
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
        asked = picture(label)
        label.resize(label.width() + 40, label.height() + 40)
        roomy = picture(label)
        ground = roomy.pixelColor(roomy.width() - 1, 0)
        assert _size(ink_box(asked, ground)) == _size(ink_box(roomy, ground))


def _size(box: tuple[int, int, int, int] | None) -> tuple[int, int]:
    assert box is not None
    return box[2] - box[0], box[3] - box[1]


@pytest.mark.parametrize("role", ["display", "title", "heading", "subheading"])
def test_titles_are_told_as_headings(themes: ThemeStore, qtbot: QtBot, role: str) -> None:
    label = PlainText(themes, "Today", role)
    qtbot.addWidget(label)
    assert role_of(label) == QAccessible.Role.Heading
    assert name_of(label) == "Today"


def test_body_text_is_told_as_text(themes: ThemeStore, qtbot: QtBot) -> None:
    label = PlainText(themes, "Three minutes or less.")
    qtbot.addWidget(label)
    assert role_of(label) == QAccessible.Role.StaticText
    assert name_of(label) == "Three minutes or less."


def test_right_to_left_text_starts_at_the_right(themes: ThemeStore, qtbot: QtBot) -> None:
    label = PlainText(themes, "abc")
    qtbot.addWidget(label)
    label.resize(400, 28)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = picture(label)
    box = ink_box(image, image.pixelColor(0, 0))
    assert box is not None
    assert box[0] > 300


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_words_on_buttons_wrap_instead_of_being_cut(
    themes: ThemeStore, qtbot: QtBot, scale: float
) -> None:
    themes.apply(text_scale=scale)
    button = ChoiceButton(themes, "I would rather take a short walk around the house first")
    qtbot.addWidget(button)
    button.resize(260, button.heightForWidth(260))
    image = picture(button)
    ink = themes.theme.colour("text")
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - ink.lightness()) < 12
    ]
    assert min(x for x, _ in dark) >= 10
    assert max(x for x, _ in dark) <= 250
    assert min(y for _, y in dark) >= 6
    assert max(y for _, y in dark) <= button.height() - 6


def test_an_ampersand_stays_an_ampersand(themes: ThemeStore, qtbot: QtBot) -> None:
    button = SecondaryButton(themes, "Rest & read")
    qtbot.addWidget(button)
    assert button.text() == name_of(button) == "Rest & read"
    assert button.shortcut().isEmpty()
