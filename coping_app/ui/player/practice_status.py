"""What the player says of practice as it goes: the quiet line, the bar, and what is announced."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coping_app.features.player.status_words import fraction_done, status_words
from coping_app.session.events import CueStarted, PauseStarted, StepStarted
from coping_app.session.runner import Runner
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.stage import Stage
from coping_app.ui.steps.view import StepServices


class PracticeStatus(QObject):
    """Follows a session with questions, step by step and with the clock.

    Args:
        runner: The session.
        player: Shows line and bar.
        stage: Shows the steps.
        services: Announces what is not spoken.
    """

    def __init__(
        self,
        runner: Runner,
        player: PlayerView,
        stage: Stage,
        services: StepServices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._player = player
        self._stage = stage
        self._say = services.say

    def step_started(self, event: StepStarted) -> None:
        """A step is up, and the line tells of it."""
        self._stage.step_started(event)
        self._update()

    def cue_started(self, event: CueStarted) -> None:
        """Tells what is not spoken to assistive technology; spoken lines are heard already."""
        self._stage.cue_started(event)
        if event.cue.caption and event.cue.kind in ("tense", "release", "wait", "bell"):
            self._say(event.cue.caption)

    def paused(self, event: PauseStarted) -> None:
        """Time stands still, and the line says why."""
        if event.why == "person":
            words = self.tr("Paused. Take your time.")
        elif event.why == "sound":
            words = self.tr("The sound stopped. The session waits for you.")
        else:
            words = self.tr("We were away for a while. Go on when you like.")
        self._player.set_paused(True)
        self._player.set_status(words)
        self._say(words)

    def resumed(self) -> None:
        """Time goes on; the line follows with the next tick."""
        self._player.set_paused(False)
        self._say(self.tr("It goes on."))

    def ended(self) -> None:
        """The last step is over: the bar is full."""
        self._player.set_fraction(1.0)

    def draw(self, time_s: float) -> None:
        """The screen is drawn at ``time_s`` session seconds."""
        self._stage.draw(time_s)
        self._update()

    def _update(self) -> None:
        placed = self._stage.placed
        if placed is None:
            return
        self._player.set_status(status_words(self._runner, placed, self._stage.cue))
        self._player.set_fraction(fraction_done(self._runner))
