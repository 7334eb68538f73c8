# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody has shares, without the team's key, and 1,000 texts one of which is the original of each."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import pairwise
from math import comb
from typing import Final, Literal

import pytest

from composer.domain.ids import NetworkKey
from composer.domain.review import Verdict
from composer.domain.shares import Published, Share
from composer.similarity.colleagues import Asked, Index
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.normalise import words_of
from composer.similarity.segments import segment_of
from composer.similarity.sentences import sentences
from composer.similarity.sharing import share_of
from tests.similarity.labelled import SETS, pairs

KEY: Final = hashlib.sha256(b"the team's key").digest()
LINKEDIN: Final = NetworkKey("linkedin")
NOW: Final = datetime(2026, 11, 3, 9, tzinfo=UTC)
CANDIDATES: Final = 1_000
TRIES: Final = 150
TOP: Final = 100
ORDERS: Final[tuple[Literal["little", "big"], ...]] = ("little", "big")
NEVER: Final = 1e-4
"""How likely a result has to be by chance to be called chance."""

Attack = Callable[[Share], Callable[["Candidate"], float]]
"""How much a candidate looks like the original of a share, which is looked at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    text: str
    values: dict[str, frozenset[int]]
    """By way of hashing, what a share of it would hold."""
    words: int
    traits: int


@cache  # texts of the same sentences have most groups in common
def digests_of(group: tuple[str, ...], name: str) -> tuple[int, ...]:
    digests = [hashlib.new(name, form.encode()).digest() for form in (" ".join(group), "".join(group), "|".join(group))]
    return tuple(int.from_bytes(one[:8], order) for one in digests for order in ORDERS)


def hashed(groups: Sequence[tuple[str, ...]], name: str) -> frozenset[int]:
    return frozenset(value for group in groups for value in digests_of(group, name))


@lru_cache
def candidates() -> tuple[Candidate, ...]:
    chance = random.Random(4)
    pool = [span.of(pair.source) for name in SETS for pair in pairs(name) for span in sentences(pair.source)]
    wrong = [Fingerprints(key) for key in (b"", b"\0" * 32, b"ramage", hashlib.sha256(b"Nordalia").digest())]
    found = []
    for _ in range(CANDIDATES):
        text = " ".join(chance.sample(pool, chance.choice((1, 2, 3, 5, 8, 13, 25))))
        text += chance.choice(("", " #Nordalia", " #Nordalia #Lyon #Quai", " Et vous ?", " 🚲👏", " https://x.example"))
        words = words_of(text)
        telling = list(words.telling_keys)
        groups = [*pairwise(telling), *pairwise(words.keys)]
        values = {
            "unkeyed": hashed(groups, "blake2b") | hashed(groups, "sha256"),
            "wrong keys": frozenset(v for one in wrong for g in one.sampled(text).groups for v in g.hashes),
        }
        traits = sum(trait is not None for trait in wrong[1].traits(text))
        found.append(Candidate(text, values, len(words), traits))
    return tuple(found)


def share_of_candidate(rank: int, fingerprints: Fingerprints) -> Share:
    published = Published(f"member {rank}", LINKEDIN, NOW, candidates()[rank].text)
    return share_of(published, fingerprints, random.Random(rank).randbytes)


@lru_cache
def shares() -> dict[int, Share]:
    return {
        rank: share_of_candidate(rank, Fingerprints(KEY)) for rank in random.Random(5).sample(range(CANDIDATES), TRIES)
    }


def spread(share: Share) -> float:
    """Were the hashes kept by their smallness, their mean would tell how many there were."""
    return sum(share.groups) / len(share.groups) / 2**64


def disorder(share: Share) -> float:
    """Were they in the order of the text, they would not be in that of their values."""
    return sum(left > right for left, right in pairwise(share.groups))


def bits(share: Share) -> float:
    """Noise drawn otherwise than hashes might have other bits."""
    return sum(value.bit_count() for value in share.groups) / len(share.groups)


def in_common(way: str) -> Attack:
    return lambda share: lambda one: len(one.values[way].intersection(share.groups))


def as_many_groups(share: Share) -> Callable[[Candidate], float]:
    groups = len(set(share.groups))
    return lambda one: -abs(groups - one.words / 2)


def as_long_as_hashes_are_low(share: Share) -> Callable[[Candidate], float]:
    mean = spread(share)
    return lambda one: -abs(mean - 20 / (20 + one.words))


def as_long_as_out_of_order(share: Share) -> Callable[[Candidate], float]:
    found = disorder(share)
    return lambda one: one.words * found


def as_many_traits(share: Share) -> Callable[[Candidate], float]:
    traits = sum(trait is not None for trait in share.traits)
    return lambda one: -abs(traits - one.traits)


def as_long_as_bits_are_set(share: Share) -> Callable[[Candidate], float]:
    mean = bits(share)
    return lambda one: -abs(mean - one.words)


ATTACKS: Final[dict[str, Attack]] = {
    "unkeyed": in_common("unkeyed"),
    "wrong keys": in_common("wrong keys"),
    "as many groups as words": as_many_groups,
    "low hashes come from long texts": as_long_as_hashes_are_low,
    "order": as_long_as_out_of_order,
    "traits": as_many_traits,
    "repeated bits": as_long_as_bits_are_set,
}


def standings(attack: Attack, found: dict[int, Share]) -> list[int]:
    """Per share, how many candidates look more like the original than the original; a tie is decided by chance."""
    chance = random.Random(6)
    ranks = []
    for original, share in found.items():
        alike = attack(share)
        scored = [(alike(one), chance.random()) for one in candidates()]
        ranks.append(sum(score > scored[original] for score in scored))
    return ranks


def at_least(hits: int, tries: int, share: float) -> float:
    """How likely chance gives that many hits or more."""
    return sum(comb(tries, n) * share**n * (1 - share) ** (tries - n) for n in range(hits, tries + 1))


def better_than_chance(ranks: Sequence[int]) -> bool:
    first, high = sum(rank == 0 for rank in ranks), sum(rank < TOP for rank in ranks)
    return at_least(first, len(ranks), 1 / CANDIDATES) < NEVER or at_least(high, len(ranks), TOP / CANDIDATES) < NEVER


@pytest.mark.parametrize("attack", ATTACKS)
def test_without_the_key_an_original_is_found_no_more_often_than_by_chance(attack: str) -> None:
    assert not better_than_chance(standings(ATTACKS[attack], shares()))


def test_the_length_would_tell_were_shares_not_filled_up() -> None:
    fingerprints = Fingerprints(KEY)
    bare = {}
    for rank in shares():
        groups = fingerprints.sampled(candidates()[rank].text).groups
        hashes = sorted(group.hashes[0] for group in groups)
        bare[rank] = Share("m", LINKEDIN, NOW, "", None, tuple(hashes), shares()[rank].traits)  # type: ignore[arg-type]
    assert better_than_chance(standings(ATTACKS["as many groups as words"], bare))


def test_with_the_key_the_original_is_found() -> None:
    fingerprints = Fingerprints(KEY)

    def verbatim(index: Index, rank: int) -> bool:
        asked = Asked(candidates()[rank].text, (), "", LINKEDIN, NOW, "")
        return index.echo(asked).verdict is Verdict.VERBATIM

    chosen = dict(list(shares().items())[:4])
    together = Index(fingerprints, [segment_of([share]) for share in chosen.values()])
    known = [rank for rank in range(CANDIDATES) if verbatim(together, rank)]
    assert len(known) < CANDIDATES / 10
    for rank, share in chosen.items():
        index = Index(fingerprints, [segment_of([share])])
        if len(fingerprints.sampled(candidates()[rank].text).groups) < 4:
            continue
        alike = [other for other in known if verbatim(index, other)]
        assert rank in alike
        assert all(set(sentence_keys(other)) & set(sentence_keys(rank)) for other in alike)


def sentence_keys(rank: int) -> list[str]:
    text = candidates()[rank].text
    return [" ".join(words_of(span.of(text)).keys) for span in sentences(text)]


def test_with_the_key_only_texts_nearly_the_same_match() -> None:
    fingerprints = Fingerprints(KEY)
    close = {Verdict.VERBATIM, Verdict.CLOSE}
    judged = []
    for pair in (pair for name in SETS for pair in pairs(name) if pair.kind in ("post", "short")):
        published = Published("m", LINKEDIN, NOW, pair.source, facts=pair.facts)
        index = Index(fingerprints, [segment_of([share_of(published, fingerprints, random.Random(1).randbytes)])])
        verdict = index.echo(Asked(pair.draft, pair.facts, "", LINKEDIN, NOW, "")).verdict
        judged.append((pair.expected in close, verdict in close))
    assert not any(found for expected, found in judged if not expected)
    assert sum(found for expected, found in judged if expected) >= 0.95 * sum(expected for expected, _ in judged)


def test_two_shares_of_one_short_text_are_filled_with_different_chance() -> None:
    fingerprints = Fingerprints(KEY)
    one, other = (
        share_of(Published("m", LINKEDIN, NOW, "Bonjour."), fingerprints, random.Random(seed).randbytes)
        for seed in (1, 2)
    )
    assert not set(one.groups) & set(other.groups)
    assert not set(one.traits) & set(other.traits)
