"""What keys, sound and help do in every player, with or without questions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coping_app.session.runner import State
from coping_app.ui.player.bridge import SessionBridge
from coping_app.ui.player.keys import PlayerKeys
from coping_app.ui.player.sound_controls import SoundControls
from coping_app.ui.player.stage import Stage


class PlayerCommands(QObject):
    """Takes what the person presses to session, sound and stage.

    Args:
        bridge: The running session.
        stage: Shows or hides spoken lines.
        sound: Sheet and level.
        keys: The keyboard; whoever has more keys adds them.

    Signals:
        setting_changed: A key of ``Settings`` and its value, from the sound sheet.
        help_requested: Help is wanted, and practice stands still already.
    """

    setting_changed = Signal(str, object)
    help_requested = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        stage: Stage,
        sound: SoundControls,
        keys: PlayerKeys,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stage = stage
        self._sound = sound
        sound.setting_changed.connect(self._sound_changed)
        keys.escaped.connect(self._escape)
        keys.add("Ctrl+.", bridge.stop)
        keys.add("Ctrl+M", sound.toggle_mute)
        keys.add("Ctrl+Up", sound.louder)
        keys.add("Ctrl+Down", sound.quieter)

    def toggle_pause(self) -> None:
        """Pauses, and goes on again."""
        if self._bridge.runner.state is State.PAUSED:
            self._bridge.resume()
        else:
            self._bridge.pause()

    def ask_help(self) -> None:
        """Time stands still while help is read."""
        self._bridge.pause()
        self.help_requested.emit()

    def _escape(self) -> None:
        """One level back: the sheet first. Then it pauses, and never goes on by itself."""
        if self._sound.is_open:
            self._sound.close_sheet()
        else:
            self._bridge.pause()

    def _sound_changed(self, key: str, value: object) -> None:
        if key == "captions":
            self._stage.captions = bool(value)
        self.setting_changed.emit(key, value)
