"""Keeps the computer awake exactly while a session runs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coping_app.session.runner import State
from coping_app.ui.platform.wakefulness import Wakefulness
from coping_app.ui.player.bridge import SessionBridge


class AwakeWhileRunning(QObject):
    """Holds the computer awake exactly while a session runs; a child of its bridge."""

    def __init__(self, bridge: SessionBridge, wakefulness: Wakefulness) -> None:
        super().__init__(bridge)
        self._runner = bridge.runner
        self._wakefulness = wakefulness
        self._holds = False
        bridge.event_committed.connect(self._follow)
        bridge.closed.connect(self._let_go)

    def _follow(self, _event: object) -> None:
        if self._runner.state is not State.RUNNING:
            self._let_go()
        elif not self._holds:
            self._holds = True
            self._wakefulness.hold()

    def _let_go(self) -> None:
        if self._holds:
            self._holds = False
            self._wakefulness.release()
