"""``body``: a figure with the area in hand, the word for what to do, and a countdown."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coping_app.content.format.model import Body
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.quiet_time import QuietTime
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.widgets.body.body_figure import BodyFigure, area_names
from coping_app.ui.widgets.text import PlainText

WIDTH = 860
BESIDE = 640
"""From this width on, in pixels at any text size, figure and words stand side by side."""
LOW, LEAST_BESIDE = 420, 360
"""Lower than the first, and at least as wide as the second, they do so too: below the figure the
words would be out of sight."""


class BodyView(StepView):
    """One area: first what is said, then Tense and Let go, or quiet noticing."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.figure = BodyFigure(services.themes, area_names(services.language))
        self.line = PlainText(services.themes, role="caption", align="centre")
        self.line.setAccessibleIdentifier("step-caption")
        self.word = PlainText(services.themes, role="title", align="centre")
        self.word.setAccessibleIdentifier("body-word")
        self.left = QuietTime(services.themes)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        services.themes.changed.connect(self._arrange)

    def show_block(self, context: StepContext) -> None:
        """Highlights the area; the words come with their cues."""
        super().show_block(context)
        step, place = context.block.step, context.block.place
        parts = step.body if isinstance(step, Body) else ()
        inside = bool(place) and place[-1] < len(parts)
        self.figure.set_current(parts[place[-1]].area if inside else None)
        self.line.setText("")
        self.line.setVisible(context.captions)
        self.word.setText("")
        self.left.setText("")

    def show_cue(self, cue: Cue) -> None:
        """The spoken line stays while its word and countdown come below it."""
        if cue.kind in ("say", "notice"):
            self.line.setText(cue.caption)
            self.word.setText("")
        elif cue.kind in ("tense", "release"):
            self.word.setText(cue.caption)

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Counts down while there is something to do or to notice."""
        if cue.kind in ("tense", "release", "notice"):
            self.left.show_left(cue.length_s - elapsed_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the words beside the figure, or below it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self, width=WIDTH)
        column.keep_in_sight(self.figure, least=220)
        words = QVBoxLayout()
        words.setSpacing(16)
        words.addStretch(1)
        for part in (self.line, self.word, self.left):
            words.addWidget(part)
        words.addStretch(1)
        self._sides.setSpacing(32)
        self._sides.addWidget(self.figure, 2)
        self._sides.addLayout(words, 3)
        column.stack.addLayout(self._sides)

    def _arrange(self) -> None:
        low = self.height() < LOW and self.width() >= LEAST_BESIDE
        beside = low or self.width() >= BESIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
