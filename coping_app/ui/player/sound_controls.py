"""The sound of a session in the person's hands: the sheet, the keys, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coping_app.store.repositories.settings import Settings
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.sound_sheet import MASTER, STEPS, SoundSheet


class SoundControls(QObject):
    """Keeps sheet, keys and the mark on the player at one.

    Signals:
        setting_changed: A key of ``Settings`` and its value.
        mute_changed: Whether all sound is off. Kept nowhere; it ends with the session.

    Args:
        sheet: Levels and captions.
        player: Shows the sheet, and the mark while all sound is off.
        settings: The levels to begin with.
        say: Announces a sentence politely.
    """

    setting_changed = Signal(str, object)
    mute_changed = Signal(bool)

    def __init__(
        self,
        sheet: SoundSheet,
        player: PlayerView,
        settings: Settings,
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._player = player
        self._say = say
        self._steps = round(settings.level_master * STEPS)
        self._muted = False
        player.sound_requested.connect(self.toggle_sheet)
        sheet.closed.connect(self.close_sheet)
        sheet.setting_changed.connect(self._changed)
        sheet.mute_toggled.connect(self.set_muted)
        self._mark()

    @property
    def is_open(self) -> bool:
        """Whether the sheet is up."""
        return not self._sheet.isHidden()

    def toggle_sheet(self) -> None:
        """The Sound button opens the sheet and puts it away again."""
        if self.is_open:
            self.close_sheet()
            return
        self._sheet.show()
        self._sheet.focus_first()

    def close_sheet(self) -> None:
        """Puts the sheet away; the keyboard goes back to the button that opened it."""
        if self.is_open:
            self._player.focus_sound()
            self._sheet.hide()

    def toggle_mute(self) -> None:
        """All sound off, or on again as loud as before."""
        self.set_muted(not self._muted)

    def set_muted(self, muted: bool) -> None:
        """Turns all sound off or on."""
        if muted == self._muted:
            return
        self._muted = muted
        self._sheet.show_muted(muted)
        self._mark()
        self._say(self.tr("Sound off.") if muted else self.tr("Sound on."))
        self.mute_changed.emit(muted)

    def louder(self) -> None:
        """One step up."""
        self._turn_to(self._steps + 1)

    def quieter(self) -> None:
        """One step down."""
        self._turn_to(self._steps - 1)

    def _turn_to(self, steps: int) -> None:
        steps = min(STEPS, max(0, steps))
        self._sheet.show_level(MASTER, steps / STEPS)
        self._changed(MASTER, steps / STEPS)
        volume = self.tr("Volume {number} of {most}")
        self._say(volume.format(number=steps, most=STEPS))

    def _changed(self, key: str, value: object) -> None:
        """Whoever turns the volume wants to hear it."""
        if key == MASTER and isinstance(value, float):
            self._steps = round(value * STEPS)
            self.setting_changed.emit(key, value)
            self.set_muted(False)
            self._mark()
        else:
            self.setting_changed.emit(key, value)

    def _mark(self) -> None:
        if self._muted:
            self._player.set_silence(self.tr("All sound is off. Ctrl+M turns it on."))
        elif self._steps == 0:
            self._player.set_silence(self.tr("The volume is at zero. Ctrl+Up turns it up."))
        else:
            self._player.set_silence("")
