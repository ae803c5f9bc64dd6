"""``write``: private writing. What is to be destroyed never leaves the box."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from coping_app.content.format.model import Write
from coping_app.features.steps.time_words import minutes_words
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn, action_row, equal_row
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.fields import TextBox
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

DEFAULT_NAME = "writing"
SIGN_SHOWN_S = 60.0
"""What a bell says is true for a minute."""


class WriteView(StepView):
    """Prompt, box, the time that has passed, and one or two buttons by what is kept.

    A quiet line for thoughts of not wanting to live stands below, with a way to help. What is
    written is never read for it.
    """

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self._keep = "ask"
        self._name = DEFAULT_NAME
        self._length_s = 0.0
        self._sign, self._sign_until_s = "", 0.0
        self.prompt = PlainText(themes, role="heading")
        self.prompt.setAccessibleIdentifier("step-prompt")
        self.promise = PlainText(themes, tone="muted")
        self.promise.setAccessibleIdentifier("write-promise")
        self.box = TextBox(themes, self.tr("Your words"), least_lines=7)
        self.box.setAccessibleIdentifier("write-box")
        self.passed = PlainText(themes, role="secondary", tone="muted")
        self.passed.setAccessibleIdentifier("step-time-passed")
        self.notice = PlainText(
            themes, self.tr("This is as much as fits here. The end was left out."), tone="warn"
        )
        self.keep = SecondaryButton(themes, self.tr("Keep it"), target=TARGET_SESSION)
        self.let_go = SecondaryButton(themes, self.tr("Let it go"), target=TARGET_SESSION)
        self.next = PrimaryButton(themes, self.tr("Next"), "chevron-right", True, TARGET_SESSION)
        care = services.writing_help()
        self.care = PlainText(themes, care.line, "secondary", "muted")
        self.care.setAccessibleIdentifier("write-care")
        self.to_help = QuietButton(themes, care.button, "life-buoy")
        self._build()
        follow_layout(self)

    def show_block(self, context: StepContext) -> None:
        """Shows an empty box, or the words of the draft where words may be kept."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Write):
            return
        self._keep, self._name = step.keep, step.name or DEFAULT_NAME
        self._length_s = context.block.length_s
        self._sign = ""
        self._forget()
        self.prompt.setText(context.prompt)
        self.promise.setText(self._promise_words())
        self.box.setAccessibleDescription(self.promise.text())
        if self._keep != "never" and isinstance(context.draft, str):
            self.box.setPlainText(context.draft)
            self.box.moveCursor(QTextCursor.MoveOperation.End)
        for button in (self.keep, self.let_go):
            button.setVisible(self._keep == "ask")
        self.next.setVisible(self._keep != "ask")
        self.notice.hide()
        self._show_passed(0.0)

    def show_cue(self, cue: Cue) -> None:
        """Shows for a minute what a bell on the way says, beside the time that has passed."""
        if cue.kind == "bell":
            self._sign, self._sign_until_s = cue.caption, cue.at_s + SIGN_SHOWN_S

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Says quietly how much time has passed, in whole minutes."""
        self._show_passed(cue.at_s + elapsed_s)

    def first_focus(self) -> QWidget | None:
        """The box."""
        return self.box

    def leave(self) -> None:
        """Destroys what stands in the box, with its undo history."""
        super().leave()
        self._forget()

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self)
        column.stack.setSpacing(16)
        for part in (self.prompt, self.promise, self.box, self.notice, self.passed):
            column.stack.addWidget(part)
        care = FlowLayout(gap=8)
        care.addWidget(self.care)
        care.addWidget(self.to_help)
        column.stack.addLayout(care)
        column.stack.addLayout(equal_row([self.let_go, self.keep]))
        column.stack.addLayout(action_row([], [self.next]))
        for button, name in (
            (self.keep, "write-keep"),
            (self.let_go, "write-let-go"),
            (self.next, "step-next"),
            (self.to_help, "write-help"),
        ):
            button.setAccessibleIdentifier(name)
        self.box.textChanged.connect(self._edited)
        self.box.trimmed.connect(self._trimmed)
        self.keep.clicked.connect(self._tell_kept)
        self.let_go.clicked.connect(self._tell_nothing)
        self.next.clicked.connect(self._go_on)
        self.to_help.clicked.connect(self.help_requested)

    def _edited(self) -> None:
        if self._awaits_answer and self._keep != "never":
            self.draft_changed.emit(self.box.toPlainText())

    def _trimmed(self) -> None:
        self.notice.show()
        self.services.say(self.notice.text())

    def _go_on(self) -> None:
        self._tell_kept() if self._keep == "always" else self._tell_nothing()

    def _tell_kept(self) -> None:
        words = self.box.toPlainText().replace("\x00", "").strip()
        answers: dict[str, Any] = {self._name: words} if words else {}
        self.give_answer(answers)

    def _tell_nothing(self) -> None:
        """Lets the words go: the box first, then the draft, then the step."""
        was_kept_in_draft = self._awaits_answer and self._keep != "never"
        self._forget()
        if was_kept_in_draft:
            self.draft_changed.emit(None)
        self.give_answer({})

    def _forget(self) -> None:
        """Empties the box; replacing its document also empties what Undo could bring back."""
        self.box.blockSignals(True)
        self.box.setPlainText("")
        self.box.document().clearUndoRedoStacks()
        self.box.blockSignals(False)

    def _promise_words(self) -> str:
        return {
            "ask": self.tr("Only for you. You decide at the end whether to keep it."),
            "always": self.tr("What you write is kept on this device, for you to read again."),
            "never": self.tr("Nothing you write here is kept. It is gone when you go on."),
        }[self._keep]

    def _show_passed(self, seconds: float) -> None:
        minutes, whole = int(seconds // 60), round(self._length_s / 60)
        if whole and seconds >= self._length_s:
            words = self.tr("That was {time}. Go on when you like.")
            words = words.format(time=minutes_words(whole))
        elif whole:
            words = self.tr("{minutes} of {time}. Take all the time you like.")
            words = words.format(minutes=minutes, time=minutes_words(whole))
        else:
            words = minutes_words(minutes) if minutes else self.tr("Take all the time you like.")
        if self._sign and seconds < self._sign_until_s:
            words = f"{self._sign} {words}"
        if words != self.passed.text():
            self.passed.setText(words)
