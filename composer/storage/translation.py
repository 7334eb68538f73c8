# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where errors of SQLite and of the file system become ours."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from composer.domain.errors import DatabaseCorrupt, DatabaseLocked, DiskFull, FolderReadOnly, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_ROOM_BYTES = 128 * 1024
"""With less room than this, an input/output error of SQLite is a full disk: it can't make its side files."""


def suspect_mark(path: Path) -> Path:
    """Exists once damage was met in use, so that the next opening looks closer."""
    return path.with_name(path.name + ".suspect")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raises StorageError for what the world did to the file at ``path``; faults of the program pass."""
    try:
        yield
    except OSError as error:
        raise _from_os(path, error) from error
    except sqlite3.DatabaseError as error:
        ours = _from_sqlite(path, error)
        if ours is None:
            raise
        raise ours from error


def _from_os(path: Path, error: OSError) -> StorageError:
    if error.errno in _FULL:
        return DiskFull(path=path)
    if error.errno in _READ_ONLY:
        return FolderReadOnly(path=path)
    return StorageError(path=path, reason=error.strerror or type(error).__name__)


def _from_sqlite(path: Path, error: sqlite3.DatabaseError) -> StorageError | None:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = getattr(error, "sqlite_errorname", "")
    match primary:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            _mark(path)
            return DatabaseCorrupt(path=path, set_aside="")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseLocked(path=path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path=path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return FolderReadOnly(path=path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return DiskFull(path=path) if _no_room(path) else StorageError(path=path, reason=name)
        case _:
            return None


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_BYTES
    except OSError:
        return False


def _mark(path: Path) -> None:
    try:
        suspect_mark(path).touch(mode=0o600)
    except OSError:
        return  # a full or read-only disk: the damage will be met again
