"""The card on an exercise's page that says what the stop rules ask for; it never blocks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.features.care.exercise_care import ExerciseCare
from coping_app.session.safety import StopAction
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.text import PlainText


class CareCard(Card):
    """Sentences and, where there is one, a question with two equal answers.

    Signals:
        keep_answered: True where the exercise may be suggested, False where not.
    """

    keep_answered = Signal(bool)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self.hide()

    def show_care(self, care: ExerciseCare) -> None:
        """Say this instead of what was said before; with nothing to say the card is hidden."""
        empty(self.body)
        if said := self._sentences(care):
            self.body.addWidget(PlainText(self._themes, " ".join(said)))
        if care.ask_to_keep:
            question = self.tr("This one left you more upset twice. Keep suggesting it?")
            self.body.addWidget(PlainText(self._themes, question, "strong"))
            self._add_answers(
                (SecondaryButton(self._themes, self.tr("Keep suggesting it")), True),
                (SecondaryButton(self._themes, self.tr("Leave it out")), False),
            )
        elif care.left_out:
            words = self.tr("You asked not to have this one suggested. It stays here for you.")
            self.body.addWidget(PlainText(self._themes, words, "secondary", "muted"))
            self._add_answers((QuietButton(self._themes, self.tr("Suggest it again")), True))
        self.setVisible(self.body.count() > 0)

    def _sentences(self, care: ExerciseCare) -> list[str]:
        said = []
        if care.movement is StopAction.SEE_CLINICIAN:
            said.append(self.tr("Pain was higher after this one, twice running."))
            said.append(self.tr("You might ask your doctor or therapist before you go on."))
            said.append(self.tr("If you go on, half is chosen now."))
        elif care.movement is StopAction.HALVE_NEXT:
            said.append(self.tr("Pain was higher after this last time, so half is chosen now."))
        if care.writing_rests:
            said.append(self.tr("Your last writing stayed with you for two days."))
            said.append(self.tr("You might leave this one for now."))
        return said

    def _add_answers(self, *answers: tuple[WordButton, bool]) -> None:
        flow = FlowLayout()
        for button, keep in answers:
            button.setAccessibleIdentifier("exercise.keep" if keep else "exercise.leave-out")
            button.clicked.connect(self._keep_pressed if keep else self._leave_pressed)
            flow.addWidget(button)
        self.body.addLayout(flow)

    def _keep_pressed(self) -> None:
        self.keep_answered.emit(True)

    def _leave_pressed(self) -> None:
        self.keep_answered.emit(False)
