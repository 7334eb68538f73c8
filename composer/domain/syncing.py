# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a library is brought from elsewhere, and how far that is."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from composer.domain.errors import RamageError
from composer.domain.ports import Catalogue

GROUPS: Final = 6
_DIGITS: Final = 5
_BYTES: Final = 5


def fingerprint_of(root: bytes) -> str:
    """SHA-256 of a root's metadata file, 64 hexadecimal digits: what ``sha256sum`` says of it."""
    return hashlib.sha256(root).hexdigest()


def spoken_groups(fingerprint: str) -> tuple[str, ...]:
    """Six groups of five digits to compare by eye or over the telephone, the same in every language; about 99 bits."""
    whole = bytes.fromhex(fingerprint)
    pieces = (whole[at : at + _BYTES] for at in range(0, GROUPS * _BYTES, _BYTES))
    return tuple(f"{int.from_bytes(piece) % 10**_DIGITS:0{_DIGITS}}" for piece in pieces)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of a source: at most ``limit`` bytes of it, from ``start`` on, unless it still is the one of ``tag``."""

    path: str
    limit: int
    tag: str = ""
    start: int = 0
    watched: bool = False
    """Its tag is wanted, to ask for news by."""


Take = Callable[[bytes], object]


class ReleaseSource(Protocol):
    """A place that serves files by their names and knows nothing of what they are."""

    @property
    def address(self) -> str:
        """For people: a host, or a folder."""
        ...

    def read(self, wanted: Wanted, take: Take) -> str | None:
        """Gives the pieces to ``take``; the tag of what was read, None, and no piece, where it is the one held.

        Never more bytes than the limit. Raises SourceError, Oversized, LinkFound, and whatever ``take`` raises.
        """
        ...


@dataclass(frozen=True, slots=True)
class MediumEntry:
    """A file of the library's media: the hash and size of its bytes, and of its small picture, empty without one."""

    file: str
    digest: str
    size: int
    thumbnail: str = ""
    thumbnail_size: int = 0


@dataclass(frozen=True, slots=True)
class Installed:
    """What a computer holds of a library, whole, by the hashes of its catalogue and of its pauses (empty without)."""

    edition: str
    hold: str
    tag: str
    """Of the timestamp at the source, to ask for news by."""
    expires: datetime
    """When the timestamp that vouched for it last runs out."""


class ObjectStore(Protocol):
    """Objects by the SHA-256 of their bytes, 64 hexadecimal digits; each change is on disk when the call returns."""

    def lacking(self, hashes: Collection[str]) -> frozenset[str]:
        """Those that are not held."""
        ...

    def put(self, objects: Iterable[tuple[str, bytes]]) -> None:
        """All or none. Whoever puts has checked the hashes."""
        ...

    def get(self, digest: str) -> bytes:
        """Raises KeyError."""
        ...

    def many(self, hashes: Collection[str]) -> Mapping[str, bytes]:
        """Those of them that are held."""
        ...

    def installed(self, trust: str) -> Installed | None:
        """The last good library of that trust root."""
        ...

    def install(self, trust: str, installed: Installed, media: Iterable[MediumEntry] | None = None) -> None:
        """Instead of the one before; its media stay as they are when None."""
        ...

    def editions(self) -> tuple[Installed, ...]:
        """The last good ones, of every trust root."""
        ...

    def medium(self, trust: str, file: str) -> MediumEntry | None:
        """A media file of the library in use."""
        ...

    def size_of(self, digest: str) -> int | None:
        """Of a media file or small picture that a library ever named."""
        ...

    def keep(self, hashes: Collection[str]) -> None:
        """All others go."""
        ...

    def close(self) -> None:
        """No other thread may be at work in it."""
        ...


class LibraryOrigin(Protocol):
    """Where the library in use is read from on this computer: a folder, or an installed release."""

    @property
    def name(self) -> str:
        """Tells libraries apart; the same for every edition of one."""
        ...

    @property
    def live(self) -> bool:
        """True where reading it is looking for news; else only a sync tells how old it is."""
        ...

    def stamp(self) -> str:
        """Changes when it does; cheap. Raises LibraryMissing."""
        ...

    def compile(self) -> Catalogue:
        """The whole library. Raises LibraryError, StorageError."""
        ...


class SyncPhase(StrEnum):
    """What a sync is doing."""

    ASKING = "asking"
    """Whether there is news."""
    CHECKING = "checking"
    """Who signed, and whether it is newer."""
    FETCHING = "fetching"
    INSTALLING = "installing"


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """``done`` of ``total`` posts, both 0 while nobody knows."""

    phase: SyncPhase
    done: int = 0
    total: int = 0
    first: bool = False
    """Nothing of this library is held yet."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """``changed`` is False where there was no news."""

    changed: bool
    added: int = 0
    altered: int = 0
    removed: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class SyncState:
    """How it stands with the library that comes from elsewhere; ``source`` is empty without one."""

    source: str = ""
    installed: bool = False
    """A library of it is in use."""
    heard: datetime | None = None
    """When it last said, believably, that this is the newest."""
    progress: SyncProgress | None = None
    """Under way."""
    error: RamageError | None = None
    """Of the last try, None when it went well."""
    following: datetime | None = None
    """When the next one begins by itself."""
