"""Puts the right view on the player's stage, and hands it blocks, cues and time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from coping_app.content.format.model import Form, Let, Step
from coping_app.session.cues import Cue, PlacedBlock
from coping_app.session.events import CueStarted, StepStarted
from coping_app.session.runner import Runner
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.steps.live import LiveSliders
from coping_app.ui.steps.registry import VIEWS
from coping_app.ui.steps.view import StepContext, StepServices, StepView


def questions_of(steps: tuple[Step, ...]) -> dict[str, str]:
    """Question texts by answer name, of every form in ``steps`` and inside them.

    Of a computed value, its label.
    """
    found: dict[str, str] = {}
    for step in steps:
        if isinstance(step, Form):
            found |= {field.name: field.ask for field in step.form}
        elif isinstance(step, Let) and step.label is not None:
            found[step.let] = step.label
        found |= questions_of(getattr(step, "steps", ()))
        found |= questions_of(getattr(step, "otherwise", ()))
        for option in getattr(step, "options", ()):
            found |= questions_of(option.steps)
    return found


class Stage(QObject):
    """Shows step by step what a runner tells.

    Args:
        runner: Whose blocks are shown.
        player: The frame that shows them.
        services: What views may need.
        asked: Question texts by answer name.
        draft_of: Given a place, what the person had typed there.
        captions: Whether spoken lines are shown.

    Signals:
        answered: Answers of a waiting step.
        drafted: Place and what was typed so far.
        live_rated: Scale and value of a live slider.
        turn_began: The next person's turn in a group.
        help_requested: From inside a step.
    """

    answered = Signal(dict)
    drafted = Signal(tuple, object)
    live_rated = Signal(str, int)
    turn_began = Signal()
    help_requested = Signal()

    def __init__(
        self,
        runner: Runner,
        player: PlayerView,
        services: StepServices,
        asked: Mapping[str, str],
        draft_of: Callable[[tuple[int, ...]], Any],
        captions: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._player = player
        self._services = services
        self._asked = asked
        self._draft_of = draft_of
        self.captions = captions
        self._views: dict[str, StepView] = {}
        self._placed: PlacedBlock | None = None
        self._cue: Cue | None = None
        self._cue_start_s = 0.0
        self._sliders = LiveSliders(services)
        self._sliders.rated.connect(self.live_rated)
        player.show_live(self._sliders)

    @property
    def cue(self) -> Cue | None:
        """The cue that is seen now; bells and counts leave the one before standing."""
        return self._cue

    @property
    def placed(self) -> PlacedBlock | None:
        """The block that is shown."""
        return self._placed

    @property
    def waiting(self) -> StepView | None:
        """The view of the step that waits for the person, if one does."""
        placed = self._placed
        return self._player.view if placed is not None and placed.block.waits else None

    def step_started(self, event: StepStarted) -> None:
        """A block begins: its view comes up with what was said and typed before."""
        if event.block is None or event.verb not in VIEWS:
            return
        self._leave()
        self._placed = PlacedBlock(event.start_s, event.block)
        self._cue = None
        view = self._view_of(event.verb)
        self._player.set_waiting(event.block.waits)
        self._player.show_view(view)
        view.show_block(self._context(self._placed))
        self._player.focus_step()
        self._show_live_sliders()

    def cue_started(self, event: CueStarted) -> None:
        """A cue begins: the view shows it in the same tick."""
        view = self._player.view
        if view is None:
            return
        view.show_cue(event.cue)
        if event.cue.kind not in ("bell", "count"):
            self._cue, self._cue_start_s = event.cue, event.start_s
        self.draw(self._runner.time_s)

    def draw(self, time_s: float) -> None:
        """The screen is drawn at ``time_s`` session seconds."""
        if self._player.view is not None and self._cue is not None:
            self._player.view.show_time(self._cue, max(0.0, time_s - self._cue_start_s))

    def skip(self) -> bool:
        """Skip was pressed; True where the step that waits took it for one of its questions."""
        view, placed = self._player.view, self._placed
        return view is not None and placed is not None and placed.block.waits and view.skip()

    def close(self) -> None:
        """The session is over: views forget what they held."""
        self._leave()
        for view in self._views.values():
            view.deleteLater()
        self._views.clear()

    def _leave(self) -> None:
        if self._player.view is not None:
            self._player.view.leave()

    def _view_of(self, verb: str) -> StepView:
        if verb not in self._views:
            view = VIEWS[verb](self._services)
            view.answered.connect(self.answered)
            view.draft_changed.connect(self._draft_changed)
            view.turn_began.connect(self.turn_began)
            view.help_requested.connect(self.help_requested)
            self._views[verb] = view
        return self._views[verb]

    def _context(self, placed: PlacedBlock) -> StepContext:
        block = placed.block
        prompt = next((cue.caption for cue in block.cues if cue.kind == "person"), "")
        return StepContext(
            block=block,
            env=self._runner.answers.env(),
            prompt=prompt,
            asked=self._asked,
            draft=self._draft_of(block.place),
            live_scales=tuple(self._runner.answers.live),
            reduced_motion=self._services.themes.theme.reduced_motion,
            captions=self.captions,
        )

    def _draft_changed(self, value: object) -> None:
        if self._placed is not None:
            self.drafted.emit(self._placed.block.place, value)

    def _show_live_sliders(self) -> None:
        """Live sliders stay the same widgets from step to step, so that they keep the keyboard."""
        self._sliders.show_scales(self._runner.answers.live, self._runner.answers.env())
