"""Puts the panels of one range of days on the page: first what is seen first, then the rest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from coping_app.features.progress.followed import FollowedView
from coping_app.features.progress.reader import ProgressReader
from coping_app.insight.rated_sessions import Rated
from coping_app.ui.pages.progress.calendar import PracticeCalendar
from coping_app.ui.pages.progress.cards import sessions_card, times_card, trends_card
from coping_app.ui.pages.progress.deferred import Step
from coping_app.ui.pages.progress.followed_card import FollowedCard, find_out_button, too_early_card
from coping_app.ui.pages.progress.tiles import tiles
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import reveal
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText

FIRST_SESSIONS = 4
"""Charts of sessions that come by themselves; more come by a button, so many at a time."""


class ProgressPanels(QObject):
    """The panels of one range.

    Args:
        themes: Where the look comes from.
        reader: What they show.
        place: Where they are put, in the order of the page.

    Signals:
        trial_requested: The person wants to find out what works.
        check_in_requested: The person wants to see the weekly check-in.
        arranged: The person had something added or shown anew.
    """

    trial_requested = Signal()
    check_in_requested = Signal()
    arranged = Signal()

    def __init__(self, themes: ThemeStore, reader: ProgressReader, place: QVBoxLayout) -> None:
        super().__init__()
        self._themes = themes
        self._reader = reader
        self._place = place
        self._grid = CardGrid(themes, least=400, most=2, gap=24)
        self._left = list(reader.groups)
        self._more: QuietButton | None = None

    def show_first(self) -> None:
        """The tiles, what followed, and the sessions of the exercise that was practised most."""
        life = self._reader.life()
        self._place.addWidget(tiles(self._themes, life, self.check_in_requested.emit))
        hidden = self._reader.hidden()
        if hidden:
            line = PlainText(self._themes, hidden, "secondary", "muted")
            line.setAccessibleIdentifier("progress.trial-hidden")
            self._place.addWidget(line)
        self._place.addLayout(self._grid)
        for view in self._reader.followed[:1]:
            self._add_followed(view, is_first=True)
        self._add_sessions()

    def later(self) -> list[Step]:
        """The rest, a panel a step."""
        steps: list[Step] = [
            *(partial(self._add_followed, view, False) for view in self._reader.followed[1:]),
        ]
        count = min(FIRST_SESSIONS, len(self._reader.groups)) - 1
        steps += [self._add_sessions for _ in range(count)]
        steps += [self._offer_more, self._read_trends, self._add_trends, self._add_calendar]
        return [*steps, self._add_times]

    def _add_followed(self, view: FollowedView, is_first: bool) -> None:
        card: Card = (
            FollowedCard(self._themes, view) if view.rows else too_early_card(self._themes, view)
        )
        if is_first:
            button = find_out_button(self._themes)
            button.clicked.connect(self.trial_requested)
            if isinstance(card, FollowedCard):
                card.foot.addWidget(button)
            else:
                card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(card)

    def _add_sessions(self) -> None:
        if not self._left:
            return
        group: Rated = self._left.pop(0)
        view = self._reader.sessions(group)
        rows = partial(self._reader.session_rows, group)
        self._grid.addWidget(sessions_card(self._themes, view, rows))

    def _offer_more(self) -> None:
        if not self._left:
            return
        self._more = QuietButton(self._themes, self.tr("Show more charts"), "chevron-down")
        self._more.setAccessibleIdentifier("progress-more")
        self._more.clicked.connect(self._show_more)
        self._place.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_more(self) -> None:
        for _ in range(FIRST_SESSIONS):
            self._add_sessions()
        page = self._grid.parentWidget()
        if page is not None:
            reveal(page)
        if not self._left and self._more is not None:
            self._more.hide()
        self.arranged.emit()

    def _read_trends(self) -> None:
        """A turn of its own: with ten years this is what takes longest."""
        _ = self._reader.trends

    def _add_trends(self) -> None:
        view = self._reader.trends
        if view is not None:
            self._place.addWidget(trends_card(self._themes, view))

    def _add_calendar(self) -> None:
        view = self._reader.heat()
        if view is not None:
            calendar = PracticeCalendar(self._themes, view, self._reader.heat)
            calendar.turned.connect(self.arranged)
            self._place.addWidget(calendar)

    def _add_times(self) -> None:
        sentences = self._reader.times()
        if sentences:
            self._place.addWidget(times_card(self._themes, sentences))
