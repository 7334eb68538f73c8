# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The objects of the library's releases: they can be fetched again, and seldom have to be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from composer.domain.syncing import Installed, MediumEntry
from composer.storage.database import BUSY_TIMEOUT_MS, OBJECTS, Database

_AT_ONCE: Final = 500
_INSTALLED: Final = "SELECT edition, hold, tag, expires FROM installed"


class LibraryObjects:
    """Implements ``domain.syncing.ObjectStore``. Safe from several threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lacking(self, hashes: Collection[str]) -> frozenset[str]:
        wanted = [bytes.fromhex(digest) for digest in hashes]
        held: set[bytes] = set()
        with self._database.reading() as connection:
            for some in _portions(wanted):
                marks = ", ".join("?" * len(some))
                query = f"SELECT hash FROM objects WHERE hash IN ({marks})"  # noqa: S608 - question marks
                held.update(row[0] for row in connection.execute(query, some))
        return frozenset(digest.hex() for digest in wanted if digest not in held)

    def put(self, objects: Iterable[tuple[str, bytes]]) -> None:
        rows = ((bytes.fromhex(digest), body) for digest, body in objects)
        with self._database.writing() as connection:
            connection.executemany("INSERT OR IGNORE INTO objects (hash, body) VALUES (?, ?)", rows)

    def get(self, digest: str) -> bytes:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM objects WHERE hash = ?", (bytes.fromhex(digest),)).fetchone()
        if row is None:
            raise KeyError(digest)
        return bytes(row[0])

    def many(self, hashes: Collection[str]) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        with self._database.reading() as connection:
            for some in _portions([bytes.fromhex(digest) for digest in hashes]):
                marks = ", ".join("?" * len(some))
                query = f"SELECT hash, body FROM objects WHERE hash IN ({marks})"  # noqa: S608 - question marks
                found.update((digest.hex(), body) for digest, body in connection.execute(query, some))
        return found

    def installed(self, trust: str) -> Installed | None:
        with self._database.reading() as connection:
            row = connection.execute(f"{_INSTALLED} WHERE trust = ?", (trust,)).fetchone()
        return None if row is None else _installed(row)

    def install(self, trust: str, installed: Installed, media: Iterable[MediumEntry] | None = None) -> None:
        row = (trust, installed.edition, installed.hold, installed.tag, installed.expires.isoformat())
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO installed VALUES (?, ?, ?, ?, ?)", row)
            if media is None:
                return
            entries = tuple(media)
            rows = ((trust, m.file, m.digest, m.size, m.thumbnail, m.thumbnail_size) for m in entries)
            sizes = [(m.digest, m.size) for m in entries] + [(m.thumbnail, m.thumbnail_size) for m in entries]
            connection.execute("DELETE FROM media WHERE trust = ?", (trust,))
            connection.executemany("INSERT OR REPLACE INTO media VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.executemany("INSERT OR REPLACE INTO sizes VALUES (?, ?)", [s for s in sizes if s[0]])

    def editions(self) -> tuple[Installed, ...]:
        with self._database.reading() as connection:
            return tuple(_installed(row) for row in connection.execute(_INSTALLED))

    def medium(self, trust: str, file: str) -> MediumEntry | None:
        query = "SELECT file, hash, size, thumbnail, thumbnail_size FROM media WHERE trust = ? AND file = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (trust, file)).fetchone()
        return None if row is None else MediumEntry(*row)

    def size_of(self, digest: str) -> int | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT size FROM sizes WHERE hash = ?", (digest,)).fetchone()
        return None if row is None else int(row[0])

    def keep(self, hashes: Collection[str]) -> None:
        wanted = {bytes.fromhex(digest) for digest in hashes}
        with self._database.writing() as connection:
            held = [row[0] for row in connection.execute("SELECT hash FROM objects")]
            gone = [(digest,) for digest in held if digest not in wanted]
            connection.executemany("DELETE FROM objects WHERE hash = ?", gone)

    def close(self) -> None:
        self._database.close()


def _installed(row: tuple[str, str, str, str]) -> Installed:
    edition, hold, tag, expires = row
    return Installed(edition, hold, tag, datetime.fromisoformat(expires))


def _portions(wanted: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))


def open_objects(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> LibraryObjects:
    """Opens or makes it; a damaged file is deleted. Raises DatabaseTooNew, DatabaseLocked, DiskFull, FolderReadOnly."""
    return LibraryObjects(Database(path, OBJECTS, busy_timeout_ms))
