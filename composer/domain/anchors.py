# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a passage of an earlier text stands now."""

from functools import lru_cache
from typing import Final

from composer.domain.text import Span

_NEIGHBOURS: Final = 32
"""Code points looked at on each side of a passage that moved."""
_ENOUGH: Final = 16
"""Code points, the passage's own and its neighbours', that have to agree: a short word is found anywhere."""
_MOST_PLACES: Final = 1_000


def place_now(passage: Span, before: str, now: str) -> Span | None:
    """The same words in the text of now, None when they were changed or can't be told from others.

    What is found always reads exactly as ``passage`` did in ``before``.
    """
    if not len(passage) or passage.end > len(before):
        return None
    head, tail = _kept(before, now)
    if passage.end <= head:
        return passage
    if passage.start >= len(before) - tail:
        return passage.shifted(len(now) - len(before))
    return _elsewhere(passage, before, now)


@lru_cache(maxsize=8)
def _kept(before: str, now: str) -> tuple[int, int]:
    """How many code points both begin with, and how many they end with."""
    return _alike(before, now), _alike(before[::-1], now[::-1])


def _elsewhere(passage: Span, before: str, now: str) -> Span | None:
    best: Span | None = None
    needed = _ENOUGH - len(passage)
    for found in _places(passage.of(before), now):
        agreement = _agreement(passage, before, found, now)
        if agreement >= needed:
            best, needed = found, agreement + 1
    return best


def _places(words: str, text: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _agreement(passage: Span, before: str, found: Span, now: str) -> int:
    """Code points right before and after both that are the same."""
    left = _alike(_backwards(before, passage.start), _backwards(now, found.start))
    return left + _alike(_onwards(before, passage.end), _onwards(now, found.end))


def _alike(one: str, other: str) -> int:
    """How many code points both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _backwards(text: str, end: int) -> str:
    return text[max(0, end - _NEIGHBOURS) : end][::-1]


def _onwards(text: str, start: int) -> str:
    return text[start : start + _NEIGHBOURS]
