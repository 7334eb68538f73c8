# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place that counts what it is asked: what a day cost is shown to the person and to IT."""

from threading import Lock

from composer.domain.places import Listed, Place, Stat
from composer.domain.team import Traffic


class CountedPlace:
    """Implements ``domain.places.Place``. Bytes are those of names and contents, as in the ledger."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = Lock()
        self._traffic = Traffic()

    @property
    def told(self) -> str:
        return self._place.told

    def take(self) -> Traffic:
        """What it cost since this was asked last."""
        with self._lock:
            taken, self._traffic = self._traffic, Traffic()
        return taken

    def list(self, folder: str, after: str = "", limit: int = 100_000) -> tuple[Listed, ...]:
        self._count(sent=len(folder))
        found = self._place.list(folder, after, limit)
        self._count(operations=0, received=sum(len(each.name) + len(folder) + 1 for each in found))
        return found

    def read(self, name: str, limit: int, offset: int = 0) -> bytes:
        self._count(sent=len(name))
        content = self._place.read(name, limit, offset)
        self._count(operations=0, received=len(content))
        return content

    def read_piece(self, name: str, offset: int, size: int) -> bytes:
        self._count(sent=len(name))
        content = self._place.read_piece(name, offset, size)
        self._count(operations=0, received=len(content))
        return content

    def write(self, name: str, content: bytes) -> None:
        self._count(sent=len(name) + len(content))
        self._place.write(name, content)

    def write_new(self, name: str, content: bytes) -> bool:
        self._count(sent=len(name) + len(content))
        return self._place.write_new(name, content)

    def stat(self, name: str) -> Stat | None:
        self._count(sent=len(name))
        return self._place.stat(name)

    def delete(self, name: str) -> None:
        self._count(sent=len(name))
        self._place.delete(name)

    def _count(self, operations: int = 1, sent: int = 0, received: int = 0) -> None:
        with self._lock:
            known = self._traffic
            self._traffic = Traffic(known.operations + operations, known.sent + sent, known.received + received)
