# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text as keyed hashes of its word groups: enough to find it again, nothing to read.

A group is two words that follow each other once the small words are left out, in either order; facts and quotations are
forgiven as the scorer does. On the pairs of ``tests/similarity/pairs`` this tells the levels apart better than
three words in a row: three in four light revisions keep 0.53 of these groups and more (0.32), nine in ten heavy ones
0.30 and less.

A share always has ``GROUPS`` of them. A longer text is sampled: each level keeps half the groups of the one before, by
a keyed hash, and the first level that is small enough is taken; both sides sample alike, so that what is compared is
the same part of both. A hash is another one on each level, so that a share need not tell its level. A shorter text is
filled up with chance. So neither the number of groups nor their values tell anything without the team's key.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from struct import unpack
from typing import Final, NamedTuple

from composer.domain.shares import KeyedHash, Traits
from composer.similarity.forgiven import unforgiven
from composer.similarity.normalise import folded, words_of
from composer.similarity.sentences import sentences

GROUPS: Final = 32
"""In every share."""
TRIMMED: Final = 40
"""On a level with no more than these, the highest hashes are left out: better than half as many on the next level."""
LEVELS: Final = 7
"""Each half as dense as the one before; the last one keeps a group in 64."""
_STEM: Final = 6
"""Letters of a word that are hashed, so that its forms are one word."""
_BITS: Final = 64
_REMEMBERED: Final = 4_000

_OPENING_WORDS: Final = 5
_SHORTEST_OPENING: Final = 4
_ENDING: Final = 600
"""Characters in which a closing question is looked for."""
_SHORTEST_PATTERN: Final = 2
"""Emoji; a single one is no pattern."""
_HASHTAG: Final = re.compile(r"[#＃](\w+)")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>«»“”\"]+", re.IGNORECASE)
_QUESTION: Final = re.compile(r"[?？][\s!?…»”\")]*\Z")
_TRACKING: Final = re.compile(r"[?#].*")
_EMOJI: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u231a-\u23f3\u2600-\u27bf\u2b05-\u2b55]")
_FIRST_EMOJI: Final = "\u231a"
_TONES: Final = re.compile("[\U0001f3fb-\U0001f3ff]")

Chance = Callable[[int], bytes]
"""So many bytes nobody can foretell, as ``secrets.token_bytes``."""


class Group(NamedTuple):
    """A word group hashed for each level; it is part of levels below ``levels`` only."""

    levels: int
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sampled:
    """The different groups of a text, and where they stand."""

    groups: Sequence[Group]
    order: Sequence[int]
    """All places in order: each time the number of its group."""
    starts: Sequence[int]
    """Of each place, in step with ``order``."""
    ends: Sequence[int]
    counts: Sequence[int]
    """How many groups each level has."""


class Fingerprints:
    """Made with one team's key of 16 to 64 bytes; another team's differ."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: dict[tuple[str, str], Group] = {}

    def sampled(self, text: str, facts: tuple[str, ...] = ()) -> Sampled:
        """The groups to look for in shares; ``facts`` may be repeated by anybody."""
        words = unforgiven(words_of(text), text, facts)
        telling = [rank for rank, tells in enumerate(words.telling) if tells]
        stems = [words.keys[rank][:_STEM] for rank in telling]
        pairs = [(one, other) if one < other else (other, one) for one, other in pairwise(stems)]
        numbers: dict[tuple[str, str], int] = {}
        order = [numbers.setdefault(pair, len(numbers)) for pair in pairs]
        groups = [self._known.get(pair) or self._group(pair) for pair in numbers]
        starts, ends = [words.starts[rank] for rank in telling[:-1]], [words.ends[rank] for rank in telling[1:]]
        at = Counter([group.levels for group in groups])
        counts = [sum(at[more] for more in range(level + 1, LEVELS + 1)) for level in range(LEVELS)]
        return Sampled(groups, order, starts, ends, counts)

    def groups(self, text: str, facts: tuple[str, ...], chance: Chance) -> tuple[KeyedHash, ...]:
        """``GROUPS`` hashes for a share, in the order of their values."""
        sampled = self.sampled(text, facts)
        level = next((level for level, count in enumerate(sampled.counts) if count <= TRIMMED), LEVELS - 1)
        kept = sorted(group.hashes[level] for group in sampled.groups if group.levels > level)[:GROUPS]
        return tuple(sorted(map(KeyedHash, (*kept, *_numbers(chance, GROUPS - len(kept))))))

    def traits(self, text: str, medium: str = "") -> Traits:
        """``medium`` names the first picture or video by its content, the same on every computer."""
        found: Mapping[str, str | None] = {
            "opening": _opening(text),
            "closing": _closing(text),
            "hashtags": _hashtags(text),
            "media": medium,
            "link": _link(text),
            "emoji": _emoji(text),
        }
        return Traits(**{kind: self._hash(kind, value) if value else None for kind, value in found.items()})

    def _group(self, pair: tuple[str, str]) -> Group:
        rank, *hashes = unpack("<8Q", self._digest("group", " ".join(pair), 8))
        levels = min(LEVELS, _BITS - rank.bit_length() + 1)
        group = Group(levels, tuple(hashes[:levels]))
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[pair] = group
        return group

    def _hash(self, kind: str, value: str) -> KeyedHash:
        return KeyedHash(unpack("<Q", self._digest(kind, value, 1))[0])

    def _digest(self, kind: str, value: str, numbers: int) -> bytes:
        size = numbers * 8
        return blake2b(value.encode("utf-8", "replace"), digest_size=size, key=self._key, person=kind.encode()).digest()


def padded(traits: Traits, chance: Chance) -> Traits:
    """What is missing filled with chance, as a share has it."""
    made = iter(_numbers(chance, 6))
    return Traits(*(next(made) if one is None else one for one in traits))


def _numbers(chance: Chance, count: int) -> tuple[KeyedHash, ...]:
    return tuple(map(KeyedHash, unpack(f"<{count}Q", chance(8 * count))))


def _opening(text: str) -> str:
    for line in text.split("\n"):
        words = words_of(line)
        for span in sentences(line):
            keys = words.keys[bisect_left(words.starts, span.start) : bisect_left(words.starts, span.end)]
            if len(keys) >= _SHORTEST_OPENING:
                return " ".join(keys[:_OPENING_WORDS])
    return ""


def _closing(text: str) -> str:
    """The last sentence with words, when it is a question."""
    ending = text[-_ENDING:]
    if "?" not in ending and "？" not in ending:
        return ""
    ending = _LINK.sub("", ending)
    for span in reversed(sentences(ending)):
        if keys := words_of(span.of(ending)).keys:
            return " ".join(keys) if _QUESTION.search(span.of(ending)) else ""
    return ""


def _hashtags(text: str) -> str:
    return " ".join(sorted({folded(tag) for tag in _HASHTAG.findall(text)})) if "#" in text or "＃" in text else ""


def _link(text: str) -> str:
    """The first one, which networks show as a card; without what only counts clicks."""
    found = _LINK.search(text) if "://" in text or "www." in text.lower() else None
    if found is None:
        return ""
    address = _TRACKING.sub("", found[0].lower()).rstrip(".,;:!?)…/")
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _emoji(text: str) -> str:
    found: list[str] = _EMOJI.findall(_TONES.sub("", text)) if max(text, default="") >= _FIRST_EMOJI else []
    return "".join(found) if len(found) >= _SHORTEST_PATTERN else ""
