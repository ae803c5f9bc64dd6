"""Progress: practice over time, and what changed from before to after each exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.scales import Scale
from coping_app.ui.pages.clearing import empty
from coping_app.ui.pages.progress_store import ProgressStore
from coping_app.ui.pages.progress_view import Range, first_day, progress_view
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.flow_layout import CardGrid
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText

FIRST_CARDS = 4
"""Charts shown at once; the rest come by a button."""


class ProgressPage(ScrollPage):
    """The page.

    Signals:
        library_requested: From the empty page.
        questions_requested: Show the questions about the last weeks.

    Args:
        store: The records.
        scales: Reads the rating scales; called when the page is first shown.
    """

    library_requested = Signal()
    questions_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: ProgressStore,
        scales: Callable[[], Mapping[str, Scale]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("Progress"), width=CHART_WIDTH, parent=parent)
        self._store = store
        self._read_scales = scales
        self._scales: Mapping[str, Scale] = {}
        self._shown = FIRST_CARDS
        self._range = SegmentedChips(
            themes,
            self.tr("Time shown"),
            [
                ("weeks", self.tr("2 weeks")),
                ("months", self.tr("3 months")),
                ("all", self.tr("All")),
            ],
        )
        self._range.set_value("months")
        self._range.value_changed.connect(self._range_chosen)
        self.add_beside_heading(self._range)
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self.body.addLayout(self._place)
        questions = QuietButton(
            themes, self.tr("Questions about the last weeks"), "clipboard-list"
        )
        questions.setAccessibleIdentifier("progress.questions")
        questions.clicked.connect(self.questions_requested)
        self.body.addWidget(questions, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Reads the records again and draws what they say."""
        self._scales = self._scales or self._read_scales()
        from coping_app.ui.pages.progress_cards import exercise_card, practice_card

        empty(self._place)
        wanted: Range = self._range.value  # type: ignore[assignment]
        today = self._store.today()
        since = first_day(wanted, today)
        view = progress_view(
            self._store.pairs(since=since), self._store.practice_by_day(since), wanted, today
        )
        if not view.exercises and not any(span.minutes for span in view.practice):
            self._show_empty()
            return
        grid = CardGrid(self._themes, least=400, most=2, gap=24)
        known = [each for each in view.exercises if each.scale in self._scales]
        for progress in known[: self._shown]:
            card = exercise_card(self._themes, progress, self._scales[progress.scale])
            grid.addWidget(card)
        self._place.addLayout(grid)
        if len(known) > self._shown:
            self._place.addWidget(self._more_button())
        self._place.addWidget(practice_card(self._themes, view))

    def _range_chosen(self, _value: str) -> None:
        self._shown = FIRST_CARDS
        self.refresh()

    def _more_button(self) -> QuietButton:
        more = QuietButton(self._themes, self.tr("Show more charts"), "chevron-down")
        more.setAccessibleIdentifier("progress-more")
        more.clicked.connect(self._show_more)
        return more

    def _show_more(self) -> None:
        self._shown += FIRST_CARDS
        self.refresh()

    def _show_empty(self) -> None:
        sentence = self.tr("After your first practice, you will see here what changed.")
        button = PrimaryButton(self._themes, self.tr("Find an exercise"), "library")
        button.setAccessibleIdentifier("progress-library")
        button.clicked.connect(self.library_requested)
        self._place.addWidget(PlainText(self._themes, sentence))
        self._place.addWidget(button)
