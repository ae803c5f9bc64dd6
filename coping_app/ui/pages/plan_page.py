"""The plan: this week's exercises, the other weeks, and what is in the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.catalog import ExerciseInfo
from coping_app.store.records import PlanItem
from coping_app.ui.pages import today_words, words
from coping_app.ui.pages.clearing import empty
from coping_app.ui.pages.kept_plan import KeptPlan, KeptWeek, PlanText, keep
from coping_app.ui.pages.plan_keeper import ActivePlan, PlanKeeper, PlanStore
from coping_app.ui.pages.plan_progress import (
    DAYS,
    ItemState,
    Practice,
    WeekState,
    started_for_week,
    week_state,
)
from coping_app.ui.pages.plan_rows import CalendarRow, ExerciseRow, TextRow
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card, Separator
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText


class PlanRecords(PlanStore, Protocol):
    """What the page asks of the store."""

    def today(self) -> date:
        """The practice day."""
        ...

    def sessions(self, since: date | None = None) -> Sequence[Practice]:
        """Sessions since a day."""
        ...

    def plan_items(self) -> Sequence[PlanItem]:
        """The calendar."""
        ...

    def removed_plan_items(self) -> Sequence[PlanItem]:
        """What was removed from it lately."""
        ...

    def mark_done(self, item_id: str, day: date | None = None) -> None:
        """Marks an item done today."""
        ...

    def unmark_done(self, item_id: str, day: date | None = None) -> None:
        """Takes that back."""
        ...

    def remove_plan_item(self, item_id: str) -> None:
        """Removes an item."""
        ...

    def restore_plan_item(self, item_id: str) -> None:
        """Brings it back."""
        ...


class PlanPage(ScrollPage):
    """The plan in use, or a choice of plans.

    Signals:
        start_requested: Exercise id, and True for half as long (never from here).
        undo_offered: What happened, and a callable that takes it back.
        changed: The plan or the calendar is another one now.

    Args:
        store: Sessions, calendar and the plan in use.
        find: An exercise by id in the person's language, or None.
        load_plans: Reads the plans that can be chosen; called only when they are shown.
    """

    start_requested = Signal(str, bool)
    undo_offered = Signal(str, object)
    changed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: PlanRecords,
        find: Callable[[str], ExerciseInfo | None],
        load_plans: Callable[[], Sequence[PlanText]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("My plan"), parent=parent)
        self._store = store
        self._keeper = PlanKeeper(store)
        self._find = find
        self._load_plans = load_plans
        self._choosing = False
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the records again and show them."""
        empty(self._place)
        active = self._keeper.current()
        if active is None or self._choosing:
            self._show_choice(active)
        else:
            self._show_plan(active)
        self._show_calendar()

    def step_back(self) -> bool:
        """Escape: from choosing back to the plan. False where there is nothing to go back to."""
        if not self._choosing:
            return False
        self._choosing = False
        self.refresh()
        self.focus_heading()
        return True

    def _show_choice(self, active: ActivePlan | None) -> None:
        self.set_title(
            self.tr("Choose a plan"), self.tr("A few exercises a week. You can change it any time.")
        )
        if active:
            back = QuietButton(self._themes, self.tr("Back to my plan"), "chevron-left")
            back.setAccessibleIdentifier("plan.back")
            back.clicked.connect(self.step_back)
            self._place.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        plans = self._load_plans()
        for document in plans:
            self._place.addWidget(self._choice_card(document))
        if not plans:
            nothing = self.tr("There are no plans here yet. The library is open to you.")
            self._place.addWidget(PlainText(self._themes, nothing))

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
        sessions = self._store.sessions(since=today - timedelta(days=2 * DAYS))
        state = week_state(active.plan, active.started, today, sessions)
        self.set_title(active.plan.title, today_words.week(state))
        self._place.addWidget(self._week_card(active.plan, state))
        if len(active.plan.weeks) > 1:
            self._place.addWidget(self._other_weeks_card(active, state.index))
        other = QuietButton(self._themes, self.tr("Choose another plan"))
        other.setAccessibleIdentifier("plan.choose")
        other.clicked.connect(self._choose)
        self._place.addWidget(other, 0, Qt.AlignmentFlag.AlignLeading)

    def _week_card(self, plan: KeptPlan, state: WeekState) -> Card:
        card = Card()
        title = self.tr("This week")
        if len(plan.weeks) > 1:
            title = self.tr("This week: week {number}").format(number=state.index + 1)
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

    def _other_weeks_card(self, active: ActivePlan, current: int) -> Card:
        card = Card()
        card.body.addWidget(PlainText(self._themes, self.tr("All weeks"), "heading"))
        hint = self.tr("You can start any week again, whenever you like.")
        card.body.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        for index, week in enumerate(active.plan.weeks):
            button = QuietButton(self._themes, self.tr("Restart from here"))
            button.setAccessibleIdentifier(f"plan.restart.{index}")
            button.clicked.connect(partial(self._restart, index))
            title = self.tr("Week {number}").format(number=index + 1)
            if index == current:
                title = self.tr("Week {number}, this week").format(number=index + 1)
            row = TextRow(self._themes, title, (week.note, self._titles(week)), (button,))
            card.body.addWidget(row)
        return card

    def _show_calendar(self) -> None:
        today = self._store.today()
        items, removed = self._store.plan_items(), self._store.removed_plan_items()
        if not items and not removed:
            return
        card = Card()
        card.body.addWidget(PlainText(self._themes, self.tr("In my calendar"), "heading"))
        for item in items:
            row = CalendarRow(self._themes, item, today)
            row.done.clicked.connect(partial(self._toggle_done, item, today))
            row.remove.clicked.connect(partial(self._remove, item))
            card.body.addWidget(row)
        if removed:
            title = self.tr("Recently removed")
            card.body.addWidget(PlainText(self._themes, title, "subheading"))
        for item in removed:
            button = QuietButton(self._themes, self.tr("Bring back"), "undo-2")
            button.setAccessibleIdentifier(f"plan.restore.{item.id}")
            button.clicked.connect(partial(self._restore, item.id))
            card.body.addWidget(TextRow(self._themes, item.what, (), (button,)))
        self._place.addWidget(card)

    def _use(self, plan: KeptPlan) -> None:
        earlier = self._keeper.current()
        self._keeper.use(plan, self._store.today())
        self._choosing = False
        self._after_change()
        said = self.tr("Your plan is now: {title}.").format(title=plan.title)
        self.undo_offered.emit(said, partial(self._put_back, earlier))
        self.focus_heading()

    def _restart(self, index: int) -> None:
        earlier = self._keeper.current()
        if earlier is None:
            return
        started = started_for_week(index, self._store.today())
        self._keeper.use(earlier.plan, started)
        self._after_change()
        said = self.tr("Week {number} begins today.").format(number=index + 1)
        self.undo_offered.emit(said, partial(self._put_back, earlier))
        self.focus_heading()

    def _put_back(self, earlier: ActivePlan | None) -> None:
        self._keeper.put_back(earlier)
        self._after_change()

    def _toggle_done(self, item: PlanItem, today: date) -> None:
        if today in item.done:
            self._store.unmark_done(item.id)
        else:
            self._store.mark_done(item.id)
            said = self.tr("Marked as done: {what}").format(what=item.what)
            self.undo_offered.emit(said, partial(self._take_done_back, item.id))
        self._after_change()
        self._focus(f"plan.done.{item.id}")

    def _take_done_back(self, item_id: str) -> None:
        self._store.unmark_done(item_id)
        self._after_change()

    def _remove(self, item: PlanItem) -> None:
        self._store.remove_plan_item(item.id)
        self._after_change()
        said = self.tr("Removed: {what}").format(what=item.what)
        self.undo_offered.emit(said, partial(self._restore, item.id))
        self._focus(f"plan.restore.{item.id}")

    def _restore(self, item_id: str) -> None:
        self._store.restore_plan_item(item_id)
        self._after_change()
        self._focus(f"plan.remove.{item_id}")

    def _after_change(self) -> None:
        self.refresh()
        self.changed.emit()

    def _focus(self, identifier: str) -> None:
        """Keep the keyboard where the person was, as the rows are new."""
        for widget in self.findChildren(QWidget):
            if widget.accessibleIdentifier() == identifier:
                widget.setFocus()

    def _choose(self) -> None:
        self._choosing = True
        self.refresh()
        self.focus_heading()

    def _start(self, exercise_id: str) -> None:
        self.start_requested.emit(exercise_id, False)

    def _weeks_words(self, plan: KeptPlan) -> str:
        if len(plan.weeks) == 1:
            return self.tr("One week.")
        return self.tr("{count} weeks.").format(
            count=words.capital(words.number(len(plan.weeks)))
        )

    def _titles(self, week: KeptWeek) -> str:
        found = [self._find(item.id) for item in week.items]
        return ", ".join(info.title for info in found if info)
