"""``form``: one question at a time, with earlier answers in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coping_app.content.expressions import fill_template
from coping_app.content.model import Form
from coping_app.ui.steps.column import StepColumn, action_row
from coping_app.ui.steps.fields.field import FieldView, Question
from coping_app.ui.steps.fields.table import FIELDS
from coping_app.ui.steps.form_state import FormState
from coping_app.ui.steps.tab_order import follow_layout
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.steps.wrote_panel import WrotePanel, answer_words
from coping_app.ui.theme.tokens import CONTENT_WIDTH, TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.text import PlainText

PANEL_WIDTH = 320
BESIDE = 860
"""From this width on, in pixels at any text size, panel and question stand side by side."""
EARLIER = 3
"""So many answers of this very form stay in sight, next to those the exercise keeps in view."""


class FormView(StepView):
    """Shows the question in hand, takes its answer, and goes on or back inside the form."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self.state: FormState | None = None
        self.field: FieldView | None = None
        self._env: Mapping[str, Any] = {}
        self._asked: Mapping[str, str] = {}
        self._kept: tuple[str, ...] = ()
        self.panel = WrotePanel(themes)
        self.count = PlainText(themes, role="secondary", tone="muted")
        self.ask = PlainText(themes, role="heading")
        self.ask.setAccessibleIdentifier("form-question")
        self.hint = PlainText(themes, tone="muted")
        self.wish = PlainText(themes, tone="warn")
        self.wish.setAccessibleIdentifier("form-wish")
        self.notice = PlainText(themes, tone="warn")
        self.notice.setAccessibleIdentifier("form-notice")
        self.previous = QuietButton(
            themes, self.tr("Previous question"), "chevron-left", target=TARGET_SESSION
        )
        self.skip = QuietButton(themes, self.tr("Skip this"), target=TARGET_SESSION)
        self.next = PrimaryButton(themes, self.tr("Next"), "chevron-right", True, TARGET_SESSION)
        self._question = QWidget()
        self._field_slot = QVBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def show_block(self, context: StepContext) -> None:
        """Begins the form, or takes it up where the person stopped."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Form):
            return
        self._env, self._asked = context.env, context.asked or {}
        self._kept = step.keep_in_view
        known = self.services.cards.fields_of(step.source) if step.source else None
        self.state = FormState(step.form, known)
        self.state.restore(context.draft)
        self._show_question()

    def first_focus(self) -> QWidget | None:
        """Where the answer goes."""
        return self.field.focus_target() if self.field else None

    def leave(self) -> None:
        """Forgets the answers; the player keeps them."""
        super().leave()
        self._remove_field()
        self.panel.show_answers(())
        self.state = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the panel beside the question, or below it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self, width=PANEL_WIDTH + CONTENT_WIDTH + 32)
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(12)
        for text in (self.count, self.ask, self.hint):
            question.addWidget(text)
        question.addSpacing(4)
        question.addLayout(self._field_slot)
        question.addWidget(self.notice)
        question.addWidget(self.wish)
        question.addStretch(1)
        question.addSpacing(4)
        question.addLayout(action_row([self.previous, self.skip], [self.next]))
        self._sides.setSpacing(32)
        self._sides.addStretch(0)
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self._question, 1)
        self._sides.addStretch(0)
        column.stack.addLayout(self._sides)
        self.services.themes.changed.connect(self._arrange)

    def _connect(self) -> None:
        for button, name in (
            (self.previous, "form-previous"),
            (self.skip, "form-skip"),
            (self.next, "form-next"),
        ):
            button.setAccessibleIdentifier(name)
        self.previous.clicked.connect(self._go_back)
        self.skip.clicked.connect(self._skip)
        self.next.clicked.connect(self._go_on)

    def _arrange(self) -> None:
        """The panel is as wide as its words would like, but leaves two thirds to the question."""
        px = self.services.themes.theme.px
        beside = self.width() >= BESIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        )
        panel = min(px(PANEL_WIDTH), max(PANEL_WIDTH - 32, self.width() // 3 - 32))
        self.panel.setMinimumWidth(panel if beside else 0)
        self.panel.setMaximumWidth(panel if beside else px(CONTENT_WIDTH))
        self._question.setMaximumWidth(px(CONTENT_WIDTH))

    def _show_question(self) -> None:
        state = self.state
        if state is None:
            return
        self._remove_field()
        env = {**self._env, **state.answers}
        ask = fill_template(state.field.ask, env)
        self.ask.setText(ask)
        self.hint.setText(fill_template(state.field.hint or "", env))
        self.hint.setVisible(bool(state.field.hint))
        self.count.setText(
            self.tr("Question {number} of {count}").format(
                number=state.index + 1, count=len(state.fields)
            )
        )
        self.count.setVisible(len(state.fields) > 1)
        self.previous.setVisible(state.index > 0)
        self._wish_for("")
        self.notice.hide()
        self.panel.show_answers(self._in_sight(state))
        self._add_field(Question(state.field, ask, self.services.today), state.answer)

    def _add_field(self, question: Question, answer: Any) -> None:
        self.field = FIELDS[question.field.type](self.services.themes, question)
        self.field.set_value(answer)
        self.field.edited.connect(self._edited)
        self.field.confirmed.connect(self._go_on)
        self.field.noticed.connect(self._notice)
        self._field_slot.addWidget(self.field)
        self.field.show()
        self.field.rearranged.connect(self._order_tabs)
        self._order_tabs()

    def _order_tabs(self) -> None:
        follow_layout(self)

    def _remove_field(self) -> None:
        if self.field is not None:
            self._field_slot.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    def _in_sight(self, state: FormState) -> list[tuple[str, str]]:
        """What the exercise keeps in view, then the newest answers of this form, as words."""
        own = {field.name: field for field in state.fields}
        known = {**self._env, **state.answers}
        kept = [
            name
            for name in self._kept
            if known.get(name) not in (None, "") and name != state.field.name
        ]
        newest = [name for name in state.earlier if name not in kept][-EARLIER:]
        pairs = []
        for name in (*kept, *newest):
            field = own.get(name)
            ask = self._asked.get(name, "") if field is None else field.ask
            pairs.append((fill_template(ask, self._env), answer_words(known[name], field)))
        return pairs

    def _edited(self) -> None:
        if self.state is not None and self.field is not None:
            self._wish_for("")
            self.state.put(self.field.value())
            self.draft_changed.emit(self.state.to_draft())

    def _go_on(self) -> None:
        """Next: an answer is wished for, but can be skipped."""
        state, field = self.state, self.field
        if state is None or field is None:
            return
        state.put(field.value())
        if state.answer is None and not state.field.optional:
            self._wish_for(field.wish())
            field.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._leave_question()

    def _skip(self) -> None:
        if self.state is not None:
            self.state.put(None)
            self._leave_question()

    def _go_back(self) -> None:
        if self.state is not None and self.state.back():
            self._move_focus()

    def _leave_question(self) -> None:
        state = self.state
        if state is None:
            return
        if state.forward():
            self._move_focus()
        else:
            self.give_answer(state.answers)

    def _move_focus(self) -> None:
        """Shows the question in hand and hands the keyboard to its answer."""
        if self.state is None:
            return
        self.draft_changed.emit(self.state.to_draft())
        self._show_question()
        if self.field is not None:
            self.field.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish_for(self, words: str) -> None:
        self.wish.setText(words)
        self.wish.setVisible(bool(words))
        if words:
            self.services.say(words)

    def _notice(self, words: str) -> None:
        """News stays until the next question."""
        self.notice.setText(words)
        self.notice.show()
        self.services.say(words)
