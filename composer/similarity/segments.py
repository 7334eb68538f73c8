# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares packed for searching: a segment never changes, and several become one.

A share is its place in columns of numbers and the postings that lead there: of its groups, of its traits on its
network, and of its network and hour.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from struct import unpack
from typing import Final

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.shares import Share
from composer.similarity.postings import MOST_SHARES, Numbers, Postings, directory_of, merged, postings_of

_HOUR_S: Final = 3600
_MOST_NAMES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each share beside its hashes, in step, oldest first."""

    members: Numbers
    hours: Numbers
    """Full hours since 1970."""
    of_network: Numbers
    of_theme: Numbers
    of_post: Numbers
    networks: tuple[NetworkKey, ...]
    """What the numbers ``of_network`` stand for."""
    themes: tuple[ThemeId, ...]
    posts: tuple[PostId, ...]
    """Empty for what comes from no library post."""
    addresses: Mapping[int, str]
    """Of the few shares that have one."""

    def __len__(self) -> int:
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Segment:
    """Some thousands of shares."""

    columns: Columns
    postings: Postings

    def __len__(self) -> int:
        return len(self.columns)


def member_number(member: str) -> int:
    """A pseudonym as a number of 64 bits."""
    return _number("member", member)


def hour_number(moment: datetime) -> int:
    """Full hours since 1970, 0 for what was before."""
    return max(0, int(moment.timestamp()) // _HOUR_S)


def moment_of(hour: int) -> datetime:
    """The opposite of ``hour_number``, in UTC."""
    return datetime.fromtimestamp(hour * _HOUR_S, UTC)


@lru_cache(maxsize=1024)
def trait_on(network: NetworkKey) -> int:
    """What a trait is mixed with, so that it is found on that network only."""
    return _number("network", network)


@lru_cache(maxsize=8192)
def hour_on(network: NetworkKey, hour: int) -> int:
    """Under what the shares of one hour on one network are found."""
    return _number("hour", f"{network} {hour}")


def _number(kind: str, text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8, person=kind.encode()).digest()
    number: int = unpack("<Q", digest)[0]
    return number


def segment_of(shares: Sequence[Share]) -> Segment:
    """Those shares, in that order."""
    numbers: list[int] = []
    for place, share in enumerate(shares):
        numbers += postings_of(_values(share), place)
    numbers.sort()
    packed = array("Q", numbers)
    of_network, networks = _numbered(share.network for share in shares)
    of_theme, themes = _numbered(share.theme for share in shares)
    of_post, posts = _numbered(share.post or "" for share in shares)
    columns = Columns(
        array("Q", (member_number(share.member) for share in shares)),
        array("I", (hour_number(share.hour) for share in shares)),
        of_network,
        of_theme,
        of_post,
        tuple(map(NetworkKey, networks)),
        tuple(map(ThemeId, themes)),
        tuple(map(PostId, posts)),
        {place: share.address for place, share in enumerate(shares) if share.address},
    )
    return Segment(columns, Postings(directory_of(packed), packed))


def _values(share: Share) -> list[int]:
    mix = trait_on(share.network)
    traits = (trait ^ mix for trait in share.traits if trait is not None)
    return [*share.groups, *traits, hour_on(share.network, hour_number(share.hour))]


def _numbered(names: Iterable[str]) -> tuple["array[int]", list[str]]:
    """The names as numbers, and what these stand for; of more names than there are numbers, the rest are none."""
    known: dict[str, int] = {"": 0}
    numbers = array("H", (known.setdefault(n, len(known) if len(known) < _MOST_NAMES else 0) for n in names))
    return numbers, list(known)[: max(numbers, default=0) + 1]


@dataclass(frozen=True, slots=True)
class Merging:
    """Several segments on the way to being one: ``columns`` at once, then the postings a few thousand at a time."""

    columns: Columns
    most_postings: int
    """There may be fewer, when shares go."""
    postings: Iterator["array[int]"]


def merging(parts: Sequence[Segment], since: int) -> Merging:
    """The shares of ``parts`` from hour ``since`` on, those of the first part first."""
    all_columns = [part.columns for part in parts]
    alive = [[hour >= since for hour in columns.hours] for columns in all_columns]
    renumbered: list[array[int]] = []
    count = 0
    for lives in alive:
        new = array("I")
        for lived in lives:
            new.append(count if lived else MOST_SHARES)
            count += lived
        renumbered.append(new)
    return Merging(
        _joined(all_columns, alive, renumbered),
        sum(len(part.postings) for part in parts),
        merged([part.postings for part in parts], renumbered),
    )


def _joined(parts: Sequence[Columns], alive: Sequence[Sequence[bool]], new: Sequence[Sequence[int]]) -> Columns:
    def kept(code: str, columns: Iterable[Iterable[int]]) -> "array[int]":
        pairs = zip(columns, alive, strict=True)
        return array(code, chain.from_iterable(_of(column, lives) for column, lives in pairs))

    of_network, networks = _numbered(
        parts[rank].networks[number] for rank, number in _each(alive, [part.of_network for part in parts])
    )
    of_theme, themes = _numbered(
        parts[rank].themes[number] for rank, number in _each(alive, [part.of_theme for part in parts])
    )
    of_post, posts = _numbered(
        parts[rank].posts[number] for rank, number in _each(alive, [part.of_post for part in parts])
    )
    return Columns(
        kept("Q", (part.members for part in parts)),
        kept("I", (part.hours for part in parts)),
        of_network,
        of_theme,
        of_post,
        tuple(map(NetworkKey, networks)),
        tuple(map(ThemeId, themes)),
        tuple(map(PostId, posts)),
        {
            places[place]: address
            for part, places in zip(parts, new, strict=True)
            for place, address in part.addresses.items()
            if places[place] < MOST_SHARES
        },
    )


def _of(column: Iterable[int], alive: Iterable[bool]) -> Iterator[int]:
    return (number for number, lives in zip(column, alive, strict=True) if lives)


def _each(alive: Sequence[Sequence[bool]], columns: Sequence[Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Number of the part and value, for each share that stays."""
    for rank, (column, lives) in enumerate(zip(columns, alive, strict=True)):
        yield from ((rank, number) for number in _of(column, lives))
