"""Check this computer: sound, voice, encryption, disk and screen, each as fine or with advice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.features.selftest.words import finding, said
from coping_app.selftest.checks import CHECKS, Check, run_check
from coping_app.selftest.facts import Facts, Line, SoundFacts
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText


class Measuring(Protocol):
    """Measures the sound; ``measured`` then tells the ``SoundFacts``."""

    measured: SignalInstance

    def start(self) -> None:
        """Begins."""
        ...

    def stop(self) -> None:
        """Ends without an answer."""
        ...


class SelfTestPage(ScrollPage):
    """Runs the checks one after another, so that the page stays alive.

    Signals:
        back_requested: To the settings.

    Args:
        measure: Makes a new measurement of the sound.
        facts: Given how the sound was, all that the checks look at.
        checks: The rows, in order.
    """

    back_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        measure: Callable[[], Measuring],
        facts: Callable[[SoundFacts], Facts],
        checks: Sequence[Check] = CHECKS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Check this computer"),
            self.tr("It takes a few seconds. Quiet ticks play for two of them."),
            parent=parent,
        )
        self._make_measure = measure
        self._make_facts = facts
        self._checks = tuple(checks)
        self._measure: Measuring | None = None
        self._lines: list[Line] = []
        back = QuietButton(themes, self.tr("Settings"), "chevron-left")
        back.setAccessibleIdentifier("selftest.back")
        back.clicked.connect(self.back_requested)
        self._start = PrimaryButton(themes, self.tr("Start the check"))
        self._start.setAccessibleIdentifier("selftest.start")
        self._start.clicked.connect(self.start)
        self._state = PlainText(themes, role="strong")
        self._state.setAccessibleIdentifier("selftest.state")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        card = Card()
        card.body.addWidget(self._state)
        card.body.addLayout(self._rows)
        card.body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Nothing is checked yet, and nothing sounds before it is asked for."""
        if self._measure is not None:
            self._measure.stop()
            self._measure = None
        self._clear()
        self._state.hide()
        self._start.setEnabled(True)

    def start(self) -> None:
        """Measures the sound, then looks at all else."""
        self._clear()
        self._start.setEnabled(False)
        self._say(self.tr("Checking…"))
        self._measure = self._make_measure()
        self._measure.measured.connect(self._measured)
        self._measure.start()

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def _measured(self, sound: SoundFacts) -> None:
        self._measure = None
        self._run_next(self._make_facts(sound), list(self._checks))

    def _run_next(self, facts: Facts, left: list[Check]) -> None:
        """One check, and the others after the page was drawn."""
        if self._start.isEnabled():
            return  # the page was left meanwhile
        check, *rest = left
        line = run_check(check, facts)
        self._lines.append(line)
        self._rows.addLayout(self._row(check, line))
        reveal(self)
        if rest:
            QTimer.singleShot(0, self, lambda: self._run_next(facts, rest))
        else:
            self._finish()

    def _finish(self) -> None:
        red = sum(not line.ok for line in self._lines)
        if red == 0:
            self._say(self.tr("All is well here."))
        elif red == 1:
            self._say(self.tr("One thing needs a look."))
        else:
            self._say(self.tr("{count} things need a look.").format(count=red))
        self._start.setEnabled(True)

    def _row(self, check: Check, line: Line) -> QHBoxLayout:
        """Icon, title and finding; below them what to do, if anything."""
        icon, tone = ("circle-check", "ok") if line.ok else ("triangle-alert", "danger")
        state = self.tr("fine") if line.ok else self.tr("needs a look")
        told = self.tr("{title}: {state}").format(title=said(check.title), state=state)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainText(self._themes, told, "strong"))
        words.addWidget(PlainText(self._themes, finding(line.found), tone="muted"))
        if line.advice:
            words.addWidget(PlainText(self._themes, said(line.advice)))
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = IconPicture(self._themes, icon, tone)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._state.show()

    def _clear(self) -> None:
        self._lines.clear()
        empty(self._rows)
