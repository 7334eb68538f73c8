# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which shares hold a hash: sorted numbers in one stretch of bytes, so that a file can be searched where it lies.

A posting is one number of 64 bits: 37 of the hash, then 27 for the number of the share. With ten million of them a
hash is mistaken for another one in 14,000 look-ups. A directory says where each of some leading bits begins.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_SHARE_BITS: Final = 27
MOST_SHARES: Final = 1 << _SHARE_BITS
_SHARE: Final = MOST_SHARES - 1
_HASH: Final = (1 << 64) - 1 - _SHARE
_A_BUCKET: Final = 32
_MOST_BITS: Final = 18
_AT_ONCE: Final = 16_384
"""Postings merged at once: a millisecond or two, so that other threads get their turn."""

Numbers = Sequence[int]
"""Bytes read as numbers: an array, a view of a file, or what is read from it when asked for."""


class Postings:
    """``directory`` as ``directory_of`` makes it; ``numbers`` are sorted."""

    def __init__(self, directory: Numbers, numbers: Numbers) -> None:
        self._directory = directory
        self._numbers = numbers
        self._shift = 64 - (len(directory) - 1).bit_length() + 1

    def __len__(self) -> int:
        return len(self._numbers)

    def holding(self, value: int, most: int) -> list[int]:
        """The numbers of the newest ``most`` shares that hold it, oldest first."""
        bucket = value >> self._shift
        numbers = self._numbers[self._directory[bucket] : self._directory[bucket + 1]]
        first = value & _HASH
        start = bisect_left(numbers, first)
        if start == len(numbers) or numbers[start] & _HASH != first:
            return []
        end = bisect_left(numbers, first + MOST_SHARES, start)
        return [number & _SHARE for number in numbers[max(start, end - most) : end]]

    def slices(self, pieces: int) -> Iterator[Numbers]:
        """All of them in so many pieces, cut at the same hashes in every index; ``pieces`` is a power of two."""
        width = (1 << 64) // pieces
        start = 0
        for piece in range(1, pieces + 1):
            end = self._position(piece * width) if piece < pieces else len(self._numbers)
            yield self._numbers[start:end]
            start = end

    def _position(self, value: int) -> int:
        bucket = value >> self._shift
        return bisect_left(self._numbers, value, self._directory[bucket], self._directory[bucket + 1])


def postings_of(values: Iterable[int], share: int) -> set[int]:
    """Those hashes stand in ``share``."""
    return {value & _HASH | share for value in values}


def directory_bits(postings: int) -> int:
    """How many leading bits the directory of so many postings tells apart."""
    return min(_MOST_BITS, max(0, (postings // _A_BUCKET).bit_length()))


def directory_of(numbers: Numbers) -> "array[int]":
    """Where each bucket begins, and one more for the end."""
    bits = directory_bits(len(numbers))
    return array("I", (bisect_left(numbers, bucket << (64 - bits)) for bucket in range((1 << bits) + 1)))


def merged(parts: Sequence[Postings], renumbered: Sequence["array[int]"]) -> Iterator["array[int]"]:
    """The postings of all parts in order, a few thousand at once.

    ``renumbered`` has per part the new number of each share, ``MOST_SHARES`` for one that goes.
    """
    total = sum(map(len, parts))
    pieces = 1 << (total // _AT_ONCE).bit_length()
    for slices in zip(*(part.slices(pieces) for part in parts), strict=True):
        together: list[int] = []
        for numbers, new in zip(slices, renumbered, strict=True):
            together += _renumbered(numbers, new)
        together.sort()
        yield array("Q", together)


def _renumbered(numbers: Numbers, new: "array[int]") -> Iterable[int]:
    return (number & _HASH | new[number & _SHARE] for number in numbers if new[number & _SHARE] < MOST_SHARES)
