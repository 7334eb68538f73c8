# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a draft stands in the shares of colleagues.

Likeness to a share is how many of the draft's groups it holds, on the level on which the share was sampled. The borders
come from the labelled pairs of ``tests/similarity``, under eight keys; ``python -m tests.similarity.echoes`` shows them
again. Of 97 in 100 drafts it is told rightly whether they are close or not, of 96 of those that the borders were not
chosen with; ordinary posts, short and long, are all told rightly. What is mistaken are revisions of expositions of 200
words and more, of which a share holds a sample. At least four groups must be in common: a turn of phrase is no echo.

What many published is looked for in the newest shares only: counts end there, and a query takes no longer. Whoever
learns that 64 colleagues said the same need not know that they are 3,000.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from itertools import chain, compress
from typing import Final, NamedTuple

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.review import Verdict
from composer.domain.shares import Echo, Traits
from composer.domain.slots import ThemeTalk
from composer.domain.text import Span
from composer.similarity.fingerprints import GROUPS, TRIMMED, Fingerprints, Group, Sampled
from composer.similarity.segments import Segment, hour_number, hour_on, member_number, moment_of, trait_on

NEWEST: Final = 64
"""Shares looked at for one word group, in each segment."""
_FOR_PASSAGES: Final = 16
"""The same, where the draft is so much longer that it can't be close."""
MOST_COUNTED: Final = 500
"""Shares looked at for one trait, in each segment."""
_VERBATIM: Final = 0.75
_CLOSE: Final = 0.3
_INSPIRED: Final = 0.18
_FEWEST: Final = 4
_PASSAGE: Final = 3
"""Groups in a row that make a passage: four telling words."""
_LOOKED_AT: Final = 8
"""Shares that passages are looked for in, those with most in common first."""
_MOST_ADDRESSES: Final = 3
_REMEMBERED: Final = 1_000_000
"""Numbers of shares, four bytes each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft, where and when it is to be published, and by whom."""

    text: str
    facts: tuple[str, ...]
    """May be repeated by anybody."""
    medium: str
    """As ``Fingerprints.traits`` takes it."""
    network: NetworkKey | None
    at: datetime
    member: str


_Holding = Sequence[tuple[int, Sequence[Sequence[int]]]]
"""The levels on which shares hold a group, and per segment the newest of them."""
_HeldBy = dict[int, Sequence[Sequence[int]]]
"""By the number of a group, per segment the shares that hold it."""


class _Alike(NamedTuple):
    """A share and what it has in common with the draft; sorts by that."""

    likeness: float
    matched: int
    level: int
    segment: int
    share: int


