"""An exercise that runs minimised and speaks up by a quiet notification."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from coping_app.session.events import CueStarted, PracticeBegan, PracticeEnded, SessionEvent

SHOWN_MS = 10_000
"""How long the system may show a notification; it decides itself."""


class Notifier(Protocol):
    """Shows a quiet notification outside the window."""

    def notify(self, title: str, words: str) -> None:
        """Shows ``words``; never takes the focus."""
        ...


class SystemNotifier:
    """The desktop's own notifications; where there are none, the window's entry asks gently."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def notify(self, title: str, words: str) -> None:
        """Shows ``words`` through the tray icon, which is there only as long as it is needed."""
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._window.windowIcon(), self._window)
            self._tray.show()
            self._tray.showMessage(title, words, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)
        QApplication.alert(self._window)


class BackgroundRun(QObject):
    """Minimises the window when practice begins, and tells spoken lines while it is minimised.

    Args:
        window: The app's window.
        title: The exercise's name.
        notifier: Shows the notifications.
    """

    def __init__(
        self, window: QWidget, title: str, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._title = title
        self._notifier = notifier

    def heard(self, event: SessionEvent) -> None:
        """Follows the session."""
        match event:
            case PracticeBegan():
                self._window.showMinimized()
            case CueStarted(cue=cue) if cue.spoken and self._window.isMinimized():
                self._notifier.notify(self._title, cue.caption)
            case PracticeEnded() if self._window.isMinimized():
                words = self.tr("That was it. The window waits for you.")
                self._notifier.notify(self._title, words)
