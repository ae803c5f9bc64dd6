"""The plan: this week's exercises, the other weeks, and what is in the calendar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.plan.kept_plan import PlanText, keep
from coping_app.features.plan.progress import (
    DAYS,
    ItemState,
    WeekState,
    started_for_week,
    week_state,
)
from coping_app.features.plan.so_far import so_far
from coping_app.features.today import words as today_words
from coping_app.store.repositories.records import ActivePlan, KeptPlan, KeptWeek
from coping_app.store.store import Store
from coping_app.ui.pages.plan.calendar_panel import CalendarPanel
from coping_app.ui.parts.plan_rows import ExerciseRow, TextRow
from coping_app.ui.parts.problem_card import ProblemCard
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card, Separator
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

if TYPE_CHECKING:
    from coping_app.content.reading.problems import Problem


class PlanPage(ScrollPage):
    """The plan in use, or a choice of plans.

    Signals:
        start_requested: Exercise id, and False: as long as it is.
        undo_offered: What happened, and a callable that takes it back.
        questions_requested: Show the questions about the last weeks.

    Args:
        store: Sessions, calendar and the plan in use.
        find: An exercise by id in the person's language, or None.
        load_plans: Reads the plans that can be chosen; called only when they are shown.
        resting: Ids of exercises that are better left for now.
        problems: What keeps plans of the person's own from being offered; asked like the plans.
        own_folder: Where those are.
    """

    start_requested = Signal(str, bool)
    undo_offered = Signal(str, object)
    questions_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        saves: SaveGuard,
        find: Callable[[str], ExerciseInfo | None],
        load_plans: Callable[[], Sequence[PlanText]],
        resting: Callable[[], Collection[str]] = tuple,
        problems: Callable[[], Sequence[Problem]] = tuple,
        own_folder: Path = Path(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("My plan"), parent=parent)
        self._store = store
        self._saves = saves
        self._keeper = store.plans
        self._find = find
        self._load_plans = load_plans
        self._resting = resting
        self._problems = problems
        self._own_folder = own_folder
        self._choosing = False
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self._calendar = CalendarPanel(themes, store.calendar, store.today, saves)
        self._calendar.undo_offered.connect(self.undo_offered)
        self.body.addLayout(self._place)
        self.body.addWidget(self._calendar)
        questions = QuietButton(
            themes, self.tr("Questions about the last weeks"), "clipboard-list"
        )
        questions.setAccessibleIdentifier("plan.questions")
        questions.clicked.connect(self.questions_requested)
        self.body.addWidget(questions, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.setSpacing(24)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the records again and show them."""
        empty(self._place)
        active = self._keeper.current()
        if active is None or self._choosing:
            self._show_choice(active)
        else:
            self._show_plan(active)
        self._calendar.refresh()
        reveal(self)

    def step_back(self) -> bool:
        """From choosing back to the plan."""
        if self._choosing:
            self._go_back()
            return True
        return False

    def _show_choice(self, active: ActivePlan | None) -> None:
        self.set_title(
            self.tr("Choose a plan"), self.tr("A few exercises a week. You can change it any time.")
        )
        if active:
            back = QuietButton(self._themes, self.tr("Back to my plan"), "chevron-left")
            back.setAccessibleIdentifier("plan.back")
            back.clicked.connect(self._go_back)
            self._place.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_problems(self._problems())
        plans = self._load_plans()
        for document in plans:
            self._place.addWidget(self._choice_card(document))
        if not plans:
            nothing = self.tr("There are no plans here yet. The library is open to you.")
            self._place.addWidget(PlainText(self._themes, nothing))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Plans of one's own that cannot be offered; nothing where there are none."""
        if problems:
            card = ProblemCard(
                self._themes,
                "plan",
                self._own_folder,
                self.tr("One of your plans has a problem."),
                self.tr("{count} of your plans have a problem."),
            )
            self._place.addWidget(card)
            card.show_problems(problems)

    def _choice_card(self, document: PlanText) -> Card:
        plan = keep(document)
        card = Card()
        card.body.addWidget(PlainText(self._themes, plan.title, "subheading"))
        if document.summary:
            card.body.addWidget(PlainText(self._themes, document.summary))
        facts = f"{self._weeks_words(plan)} {self._titles(plan.weeks[0])}"
        card.body.addWidget(PlainText(self._themes, facts, "secondary", "muted"))
        button = SecondaryButton(self._themes, self.tr("Use this plan"))
        button.setAccessibleIdentifier(f"plan.use.{plan.plan}")
        button.setAccessibleDescription(plan.title)
        button.clicked.connect(partial(self._use, plan))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        return card

    def _show_plan(self, active: ActivePlan) -> None:
        today = self._store.today()
        recent = today - timedelta(days=2 * DAYS)
        sessions = self._store.sessions.all(since=min(recent, active.started))
        state = week_state(active.plan, active.started, today, sessions, self._resting())
        self.set_title(active.plan.title, today_words.week(state))
        self._place.addWidget(self._week_card(active.plan, state))
        told = so_far(active.plan, active.started, today, sessions)
        self._place.addWidget(self._all_weeks_card(active, state.number, told))
        other = QuietButton(self._themes, self.tr("Choose another plan"))
        other.setAccessibleIdentifier("plan.choose")
        other.clicked.connect(self._choose)
        self._place.addWidget(other, 0, Qt.AlignmentFlag.AlignLeading)

    def _week_card(self, plan: KeptPlan, state: WeekState) -> Card:
        card = Card()
        title = self.tr("This week")
        if len(plan.weeks) > 1:
            title = self.tr("This week: week {number}").format(number=state.number + 1)
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        if state.note:
            card.body.addWidget(PlainText(self._themes, state.note))
        for number, item in enumerate(state.items):
            if number:
                card.body.addWidget(Separator())
            card.body.addWidget(self._exercise_row(item))
        return card

    def _exercise_row(self, state: ItemState) -> ExerciseRow:
        info = self._find(state.item.id)
        lighter = self._find(state.item.lighter) if state.item.lighter else None
        row = ExerciseRow(self._themes, state, info, lighter)
        row.start.clicked.connect(partial(self._start, state.item.id))
        row.start_lighter.clicked.connect(partial(self._start, state.item.lighter))
        return row

    def _all_weeks_card(self, active: ActivePlan, current: int, told: str) -> Card:
        card = Card()
        card.body.addWidget(PlainText(self._themes, self.tr("All weeks"), "heading"))
        hint = self.tr("You can start any week again, whenever you like.")
        card.body.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        if told:
            done = PlainText(self._themes, told)
            done.setAccessibleIdentifier("plan.so-far")
            card.body.addWidget(done)
        for index, week in enumerate(active.plan.weeks):
            button = QuietButton(self._themes, self.tr("Restart from here"))
            button.setAccessibleIdentifier(f"plan.restart.{index}")
            button.clicked.connect(partial(self._restart, index))
            pattern = self.tr("Week {number}")
            if index == current:
                pattern = self.tr("Week {number}, this week")
            title = pattern.format(number=index + 1)
            lines = (week.note, self._titles(week))
            card.body.addWidget(TextRow(self._themes, title, lines, (button,)))
        return card

    def _use(self, plan: KeptPlan) -> None:
        said = self.tr("Your plan is now: {title}.").format(title=plan.title)
        self._change_to(ActivePlan(plan, self._store.today()), said)

    def _restart(self, index: int) -> None:
        active = self._keeper.current()
        if active:
            started = started_for_week(index, self._store.today())
            said = self.tr("Week {number} begins today.").format(number=index + 1)
            self._change_to(ActivePlan(active.plan, started), said)

    def _change_to(self, new: ActivePlan, said: str) -> None:
        earlier = self._keeper.current()
        if not self._saves.tried(lambda: self._keeper.use(new.plan, new.started)):
            return
        self._choosing = False
        self.refresh()
        self.undo_offered.emit(said, partial(self._put_back, earlier))
        self.focus_heading()

    def _put_back(self, earlier: ActivePlan | None) -> None:
        self._saves.tried(lambda: self._keeper.put_back(earlier))
        self.refresh()

    def _choose(self) -> None:
        self._choosing = True
        self.refresh()
        self.focus_heading()

    def _go_back(self) -> None:
        self._choosing = False
        self.refresh()
        self.focus_heading()
        focus_on(self, "plan.choose")

    def _start(self, exercise_id: str) -> None:
        self.start_requested.emit(exercise_id, False)

    def _weeks_words(self, plan: KeptPlan) -> str:
        if len(plan.weeks) == 1:
            return self.tr("One week.")
        return self.tr("{count} weeks.").format(count=words.capital(words.number(len(plan.weeks))))

    def _titles(self, week: KeptWeek) -> str:
        found = [self._find(item.id) for item in week.items]
        return ", ".join(info.title for info in found if info)