class Index:
    """Shares in segments, oldest first; it never changes. Safe from several threads."""

    def __init__(self, fingerprints: Fingerprints, segments: Sequence[Segment] = (), since: datetime | None = None):
        """Shares from before ``since`` count for nothing."""
        self._fingerprints = fingerprints
        self.segments = tuple(segments)
        self._since = hour_number(since) if since else 0
        self._held: dict[tuple[int, int], _Holding] = {}
        self._held_before: dict[tuple[int, int], _Holding] = {}
        self._remembered = 0

    def __len__(self) -> int:
        return sum(map(len, self.segments))

    def echo(self, asked: Asked) -> Echo:
        """What of the draft colleagues have said already."""
        own = member_number(asked.member)
        sampled = self._fingerprints.sampled(asked.text, asked.facts)
        held = self._held_by(sampled)
        alike = [one for one in self._alike(sampled, held) if self._counts(one.segment, one.share, own)]
        alike.sort(reverse=True)
        best = alike[0].likeness if alike else 0.0
        verdict = _verdict(best)
        near = [one for one in alike if one.likeness >= _CLOSE and _verdict(one.likeness) is verdict]
        here = (one for one in alike if asked.network in (None, self._network(one)))
        traits = self._fingerprints.traits(asked.text, asked.medium)
        networks = (asked.network,) if asked.network is not None else self._networks
        return Echo(
            best,
            verdict,
            len({self.segments[one.segment].columns.members[one.share] for one in near}),
            self._passages(sampled, held, sorted(alike, key=lambda one: -one.matched)[:_LOOKED_AT]),
            **self._with_traits(traits, networks, own),
            hour=self._members((hour_on(network, hour_number(asked.at)) for network in networks), own),
            addresses=self._addresses(alike),
            here=next((_verdict(one.likeness) for one in here), Verdict.OWN),
        )

    def held_hours(self, network: NetworkKey, post: PostId | None, member: str) -> Mapping[datetime, int]:
        """How many others publish there in the hour that begins at an instant; of one post only, if told."""
        members: dict[int, set[int]] = defaultdict(set)
        own = member_number(member)
        for columns in (segment.columns for segment in self.segments):
            places = _places(columns.of_network, columns.networks, network)
            wanted = places if post is None else places & _places(columns.of_post, columns.posts, post)
            for place in wanted:
                if columns.hours[place] >= self._since and columns.members[place] != own:
                    members[columns.hours[place]].add(columns.members[place])
        return {moment_of(hour): len(who) for hour, who in members.items()}

    def talk(self, since: datetime, member: str) -> ThemeTalk:
        """How many others published since then, and how many about each theme."""
        first, own = max(self._since, hour_number(since)), member_number(member)
        members: set[int] = set()
        by_theme: dict[ThemeId, set[int]] = defaultdict(set)
        for columns in (segment.columns for segment in self.segments):
            for hour, who, theme in zip(columns.hours, columns.members, columns.of_theme, strict=True):
                if hour >= first and who != own:
                    members.add(who)
                    by_theme[columns.themes[theme]].add(who)
        return ThemeTalk(len(members), {theme: len(who) for theme, who in by_theme.items() if theme})

    def _held_by(self, sampled: Sampled) -> list[_HeldBy]:
        """Level by level, as far as there are enough groups."""
        levels = sum(count >= _FEWEST for count in sampled.counts)
        close = sum(_CLOSE * count > GROUPS for count in sampled.counts)
        found: list[_HeldBy] = [{} for _ in range(levels)]
        for number, group in enumerate(sampled.groups):
            for level, held in self._holding(group, close):
                if level < levels:
                    found[level][number] = held
        return found

    def _alike(self, sampled: Sampled, held_by: Sequence[_HeldBy]) -> Iterator[_Alike]:
        """The shares that are close, and those with most in common."""
        for level, (count, held) in enumerate(zip(sampled.counts, held_by, strict=False)):
            for number in range(len(self.segments)):
                counted = Counter(chain.from_iterable(shares[number] for shares in held.values()))
                often = compress(counted, map(_PASSAGE.__le__, counted.values()))
                found = sorted([(counted[share], share) for share in often], reverse=True)
                for rank, (matched, share) in enumerate(found):
                    likeness = _likeness(matched, count)
                    if likeness < _CLOSE and rank >= _LOOKED_AT:
                        break
                    yield _Alike(likeness, matched, level, number, share)

    def _holding(self, group: Group, close: int) -> _Holding:
        """On the levels before ``close`` the draft is too long to be close to any share."""
        asked = (group.hashes[0], close)
        held = self._held.get(asked)
        if held is None:
            held = self._held_before.get(asked)
            held = self._looked_up(group, close) if held is None else held
            size = 1 + sum(len(one) for _, shares in held for one in shares)
            if self._remembered + size > _REMEMBERED // 2:  # the half that was asked for longest ago is forgotten
                self._held_before, self._held, self._remembered = self._held, {}, 0
            self._held[asked] = held
            self._remembered += size
        return held

    def _looked_up(self, group: Group, close: int) -> _Holding:
        most = [_FOR_PASSAGES if level < close else NEWEST for level in range(group.levels)]
        each = (
            (level, [_small(segment.postings.holding(group.hashes[level], most[level])) for segment in self.segments])
            for level in range(group.levels)
        )
        return tuple((level, shares) for level, shares in each if any(shares))

    def _counts(self, segment: int, share: int, own: int) -> bool:
        columns = self.segments[segment].columns
        return columns.hours[share] >= self._since and columns.members[share] != own

    def _network(self, one: _Alike) -> NetworkKey:
        columns = self.segments[one.segment].columns
        return columns.networks[columns.of_network[one.share]]

    def _addresses(self, alike: Sequence[_Alike]) -> tuple[str, ...]:
        close = (one for one in alike if one.likeness >= _CLOSE)
        found = (self.segments[one.segment].columns.addresses.get(one.share) for one in close)
        return tuple(dict.fromkeys(address for address in found if address))[:_MOST_ADDRESSES]

    def _members(self, values: Iterable[int], own: int) -> int:
        members: set[int] = set()
        for value in values:
            for number, segment in enumerate(self.segments):
                shares = segment.postings.holding(value, MOST_COUNTED)
                members.update(segment.columns.members[share] for share in shares if self._counts(number, share, own))
        return len(members)

    def _with_traits(self, traits: Traits, networks: Sequence[NetworkKey], own: int) -> dict[str, int]:
        return {
            kind.name: self._members((trait ^ trait_on(network) for network in networks), own)
            for kind, trait in zip(fields(traits), traits, strict=True)
            if trait is not None
        }

    def _passages(self, sampled: Sampled, held_by: Sequence[_HeldBy], alike: Sequence[_Alike]) -> tuple[Span, ...]:
        found: set[Span] = set()
        for level in {one.level for one in alike}:
            places = [place for place, number in enumerate(sampled.order) if sampled.groups[number].levels > level]
            ranks: dict[int, list[int]] = defaultdict(list)
            for rank, place in enumerate(places):
                ranks[sampled.order[place]].append(rank)
            in_common: dict[tuple[int, int], list[int]] = defaultdict(list)
            for segment in {one.segment for one in alike if one.level == level}:
                wanted = {one.share for one in alike if (one.level, one.segment) == (level, segment)}
                for group, held in held_by[level].items():
                    for share in wanted.intersection(held[segment]):
                        in_common[segment, share] += ranks[group]
            for first, last in chain.from_iterable(_runs(sorted(common)) for common in in_common.values()):
                found.add(Span(sampled.starts[places[first]], sampled.ends[places[last]]))
        return _joined(found)

    @cached_property
    def _networks(self) -> tuple[NetworkKey, ...]:
        return tuple({network: None for segment in self.segments for network in segment.columns.networks if network})


