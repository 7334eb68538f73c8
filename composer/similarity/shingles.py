# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Word groups of a text, and the stretches two texts have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.similarity.normalise import Words

GROUP: Final = 3
"""Words in a group."""
_ANCHOR: Final = 4
"""Words two texts have to share in a row before it is a passage."""

_MOST_PLACES: Final = 8
_DISTANCES: Final = (1, 2, 3)


def groups(keys: Sequence[str], size: int = GROUP) -> list[tuple[str, ...]]:
    """Every ``size`` words in a row; a shorter text is one group."""
    if 0 < len(keys) < size:
        return [tuple(keys)]
    return list(zip(*(keys[start:] for start in range(size)), strict=False))


def neighbours(words: Words) -> frozenset[tuple[str, str]]:
    """Every two words at most three apart, one of which tells something."""
    keys, telling = words.keys, words.telling
    return frozenset(
        (keys[rank], keys[rank + distance])
        for distance in _DISTANCES
        for rank in range(len(words) - distance)
        if telling[rank] or telling[rank + distance]
    )


def near(keys: Sequence[str], pairs: frozenset[tuple[str, str]]) -> int:
    """How many words stand at most three apart from another with which they are one of ``pairs``."""
    found: set[int] = set()
    for distance in _DISTANCES:
        places = [place for place, pair in enumerate(zip(keys, keys[distance:], strict=False)) if pair in pairs]
        found.update(places)
        found.update(place + distance for place in places)
    return len(found)


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words in a row that are the same from ``left`` in one text and ``right`` in the other."""

    left: int
    right: int
    length: int


class Anchors:
    """A text made ready to find what others have in common with it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._places: dict[tuple[str, ...], list[int]] = {}
        for place, group in enumerate(groups(keys, _ANCHOR)):
            self._places.setdefault(group, []).append(place)

    def runs(self, keys: Sequence[str]) -> list[Run]:
        """The longest stretches in common, in the order of ``keys``; at most a few places of each are tried."""
        found: list[Run] = []
        beyond = 0
        for left, group in enumerate(groups(keys, _ANCHOR)):
            places = self._places.get(group) if left >= beyond else None
            if places:
                tried = (Run(left, right, self._shared(keys, left, right)) for right in places[:_MOST_PLACES])
                best = max(tried, key=_length)
                found.append(best)
                beyond = left + best.length
        return found

    def _shared(self, keys: Sequence[str], left: int, right: int) -> int:
        length = _ANCHOR
        while (
            left + length < len(keys)
            and right + length < len(self._keys)
            and keys[left + length] == self._keys[right + length]
        ):
            length += 1
        return length


def _length(run: Run) -> int:
    return run.length
