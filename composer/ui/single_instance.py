# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per person: a second start asks the first one to come to the front."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 3_000
_RAISE = b"raise"


class SingleInstance(QObject):
    """Holds a lock while it lives; a lock or socket left behind by a crash is taken over."""

    raise_requested = Signal(str)
    """Somebody started the program again, perhaps with a ``ramage://`` link."""

    def __init__(self, server_name: str, lock_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name
        self._folder = lock_file.parent
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)  # only a dead owner makes it stale, never its age
        self._server: QLocalServer | None = None
        self._guests: list[QLocalSocket] = []

    def acquire(self) -> bool:
        """False when another instance holds the lock.

        True as well where no lock can be made: the databases lie in the same folder and say what is wrong with it.
        """
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        server.listen(self._name)
        self._server = server
        return True

    def ask_the_other(self, link: str = "") -> bool:
        """Ask the running instance to come forward; False when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(_RAISE + b" " + link.encode() + b"\n")
        answered = socket.waitForReadyRead(PATIENCE_MS)
        socket.disconnectFromServer()
        return answered

    def release(self) -> None:
        """Let another instance start."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _on_connection(self) -> None:
        while self._server is not None and (guest := self._server.nextPendingConnection()) is not None:
            self._guests.append(guest)
            guest.readyRead.connect(self._on_words)
            guest.disconnected.connect(self._on_gone)
        self._on_words()

    def _on_words(self) -> None:
        for guest in tuple(self._guests):
            if not guest.canReadLine():
                continue
            command, _, link = bytes(guest.readLine().data()).strip().partition(b" ")
            if command == _RAISE:
                guest.write(b"here\n")
                guest.flush()
                self.raise_requested.emit(link.decode("utf-8", "replace"))

    def _on_gone(self) -> None:
        for guest in tuple(self._guests):
            if guest.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._guests.remove(guest)
                guest.deleteLater()