def _small(shares: Sequence[int]) -> Sequence[int]:
    """The same in a tenth of the memory."""
    return array("I", shares) if shares else ()


def _places(column: Sequence[int], names: Sequence[str], name: str) -> set[int]:
    """The shares whose number stands for ``name``."""
    if name not in names:
        return set()
    number = names.index(name)
    return {place for place, other in enumerate(column) if other == number}


def _likeness(matched: int, count: int) -> float:
    if matched < _FEWEST:
        return 0.0
    # A share of the same text would have been trimmed.
    count = GROUPS if GROUPS < count <= TRIMMED else count
    # One group more in the divisor: in a text of few groups, one in common must not weigh much.
    return 1.0 if matched == count else matched / (count + 1)


def _verdict(likeness: float) -> Verdict:
    borders = ((_VERBATIM, Verdict.VERBATIM), (_CLOSE, Verdict.CLOSE), (_INSPIRED, Verdict.INSPIRED))
    return next((verdict for border, verdict in borders if likeness >= border), Verdict.OWN)


def _runs(ranks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of at least so many ranks in a row."""
    first = 0
    for number, rank in enumerate(ranks):
        if number + 1 == len(ranks) or ranks[number + 1] != rank + 1:
            if number - first + 1 >= _PASSAGE:
                yield ranks[first], rank
            first = number + 1


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
