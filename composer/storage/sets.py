# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets of posts, one bit each, and orders of posts: a search over 100,000 of them combines a few numbers."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress

Bits = int
"""Bit ``n`` is set when the post numbered ``n`` belongs."""

_ZERO, _ONE = ord("0"), ord("1")
_SPARSE = 25
"""A set of fewer than one post in so many is sorted, a larger one is picked from the whole order."""
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def bits_of(numbers: Iterable[int], size: int) -> Bits:
    """The set of these numbers, all below ``size``."""
    digits = bytearray([_ZERO]) * (size + 1)
    for number in numbers:
        digits[number] = _ONE
    digits.reverse()
    return int(digits, 2)


def packed(bits: Bits) -> bytes:
    """As bytes, little end first."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpacked(data: bytes) -> Bits:
    """The opposite of ``packed``."""
    return int.from_bytes(data, "little")


def _members(flags: bytes) -> Iterator[int]:
    number = flags.find(1)
    while number >= 0:
        yield number
        number = flags.find(1, number + 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Posts and the moment at which something changes for each, in step, earliest first."""

    times: "array[int]" = field(default_factory=lambda: array("q"))
    posts: "array[int]" = field(default_factory=lambda: array("I"))

    def past(self, now: int) -> int:
        """How many of the moments have come."""
        return bisect_right(self.times, now)


@dataclass(frozen=True, slots=True)
class Index:
    """The sets and orders of one generation of a catalogue."""

    generation: int
    sets: Mapping[str, Bits]
    """Named ``all``, ``theme:<id>``, ``network:<key>`` and ``language:<code>``."""
    orders: Mapping[str, "array[int]"]
    """Named ``newest`` and ``title:<language>``."""
    size: int
    """Above every number."""
    expiry: Timeline = field(default_factory=Timeline)
    """The posts that expire."""
    embargo: Timeline = field(default_factory=Timeline)
    """The posts that must not be published before a day."""

    ranks: dict[str, "array[int]"] = field(default_factory=dict)
    """Place of each post in an order, worked out at first use."""

    def in_order(self, bits: Bits, order: str) -> Iterator[int]:
        """The members of a set as they come in that order; lazy, the first ones cost least."""
        if not bits:
            return
        flags = format(bits, f"0{self.size + 1}b").encode().translate(_FLAGS)[::-1]
        if bits.bit_count() * _SPARSE > self.size:
            yield from compress(self.orders[order], map(flags.__getitem__, self.orders[order]))
        else:
            yield from sorted(_members(flags), key=self._ranks(order).__getitem__)

    def _ranks(self, order: str) -> "array[int]":
        if order not in self.ranks:
            ranks = array("I", bytes(4 * self.size))
            for rank, number in enumerate(self.orders[order]):
                ranks[number] = rank
            self.ranks[order] = ranks
        return self.ranks[order]

    def union(self, kind: str, names: Iterable[str]) -> Bits:
        """The posts in any of these sets."""
        bits = 0
        for name in names:
            bits |= self.sets.get(f"{kind}:{name}", 0)
        return bits

    def expired(self, now: int) -> Bits:
        """The posts whose approval has run out."""
        return bits_of(self.expiry.posts[: self.expiry.past(now)], self.size)

    def embargoed(self, now: int) -> Bits:
        """The posts that cannot be published yet."""
        return bits_of(self.embargo.posts[self.embargo.past(now) :], self.size)
