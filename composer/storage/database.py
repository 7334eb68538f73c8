# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a database file, and reading and writing it from any thread."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from composer.domain.errors import DatabaseCorrupt, FolderReadOnly
from composer.storage.migrations import migrate
from composer.storage.setting_aside import remove, set_aside, side_files
from composer.storage.translation import suspect_mark, translated

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS: Final = 5_000
_LOG_LIMIT_BYTES: Final = 16 * 1024 * 1024
_RETRY_S: Final = 0.01
_MIGRATIONS = Path(__file__).with_name("migrations")


@dataclass(frozen=True, slots=True)
class Schema:
    """What kind of file it is. A ``precious`` one is backed up and set aside, another is simply made again."""

    migrations: Path
    precious: bool

    @property
    def synchronous(self) -> str:
        """FULL where a returned call promises that the change survives a power cut."""
        return "FULL" if self.precious else "NORMAL"


WORK: Final = Schema(_MIGRATIONS / "work", precious=True)
LEDGER: Final = Schema(_MIGRATIONS / "ledger", precious=False)
PRACTICE: Final = Schema(_MIGRATIONS / "practice", precious=True)
LIBRARY: Final = Schema(_MIGRATIONS / "library", precious=False)
OBJECTS: Final = Schema(_MIGRATIONS / "objects", precious=False)
TEAM: Final = Schema(_MIGRATIONS / "team", precious=False)


class Database:
    """One SQLite file: a connection per thread, one writer at a time. Safe from several threads and processes."""

    def __init__(self, path: Path, schema: Schema, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        """Opens the file and brings it up to date, or makes it.

        ``set_aside`` is where a damaged precious file was moved, None when it was sound. Raises DatabaseTooNew
        (the file is untouched), DatabaseLocked, DiskFull, FolderReadOnly.
        """
        self.path = path
        self.set_aside: Path | None = None
        self._schema = schema
        self._busy_timeout_ms = busy_timeout_ms
        self._writing = threading.RLock()
        self._local = threading.local()
        self._connections: dict[sqlite3.Connection, threading.Thread] = {}
        self._registry = threading.Lock()
        try:
            with translated(path):
                self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        _prepare_folder(self.path.parent)
        _prepare_file(self.path)
        opened = self.path.stat().st_ino
        try:
            self._open_sound()
        except (DatabaseCorrupt, sqlite3.DatabaseError) as error:
            if not _is_damage(error):
                raise
            self.close()
            if self.path.stat().st_ino == opened:  # else another process has just replaced it
                self._replace_damaged()
            _prepare_file(self.path)
            self._open_sound()
        suspect_mark(self.path).unlink(missing_ok=True)

    def _open_sound(self) -> None:
        suspicious = self._suspicious()
        connection = self._connection()
        if suspicious and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DatabaseCorrupt(path=self.path, set_aside="")
        migrate(connection, self.path, self._schema.migrations, backup=self._schema.precious)

    def _suspicious(self) -> bool:
        """True after damage met in use, and for a precious file in use or not closed by its last user."""
        wal = side_files(self.path)[0]
        unclean = self._schema.precious and wal.exists() and wal.stat().st_size > 0
        return unclean or suspect_mark(self.path).exists()

    def _replace_damaged(self) -> None:
        if self._schema.precious:
            self.set_aside = set_aside(self.path)
            log.warning("%s is damaged, it was set aside as %s", self.path.name, self.set_aside.name)
        else:
            remove(self.path)
            log.warning("%s was damaged, it is built again", self.path.name)

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection not in self._connections:
            connection = self._connect()
            with self._registry:
                self._close_ended_threads()
                self._connections[connection] = threading.current_thread()
            self._local.connection = connection
            self._configure(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        # check_same_thread: each thread uses its own, but close() ends them all.
        return sqlite3.connect(
            self.path, timeout=self._busy_timeout_ms / 1000, isolation_level=None, check_same_thread=False
        )

    def _configure(self, connection: sqlite3.Connection) -> None:
        self._use_log(connection)
        connection.execute(f"PRAGMA synchronous = {self._schema.synchronous}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG_LIMIT_BYTES}")

    def _use_log(self, connection: sqlite3.Connection) -> None:
        """SQLite's own patience does not cover this statement: another process may be closing, or making, the log."""
        deadline = time.monotonic() + self._busy_timeout_ms / 1000
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_RETRY_S)
            else:
                return

    def _close_ended_threads(self) -> None:
        for connection in [c for c, thread in self._connections.items() if not thread.is_alive()]:
            del self._connections[connection]
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file; raises StorageError."""
        with translated(self.path):
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: on disk when the block ends, undone when it raises; raises StorageError."""
        with translated(self.path), self._writing:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself undoes after a full disk
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Ends every thread's connection; no other thread may be at work. A later call opens again."""
        with self._writing, self._registry:
            connections, self._connections = list(self._connections), {}
            for connection in connections:
                connection.close()


def _is_damage(error: Exception) -> bool:
    if isinstance(error, DatabaseCorrupt):
        return True
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _prepare_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    if not os.access(folder, os.W_OK):
        raise FolderReadOnly(path=folder)


def _prepare_file(path: Path) -> None:
    """Makes the file readable by its owner alone; SQLite gives its side files the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
