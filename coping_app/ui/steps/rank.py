"""``rank``: a ladder. First each item is rated, one at a time; then the person puts it in order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.format.model import Rank
from coping_app.content.reference.scales import Scale
from coping_app.features.steps.ladder import Ladder, Rung, items_of
from coping_app.ui.parts.column import StepColumn, action_row, take_first_focus
from coping_app.ui.steps.ladder.ladder_list import LadderList
from coping_app.ui.steps.rung_rater import RungRater
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_GAP, TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.fields import TextLine, labelled
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.undo_bar import UndoBar

DEFAULT_NAME = "ladder"


class RankView(StepView):
    """Two pages in one: rating an item, and the whole ladder."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self._name = DEFAULT_NAME
        self._scale: Scale | None = None
        self._one_by_one = False
        self.ladder = Ladder()
        self.prompt = PlainText(themes, role="heading")
        self.prompt.setAccessibleIdentifier("step-prompt")
        take_first_focus(self.prompt)
        self.rater = RungRater(services)
        self.list = LadderList(themes)
        self.line = TextLine(themes, self.tr("Add something of your own"))
        self.line.setAccessibleIdentifier("rank-own")
        self.add = SecondaryButton(themes, self.tr("Add"), "plus")
        self.add.setAccessibleIdentifier("rank-add")
        self.sort = QuietButton(themes, self.tr("Sort by rating"))
        self.sort.setAccessibleIdentifier("rank-sort")
        self.next = PrimaryButton(themes, self.tr("Next"), "chevron-right", True, TARGET_SESSION)
        self.next.setAccessibleIdentifier("step-next")
        self.undo = UndoBar(themes)
        self.order = QWidget()
        self._build()
        self._connect()

    def show_block(self, context: StepContext) -> None:
        """Begins with the first unrated item, or takes up the draft."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Rank):
            return
        self._name = step.name or DEFAULT_NAME
        self._scale = self.services.scales.get(step.scale) if step.scale else None
        self.prompt.setText(context.prompt)
        self.ladder = Ladder(items_of(step.items, context.env))
        draft = context.draft if isinstance(context.draft, Mapping) else {}
        if draft:
            scale = self._scale
            ratings = range(scale.minimum, scale.maximum + 1) if scale else None
            self.ladder.restore(draft.get("rungs"), ratings)
        begun = draft.get("rating", 0 if self._scale and self.ladder.rungs else None)
        self.line.clear()
        if self._scale and isinstance(begun, int) and 0 <= begun < len(self.ladder.rungs):
            self._one_by_one = True
            self._rate(begun)
        else:
            self._show_order()

    def skip(self) -> bool:
        """While the items are rated, leaves out the rating of the one in hand."""
        if self.rater.isHidden():
            return False
        self.rater.pass_over()
        return True

    def first_focus(self) -> QWidget | None:
        """The bar while rating, else the prompt above the ladder."""
        return self.prompt if self.rater.isHidden() else self.rater.focus_target()

    def leave(self) -> None:
        """Forgets the ladder; the player keeps it."""
        super().leave()
        self.undo.dismiss()
        self.ladder = Ladder()
        self.list.show_ladder(self.ladder, False)

    def _build(self) -> None:
        themes = self.services.themes
        column = StepColumn(themes, self, width=860)
        own = QHBoxLayout()
        own.setSpacing(TARGET_GAP)
        own.addWidget(labelled(themes, self.tr("Add something of your own"), self.line), 1)
        own.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        page = QVBoxLayout(self.order)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addWidget(
            PlainText(
                themes,
                self.tr("The easiest is at the bottom. Move things as you like."),
                tone="muted",
            )
        )
        page.addWidget(self.list)
        page.addWidget(self.undo)
        page.addLayout(own)
        page.addLayout(action_row([self.sort], [self.next]))
        for part in (self.prompt, self.rater, self.order):
            column.stack.addWidget(part)

    def _connect(self) -> None:
        self.rater.given.connect(self._given)
        self.list.changed.connect(self._changed)
        self.list.rating_wanted.connect(self._rate_again)
        self.list.removed.connect(self._remove)
        self.line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.sort.clicked.connect(self._sort)
        self.next.clicked.connect(self._done)

    def _rate(self, index: int) -> None:
        if self._scale is None:
            return
        self.order.hide()
        self.rater.show()
        count = len(self.ladder.rungs) if self._one_by_one else None
        self.rater.ask(self._scale, self.ladder.rungs[index], index, count)
        follow_layout(self)

    def _rate_again(self, index: int) -> None:
        self._one_by_one = False
        self._rate(index)
        self._take_focus()

    def _given(self, index: int, value: int | None) -> None:
        """An item was rated or skipped: on to the next, or to the whole ladder."""
        self.ladder.rate(index, value)
        following = index + 1
        if self._one_by_one and following < len(self.ladder.rungs):
            self._tell_draft(following)
            self._rate(following)
        else:
            if self._one_by_one:
                self.ladder.sort()
            self._one_by_one = False
            self._tell_draft(None)
            self._show_order()
        self._take_focus()

    def _show_order(self) -> None:
        self.rater.hide()
        self.order.show()
        self.list.show_ladder(self.ladder, self._scale is not None)
        self._restate()

    def _restate(self) -> None:
        follow_layout(self)
        self.sort.setVisible(self._scale is not None)
        self.sort.setEnabled(not self.ladder.sorted_already)

    def _changed(self) -> None:
        self._restate()
        self._tell_draft(None)

    def _add(self) -> None:
        """Adds the person's own item; with a scale, its rating comes next."""
        index = self.ladder.add(self.line.text(), own=True)
        self.line.clear()
        if index is None:
            return
        self._tell_draft(None)
        if self._scale is not None:
            self._rate_again(index)
        else:
            self._show_order()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, index: int) -> None:
        rung = self.ladder.remove(index)
        self._show_order()
        self._tell_draft(None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo.offer(self.tr("Removed."), partial(self._put_back, index, rung))

    def _put_back(self, index: int, rung: Rung) -> None:
        self.ladder.put_back(index, rung)
        self._show_order()
        self._tell_draft(None)

    def _sort(self) -> None:
        self.ladder.sort()
        self._show_order()
        self._tell_draft(None)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        self.give_answer({self._name: self.ladder.to_value()} if self.ladder.rungs else {})

    def _tell_draft(self, rating: int | None) -> None:
        self.draft_changed.emit({"rungs": self.ladder.to_draft(), "rating": rating})

    def _take_focus(self) -> None:
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
