"""``plan``: puts something into the person's calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.format.model import Plan
from coping_app.ui.parts.column import StepColumn, action_row
from coping_app.ui.parts.day_picker import DayPicker
from coping_app.ui.steps.how_often import HowOften
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

ANSWER = "planned"
AS_NEEDED = "as needed"
_FREQUENCY = re.compile(r"daily|once|weekly|as needed|[1-7] a week")


class PlanView(StepView):
    """What, how often, from which day; then into the calendar, or not now."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self.prompt = PlainText(themes, role="heading")
        self.prompt.setAccessibleIdentifier("step-prompt")
        self.what = PlainText(themes, role="strong", tone="on-soft")
        self.what.setAccessibleIdentifier("plan-what")
        self.often = HowOften(themes)
        self.day_label = PlainText(themes, self.tr("Which day?"), "strong")
        near = ((0, self.tr("Today")), (1, self.tr("Tomorrow")), (2, self.tr("In two days")))
        today = services.today()
        self.day = DayPicker(themes, self.day_label.text(), near, today, earliest=today)
        self.wish = PlainText(
            themes, self.tr("Please choose a day, or leave it for now."), tone="warn"
        )
        self.not_now = SecondaryButton(themes, self.tr("Not now"), target=TARGET_SESSION)
        self.put = PrimaryButton(
            themes, self.tr("Put it in my calendar"), "calendar", target=TARGET_SESSION
        )
        self._build()
        follow_layout(self)

    def show_block(self, context: StepContext) -> None:
        """Shows what is to be planned; the day is left open."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Plan):
            return
        draft = context.draft if isinstance(context.draft, Mapping) else {}
        self.prompt.setText(context.prompt)
        self.what.setText(fill_template(step.what, context.env))
        often = str(draft.get("often", ""))
        self.often.set_value(often if _FREQUENCY.fullmatch(often) else step.repeat)
        self.day.set_value(_day_in(draft.get("day")))
        self.wish.hide()
        self._follow_often()

    def first_focus(self) -> QWidget | None:
        """How often."""
        return self.often

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self)
        card = Card(tone="soft", padding=16)
        card.body.addWidget(self.what)
        column.stack.addWidget(self.prompt)
        column.stack.addWidget(card)
        column.stack.addWidget(self.often)
        when = QVBoxLayout()
        when.setSpacing(8)
        for part in (self.day_label, self.day, self.wish):
            when.addWidget(part)
        column.stack.addLayout(when)
        column.stack.addLayout(action_row([self.not_now], [self.put]))
        self.not_now.setAccessibleIdentifier("plan-not-now")
        self.put.setAccessibleIdentifier("plan-put")
        self.not_now.clicked.connect(self._leave_it)
        self.put.clicked.connect(self._put)
        self.often.value_changed.connect(self._edited)
        self.day.value_changed.connect(self._edited)

    def _edited(self) -> None:
        self.wish.hide()
        self._follow_often()
        day = self.day.value
        self.draft_changed.emit(
            {"often": self.often.value, "day": None if day is None else day.isoformat()}
        )

    def _follow_often(self) -> None:
        """What is done as needed begins on no day."""
        dated = self.often.value != AS_NEEDED
        self.day_label.setVisible(dated)
        self.day.setVisible(dated)

    def _put(self) -> None:
        if not self._awaits_answer:
            return
        day = self.day.value
        if self.often.value == AS_NEEDED:
            day = day or self.services.today()
        if day is None:
            self.wish.show()
            self.services.say(self.wish.text())
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.services.plan(self.what.text(), self.often.value, day.isoformat())
        self.give_answer({ANSWER: day.isoformat()})

    def _leave_it(self) -> None:
        self.give_answer({ANSWER: None})


def _day_in(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
