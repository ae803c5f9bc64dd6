"""``round``: in a group, a turn for everyone with a gentle timer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.content.format.model import Round
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn, action_row, take_first_focus
from coping_app.ui.steps.turn_ring import TurnRing
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText


class RoundView(StepView):
    """Whose turn it is, how long it has lasted, and three ways on."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self._each_s = 0.0
        self._now_s = 0.0
        self._turn_began_s = 0.0
        self.turn = 1
        self.prompt = PlainText(themes, role="heading", align="centre")
        self.prompt.setAccessibleIdentifier("step-prompt")
        take_first_focus(self.prompt)
        self.ring = TurnRing(themes)
        self.line = PlainText(themes, tone="muted", align="centre")
        self.line.setAccessibleIdentifier("round-line")
        self.pass_on = SecondaryButton(themes, self.tr("Pass"), target=TARGET_SESSION)
        self.next = PrimaryButton(
            themes, self.tr("Next person"), "chevron-right", True, TARGET_SESSION
        )
        self.all_had = QuietButton(
            themes, self.tr("Everyone had a turn"), "check", target=TARGET_SESSION
        )
        self._build()
        follow_layout(self)

    def show_block(self, context: StepContext) -> None:
        """Begins with the first turn."""
        super().show_block(context)
        step = context.block.step
        self._each_s = context.block.length_s or (step.each if isinstance(step, Round) else 0.0)
        self._now_s = self._turn_began_s = 0.0
        self.turn = 1
        self.prompt.setText(context.prompt)
        self._restate()

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Moves the ring on."""
        self._now_s = cue.at_s + elapsed_s
        self._restate()

    def first_focus(self) -> QWidget | None:
        """The prompt, so that it is read first; the buttons follow by Tab."""
        return self.prompt

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self)
        for part in (self.prompt, self.ring, self.line):
            column.stack.addWidget(part)
        column.keep_in_sight(self.ring, least=140, share=0.4)
        column.stack.addLayout(action_row([self.all_had], [self.pass_on, self.next]))
        for button, name in (
            (self.pass_on, "round-pass"),
            (self.next, "round-next"),
            (self.all_had, "round-done"),
        ):
            button.setAccessibleIdentifier(name)
        self.pass_on.clicked.connect(self._begin_turn)
        self.next.clicked.connect(self._begin_turn)
        self.all_had.clicked.connect(self._done)

    def _begin_turn(self) -> None:
        """Passing is as good as speaking: both just lead on."""
        self.turn += 1
        self._turn_began_s = self._now_s
        self._restate()
        self.turn_began.emit()

    def _restate(self) -> None:
        seconds = self._now_s - self._turn_began_s
        self.ring.set_time(seconds, self._each_s)
        if self._each_s and seconds >= self._each_s:
            words = self.tr("Turn {number}. Finish your thought, then pass it on.")
        else:
            words = self.tr("Turn {number}. You may also pass.")
        words = words.format(number=self.turn)
        if words != self.line.text():
            self.line.setText(words)

    def _done(self) -> None:
        self.give_answer({})
