"""The page for hard moments: a circle that moves and a voice, and nothing to answer.

No rating, no fork and no question stands before it or behind it. What is left of a player is what
one needs in such a moment: Stop and Pause where they always are, the sound, and help.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coping_app.features.today.now import NowWays
from coping_app.session.events import (
    CueStarted,
    PauseEnded,
    PauseStarted,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepStarted,
)
from coping_app.session.runner import State
from coping_app.store.base.errors import StoreError
from coping_app.store.repositories.settings import Settings
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.keys import PlayerKeys
from coping_app.ui.player.now_panel import NowPanel
from coping_app.ui.player.now_ways import NowWaysRow
from coping_app.ui.player.player_commands import PlayerCommands
from coping_app.ui.player.player_foot import PlayerFoot
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.session_page import SessionParts
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.ui.player.sound_controls import SoundControls
from coping_app.ui.player.sound_sheet import SoundSheet
from coping_app.ui.player.stage import Stage
from coping_app.ui.steps.view import StepServices
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.wording.store_errors import not_saved_yet


class NowPage(QWidget):
    """Runs one exercise that asks nothing.

    The plan and the other exercises are read in quiet: circle and voice wait meanwhile, and go on
    when one comes back to them.

    Signals:
        left: It is over and its page can go.
        help_requested: From the corner.
        setting_changed: A key of ``Settings`` and its value, from the sound sheet.
        mute_changed: Whether all sound is off, for this session alone.
        breath_requested: A single breath, from here.
        again_requested: The same once more.
        exercise_requested: Id of another exercise that is to begin at once.
    """

    left = Signal()
    help_requested = Signal()
    setting_changed = Signal(str, object)
    mute_changed = Signal(bool)
    breath_requested = Signal()
    again_requested = Signal()
    exercise_requested = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        bridge: SessionBridge,
        services: StepServices,
        settings: Settings,
        parts: SessionParts,
        ways: NowWays,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = bridge.runner
        self._services = services
        self._parts = parts
        self._ways = ways
        self._waits_for_panel = False
        self._sheet = SoundSheet(themes, settings, parts.has_scenes)
        self._player = PlayerView(themes, self._sheet, bare=True)
        self._player.setAccessibleName(parts.title)
        self._panel = NowPanel(themes)
        self._sound = SoundControls(self._sheet, self._player, settings, services.say, self)
        self._stage = Stage(
            self._runner,
            self._player,
            services,
            parts.asked,
            parts.drafts.load,
            settings.captions,
            self,
        )
        self._row = NowWaysRow(themes)
        self._foot = PlayerFoot(themes, self._player.controls)
        self._views = QStackedWidget()
        for view in (self._player, self._panel):
            self._views.addWidget(view)
        self._keys = PlayerKeys(
            self, lambda: self._views.currentWidget() is self._player, lambda: None
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

    def begin(self) -> None:
        """Circle and voice begin."""
        self._bridge.start()
        self._bridge.begin()

    def show_trouble(self, words: str) -> None:
        """A quiet line where there is no sound."""
        self._player.set_trouble(words)
        self._sheet.show_trouble(words)

    def show_unkept(self) -> None:
        """Nothing of it can be kept: said once, and it goes on."""
        self._player.set_unsaved(self.tr("Nothing can be saved just now. This works all the same."))

    def pause(self, why: str = "person") -> None:
        """Time stands still, for example while help is read."""
        self._bridge.pause(why)

    def go_on(self) -> None:
        """The circle is up and moves, whatever stood in its place."""
        if self._runner.state in (State.DONE, State.STOPPED):
            self.again_requested.emit()
            return
        self._show(self._player)
        self._bridge.resume()

    def end_quietly(self) -> None:
        """Ends practice where it is, what was done kept; whoever asks takes the page away."""
        self.blockSignals(True)
        self._bridge.stop()

    def close_session(self) -> None:
        """Ends clock and sound and forgets what the view holds."""
        self._bridge.close()
        self._stage.close()

    def focus_heading(self) -> None:
        """The focus after coming back from help."""
        if self._views.currentWidget() is self._panel:
            self._panel.focus_heading()
        else:
            self._player.focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the circle, and from the end to where one was."""
        if not escapes(event) or self._views.currentWidget() is self._player:
            super().keyPressEvent(event)
        elif self._runner.state in (State.DONE, State.STOPPED):
            self.left.emit()
        else:
            self._back_to_circle()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._views, 1)
        column.addWidget(self._row)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._player.stop_requested.connect(self._bridge.stop)
        self._player.pause_toggled.connect(self._toggle_pause)
        self._keys.pause_toggled.connect(self._toggle_pause)
        self._commands.setting_changed.connect(self.setting_changed)
        self._commands.help_requested.connect(self.help_requested)
        self._sound.mute_changed.connect(self.mute_changed)
        self._stage.answered.connect(self._bridge.answer)
        self._row.plan_requested.connect(self._show_plan)
        self._row.breath_requested.connect(self.breath_requested)
        self._row.other_requested.connect(self._show_others)
        self._panel.back_requested.connect(self._back_to_circle)
        self._panel.again_requested.connect(self.again_requested)
        self._panel.leave_requested.connect(self.left)
        self._panel.exercise_requested.connect(self.exercise_requested)
        self._foot.help.clicked.connect(self._commands.ask_help)
        self._bridge.event_committed.connect(self._event_told)
        self._bridge.ticked.connect(self._stage.draw)
        saves = self._parts.saves
        self._bridge.not_saved.connect(saves.events_wait)
        self._bridge.saved_again.connect(saves.retry)
        saves.not_saved.connect(self._not_saved)
        saves.all_saved.connect(lambda: self._player.set_unsaved(""))

    def _event_told(self, event: SessionEvent) -> None:
        self._parts.keep(event)
        match event:
            case StepStarted():
                self._stage.step_started(event)
            case CueStarted():
                self._stage.cue_started(event)
            case PauseStarted():
                self._player.set_paused(True)
                self._services.say(self.tr("Paused. Take your time."))
            case PauseEnded():
                self._player.set_paused(False)
                self._services.say(self.tr("It goes on."))
            case SessionFinished():
                self._end()
            case SessionStopped():
                self.left.emit()

    def _end(self) -> None:
        self._panel.show_end()
        self._show(self._panel)
        self._player.controls.hide()
        self._panel.focus_heading()

    def _show(self, view: QWidget) -> None:
        if view is not self._player:
            self._sheet.hide()
        self._views.setCurrentWidget(view)
        follow_layout(self)

    def _show_plan(self) -> None:
        self._wait()
        self._panel.show_plan(self._ways.plan())
        self._show(self._panel)
        self._panel.focus_heading()

    def _show_others(self) -> None:
        self._wait()
        self._panel.show_others(self._ways.others())
        self._show(self._panel)
        self._panel.focus_heading()

    def _wait(self) -> None:
        """The circle waits while something else is read; it goes on only if it went before."""
        if self._runner.state is State.RUNNING:
            self._waits_for_panel = True
            self._bridge.pause()

    def _back_to_circle(self) -> None:
        if self._runner.state in (State.DONE, State.STOPPED):
            self._end()
            return
        self._show(self._player)
        self._player.focus_step()
        if self._waits_for_panel:
            self._waits_for_panel = False
            self._bridge.resume()

    def _toggle_pause(self) -> None:
        if self._runner.state is State.PAUSED:
            self._waits_for_panel = False
            self._show(self._player)
            self._bridge.resume()
        else:
            self._bridge.pause()

    def _not_saved(self, error: StoreError) -> None:
        self._player.set_unsaved(not_saved_yet(error))
