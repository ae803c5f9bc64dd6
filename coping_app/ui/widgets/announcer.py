"""Saying things to screen readers: politely, and never more often than every four seconds."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.tokens import ANNOUNCE_GAP_S

Send = Callable[[str, bool], None]
"""Takes the words, and True where they are assertive."""


class Announcer(QObject):
    """Announces phase and step changes, finish and saved.

    A polite announcement that comes too early waits; a newer one takes its place, as old news
    only disturb. Assertive ones, for errors, are said at once.

    Args:
        source: The widget in whose name is spoken.
        clock: Seconds that never go back.
        send: Who says it; None for the platform's screen reader.
    """

    def __init__(
        self,
        source: QWidget,
        clock: Callable[[], float] = monotonic,
        send: Send | None = None,
    ) -> None:
        super().__init__(source)
        self._source = source
        self._clock = clock
        self._send = send or self._to_platform
        self._last_s: float | None = None
        self._waiting = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.poll)

    def say(self, text: str, assertive: bool = False) -> None:
        """Announce ``text``: now, or as soon as four seconds have gone since the last."""
        if not text:
            return
        if assertive:
            self._waiting = ""
            self._say_now(text, assertive=True)
            return
        self._waiting = text
        self.poll()

    def poll(self) -> None:
        """Say what waits, if its time has come; called by a timer of its own."""
        if not self._waiting:
            return
        left_s = self._left_s()
        if left_s > 0:
            self._timer.start(round(left_s * 1000) + 1)
            return
        text, self._waiting = self._waiting, ""
        self._say_now(text, assertive=False)

    def _left_s(self) -> float:
        if self._last_s is None:
            return 0.0
        return self._last_s + ANNOUNCE_GAP_S - self._clock()

    def _say_now(self, text: str, assertive: bool) -> None:
        self._last_s = self._clock()
        self._send(text, assertive)

    def _to_platform(self, text: str, assertive: bool) -> None:
        event = QAccessibleAnnouncementEvent(self._source, text)
        if assertive:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def announcer_of(widget: QWidget) -> Announcer:
    """The one announcer of the widget's window, so that no two speak at once."""
    window = widget.window()
    found = window.findChild(Announcer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or Announcer(window)
