# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release this computer holds: read from its objects, whole and checked, without a connection."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from composer.domain.library import LibraryInfo, Notice
from composer.domain.ports import Catalogue, IndexedPost
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import Edition, ObjectRef, Page, ReleasedPost
from composer.domain.sync_errors import CaseTwins, LibraryNotSynced
from composer.domain.syncing import Installed, MediumEntry, ObjectStore
from composer.library import FORMAT
from composer.library.indexing import indexed_later
from composer.library.releases import catalogue as codec
from composer.library.releases.names import twins
from composer.library.releases.pages import read_page
from composer.library.releases.shards import read_shard
from composer.library.releases.values import written

_AT_ONCE: Final = 500
Working = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A release as the program reads it, and where the bytes of its media are."""

    catalogue: Catalogue
    media: tuple[MediumEntry, ...]


def parts_of(edition: Edition) -> tuple[ObjectRef, ...]:
    """The objects an edition names beside its posts."""
    return (edition.charter, edition.rules, edition.vocabulary, edition.guides, edition.notices)


class HeldRelease:
    """What the objects say. Raises ReleaseDamaged where one is missing: a sync brings it again."""

    def __init__(self, objects: ObjectStore, media_root: Path) -> None:
        self._objects = objects
        self._media_root = media_root

    def edition(self, digest: str) -> Edition:
        """By the hash of its catalogue."""
        return codec.read_catalogue(self._get(digest, codec.CATALOGUE))

    def reachable(self, installed: Installed) -> frozenset[str]:
        """Every object of it that is held."""
        edition = self.edition(installed.edition)
        refs = [installed.edition, *(ref.sha256 for ref in parts_of(edition)), edition.posts.sha256]
        hold = [installed.hold] if installed.hold else []
        pages = (ref for page in self._pages(edition.posts) for ref in page.entries if ref is not None)
        return frozenset(chain(refs, hold, (ref.sha256 for ref in pages)))

    def compiled(self, digest: str, hold: str = "", working: Working = lambda _done, _total: None) -> Compiled:
        """All of it, checked as a whole. ``working`` hears how many posts are read.

        Raises ReleaseDamaged, CaseTwins.
        """
        edition = self.edition(digest)
        parts = self._objects.many([ref.sha256 for ref in parts_of(edition)])

        def part(ref: ObjectRef, name: str) -> bytes:
            if ref.sha256 not in parts:
                raise ReleaseDamaged(file=name, reason="it is not held whole")
            return parts[ref.sha256]

        notices = codec.read_notices(part(edition.notices, "notices"))
        posts = tuple(self._posts(edition))
        media = _media(posts)
        catalogue = Catalogue(
            digest=digest_of(digest, hold),
            info=edition.info,
            posts=tuple(self._indexed(posts, edition.info, working)),
            guides=codec.read_guides(part(edition.guides, "guides")),
            charter=codec.read_charter(part(edition.charter, "charter")),
            rules=codec.read_rules(part(edition.rules, "rules")),
            vocabulary=codec.read_vocabulary(part(edition.vocabulary, "vocabulary")),
            notices=(*notices, *self._holds(hold, notices)),
            media_root=str(self._media_root),
        )
        return Compiled(catalogue, media)

    def _holds(self, hold: str, notices: Sequence[Notice]) -> Iterator[Notice]:
        """A pause of one approver stands beside the notices; one of the same id cannot undo theirs."""
        known = {notice.id for notice in notices}
        for notice in codec.read_hold(self._get(hold, codec.HOLD)) if hold else ():
            if notice.id not in known or notice.active:
                yield notice

    def _posts(self, edition: Edition) -> Iterator[ReleasedPost]:
        seen: set[str] = set()
        shards = [ref for page in self._pages(edition.posts) for ref in _shards(page)]
        for start in range(0, len(shards), _AT_ONCE):
            some = shards[start : start + _AT_ONCE]
            found = self._objects.many([ref.sha256 for ref in some])
            for ref in some:
                for one in read_shard(_held(found, ref, "posts")):
                    if one.post.id in seen:
                        raise ReleaseDamaged(file=f"posts/{one.post.id}", reason="the post is there twice")
                    seen.add(one.post.id)
                    yield one
        if len(seen) != edition.count:
            raise ReleaseDamaged(file=codec.CATALOGUE, reason="it counts other posts than it has")

    def _pages(self, root: ObjectRef) -> Iterator[Page]:
        level = [root]
        while level:
            found = self._objects.many([ref.sha256 for ref in level])
            pages = [read_page(_held(found, ref, "pages")) for ref in level]
            yield from pages
            level = [ref for page in pages for n, ref in enumerate(page.entries) if ref is not None and n in page.pages]

    def _indexed(self, posts: Sequence[ReleasedPost], info: LibraryInfo, working: Working) -> Iterator[IndexedPost]:
        written_posts = ((one.post, written(one.post)) for one in posts)
        for number, entry in enumerate(indexed_later(written_posts, info)):
            if number % _AT_ONCE == 0:
                working(number, len(posts))
            yield entry

    def _get(self, digest: str, part: str) -> bytes:
        try:
            return self._objects.get(digest)
        except KeyError as error:
            raise ReleaseDamaged(file=part, reason="it is not held whole") from error


def digest_of(edition: str, hold: str) -> str:
    """Names the content of an edition with its pauses, as this version of the program reads it."""
    return hashlib.sha256(f"{FORMAT} {edition} {hold}".encode()).hexdigest()


def _held(found: Mapping[str, bytes], ref: ObjectRef, part: str) -> bytes:
    if ref.sha256 not in found:
        raise ReleaseDamaged(file=part, reason="it is not held whole")
    return found[ref.sha256]


def _shards(page: Page) -> Iterator[ObjectRef]:
    return (ref for number, ref in enumerate(page.entries) if ref is not None and number not in page.pages)


def _media(posts: Iterable[ReleasedPost]) -> tuple[MediumEntry, ...]:
    """Each file once. Raises CaseTwins, ReleaseDamaged for a name with two contents."""
    entries: dict[str, MediumEntry] = {}
    for one in posts:
        for medium in one.media:
            small = medium.thumbnail or ObjectRef("", 0)
            entry = MediumEntry(medium.file, medium.whole.sha256, medium.whole.size, small.sha256, small.size)
            if entries.setdefault(medium.file, entry) != entry:
                raise ReleaseDamaged(file=f"media/{medium.file}", reason="two posts disagree about it")
    same = twins(entries)
    if same is not None:
        raise CaseTwins(file=f"{same[0]}, {same[1]}")
    return tuple(entries.values())


class InstalledRelease:
    """Implements ``domain.syncing.LibraryOrigin`` over the last good release of a trust root."""

    live = False

    def __init__(
        self,
        trust: Callable[[], str],
        objects: Callable[[], ObjectStore],
        held: Callable[[], HeldRelease],
        source: str,
    ) -> None:
        self._trust = trust
        self._objects = objects
        self._held = held
        self._source = source

    @property
    def name(self) -> str:
        return f"release {self._source}"

    def stamp(self) -> str:
        installed = self._installed()
        return digest_of(installed.edition, installed.hold)

    def compile(self) -> Catalogue:
        installed = self._installed()
        return self._held().compiled(installed.edition, installed.hold).catalogue

    def _installed(self) -> Installed:
        trust = self._trust()
        installed = self._objects().installed(trust) if trust else None
        if installed is None:
            raise LibraryNotSynced(path=self._source)
        return installed
