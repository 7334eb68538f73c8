# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release: the library as it travels, in objects that are named by the hash of their bytes."""

from dataclasses import dataclass, field
from typing import Protocol

from composer.domain.library import LibraryInfo, LibraryPost
from composer.domain.places import Listed, Stat


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """An object of a release: its name, 64 hexadecimal digits, and its length in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ReleasedMedia:
    """A media file as the objects that hold it; pictures alone have a thumbnail."""

    file: str
    whole: ObjectRef
    thumbnail: ObjectRef | None = None


@dataclass(frozen=True, slots=True)
class ReleasedPost:
    """A post, and where the bytes of its media are; in the order of the post's own."""

    post: LibraryPost
    media: tuple[ReleasedMedia, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """What the approvers sign: the library's own description, and the objects that hold all the rest."""

    info: LibraryInfo
    charter: ObjectRef
    rules: ObjectRef
    vocabulary: ObjectRef
    guides: ObjectRef
    notices: ObjectRef
    posts: ObjectRef
    """The root page."""
    count: int
    """Of posts."""


@dataclass(frozen=True, slots=True)
class Page:
    """One level of the tree of posts: what is below it by the next digit of a post's place, None where nothing is."""

    entries: tuple[ObjectRef | None, ...]
    pages: frozenset[int] = field(default_factory=frozenset)
    """Which entries are pages again; the others are shards."""
    pack: ObjectRef | None = None
    """Everything below this page in one object, for those who have nothing of it."""


class ReleaseFiles(Protocol):
    """What a release needs of the folder or place it is in; each method as ``domain.places.Place`` says."""

    @property
    def told(self) -> str:
        """How people know it."""
        ...

    def list(self, folder: str) -> tuple[Listed, ...]:
        """What is directly in it; nothing where there is no such folder."""
        ...

    def read(self, name: str, limit: int) -> bytes:
        """Raises PlaceFileMissing, PlaceFileTooLarge."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """In one piece."""
        ...

    def write_new(self, name: str, content: bytes) -> bool:
        """False, and nothing written, when there is one of that name."""
        ...

    def stat(self, name: str) -> Stat | None:
        """None when it is not there."""
        ...

    def delete(self, name: str) -> None:
        """One that is not there is fine."""
        ...
