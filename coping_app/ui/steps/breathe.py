"""``breathe``: the pacer, with the word and the number of the phase, and a line below it."""

from __future__ import annotations

from math import ceil

from PySide6.QtWidgets import QWidget

from coping_app.session.cues import Block, Cue
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.widgets.pacer import BreathPhase, Pacer
from coping_app.ui.widgets.text import PlainText

_PHASES: dict[str, BreathPhase] = {
    "inhale": "inhale",
    "hold": "hold",
    "exhale": "exhale",
    "rest": "rest",
}


class BreatheView(StepView):
    """Turns the time inside the block into a phase, a fraction and a number for the pacer."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._phases: list[Cue] = []
        self._counts: list[Cue] = []
        self._index = 0
        self.pacer = Pacer(services.themes)
        self.caption = PlainText(services.themes, role="caption", align="centre")
        self.caption.setAccessibleIdentifier("step-caption")
        self._column = StepColumn(services.themes, self)
        self._column.stack.addWidget(self.pacer)
        self._column.stack.addWidget(self.caption)
        self._column.keep_in_sight(self.pacer, least=240, share=1.0, below=self.caption)

    def show_block(self, context: StepContext) -> None:
        """Stands still with the first word until the time is told."""
        super().show_block(context)
        self._phases, self._counts = _phases_and_counts(context.block)
        self._index = 0
        self.pacer.expect(dict.fromkeys(phase.caption for phase in self._phases))
        first = self._phases[0] if self._phases else None
        self.pacer.set_still(first.caption if first else "")
        line = next((cue for cue in context.block.cues if cue.kind == "say"), None)
        self._show_room(line is not None and context.captions)

    def show_cue(self, cue: Cue) -> None:
        """Shows the line in the second in which it is said; it stays while the circle goes on."""
        if cue.kind == "say":
            self.caption.setText(cue.caption)
            self._column.fit()

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Shows this moment. Counts are cues too, so the phase is found by the time."""
        in_block_s = cue.at_s + elapsed_s
        phase = self._phase_at(in_block_s)
        if phase is None:
            return
        in_phase_s = min(max(in_block_s - phase.at_s, 0.0), phase.length_s)
        self.pacer.set_phase(
            _PHASES[phase.kind],
            in_phase_s / phase.length_s,
            phase.caption,
            self._number_at(in_block_s, phase),
        )

    def _show_room(self, for_line: bool) -> None:
        """The circle leaves room for a line only where there is one.

        A line of the breaths before stays until the next one is said.
        """
        self.caption.setVisible(for_line)
        if not for_line:
            self.caption.setText("")
        self._column.fit()

    def _phase_at(self, time_s: float) -> Cue | None:
        """The phase at a time; looked for from the last one on, as time mostly goes forward."""
        if not self._phases:
            return None
        if time_s < self._phases[self._index].at_s:
            self._index = 0
        while self._index + 1 < len(self._phases) and self._phases[self._index + 1].at_s <= time_s:
            self._index += 1
        return self._phases[self._index]

    def _number_at(self, time_s: float, phase: Cue) -> int:
        """The count that is heard, if the step counts; else the seconds left of the phase."""
        if not self._counts:
            return max(1, ceil(phase.at_s + phase.length_s - time_s - 1e-6))
        number = 1
        for count in self._counts_of(phase):
            if count.at_s > time_s + 1e-6:
                break
            number = count.number
        return number

    def _counts_of(self, phase: Cue) -> list[Cue]:
        end_s = phase.at_s + phase.length_s
        return [cue for cue in self._counts if phase.at_s - 1e-6 <= cue.at_s < end_s - 1e-6]


def _phases_and_counts(block: Block) -> tuple[list[Cue], list[Cue]]:
    phases = [cue for cue in block.cues if cue.kind in _PHASES and cue.length_s > 0.0]
    return phases, [cue for cue in block.cues if cue.kind == "count"]
