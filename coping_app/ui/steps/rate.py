"""``rate``: ratings in between, one scale at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.format.model import Rate
from coping_app.content.reference.scales import Scale
from coping_app.ui.parts.column import StepColumn, action_row
from coping_app.ui.parts.scale_control import ScaleControl, scale_control
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

WIDTH = 860
"""Eleven buttons with air between them, as on the page of the before-ratings."""


class RateView(StepView):
    """Question, bar and Next. Nothing is preselected; Skip is the player's, and as large."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._scales: list[Scale] = []
        self._given: dict[str, int | None] = {}
        self.bar: ScaleControl | None = None
        themes = services.themes
        self.question = PlainText(themes, role="title", align="centre")
        self.question.setAccessibleIdentifier("rate-question")
        self.wish = PlainText(
            themes, self.tr("Please choose a number, or skip this."), tone="warn", align="centre"
        )
        self.next = PrimaryButton(themes, self.tr("Next"), target=TARGET_SESSION)
        self.next.setAccessibleIdentifier("rate-next")
        self.next.clicked.connect(self._go_on)
        self._bar_slot = QVBoxLayout()
        column = StepColumn(themes, self, width=WIDTH)
        column.stack.addWidget(self.question)
        column.stack.addLayout(self._bar_slot)
        column.stack.addWidget(self.wish)
        column.stack.addLayout(action_row([], [self.next]))

    def show_block(self, context: StepContext) -> None:
        """Asks the first scale, or the one where the person stopped."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Rate):
            return
        scales = self.services.scales
        self._scales = [scales[name] for name in step.rate if name in scales]
        self._given = _given_in(context.draft, self._scales)
        self._ask()

    def skip(self) -> bool:
        """Leaves the scale in hand without a rating."""
        if self.scale is None:
            return False
        self._give(None)
        return True

    def first_focus(self) -> QWidget | None:
        """The bar."""
        return self.bar

    def leave(self) -> None:
        """Forgets the ratings; the player keeps them."""
        super().leave()
        self._given = {}

    @property
    def scale(self) -> Scale | None:
        """The scale in hand, or None when all have been asked."""
        return next((scale for scale in self._scales if scale.id not in self._given), None)

    def _ask(self) -> None:
        scale = self.scale
        self.wish.hide()
        self._remove_bar()
        if scale is None:
            self.give_answer(self._given)
            return
        self.question.setText(scale.question)
        self.bar = scale_control(
            self.services.themes,
            scale.question,
            scale.minimum,
            scale.maximum,
            scale.low_word,
            scale.high_word,
        )
        self.bar.setAccessibleIdentifier("rate-bar")
        self.bar.value_changed.connect(self.wish.hide)
        self._bar_slot.addWidget(self.bar)
        self.bar.show()
        follow_layout(self)

    def _remove_bar(self) -> None:
        if self.bar is not None:
            self._bar_slot.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def _go_on(self) -> None:
        value = self.bar.value if self.bar else None
        if value is None:
            self.wish.show()
            self.services.say(self.wish.text())
            self._focus_bar()
            return
        self._give(value)

    def _give(self, value: int | None) -> None:
        scale = self.scale
        if scale is None:
            return
        self._given[scale.id] = value
        self.draft_changed.emit(dict(self._given))
        self._ask()
        self._focus_bar()

    def _focus_bar(self) -> None:
        if self.bar is not None:
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)


def _given_in(draft: Any, scales: list[Scale]) -> dict[str, int | None]:
    """Ratings of a draft that fit these scales; the last one is asked again if all were given."""
    if not isinstance(draft, Mapping):
        return {}
    given: dict[str, int | None] = {}
    for scale in scales[:-1]:
        if scale.id not in draft:
            break
        value = draft[scale.id]
        fits = isinstance(value, int) and scale.minimum <= value <= scale.maximum
        given[scale.id] = value if fits else None
    return given
