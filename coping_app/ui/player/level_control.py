"""Turns what the person sets into levels of the running sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from coping_app.audio.levels import Levels
from coping_app.store.repositories.settings import Settings


class Levelled(Protocol):
    """What the hand turns."""

    def set_levels(self, levels: Levels) -> None:
        """From now on these levels hold."""
        ...


def levels_of(settings: Settings, muted: bool = False) -> Levels:
    """The mixer's levels as the person set them; ``muted`` takes the whole to nothing."""
    return Levels(
        voice=settings.level_voice,
        cues=settings.level_cues,
        breath=settings.level_breath,
        background=settings.level_background,
        master=0.0 if muted else settings.level_master,
    )


class LevelControl(QObject):
    """Turns the levels of a running session when the person does, kept or not: what is too loud
    must sink at once, on a full disk, too.

    That all sound is off belongs to this session alone and is kept nowhere: the next one must not
    begin in a silence that nobody remembers.
    """

    def __init__(
        self, output: Levelled, settings: Callable[[], Settings], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._output = output
        self._heard = settings()
        self._muted = False

    def turn(self, key: str, value: object) -> None:
        """Applies a changed level at once."""
        if key.startswith("level_"):
            self._heard = self._heard.with_value(key, value)
            self._apply()

    def mute(self, muted: bool) -> None:
        """Turns all sound off, or on again as loud as before."""
        self._muted = muted
        self._apply()

    def _apply(self) -> None:
        self._output.set_levels(levels_of(self._heard, self._muted))
