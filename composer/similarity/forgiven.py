# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What anybody may repeat: facts, links and quotations."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.similarity.normalise import Token, tokens

_QUOTATION: Final = re.compile(r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"")
_LONGEST_QUOTATION: Final = 30
"""Words; more than that is no quotation any more."""


def unforgiven(words: Sequence[Token], text: str, facts: tuple[str, ...]) -> list[Token]:
    """The words of ``text`` that count, without facts and quotations.

    When hardly anything but quotations would be left, they count too: quotation marks around a whole post make it no
    text of one's own.
    """
    plain = _without_facts(words, facts)
    quotations = list(_QUOTATION.finditer(text))
    if not quotations:
        return plain
    quoted: set[int] = set()
    starts = [word.start for word in plain]
    for match in quotations:
        inside = range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))
        if len(inside) <= _LONGEST_QUOTATION:
            quoted.update(inside)
    if len(quoted) * 2 > len(plain):
        return plain
    return [word for place, word in enumerate(plain) if place not in quoted]


def _without_facts(words: Sequence[Token], facts: tuple[str, ...]) -> list[Token]:
    by_first = _keys(facts)
    kept: list[Token] = []
    beyond = 0
    for place in [place for place, word in enumerate(words) if word.key in by_first]:
        if place < beyond:
            continue
        for fact in by_first[words[place].key]:
            if tuple(other.key for other in words[place : place + len(fact)]) == fact:
                kept += words[beyond:place]
                beyond = place + len(fact)
                break
    return [*kept, *words[beyond:]]


@lru_cache(maxsize=256)
def _keys(facts: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The words of each fact by its first, longest first, so that "46 apprentices" is taken before "46"."""
    all_keys = {tuple(word.key for word in tokens(fact)) for fact in facts}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for keys in sorted((keys for keys in all_keys if keys), key=len, reverse=True):
        by_first.setdefault(keys[0], []).append(keys)
    return by_first
