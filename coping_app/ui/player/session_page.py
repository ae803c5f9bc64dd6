"""One session from its first line to its closing page: which view is up, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.session.events import (
    CueStarted,
    PauseEnded,
    PauseStarted,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepStarted,
)
from coping_app.session.runner import State
from coping_app.store.repositories.settings import Settings
from coping_app.ui.player.after_ratings import AfterRatings
from coping_app.ui.player.background import BackgroundRun, Notifier
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.closing_view import Closing, ClosingView
from coping_app.ui.player.keys import PlayerKeys
from coping_app.ui.player.player_commands import PlayerCommands
from coping_app.ui.player.player_foot import PlayerFoot
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.practice_status import PracticeStatus
from coping_app.ui.player.rating_view import RatingView
from coping_app.ui.player.session_end import SessionEnd
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.ui.player.sound_controls import SoundControls
from coping_app.ui.player.sound_sheet import SoundSheet
from coping_app.ui.player.stage import Stage
from coping_app.ui.player.unsaved_notice import UnsavedNotice
from coping_app.ui.steps.view import StepServices
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.layouts.tab_order import follow_layout


class Drafts(Protocol):
    """What was typed so far, by place; empty again once it was answered."""

    def save(self, place: tuple[int, ...], value: Any) -> None:
        """Keeps ``value`` for the step at ``place``; None forgets it."""
        ...

    def load(self, place: tuple[int, ...]) -> Any:
        """What was kept for ``place``, or None."""
        ...


@dataclass(frozen=True, slots=True)
class SessionParts:
    """What a session page is made of, wired by the app.

    Attributes:
        title: The exercise's name.
        asked: Question texts by answer name.
        closing: Given seconds of practice and whether it was stopped, what the last page says.
        keep: Called with each event once it is committed, to save what is not an event itself.
        saves: What waits in memory because it could not be written.
        before: Ratings, 0 to 10 by scale, that were given where it was started.
        background: The exercise runs minimised and speaks up by notifications.
        has_scenes: It has the sea or music somewhere, so that their level is worth setting.
    """

    title: str
    asked: Mapping[str, str]
    scales: Mapping[str, Scale]
    drafts: Drafts
    closing: Callable[[float, bool], Closing]
    keep: Callable[[SessionEvent], None]
    saves: SessionSaves
    before: Mapping[str, int] = field(default_factory=dict)
    background: bool = False
    has_scenes: bool = True


class SessionPage(QWidget):
    """Shows one session.

    Signals:
        left: The session is over and its page can go.
        help_requested, grounding_requested: From the corner, or after a hard session.
        setting_changed: A key of ``Settings`` and its value, from the sound sheet.
        mute_changed: Whether all sound is off, for this session alone.
        useful_answered: ``yes``, ``a-little`` or ``not-today``.
    """

    left = Signal()
    help_requested = Signal()
    grounding_requested = Signal()
    setting_changed = Signal(str, object)
    mute_changed = Signal(bool)
    useful_answered = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        bridge: SessionBridge,
        services: StepServices,
        settings: Settings,
        parts: SessionParts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = bridge.runner
        self._parts = parts
        self._rating = RatingView(themes)
        self._ratings = AfterRatings(self._rating, parts.scales, parts.title, self)
        self._sheet = SoundSheet(themes, settings, parts.has_scenes)
        self._player = PlayerView(themes, self._sheet)
        self._closing = ClosingView(themes)
        self._end = SessionEnd(self._closing, self._runner, parts.closing, parts.saves, self)
        self._sound = SoundControls(self._sheet, self._player, settings, services.say, self)
        self._player.set_title(parts.title)
        self._stage = Stage(
            self._runner,
            self._player,
            services,
            parts.asked,
            parts.drafts.load,
            settings.captions,
            self,
        )
        self._practice = PracticeStatus(self._runner, self._player, self._stage, services, self)
        self._unsaved = UnsavedNotice(themes, self._player, parts.saves, self)
        self._views = QStackedWidget()
        for view in (self._rating, self._player, self._closing):
            self._views.addWidget(view)
        self._foot = PlayerFoot(themes, self._player.controls)
        self._keys = PlayerKeys(
            self, lambda: self._views.currentWidget() is self._player, lambda: self._stage.waiting
        )
        self._commands = PlayerCommands(bridge, self._stage, self._sound, self._keys, self)
        self._build()
        self._connect()

    @property
    def bridge(self) -> SessionBridge:
        """The running session."""
        return self._bridge

    @property
    def saves(self) -> SessionSaves:
        """What of it could not be written yet."""
        return self._parts.saves

    @property
    def session_id(self) -> str:
        """The session in the store."""
        return self._bridge.recorder.session_id

    def run_in_background(self, window: QWidget, notifier: Notifier) -> None:
        """Lets an exercise that is made for it run minimised; others stay as they are."""
        if self._parts.background:
            background = BackgroundRun(window, self._parts.title, notifier, self)
            self._bridge.event_committed.connect(background.heard)

    def begin(self) -> None:
        """Starts practice with the ratings that came along; nothing is asked before it.

        A session that was cut off behind practice goes on with its after-ratings.
        """
        self._bridge.begin(self._parts.before)

    def show_trouble(self, words: str) -> None:
        """A quiet line where there is no sound."""
        self._player.set_trouble(words)
        self._sheet.show_trouble(words)

    def pause(self, why: str = "person") -> None:
        """Pauses practice, for example while help is read."""
        self._bridge.pause(why)

    def stop(self) -> None:
        """Stops as the Stop button does."""
        self._bridge.stop()

    def end_if_stopped(self) -> None:
        """Whoever stopped has ended it, whichever way the page is left."""
        if self._runner.state is State.AFTER and self._runner.stopped:
            self._bridge.stop()

    def close_session(self) -> None:
        """Ends clock and sound and forgets what the views hold."""
        self._bridge.close()
        self._stage.close()

    def step_back(self) -> bool:
        """To the rating before, or off the closing page; while practising Escape pauses instead."""
        view = self._views.currentWidget()
        return isinstance(view, RatingView | ClosingView) and view.step_back()

    def focus_heading(self) -> None:
        """The focus after coming back from help."""
        view = self._views.currentWidget()
        if isinstance(view, RatingView | ClosingView):
            view.focus_heading()
        else:
            self._player.focus_step()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._unsaved.bar)
        column.addWidget(self._views, 1)
        column.addWidget(self._foot)
        self._show(self._player)

    def _connect(self) -> None:
        self._ratings.asked.connect(self._show_rating)
        self._ratings.rated.connect(self._bridge.rate)
        self._ratings.finished.connect(self._all_rated)
        self._player.stop_requested.connect(self._bridge.stop)
        self._player.skip_requested.connect(self._skip)
        self._player.back_requested.connect(self._bridge.back)
        self._player.pause_toggled.connect(self._commands.toggle_pause)
        self._keys.pause_toggled.connect(self._commands.toggle_pause)
        self._keys.add("Alt+Left", self._bridge.back)
        self._keys.add("Alt+Right", self._skip)
        self._commands.setting_changed.connect(self.setting_changed)
        self._commands.help_requested.connect(self.help_requested)
        self._sound.mute_changed.connect(self.mute_changed)
        self._stage.answered.connect(self._bridge.answer)
        self._stage.drafted.connect(self._parts.drafts.save)
        self._stage.live_rated.connect(self._bridge.rate_live)
        self._stage.turn_began.connect(self._bridge.begin_turn)
        self._stage.help_requested.connect(self._commands.ask_help)
        self._closing.rated.connect(self._bridge.rate)
        self._closing.finished.connect(self._leave)
        self._closing.useful_answered.connect(self.useful_answered)
        self._closing.grounding_requested.connect(self.grounding_requested)
        self._closing.help_requested.connect(self.help_requested)
        self._foot.help.clicked.connect(self._commands.ask_help)
        self._bridge.event_committed.connect(self._event_told)
        self._bridge.ticked.connect(self._practice.draw)
        saves = self._parts.saves
        self._bridge.not_saved.connect(saves.events_wait)
        self._bridge.saved_again.connect(saves.retry)
        self._end.reached.connect(self._show_end)
        self._end.renewed.connect(self._set_tab_order)

    def _skip(self) -> None:
        """Of a step with several questions the one in hand is skipped, else the step."""
        if not self._stage.skip():
            self._bridge.skip()

    def _show(self, view: QWidget) -> None:
        if view is not self._player:
            self._sheet.hide()
        self._player.controls.setVisible(view is self._player)
        self._views.setCurrentWidget(view)
        self._unsaved.stand(view is self._player)
        follow_layout(self)

    def _event_told(self, event: SessionEvent) -> None:
        self._parts.keep(event)
        match event:
            case RatingsAsked(moment="after"):
                self._ask(event)
            case RatingGiven(moment="after"):
                self._rating_given(event)
            case PracticeBegan():
                self._show(self._player)
            case StepStarted():
                self._show(self._player)
                self._practice.step_started(event)
                follow_layout(self)
            case CueStarted():
                self._practice.cue_started(event)
            case PauseStarted():
                self._practice.paused(event)
            case PauseEnded():
                self._practice.resumed()
            case PracticeEnded():
                self._practice.ended()
            case SessionFinished():
                self._end.finish(event.practised_s, False)
            case SessionStopped():
                self._end.finish(event.practised_s, True)

    def _set_tab_order(self) -> None:
        follow_layout(self)

    def _ask(self, event: RatingsAsked) -> None:
        """After the end one scale after the other; after a stop all are offered, none is asked."""
        self._ratings.take(event.scales)
        if self._runner.stopped:
            self._end.offer(self._ratings.scales)
        else:
            self._ratings.begin()

    def _show_rating(self) -> None:
        self._show(self._rating)
        self._rating.focus_heading()

    def _rating_given(self, event: RatingGiven) -> None:
        if self._runner.stopped:
            self._end.rated()
        else:
            self._ratings.given(event.scale, event.value)

    def _all_rated(self) -> None:
        """Where a scale is not known here, and was not asked, the session waits for it still."""
        if self._runner.state is State.AFTER:
            self._bridge.stop()

    def _show_end(self) -> None:
        self._show(self._closing)
        self._closing.focus_heading()

    def _leave(self) -> None:
        self.end_if_stopped()
        self.left.emit()
