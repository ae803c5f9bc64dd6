"""``choose``: the person's way forks; a large button for each way."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.format.model import Choose
from coping_app.session.unanswered import options_left
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_GAP, TARGET_SESSION
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText


class ChooseView(StepView):
    """Two to five equal buttons below the prompt; a press is the answer."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.prompt = PlainText(services.themes, role="heading", align="centre")
        self.prompt.setAccessibleIdentifier("step-prompt")
        self.buttons: list[SecondaryButton] = []
        self._name: str | None = None
        self._ways = QVBoxLayout()
        self._ways.setSpacing(TARGET_GAP + 4)
        column = StepColumn(services.themes, self, width=640)
        column.stack.addWidget(self.prompt)
        column.stack.addLayout(self._ways)

    def show_block(self, context: StepContext) -> None:
        """Shows the ways of this fork; none is chosen beforehand."""
        super().show_block(context)
        self._remove_buttons()
        self.prompt.setText(context.prompt)
        step = context.block.step
        if not isinstance(step, Choose):
            return
        self._name = step.name
        for index, option in options_left(step, context.env):
            self._add_button(index, fill_template(option.label, context.env))
        follow_layout(self)

    def first_focus(self) -> QWidget | None:
        """The first way; nothing happens until it is pressed."""
        return self.buttons[0] if self.buttons else None

    def _add_button(self, index: int, label: str) -> None:
        button = SecondaryButton(self.services.themes, label, target=TARGET_SESSION)
        button.setAccessibleIdentifier(f"choose-option-{index}")
        button.setAccessibleDescription(self.prompt.text())
        button.clicked.connect(partial(self._choose, index, label))
        self._ways.addWidget(button)
        button.show()
        self.buttons.append(button)

    def _choose(self, index: int, label: str) -> None:
        named = {self._name: label} if self._name else {}
        self.give_answer({"option": index, **named})

    def _remove_buttons(self) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
