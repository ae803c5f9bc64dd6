"""The library: find an exercise by words, kind, length or effort."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.library.view import OWN, Batch, Finder, LibraryQuery, batch
from coping_app.ui.pages.library.exercise_card import ExerciseCard
from coping_app.ui.pages.library.filters import LibraryFilters
from coping_app.ui.parts.problem_card import ProblemCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.fields import TextLine
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.layouts.reading_order import follow_reading_order, tell_in_reading_order
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

if TYPE_CHECKING:
    from coping_app.content.reading.problems import Problem

_SEARCH_WIDTH = 340
_CARD_LEAST = 380


class LibraryIndex(Finder, Protocol):
    """What the page asks of the catalogue."""

    def counts(
        self, language: str, assigned: Collection[str] = (), source: str | None = None
    ) -> Mapping[str, int]:
        """How many exercises each family holds; from one source where it is given."""
        ...


class LibraryPage(ScrollPage):
    """Cards of exercises, at most 40 more at a time.

    Signals:
        exercise_requested: The exercise to look at, an ``ExerciseInfo``.

    Args:
        index: The catalogue.
        language: The person's language.
        assigned: Ids of the plan in use: exercises that only a therapist assigns show only if
            they are among them.
        problems: What keeps exercises of the person's own from being used.
        own_folder: Where those are.
    """

    exercise_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        index: LibraryIndex,
        language: str,
        assigned: Callable[[], Collection[str]],
        problems: Callable[[], Sequence[Problem]] = tuple,
        own_folder: Path = Path(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("Library"), width=CHART_WIDTH, parent=parent)
        self._index = index
        self._language = language
        self._assigned = assigned
        self._problems = problems
        self._counted: tuple[Mapping[str, int], int | None] | None = None
        self._problem_card = ProblemCard(
            themes,
            "library",
            own_folder,
            self.tr("One of your exercises has a problem."),
            self.tr("{count} of your exercises have a problem."),
        )
        self._next_offset: int | None = None
        self._shown = 0
        self._cards: list[ExerciseCard] = []
        self._search = TextLine(
            themes, self.tr("Find an exercise"), self.tr("Find an exercise"), "search"
        )
        self._search.setAccessibleIdentifier("library.search")
        self._search.setMinimumWidth(_SEARCH_WIDTH)
        self._filters_place = QVBoxLayout()
        self._filters: LibraryFilters | None = None
        self._grid = CardGrid(themes, _CARD_LEAST, most=2)
        self._nothing = PlainText(
            themes, self.tr("Nothing like that is here. Try another word, or show all.")
        )
        self._show_all = SecondaryButton(themes, self.tr("Show all"))
        self._show_all.setAccessibleIdentifier("library.show-all")
        self._more = SecondaryButton(themes, self.tr("Show more"))
        self._more.setAccessibleIdentifier("library.show-more")
        self._lay_out()

    def refresh(self) -> None:
        """Ask the catalogue again with the filters as they are."""
        problems = self._problems()
        self._problem_card.show_problems(problems)
        assigned = self._assigned()
        own = sum(self._index.counts(self._language, assigned, OWN).values())
        counted = (
            self._index.counts(self._language, assigned), own if own or problems else None
        )
        if counted != self._counted:
            self._counted = counted
            self._count_anew(*counted)
        self._find()
        reveal(self)

    def _count_anew(self, counts: Mapping[str, int], own: int | None) -> None:
        """Chips with new counts; what was switched on stays so."""
        query = self._query()
        empty(self._filters_place)
        self._filters = LibraryFilters(self._themes, counts, own)
        self._filters.take_over(query)
        self._filters.changed.connect(self._find)
        self._filters_place.addWidget(self._filters)
        tell_in_reading_order(self.body)
        follow_reading_order(self.body)

    def search_for(self, text: str) -> None:
        """Put words into the search field, as if they were typed."""
        self._search.setText(text)

    def _lay_out(self) -> None:
        self.add_beside_heading(self._search)
        self.body.addWidget(self._problem_card)
        self.body.addLayout(self._filters_place)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._nothing)
        for button in (self._show_all, self._more):
            self.body.addWidget(button)
            button.hide()
        self._nothing.hide()
        self.body.addStretch(1)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._go_to_found)
        self._show_all.clicked.connect(self._clear)
        self._more.clicked.connect(self._add_more)

    def _query(self) -> LibraryQuery:
        text = self._search.text()
        return self._filters.query(text) if self._filters else LibraryQuery(text)

    def _find(self) -> None:
        self._shown = 0
        self._show_batch(self._batch(0))
        for card in self._cards[self._shown :]:
            card.hide()

    def _batch(self, offset: int) -> Batch:
        return batch(self._index, self._query(), self._language, self._assigned(), offset)

    def _show_batch(self, found: Batch) -> None:
        known = len(self._cards)
        for info in found.infos:
            if self._shown == len(self._cards):
                self._cards.append(self._new_card())
            self._cards[self._shown].show_info(info)
            self._cards[self._shown].show()
            self._shown += 1
        self._next_offset = found.next_offset
        self._more.setVisible(found.next_offset is not None)
        self._nothing.setVisible(self._shown == 0)
        self._show_all.setVisible(self._shown == 0)
        if len(self._cards) > known:  # cards were made after the buttons that stand below them
            follow_reading_order(self.body)

    def _new_card(self) -> ExerciseCard:
        card = ExerciseCard(self._themes)
        card.exercise_requested.connect(self.exercise_requested)
        self._grid.addWidget(card)
        return card

    def _add_more(self) -> None:
        if self._next_offset is not None:
            first = self._shown
            self._show_batch(self._batch(self._next_offset))
            self._cards[min(first, self._shown - 1)].setFocus()

    def _go_to_found(self) -> None:
        """Enter in the search goes to the first that was found."""
        (self._cards[0] if self._shown else self._show_all).setFocus()

    def _clear(self) -> None:
        self._search.clear()
        if self._filters:
            self._filters.clear()
        self._search.setFocus()
