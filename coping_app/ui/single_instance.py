"""One window a data folder: a second start brings the first one to the front.

The store's own lock already keeps two programs from writing the same records; this makes the
second start useful instead of an error.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
"""How long a second start waits for the first one's answer."""


def socket_name(data: Path) -> str:
    """A name of its own for each data folder, within the system's limit of 100 characters."""
    return "coping-app-" + hashlib.sha256(str(data).encode()).hexdigest()[:24]


def ask_running(data: Path, wish: str) -> bool:
    """Asks a window that is already open on ``data`` to come to the front.

    Args:
        data: The data folder.
        wish: An exercise id to open there, or empty.

    Returns:
        True where there is such a window and it took the wish.
    """
    socket = QLocalSocket()
    socket.connectToServer(socket_name(data))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(f"show {wish}\n".encode())
    taken = socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return taken


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        asked_to_show: The exercise id that was wished for, or empty.
    """

    asked_to_show = Signal(str)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A socket file left over from a crash would keep the server from listening.
        QLocalServer.removeServer(socket_name(data))
        self._server.listen(socket_name(data))
        self._server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            line = bytes(socket.readLine(200).data()).decode(errors="replace").strip()
            self.asked_to_show.emit(line.removeprefix("show").strip())
