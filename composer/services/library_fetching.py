# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching what is lacking of a release, and nothing twice: every object is kept as soon as it is there."""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import islice
from typing import Final, NamedTuple

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import Edition, ObjectRef, Page
from composer.domain.sync_errors import Oversized, SourceLacks, Truncated
from composer.domain.syncing import ObjectStore, ReleaseSource, Wanted
from composer.library.releases.deltas import DELTA_LIMIT, delta_path, read_delta
from composer.library.releases.objects import path_of
from composer.library.releases.pages import ENTRIES, read_pack, read_page

log = logging.getLogger(__name__)

_AT_ONCE: Final = 6
"""Requests under way; browsers ask a server as many at a time."""
_MOST: Final = 0.5
"""From this share of a page's entries on, what is lacking comes in one pack."""


def fetched(source: ReleaseSource, ref: ObjectRef, path: str = "") -> bytes:
    """The bytes of an object, which are those that were named. Raises SourceError, ReleaseRefused, ReleaseDamaged."""
    held = bytearray()
    where = path or path_of(ref)
    source.read(Wanted(where, ref.size), held.extend)
    if len(held) < ref.size:
        raise Truncated(file=where)
    if hashlib.sha256(held).hexdigest() != ref.sha256:
        raise ReleaseDamaged(file=where, reason="its bytes are not those that were approved")
    return bytes(held)


class _Place(NamedTuple):
    """A page of the tree, and which share of the posts is below it; none where they are counted already."""

    ref: ObjectRef
    share: float


class Fetching:
    """``look`` is called between requests; ``covered`` hears which share of the posts, 0.0 to 1.0, is there."""

    def __init__(
        self,
        source: ReleaseSource,
        objects: ObjectStore,
        look: Callable[[], object],
        covered: Callable[[float], object],
    ) -> None:
        self._source = source
        self._objects = objects
        self._look = look
        self._covered = covered
        self._share = 0.0

    def bring(self, edition: Edition, before: Edition | None = None) -> None:
        """Everything but media; ``before`` is held whole.

        Raises as ``fetched``, StorageError, and what ``look`` raises.
        """
        self._covered(0.0)
        parts = (edition.charter, edition.rules, edition.vocabulary, edition.guides, edition.notices)
        with ThreadPoolExecutor(_AT_ONCE, "library") as pool:
            self._each(parts, pool)
            if before is not None and before.posts != edition.posts:
                self._step(before.posts, edition.posts)
            level = [_Place(edition.posts, 1.0)]
            while level:
                level = self._below(level, pool)

    def _step(self, before: ObjectRef, after: ObjectRef) -> None:
        """The way from one tree to another in one file, where the source has it; nothing of it has to be believed."""
        self._look()
        path, held = delta_path(before, after), bytearray()
        try:
            self._source.read(Wanted(path, DELTA_LIMIT), held.extend)
            made = read_delta(bytes(held), before, lambda ref: self._objects.get(ref.sha256), path)
        except (SourceLacks, Oversized, ReleaseDamaged, KeyError) as error:
            log.info("the tree of posts is walked: %s", error)
            return
        self._objects.put((hashlib.sha256(each).hexdigest(), each) for each in made)

    def _below(self, level: Sequence[_Place], pool: Executor) -> list[_Place]:
        """The shards of these pages are brought; the pages below them are next."""
        self._each([place.ref for place in level], pool)
        pages = [(place, read_page(self._objects.get(place.ref.sha256), path_of(place.ref))) for place in level]
        packed = {place: page.pack for place, page in pages if page.pack is not None and self._lacks_most(page)}
        for place, pack, data in zip(packed, packed.values(), self._fetched(list(packed.values()), pool), strict=True):
            # Its objects are named by what they are: a wrong one is never asked for, and the right one lacks.
            self._objects.put((hashlib.sha256(each).hexdigest(), each) for each in read_pack(data, path_of(pack)))
            self._advance(place.share)
        self._each([entry for _, page in pages for number, entry in _entries(page) if number not in page.pages], pool)
        below: list[_Place] = []
        for place, page in pages:
            share = 0.0 if place in packed else place.share / ENTRIES
            below += (_Place(entry, share) for number, entry in _entries(page) if number in page.pages)
            self._advance(share * (ENTRIES - len(page.pages)))
        return below

    def _lacks_most(self, page: Page) -> bool:
        entries = [entry.sha256 for _, entry in _entries(page)]
        return len(self._objects.lacking(entries)) > len(entries) * _MOST

    def _each(self, refs: Sequence[ObjectRef], pool: Executor) -> None:
        lacking = self._objects.lacking([ref.sha256 for ref in refs])
        wanted = [ref for ref in refs if ref.sha256 in lacking]
        for ref, data in zip(wanted, self._fetched(wanted, pool), strict=True):
            self._objects.put([(ref.sha256, data)])

    def _fetched(self, refs: Sequence[ObjectRef], pool: Executor) -> Iterator[bytes]:
        """In order, a few at once: what counts with a distant source is how long it takes to answer."""
        waiting: deque[Future[bytes]] = deque()
        left = iter(refs)
        try:
            waiting.extend(pool.submit(fetched, self._source, ref) for ref in islice(left, _AT_ONCE))
            while waiting:
                self._look()
                data = waiting.popleft().result()
                waiting.extend(pool.submit(fetched, self._source, ref) for ref in islice(left, 1))
                yield data
        finally:
            for future in waiting:
                future.cancel()

    def _advance(self, share: float) -> None:
        self._share += share
        self._covered(min(self._share, 1.0))


def _entries(page: Page) -> list[tuple[int, ObjectRef]]:
    return [(number, entry) for number, entry in enumerate(page.entries) if entry is not None]
