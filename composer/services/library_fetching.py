# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching what is lacking of a release, and nothing twice: every object is kept as soon as it is there."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from typing import Final

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import Edition, ObjectRef
from composer.domain.sync_errors import Oversized, SourceLacks, Truncated
from composer.domain.syncing import ObjectStore, ReleaseSource, Wanted
from composer.library.releases.deltas import DELTA_LIMIT, delta_path, read_delta
from composer.library.releases.objects import path_of
from composer.library.releases.pages import ENTRIES, read_pack, read_page

log = logging.getLogger(__name__)

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
        self._each(parts)
        if before is not None and before.posts != edition.posts:
            self._step(before.posts, edition.posts)
        self._below(edition.posts, 1.0)

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

    def _below(self, ref: ObjectRef, share: float) -> None:
        self._each((ref,))
        page = read_page(self._objects.get(ref.sha256), path_of(ref))
        entries = [(number, entry) for number, entry in enumerate(page.entries) if entry is not None]
        lacking = self._objects.lacking([entry.sha256 for _, entry in entries])
        if page.pack is not None and len(lacking) > len(entries) * _MOST:
            self._unpack(page.pack)
        shards = [entry for number, entry in entries if number not in page.pages]
        self._each(shards)
        part = share / ENTRIES
        for number, entry in entries:
            if number in page.pages:
                self._below(entry, part)
        self._advance(share - part * len(page.pages))

    def _unpack(self, pack: ObjectRef) -> None:
        """Its objects are named by what they are: a wrong one is simply never asked for, and the right one lacks."""
        self._look()
        data = fetched(self._source, pack)
        self._objects.put((hashlib.sha256(each).hexdigest(), each) for each in read_pack(data, path_of(pack)))

    def _each(self, refs: Sequence[ObjectRef]) -> None:
        lacking = self._objects.lacking([ref.sha256 for ref in refs])
        for ref in refs:
            if ref.sha256 in lacking:
                self._look()
                self._objects.put([(ref.sha256, fetched(self._source, ref))])

    def _advance(self, share: float) -> None:
        self._share += share
        self._covered(min(self._share, 1.0))
