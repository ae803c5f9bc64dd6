"""Choosing what a personal trial compares: two exercises, the scale that decides, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.trial import words as trial_words
from coping_app.features.trial.view import (
    USUAL_SCALE,
    Candidate,
    against,
    candidates,
    real_ones,
    scales_to_choose,
    usual_pair,
)
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.records import Practice
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.bullets import bullets
from coping_app.ui.widgets.buttons import PrimaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.fields import Choice, labelled
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words


class Wanted(NamedTuple):
    """What the person chose."""

    a: Candidate
    b: Candidate
    weeks: int
    scale: str


class TrialStartCard(Card):
    """Explains a trial and lets it begin.

    Signals:
        start_requested: A ``Wanted`` with two different exercises.
    """

    start_requested = Signal(object)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._infos: Sequence[ExerciseInfo] = ()
        self._sessions: Sequence[Practice] = ()
        self._found: dict[str, Candidate] = {}
        self._a = Choice(themes, self.tr("One exercise"), [])
        self._b = Choice(themes, self.tr("The other one"), [])
        self._scale = Choice(themes, self.tr("What counts"), [])
        self._weeks = SegmentedChips(
            themes,
            self.tr("How long"),
            [("4", self.tr("4 weeks")), ("3", self.tr("3 weeks")), ("2", self.tr("2 weeks"))],
        )
        self._note = PlainText(themes, tone="muted")
        self._note.setAccessibleIdentifier("trial.note")
        self._start = PrimaryButton(themes, self.tr("Start the trial"), "play")
        self._lay_out()
        self._scale.key_changed.connect(self._scale_chosen)
        for choice in (self._a, self._b):
            choice.key_changed.connect(self._judge)
        self._start.clicked.connect(self._ask)

    def show_choices(self, infos: Sequence[ExerciseInfo], sessions: Sequence[Practice]) -> bool:
        """Offers what can be compared; what was chosen before stays.

        Returns:
            False where there are no two exercises that ask the same scale.
        """
        self._infos, self._sessions = infos, sessions
        scales = scales_to_choose(infos)
        _fill(self._scale, [(each, words.capital(words.scale(each))) for each in scales])
        self._offer()
        return bool(scales)

    def _lay_out(self) -> None:
        for choice, name in ((self._a, "a"), (self._b, "b"), (self._scale, "scale")):
            choice.setAccessibleIdentifier(f"trial.{name}")
        self._start.setAccessibleIdentifier("trial.start")
        body = self.body
        body.addWidget(PlainText(self._themes, self.tr("How it goes"), "heading"))
        body.addLayout(bullets(self._themes, trial_words.explanation()))
        body.addSpacing(8)
        body.addWidget(PlainText(self._themes, self.tr("What to compare"), "heading"))
        for label, choice, hint in (
            (self.tr("One exercise"), self._a, trial_words.order_hint()),
            (self.tr("The other one"), self._b, trial_words.pause_hint()),
            (self.tr("What counts"), self._scale, ""),
        ):
            body.addWidget(labelled(self._themes, label, choice, hint))
        body.addWidget(self._note)
        body.addWidget(PlainText(self._themes, self.tr("How long?"), "heading"))
        body.addWidget(self._weeks)
        body.addWidget(PlainText(self._themes, trial_words.power_hint(), "secondary", "muted"))
        body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignTrailing)

    def _scale_chosen(self, _scale: str) -> None:
        self._offer()

    def _offer(self) -> None:
        found = candidates(self._infos, self._sessions, self._scale.key or USUAL_SCALE)
        self._found = {each.id: each for each in found}
        usual = usual_pair(real_ones(found)) or ("", "")
        offered = (real_ones(found), against(found))
        for choice, first, those in zip((self._a, self._b), usual, offered, strict=True):
            _fill(choice, [(each.id, each.title) for each in those], first)
        self._judge()

    def _judge(self, _key: str = "") -> None:
        """Says what stands against a pair, and lets no exercise be compared with itself."""
        a, b = self._found.get(self._a.key), self._found.get(self._b.key)
        note = ""
        if a is not None and a == b:
            note = trial_words.same_twice()
        elif a is not None and b is not None and b.id == QUIET_PAUSE:
            note = trial_words.pause_note(a.title, a.length_s)
        elif a is not None and b is not None and a.effort != b.effort:
            note = trial_words.effort_differs()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._start.setEnabled(a is not None and b is not None and a != b)

    def _ask(self) -> None:
        wanted = Wanted(
            self._found[self._a.key],
            self._found[self._b.key],
            int(self._weeks.value),
            self._scale.key,
        )
        self.start_requested.emit(wanted)


def _fill(choice: Choice, options: Sequence[tuple[str, str]], usual: str = "") -> None:
    """Other options, silently; what was chosen stays chosen where it is still there."""
    chosen = choice.key
    choice.blockSignals(True)
    choice.clear()
    for key, text in options:
        choice.addItem(text, key)
    choice.set_key(usual)
    choice.set_key(chosen)
    choice.blockSignals(False)
