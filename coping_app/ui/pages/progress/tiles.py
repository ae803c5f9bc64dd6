"""The tiles of Progress: life first, each a number and what has changed, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.progress.life import LifeView, Tile
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid, FlowLayout
from coping_app.ui.widgets.text import PlainText

translate = QCoreApplication.translate
_PADDING = 20


def tiles(themes: ThemeStore, view: LifeView, check_in: Callable[[], None]) -> QWidget:
    """All tiles in a row; where no week was rated, a card that says what a check-in is for.

    Args:
        themes: Where the look comes from.
        view: What they say.
        check_in: Called when the person wants to make the check-in.
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    grid = CardGrid(themes, least=210, most=4)
    column.addLayout(grid)
    for each in view.tiles:
        grid.addWidget(_tile(themes, each))
    grid.addWidget(_tile(themes, view.practised))
    if not view.rated:
        grid.addWidget(_check_in(themes, check_in))
    if view.activities:
        column.addWidget(PlainText(themes, view.activities, "secondary", "muted"))
    return holder


def _tile(themes: ThemeStore, tile: Tile) -> Card:
    card = Card(padding=_PADDING)
    card.setAccessibleIdentifier(f"progress.tile.{tile.key}")
    card.body.setSpacing(4)
    card.body.addWidget(PlainText(themes, tile.title, "secondary", "muted", heading=True))
    line = QWidget()
    flow = FlowLayout(gap=12, parent=line)
    flow.addWidget(PlainText(themes, tile.value, "heading", heading=False))
    flow.addWidget(PlainText(themes, tile.words, "secondary"))
    card.body.addWidget(line)
    card.body.addStretch(1)
    return card


def _check_in(themes: ThemeStore, wanted: Callable[[], None]) -> Card:
    card = Card(padding=_PADDING)
    card.setAccessibleIdentifier("progress.check-in")
    card.body.setSpacing(4)
    words = translate("progress", "The weekly check-in shows more than pain, if you like.")
    card.body.addWidget(PlainText(themes, words, "secondary", "muted"))
    card.body.addStretch(1)
    button = QuietButton(themes, translate("progress", "Have a look at it"), "arrow-right")
    button.setAccessibleIdentifier("progress.check-in.open")
    button.clicked.connect(lambda: wanted())
    card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return card
