# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Word groups of a text, and the stretches two texts have in common."""

from collections.abc import Sequence
from typing import Final, NamedTuple

GROUP: Final = 3
"""Words in a group."""
_ANCHOR: Final = 4
"""Words two texts have to share in a row before it is a passage."""

_MOST_PLACES: Final = 8


def groups(keys: Sequence[str], size: int = GROUP) -> list[tuple[str, ...]]:
    """Every ``size`` words in a row; a shorter text is one group."""
    if 0 < len(keys) < size:
        return [tuple(keys)]
    return list(zip(*(keys[start:] for start in range(size)), strict=False))


def anchors_of(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """The groups by which stretches in common are found."""
    return groups(keys, _ANCHOR)


class Run(NamedTuple):
    """``length`` words in a row that are the same from ``left`` in one text and ``right`` in the other."""

    left: int
    right: int
    length: int


class Anchors:
    """A text made ready to find what others have in common with it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._places: dict[tuple[str, ...], list[int]] = {}
        for place, group in enumerate(anchors_of(keys)):
            self._places.setdefault(group, []).append(place)

    def runs(self, keys: Sequence[str], anchors: Sequence[tuple[str, ...]] | None = None) -> list[Run]:
        """The longest stretches in common, in the order of ``keys``; at most a few places of each are tried.

        ``anchors`` are those of ``keys`` as ``anchors_of`` gives them, for who asks several texts.
        """
        found: list[Run] = []
        beyond = 0
        for left, group in enumerate(anchors_of(keys) if anchors is None else anchors):
            if left < beyond or group not in self._places:
                continue
            length, right = 0, 0
            for place in self._places[group][:_MOST_PLACES]:
                shared = self._shared(keys, left, place)
                if shared > length:
                    length, right = shared, place
            found.append(Run(left, right, length))
            beyond = left + length
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
