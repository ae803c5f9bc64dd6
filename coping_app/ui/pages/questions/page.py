"""Questions about the last weeks: a list, one question a screen, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.features.questions import words as questionnaire_words
from coping_app.features.questions.run import Outcome, QuestionnaireRun, unfinished
from coping_app.store.base.errors import StoreError
from coping_app.store.store import Store
from coping_app.ui.pages.questions.questionnaire_item import QuestionnaireItem
from coping_app.ui.parts.few_first import FewFirst
from coping_app.ui.parts.talk_card import TalkCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording.store_errors import said

FIRST = ("weekly-three", "phq-4", "phq-8", "gad-7", "phq-2", "gad-2")
"""The order of those that are shipped; a clinic's own come before them."""


class QuestionsPage(ScrollPage):
    """The page. Escape goes back to the list; what was answered is kept.

    Signals:
        help_requested: From the word that talking can help.

    Args:
        store: Where answers are kept.
        read: The questionnaires in the person's language; called when the page is first shown.
    """

    help_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        read: Callable[[], Sequence[Questionnaire]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, " ", parent=parent)
        self._store = store
        self._read = read
        self._forms: list[Questionnaire] = []
        self._run: QuestionnaireRun | None = None
        self._ended: tuple[Questionnaire, Outcome] | None = None
        self._trouble = MessageBar(themes, "", "warn", closable=False)
        self._trouble.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self.body.addWidget(self._trouble)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the list, or the question or what came of it where one of them is open."""
        self._forms = self._forms or sorted(self._read(), key=_place_of)
        if self._run is not None:
            self._show_item(self._run)
        elif self._ended is not None:
            self._show_outcome(*self._ended)
        else:
            self._show_list()

    def step_back(self) -> bool:
        """Back to the list; what was answered is kept."""
        if self._run is None and self._ended is None:
            return False
        self._close()
        return True

    def _show_list(self) -> None:
        empty(self._place)
        self.set_title(
            self.tr("Questions about the last weeks"),
            self.tr("Answer what you like. Now and then is enough."),
        )
        if not self._forms:
            nothing = self.tr("There are no questions here just now.")
            self._place.addWidget(PlainText(self._themes, nothing))
        cards = [self._card(form) for form in self._forms]
        if cards:
            self._place.addWidget(FewFirst(self._themes, cards))
        reveal(self)

    def _card(self, form: Questionnaire) -> Card:
        begun = unfinished(self._store.questionnaires, form, self._store.today()) is not None
        last = self._store.questionnaires.last_day(form.questionnaire)
        card = Card()
        card.body.addWidget(PlainText(self._themes, form.title, "subheading"))
        lines = (
            questionnaire_words.size(form),
            questionnaire_words.standing(last, begun, self._store.today()),
        )
        for line in filter(None, lines):
            card.body.addWidget(PlainText(self._themes, line, "secondary", "muted"))
        words = self.tr("Go on") if begun else self.tr("Answer these")
        button = SecondaryButton(self._themes, words)
        button.setAccessibleIdentifier(f"questions.open.{form.questionnaire}")
        button.setAccessibleDescription(form.title)
        button.clicked.connect(partial(self._open, form))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        return card

    def _open(self, form: Questionnaire) -> None:
        self._run = QuestionnaireRun(self._store.questionnaires, form, self._store.today())
        self._show_item(self._run)

    def _show_item(self, run: QuestionnaireRun) -> None:
        empty(self._place)
        form = run.questionnaire
        self.set_title(form.title, form.lead)
        where = questionnaire_words.place(run.number + 1, len(form.items))
        self._place.addWidget(PlainText(self._themes, where, "secondary", "muted"))
        item = QuestionnaireItem(self._themes, run.item, form.answers, run.given)
        item.answered.connect(self._answered)
        self._place.addWidget(item)
        back = QuietButton(self._themes, self.tr("Back"), "chevron-left")
        back.setAccessibleIdentifier("questions.back")
        back.clicked.connect(self._back)
        self._place.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_notice(form)
        reveal(self)
        self.verticalScrollBar().setValue(0)
        item.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, value: float | None) -> None:
        run = self._run
        if run is None:
            return
        try:
            goes_on = run.answer(value)
            outcome = None if goes_on else run.finish()
        except StoreError as error:
            self._trouble.set_text(said(error))
            self._trouble.show()
            return
        self._trouble.hide()
        if outcome is None:
            self._show_item(run)
        else:
            self._run, self._ended = None, (run.questionnaire, outcome)
            self._show_outcome(run.questionnaire, outcome)
            self.focus_heading()

    def _show_outcome(self, form: Questionnaire, outcome: Outcome) -> None:
        empty(self._place)
        self.set_title(self.tr("Thank you. Your answers are kept."), form.title)
        card = Card()
        for sentence in questionnaire_words.result(form, outcome, self._store.today()):
            card.body.addWidget(PlainText(self._themes, sentence))
        self._place.addWidget(card)
        if outcome.prompt:
            why = self.tr("Answers like these are worth talking about with someone.")
            talk = TalkCard(self._themes, why)
            talk.help_requested.connect(self.help_requested)
            self._place.addWidget(talk)
        done = PrimaryButton(self._themes, self.tr("Back to the questions"))
        done.setAccessibleIdentifier("questions.done")
        done.clicked.connect(self._close)
        self._place.addWidget(done, 0, Qt.AlignmentFlag.AlignTrailing)
        self._add_notice(form)
        reveal(self)

    def _add_notice(self, form: Questionnaire) -> None:
        """What the makers ask to be shown."""
        notice = PlainText(self._themes, form.licence.notice, "secondary", "muted")
        self._place.addWidget(notice)

    def _back(self) -> None:
        if self._run is not None and self._run.back():
            self._show_item(self._run)
        else:
            self._close()

    def _close(self) -> None:
        left = self._run.questionnaire if self._run else self._ended[0] if self._ended else None
        self._run = self._ended = None
        self._trouble.hide()
        self._show_list()
        self.focus_heading()
        if left is not None:
            focus_on(self, f"questions.open.{left.questionnaire}")


def _place_of(form: Questionnaire) -> tuple[int, str]:
    """Where a questionnaire stands in the list."""
    name = form.questionnaire
    return (FIRST.index(name) if name in FIRST else -1, name)
