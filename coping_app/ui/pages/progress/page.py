"""Progress: life first, then what followed, each practice, measures over time, and practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.features.progress.reader import ProgressReader
from coping_app.features.progress.view import first_day
from coping_app.store.store import Store
from coping_app.ui.pages.progress.deferred import DeferredBuilder, Step
from coping_app.ui.pages.progress.panels import ProgressPanels
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.clearing import empty
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.layouts.reading_order import follow_reading_order, tell_in_reading_order
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.wording import own_wording

Further = Callable[[date | None], QWidget | None]
"""Given the first day of the range (None for all), makes one more panel, or None for nothing."""


class ProgressPage(ScrollPage):
    """The page. What is seen first is made at once, the rest after the first paint.

    Signals:
        library_requested: From the empty page.
        questions_requested: Show the questions about the last weeks.
        report_requested: Make a report for a visit.
        trial_requested: Find out what works.
        check_in_requested: Show the weekly check-in.

    Args:
        store: The records.
        scales: Reads the rating scales; called when the page is first shown.
        further: More panels, for the end of the page.
    """

    library_requested = Signal()
    questions_requested = Signal()
    report_requested = Signal()
    trial_requested = Signal()
    check_in_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        scales: Callable[[], Mapping[str, Scale]],
        further: Sequence[Further] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("Progress"), width=CHART_WIDTH, parent=parent)
        self._store = store
        self._read_scales = scales
        self._scales: Mapping[str, Scale] = {}
        self._further = tuple(further)
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
        self._range.value_changed.connect(self.refresh)
        self.add_beside_heading(self._beside())
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
        self.later = DeferredBuilder(self._column)
        self.later.finished.connect(self._finish)
        self._panels: QObject | None = None

    def refresh(self, _range: str = "") -> None:
        """Reads the records again and draws what they say."""
        self._scales = self._scales or self._read_scales()
        first = first_day(self._range.value, self._store.today())  # type: ignore[arg-type]
        reader = ProgressReader(self._store, self._scales, own_wording(), first)
        self._keep_height()
        empty(self._place)
        steps: list[Step] = []
        if reader.is_empty:
            self._show_empty()
        else:
            panels = self._panels = ProgressPanels(self._themes, reader, self._place)
            panels.trial_requested.connect(self.trial_requested)
            panels.check_in_requested.connect(self.check_in_requested)
            panels.arranged.connect(self._order_tabs)
            panels.show_first()
            steps += panels.later()
        steps += [partial(self._add_further, make, first) for make in self._further]
        self.later.begin(steps)

    def _beside(self) -> QWidget:
        """Ranges, and the way to a report."""
        report = SecondaryButton(self._themes, self.tr("Report for a visit"), "file-text")
        report.setAccessibleIdentifier("progress.report")
        report.clicked.connect(self.report_requested)
        holder = QWidget()
        flow = FlowLayout(gap=16, parent=holder)
        flow.addWidget(self._range)
        flow.addWidget(report)
        return holder

    def _keep_height(self) -> None:
        """While it is drawn anew the page stays as high as it was: nobody loses their place."""
        self._column.setMinimumHeight(self._column.height() if self.isVisible() else 0)

    def _finish(self) -> None:
        self._column.setMinimumHeight(0)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """What came later stands where it is read, for the keyboard too."""
        tell_in_reading_order(self.body)
        follow_reading_order(self.body)

    def _add_further(self, make: Further, first: date | None) -> None:
        widget = make(first)
        if widget is not None:
            self._place.addWidget(widget)

    def _show_empty(self) -> None:
        sentence = self.tr("After your first practice, you will see here what changed.")
        button = PrimaryButton(self._themes, self.tr("Find an exercise"), "library")
        button.setAccessibleIdentifier("progress-library")
        button.clicked.connect(self.library_requested)
        self._place.addWidget(PlainText(self._themes, sentence))
        self._place.addWidget(button)
