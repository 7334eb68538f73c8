# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packed shares as files of the cache, searched where they lie on the disk: hardly any memory is taken for them.

Columns and directories are mapped. Postings, nearly all of a file, are read a few at a time where the system can: each
look through a map leaves a page in memory, and giving pages back takes as long as a search.

A file is named after the first and the last intake it holds. One that holds the intakes of others takes their place,
so that a crash between writing it and deleting them loses nothing and counts nothing twice. A damaged one is deleted:
the shares can be read again where they came from.
"""

import logging
import mmap
import os
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, overload
from weakref import finalize

from composer.storage.translation import translated

log = logging.getLogger(__name__)

_HEADER: Final = struct.Struct("=8sII")
"""Format, checksum of all that follows, nothing."""
_FORMAT: Final = b"ramage-1"
_SUFFIX: Final = ".shares"
_PARTIAL: Final = ".partial"
_AT_ONCE: Final = 1 << 20
_A_NUMBER: Final = 8
_SMALL: Final = 4 << 20
"""Bytes of postings that are read once: those of the last weeks."""


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


class NumbersOnDisk(Sequence[int]):
    """Numbers of 64 bits in a file from an offset to its end, read when asked for. Safe from several threads."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = os.dup(file.fileno())
        self._start = start
        self._count = (os.fstat(self._file).st_size - start) // _A_NUMBER
        finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> "array[int]": ...

    def __getitem__(self, place: int | slice) -> "int | array[int]":
        if isinstance(place, slice):
            first, end, _ = place.indices(self._count)
            return self._read(first, max(0, end - first))
        if not 0 <= place < self._count:
            raise IndexError(place)
        return self._read(place, 1)[0]

    def _read(self, first: int, count: int) -> "array[int]":
        numbers = array("Q")
        numbers.frombytes(os.pread(self._file, count * _A_NUMBER, self._start + first * _A_NUMBER))
        return numbers


class Packed(NamedTuple):
    """A file: all of it as a map, and where to read its postings from."""

    content: memoryview
    path: Path

    def numbers(self, start: int) -> Sequence[int]:
        """Those that begin at an offset of ``content``. Raises OSError."""
        if not hasattr(os, "pread"):
            return self.content[start:].cast("Q")
        if len(self.content) - start <= _SMALL:
            return array("Q", self.content[start:].cast("Q"))
        with self.path.open("rb") as file:
            return NumbersOnDisk(file, _HEADER.size + start)


class ShareFiles:
    """One folder of packed shares. One process at a time may write to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[tuple[Intakes, Packed]]:
        """Every sound file in the order of intakes; the others are deleted. Raises StorageError."""
        with translated(self._folder):
            for partial in self._folder.glob(f".*{_PARTIAL}"):
                partial.unlink(missing_ok=True)
            names = sorted(self._names(), key=lambda held: (held.first, -held.last, -held.edition))
            found: list[tuple[Intakes, Packed]] = []
            for held in names:
                if found and found[-1][0].holds(held):
                    self._delete(held)
                elif (content := self._content(held)) is not None:
                    found.append((held, content))
            return found

    def write(self, held: Intakes, pieces: Iterable[tuple[int, bytes]]) -> Packed:
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

    def _names(self) -> Iterator[Intakes]:
        for path in self._folder.glob(f"*{_SUFFIX}"):
            numbers = path.stem.split("-")
            if len(numbers) == len(Intakes._fields) and all(map(str.isdecimal, numbers)) and path.is_file():
                yield Intakes(*map(int, numbers))

    def _content(self, held: Intakes) -> Packed | None:
        path = self._folder / held.file
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            sound = len(header) == _HEADER.size and header == _HEADER.pack(_FORMAT, _checksum(file), 0)
        if not sound:
            log.warning("%s was damaged, its shares are read again", path.name)
            self._delete(held)
            return None
        return self._mapped(path)

    def _mapped(self, path: Path) -> Packed:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if hasattr(mmap, "MADV_RANDOM"):
            content.madvise(mmap.MADV_RANDOM)
        return Packed(memoryview(content)[_HEADER.size :], path)

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
