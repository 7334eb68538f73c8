# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues' shares as packed files: what is new is packed by itself, small packs are merged, old shares leave.

Each pack is much smaller than the one before it, so that a search looks into a handful and a day's shares cost about
as much as they are many.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final, NamedTuple

from composer.domain.shares import Share
from composer.similarity.colleagues import Index
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.packing import SegmentUnreadable, pieces, read
from composer.similarity.segments import Segment, hour_number, merging, segment_of
from composer.storage.shares import Intakes, ShareFiles

_AT_ONCE: Final = 2_000
"""Shares packed in memory at once: 10 MB while it lasts."""
_MUCH_LARGER: Final = 4
"""A pack as many times larger than all that came after it stays as it is."""
_ALIVE: Final = 0.75
"""A pack of which less is alive is packed again without the rest."""


class _Pack(NamedTuple):
    held: Intakes
    segment: Segment


class HeldShares:
    """Those under one key. One thread at a time; the indexes it gives may be searched from any."""

    def __init__(self, fingerprints: Fingerprints, files: ShareFiles) -> None:
        """Opens what is there; what cannot be read is deleted. Raises StorageError."""
        self._fingerprints = fingerprints
        self._files = files
        self._packs = list(self._readable())

    def without_old(self, since: datetime) -> Index:
        """The shares from ``since`` on. Raises StorageError."""
        first = hour_number(since)
        for place, pack in reversed(list(enumerate(self._packs))):
            alive = sum(hour >= first for hour in pack.segment.columns.hours)
            if not alive:
                self._files.delete(self._packs.pop(place).held)
            elif alive < _ALIVE * len(pack.segment):
                self._packs[place] = self._merged([pack], first)
        return self._index(since)

    def with_more(self, shares: Iterable[Share], since: datetime) -> Index:
        """With these, but for what is too old. Raises StorageError."""
        fresh = (share for share in shares if share.hour >= since)
        first = hour_number(since)
        start = len(self._packs)
        while some := list(islice(fresh, _AT_ONCE)):
            number = self._packs[-1].held.last + 1 if self._packs else 1
            held = Intakes(number, number)
            self._packs.append(self._written(held, [segment_of(some)], first))
        while 0 < start < len(self._packs) and self._size(start - 1, start) < _MUCH_LARGER * self._size(start):
            start -= 1
        if len(self._packs) - start > 1:
            self._packs[start:] = [self._merged(self._packs[start:], first)]
        return self._index(since)

    def _index(self, since: datetime) -> Index:
        return Index(self._fingerprints, [pack.segment for pack in self._packs], since)

    def _size(self, start: int, end: int | None = None) -> int:
        return sum(len(pack.segment) for pack in self._packs[start:end])

    def _readable(self) -> Iterator[_Pack]:
        for held, packed in self._files.all():
            try:
                yield _Pack(held, read(packed.content, packed.numbers))
            except SegmentUnreadable:
                # Of another version of the program: its shares are read again where they came from.
                self._files.delete(held)

    def _merged(self, packs: Sequence[_Pack], since: int) -> _Pack:
        first, last = packs[0].held, packs[-1].held
        held = Intakes(first.first, last.last, first.edition + 1 if first == last else 1)
        merged = self._written(held, [pack.segment for pack in packs], since)
        for pack in packs:
            self._files.delete(pack.held)
        return merged

    def _written(self, held: Intakes, segments: Sequence[Segment], since: int) -> _Pack:
        packed = self._files.write(held, pieces(merging(segments, since)))
        return _Pack(held, read(packed.content, packed.numbers))
