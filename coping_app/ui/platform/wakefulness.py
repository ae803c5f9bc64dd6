"""Keeps screen and computer awake while a guided step runs, for people who lie still for long.

Each system has its own way. Where it fails, or there is none, nothing is said and nothing else
changes: the exercise runs on, and after a sleep it waits where it stood.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QProcess

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCall

APP = "coping-app"
WHY = "A guided exercise is running."


class Wakefulness(Protocol):
    """A way to keep the computer awake. Neither call raises; doing one twice is harmless."""

    def hold(self) -> None:
        """From now on neither screen nor computer goes to sleep by itself."""
        ...

    def release(self) -> None:
        """They may again."""
        ...


class NoWakefulness:
    """For systems without a way."""

    def hold(self) -> None:
        """Nothing."""

    def release(self) -> None:
        """Nothing."""


DESKTOP_SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
)
"""Service, path and interface. GNOME, KDE, Xfce and others have the first, which keeps the screen
awake; some also need the second for the computer."""


class DBusWakefulness:
    """Linux: asks the desktop, and the login service behind it, over connections of its own.

    All of them take their promise back when the connection closes, also when the app is killed. So
    nothing has to be remembered, and answers need not be waited for.
    """

    def __init__(self) -> None:
        self._name = f"{APP}-awake-{id(self)}"
        self._calls: list[QDBusPendingCall] = []

    def hold(self) -> None:
        """See ``Wakefulness``. Answers come later or not at all."""
        if self._calls:
            return
        from PySide6.QtDBus import QDBusConnection

        if has_session_bus(os.environ):
            desktop = QDBusConnection.connectToBus(
                QDBusConnection.BusType.SessionBus, self._name
            )
            for service, path, interface in DESKTOP_SERVICES:
                self._ask(desktop, service, path, interface, [APP, WHY])
        system = QDBusConnection.connectToBus(
            QDBusConnection.BusType.SystemBus, f"{self._name}-system"
        )
        # Only falling asleep by itself: a person who sends the computer to sleep means it. The
        # answer is a file that stays open as long as the call is kept.
        self._ask(
            system, "org.freedesktop.login1", "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager", ["idle", APP, WHY, "block"],
        )  # fmt: skip

    def release(self) -> None:
        """See ``Wakefulness``."""
        if not self._calls:
            return
        from PySide6.QtDBus import QDBusConnection

        self._calls.clear()
        for name in (self._name, f"{self._name}-system"):
            QDBusConnection.disconnectFromBus(name)

    def _ask(
        self, bus: QDBusConnection, service: str, path: str, interface: str, words: list[str]
    ) -> None:
        from PySide6.QtDBus import QDBusMessage

        if not bus.isConnected():
            return
        message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        message.setArguments(words)
        self._calls.append(bus.asyncCall(message))


def has_session_bus(environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether there is a session bus to talk to; asking without one could start one."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and Path(str(runtime), "bus").exists()
    )


class WindowsWakefulness:
    """Windows: the execution state of this thread (winbase.h).

    Args:
        set_state: ``SetThreadExecutionState``.
    """

    CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2

    def __init__(self, set_state: Callable[[int], object]) -> None:
        self._set_state = set_state

    def hold(self) -> None:
        """See ``Wakefulness``."""
        self._set_state(self.CONTINUOUS | self.SYSTEM_REQUIRED | self.DISPLAY_REQUIRED)

    def release(self) -> None:
        """See ``Wakefulness``."""
        self._set_state(self.CONTINUOUS)


class ProcessWakefulness:
    """macOS: ``caffeinate`` runs as long as it is needed; it ends with us whatever happens."""

    def __init__(self, program: str, *arguments: str) -> None:
        self._program = program
        self._arguments = list(arguments)
        self._process: QProcess | None = None

    def hold(self) -> None:
        """See ``Wakefulness``."""
        if self._process is None:
            self._process = QProcess()
            self._process.start(self._program, self._arguments)

    def release(self) -> None:
        """See ``Wakefulness``."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(500)


def system_wakefulness() -> Wakefulness:
    """The way of this system."""
    if sys.platform == "linux":
        return DBusWakefulness()
    if sys.platform == "darwin":
        return ProcessWakefulness("/usr/bin/caffeinate", "-di", "-w", str(os.getpid()))
    if sys.platform == "win32":
        import ctypes

        return WindowsWakefulness(ctypes.windll.kernel32.SetThreadExecutionState)
    return NoWakefulness()
