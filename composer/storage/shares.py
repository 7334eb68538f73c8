# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packed shares as files of the cache, searched where they lie on the disk: hardly any memory is taken for them.

A file is named after the first and the last intake it holds. One that holds the intakes of others takes their place,
so that a crash between writing it and deleting them loses nothing and counts nothing twice. A damaged one is deleted:
the shares can be read again where they came from.
"""

import logging
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple
from weakref import WeakSet

from composer.storage.translation import translated

log = logging.getLogger(__name__)

_HEADER: Final = struct.Struct("=8sII")
"""Format, checksum of all that follows, nothing."""
_FORMAT: Final = b"ramage-1"
_SUFFIX: Final = ".shares"
_PARTIAL: Final = ".partial"
_AT_ONCE: Final = 1 << 20


class Intakes(NamedTuple):
    """From the first to the last, both included; a later edition takes the place of an earlier one."""

    first: int
    last: int
    edition: int = 1

    @property
    def file(self) -> str:
        """Its name in the folder."""
        return f"{self.first:09}-{self.last:09}-{self.edition}{_SUFFIX}"

    def holds(self, other: "Intakes") -> bool:
        """True when the other one adds nothing to it."""
        same = (self.first, self.last) == (other.first, other.last)
        return self.first <= other.first and other.last <= self.last and (not same or self.edition >= other.edition)


class ShareFiles:
    """One folder of packed shares. One process at a time may write to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looked_at: WeakSet[mmap.mmap] = WeakSet()

    def all(self) -> list[tuple[Intakes, memoryview]]:
        """Every sound file in the order of intakes; the others are deleted. Raises StorageError."""
        with translated(self._folder):
            for partial in self._folder.glob(f".*{_PARTIAL}"):
                partial.unlink(missing_ok=True)
            names = sorted(self._names(), key=lambda held: (held.first, -held.last, -held.edition))
            found: list[tuple[Intakes, memoryview]] = []
            for held in names:
                if found and found[-1][0].holds(held):
                    self._delete(held)
                elif (content := self._content(held)) is not None:
                    found.append((held, content))
            return found

    def write(self, held: Intakes, pieces: Iterable[tuple[int, bytes]]) -> memoryview:
        """A file of these pieces, each at its place; it is there whole or not at all. Raises StorageError."""
        path = self._folder / held.file
        partial = path.with_name(f".{path.name}{_PARTIAL}")
        with translated(path):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with open(partial, "w+b", opener=_for_owner) as file:
                    for at, piece in pieces:
                        file.seek(_HEADER.size + at)
                        file.write(piece)
                    checksum = _checksum(file)
                    file.seek(0)
                    file.write(_HEADER.pack(_FORMAT, checksum, 0))
                partial.replace(path)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
            return self._mapped(path)

    def delete(self, held: Intakes) -> None:
        """Those intakes; views of them stay good. Raises StorageError."""
        with translated(self._folder):
            self._delete(held)

    def rest(self) -> None:
        """Give back the memory that looking into the files took, where the system can.

        A look brings more of a file than it needs. What is looked at next comes from the system's cache.
        """
        if hasattr(mmap, "MADV_DONTNEED"):
            for content in tuple(self._looked_at):
                content.madvise(mmap.MADV_DONTNEED)

    def _names(self) -> Iterator[Intakes]:
        for path in self._folder.glob(f"*{_SUFFIX}"):
            numbers = path.stem.split("-")
            if len(numbers) == len(Intakes._fields) and all(map(str.isdecimal, numbers)) and path.is_file():
                yield Intakes(*map(int, numbers))

    def _content(self, held: Intakes) -> memoryview | None:
        path = self._folder / held.file
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            sound = len(header) == _HEADER.size and header == _HEADER.pack(_FORMAT, _checksum(file), 0)
        if not sound:
            log.warning("%s was damaged, its shares are read again", path.name)
            self._delete(held)
            return None
        return self._mapped(path)

    def _mapped(self, path: Path) -> memoryview:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if hasattr(mmap, "MADV_RANDOM"):
            content.madvise(mmap.MADV_RANDOM)
        self._looked_at.add(content)
        return memoryview(content)[_HEADER.size :]

    def _delete(self, held: Intakes) -> None:
        try:
            (self._folder / held.file).unlink(missing_ok=True)
        except PermissionError:
            # Windows keeps a file that is still looked at; it is deleted at the next start, when another one holds it.
            log.debug("%s is still in use", held.file)


def _checksum(file: BinaryIO) -> int:
    file.seek(_HEADER.size)
    checksum = 0
    while piece := file.read(_AT_ONCE):
        checksum = zlib.crc32(piece, checksum)
    return checksum


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
