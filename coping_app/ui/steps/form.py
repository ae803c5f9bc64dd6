"""``form``: one question at a time, with earlier answers in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.expressions.nodes import is_given
from coping_app.content.format.model import Form
from coping_app.features.steps.form_state import FormState
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.fields.field import Question
from coping_app.ui.steps.ladder.wrote_panel import WrotePanel, answer_words
from coping_app.ui.steps.question_card import QuestionCard
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import CONTENT_WIDTH
from coping_app.ui.widgets.layouts.tab_order import follow_layout

PANEL_WIDTH = 320
BESIDE = 860
"""From this width on, in pixels at any text size, panel and question stand side by side."""
GAP = 32
EARLIER = 3
"""So many answers of this very form stay in sight, next to those the exercise keeps in view."""


class FormView(StepView):
    """Leads through the questions; a skipped one is absent from the answers."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.state: FormState | None = None
        self._env: Mapping[str, Any] = {}
        self._asked: Mapping[str, str] = {}
        self._kept: tuple[str, ...] = ()
        self.panel = WrotePanel(services.themes)
        self.card = QuestionCard(services.themes)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def show_block(self, context: StepContext) -> None:
        """Begins the form, or takes it up where the person stopped."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Form):
            return
        self._env, self._asked = context.env, context.asked or {}
        self._kept = step.keep_in_view
        known = self.services.cards.fields_of(step.source) if step.source else None
        self.state = FormState(step.form, known, self._env)
        self.state.restore(context.draft)
        self._show_question(self.state)

    def skip(self) -> bool:
        """Leaves the question in hand without an answer."""
        if self.state is None:
            return False
        self.state.put(None)
        self._leave_question(self.state)
        return True

    def first_focus(self) -> QWidget | None:
        """Where the answer goes."""
        return self.card.field.focus_target() if self.card.field else None

    def leave(self) -> None:
        """Forgets the answers; the player keeps them."""
        super().leave()
        self.card.clear()
        self.panel.show_answers(())
        self.state = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the panel beside the question, or below it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self, width=PANEL_WIDTH + GAP + CONTENT_WIDTH)
        self._sides.setSpacing(GAP)
        self._sides.addStretch(0)
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self.card, 1)
        self._sides.addStretch(0)
        column.stack.addLayout(self._sides)
        self.services.themes.changed.connect(self._arrange)
        self.card.edited.connect(self._edited)
        self.card.next_wanted.connect(self._go_on)
        self.card.previous_wanted.connect(self._go_back)
        self.card.rearranged.connect(self._order_tabs)
        self.card.told.connect(self.services.say)

    def _arrange(self) -> None:
        """The panel is as wide as its words would like, but leaves two thirds to the question."""
        px = self.services.themes.theme.px
        beside = self.width() >= BESIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        )
        panel = min(px(PANEL_WIDTH), max(PANEL_WIDTH - GAP, self.width() // 3 - GAP))
        self.panel.setMinimumWidth(panel if beside else 0)
        self.panel.setMaximumWidth(panel if beside else px(CONTENT_WIDTH))
        self.card.setMaximumWidth(px(CONTENT_WIDTH))

    def _order_tabs(self) -> None:
        follow_layout(self)

    def _show_question(self, state: FormState) -> None:
        env = {**self._env, **state.answers}
        question = Question(
            state.field, fill_template(state.field.ask, env), self.services.today
        )
        self.panel.show_answers(self._in_sight(state))
        self.card.show_question(
            question, fill_template(state.field.hint or "", env), state.answer,
            state.number, state.count,
        )

    def _in_sight(self, state: FormState) -> list[tuple[str, str]]:
        """What the exercise keeps in view, then the newest answers of this form, as words."""
        own = {field.name: field for field in state.fields}
        known = {**self._env, **state.answers}
        kept = [
            name for name in self._kept
            if is_given(known.get(name)) and name != state.field.name
        ]
        newest = [name for name in state.earlier if name not in kept][-EARLIER:]
        pairs = []
        for name in (*kept, *newest):
            field = own.get(name)
            ask = self._asked.get(name, "") if field is None else field.ask
            pairs.append((fill_template(ask, self._env), answer_words(known[name], field)))
        return pairs

    def _edited(self) -> None:
        if self.state is not None:
            self.state.put(self.card.value())
            self.draft_changed.emit(self.state.to_draft())

    def _go_on(self) -> None:
        """Next: an answer is wished for, but can be skipped."""
        state = self.state
        if state is None:
            return
        state.put(self.card.value())
        if state.answer is None and not state.field.optional:
            self.card.ask_for_answer()
        else:
            self._leave_question(state)

    def _go_back(self) -> None:
        if self.state is not None and self.state.back():
            self._move(self.state)

    def _leave_question(self, state: FormState) -> None:
        if state.forward():
            self._move(state)
        else:
            self.give_answer(state.answers)

    def _move(self, state: FormState) -> None:
        """Shows the question in hand and hands the keyboard to its answer."""
        self.draft_changed.emit(state.to_draft())
        self._show_question(state)
        self.card.take_focus()
