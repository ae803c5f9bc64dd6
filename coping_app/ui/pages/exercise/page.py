"""The page before an exercise: what it is, what to change, Start; then ratings, what to mind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.care.exercise_care import NO_CARE, ExerciseCare
from coping_app.features.exercise import words as exercise_words
from coping_app.features.exercise.defaults import ExerciseDefaults
from coping_app.features.exercise.view import ExerciseView, exercise_view, needs
from coping_app.ui.pages.exercise.care_card import CareCard
from coping_app.ui.pages.exercise.cautions_card import CautionsCard
from coping_app.ui.pages.exercise.choices import ExerciseChoices
from coping_app.ui.pages.exercise.preparation_card import PreparationCard
from coping_app.ui.parts.before_ratings import before_rows, rated_scales
from coping_app.ui.parts.go_on_card import GoOnCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.lazy_widget import LazyWidget
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

if TYPE_CHECKING:
    from coping_app.content.format.model import Exercise
    from coping_app.features.today.view import GoOn
    from coping_app.ui.parts.before_ratings import ScalesOf

MOST_TOLD = 5
"""So many problems of a broken file are told at once; the rest often goes with them."""


class ExercisePage(ScrollPage):
    """One exercise, before it starts.

    Signals:
        start_requested: Exercise id, a dict of ``shorter``, ``pace`` and ``areas``, and what was
            rated, 0 to 10 by scale.
        back_requested: Leave without starting.
        continue_requested, finish_requested: Id of a session of this exercise that was cut off.
        keep_answered: Exercise id, and whether it may go on being suggested.

    Args:
        load: Reads a whole exercise by id. It may raise; then its message is shown and the
            exercise cannot be started.
        defaults: What the settings say now.
        language: The person's language, for the names of body areas.
        care: What the stop rules have to say of an exercise.
        cut_off: Given an exercise id, its session that was cut off and can be taken up again.
        scales: Gives the rating scales of a language.
    """

    start_requested = Signal(str, object, object)
    continue_requested = Signal(str)
    finish_requested = Signal(str)
    back_requested = Signal()
    keep_answered = Signal(str, bool)

    def __init__(
        self,
        themes: ThemeStore,
        load: Callable[[str], Exercise],
        defaults: Callable[[], ExerciseDefaults],
        language: str = "en",
        care: Callable[[ExerciseInfo], ExerciseCare] = lambda _: NO_CARE,
        cut_off: Callable[[str], GoOn | None] = lambda _: None,
        scales: ScalesOf = lambda _: {},
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, " ", width=CHART_WIDTH, parent=parent)
        self._load = load
        self._defaults = defaults
        self._language = language
        self._care = care
        self._cut_off = cut_off
        self._scales = scales
        self._given: Mapping[str, int] = {}
        self._first = self.body.count()
        self._go_on: LazyWidget[GoOnCard, GoOn] = LazyWidget(
            self._make_go_on, lambda card, session: card.show_session(session)
        )
        self._info: ExerciseInfo | None = None
        self._told: tuple[ExerciseInfo, Exercise] | None = None
        self._choices: ExerciseChoices | None = None
        self._half = CheckMark(themes, self.tr("Half as long"))
        self._half.setAccessibleIdentifier("exercise.half")
        self._start = PrimaryButton(themes, self.tr("Start"), "play")
        self._start.setAccessibleIdentifier("exercise.start")
        self._start.clicked.connect(self._request_start)
        # Where going on is offered, that is the page's one filled button.
        self._anew = SecondaryButton(themes, self.tr("Start from the beginning"), "play")
        self._anew.setAccessibleIdentifier("exercise.start-anew")
        self._anew.clicked.connect(self._request_start)
        self._anew.hide()
        self._back = QuietButton(themes, self.tr("Back"), "chevron-left")
        self._back.setAccessibleIdentifier("exercise.back")
        self._back.clicked.connect(self.back_requested)
        self._facts = PlainText(themes, tone="on-soft")
        self._sound = PlainText(themes, role="secondary", tone="on-soft")
        self._rows = before_rows(themes, "before")
        self._rows_card = Card()
        self._before = QVBoxLayout()
        self._changes = QVBoxLayout()
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self._lay_out()

    @property
    def info(self) -> ExerciseInfo | None:
        """The exercise that is told about."""
        return self._info

    def show_exercise(
        self,
        info: ExerciseInfo,
        shorter: bool = False,
        before: Mapping[str, int] | None = None,
    ) -> None:
        """Tell about this exercise; ``refresh`` then reads it.

        Args:
            info: What the catalogue says of it.
            shorter: Whether "half as long" is on at first; where pain was higher after moving, it
                is on in any case.
            before: What was rated already where the person comes from, by scale.
        """
        self._info = info
        self._given = before or {}
        self.set_title(info.title, info.summary)
        care = self._care(info)
        self._half.setChecked(shorter or care.movement is not None)
        self._care_card.show_care(care)
        self._facts.setText(_facts(info))
        self._cautions.show_cautions(info.cautions)
        for button in (self._start, self._anew):
            button.setEnabled(True)
            button.setAccessibleDescription(info.title)

    def refresh(self) -> None:
        """Read the exercise and the settings again."""
        empty(self._before)
        empty(self._changes)
        empty(self._place)
        self._choices = None
        if self._info is None:
            return
        self._offer_to_go_on(self._info.id)
        self._offer_ratings(self._info)
        defaults = self._defaults()
        self._sound.setText(defaults.sound)
        self._sound.setVisible(bool(defaults.sound))
        self._told = None
        try:
            exercise = self._load(self._info.id)
            view = exercise_view(exercise, self._load)
        except Exception as error:  # a broken file stops itself, not the app
            self._show_trouble(_what_is_wrong(error))
            return
        self._told = self._info, exercise
        self._show_view(view, defaults)
        reveal(self)
        follow_layout(self)

    def focus_start(self) -> None:
        """Start takes the focus: whoever comes here to begin needs one press more.

        Where there is something to be read before, that comes first.
        """
        if self._before.count():
            self.focus_heading()
            return
        button = self._anew if self._start.isHidden() else self._start
        self.verticalScrollBar().setValue(0)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Its file may have changed: tell anew where it did, or what is wrong with it now."""
        if self._info is None:
            return
        try:
            is_as_told = self._told == (self._info, self._load(self._info.id))
        except Exception:  # what it raises is told by ``refresh``
            is_as_told = False
        if not is_as_told:
            self._start.setEnabled(True)
            self._anew.setEnabled(True)
            self.refresh()

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def _lay_out(self) -> None:
        self.add_beside_heading(self._back)
        self._cautions = CautionsCard(self._themes)
        self._care_card = CareCard(self._themes)
        self._care_card.keep_answered.connect(self._keep_answered)
        self._rows_card.body.addWidget(self._rows)
        self.body.addWidget(self._care_card)
        self.body.addLayout(self._before)
        self.body.addWidget(self._main_card())
        self.body.addWidget(self._rows_card)
        self.body.addWidget(self._cautions)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def _main_card(self) -> Card:
        """What can be chosen, and Start; the lines on length and sound are short."""
        card = Card("soft")
        starts = QHBoxLayout()
        starts.setSpacing(16)
        for button in (self._start, self._anew):
            starts.addWidget(button)
        starts.addStretch(1)
        card.body.addWidget(self._facts)
        card.body.addWidget(self._half, 0, Qt.AlignmentFlag.AlignLeading)
        card.body.addLayout(starts)
        card.body.addLayout(self._changes)
        card.body.addWidget(self._sound)
        return card

    def _show_view(self, view: ExerciseView, defaults: ExerciseDefaults) -> None:
        self._choices = ExerciseChoices(self._themes, defaults.pace, defaults.areas)
        if view.areas:
            self._choices.offer_areas(self._language, view.tenses)
        if view.prepare:
            self._before.addWidget(PreparationCard(self._themes, view.prepare))
        self._changes.addWidget(self._choices)
        title = self.tr("How well is this tested?")
        tested = f"{title} {exercise_words.evidence(view)}"
        self._place.addWidget(PlainText(self._themes, tested, "secondary", "muted"))

    def _offer_ratings(self, info: ExerciseInfo) -> None:
        """Once more without a number, but for those that were given on the way here."""
        scales = rated_scales(info.ratings, self._scales(info.language)) if info.ratings else []
        self._rows.show_scales(scales, self._given)
        self._rows_card.setVisible(bool(scales))
        self._given = {}

    def _offer_to_go_on(self, exercise_id: str) -> None:
        session = self._cut_off(exercise_id)
        self._go_on.show(session)
        self._start.setVisible(session is None)
        self._anew.setVisible(session is not None)

    def _make_go_on(self) -> GoOnCard:
        card = GoOnCard(self._themes, "exercise")
        card.continue_requested.connect(self.continue_requested)
        card.finish_requested.connect(self.finish_requested)
        self.body.insertWidget(self._first, card)
        return card

    def _show_trouble(self, message: str) -> None:
        for button in (self._start, self._anew):
            button.setEnabled(False)
        text = self.tr("This exercise cannot be opened. Your records are safe.")
        bar = MessageBar(self._themes, text, "warn", closable=False)
        self._place.addWidget(bar)
        self._place.addWidget(PlainText(self._themes, message, "secondary", "muted"))
        reveal(self)

    def _keep_answered(self, keep: bool) -> None:
        if self._info is None:
            return
        self.keep_answered.emit(self._info.id, keep)
        self._care_card.show_care(self._care(self._info))
        reveal(self)
        self.focus_heading()

    def _request_start(self) -> None:
        if self._info is None:
            return
        chosen = self._choices.value if self._choices else {}
        choices = {"shorter": self._half.isChecked(), **chosen}
        self.start_requested.emit(self._info.id, choices, self._rows.values)


def _what_is_wrong(error: Exception) -> str:
    """For whoever mends the file: a line for each of the first problems, or what was said."""
    problems = getattr(error, "problems", ())[:MOST_TOLD]
    lines = [
        f"{Path(each.file).name}:{each.line} {each.message} {each.hint}".rstrip()
        for each in problems
    ]
    return "\n".join(lines) or str(error)


def _facts(info: ExerciseInfo) -> str:
    """Length, effort and posture in one line, and what is needed in another."""
    length = f"{exercise_words.length(info)} {words.effort(info.effort)}."
    needed = exercise_words.needed(needs(info.verbs, info.tags))
    return f"{length} {exercise_words.posture(info)}\n{needed}"
