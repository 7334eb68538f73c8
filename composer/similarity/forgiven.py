# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What anybody may repeat: facts, links and quotations."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.similarity.normalise import Words, words_of

_QUOTATION: Final = re.compile(r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"")
LONGEST_QUOTATION: Final = 30
"""Words; more than that is no quotation any more."""


def unforgiven(words: Words, text: str, facts: tuple[str, ...]) -> Words:
    """The words of ``text`` that count, without facts and quotations.

    When hardly anything but quotations would be left, they count too: quotation marks around a whole post make it no
    text of one's own.
    """
    plain = words.at(_without_facts(words, facts))
    quoted = _quoted(plain, text)
    if not quoted or len(quoted) * 2 > len(plain):
        return plain
    return plain.at([rank for rank in range(len(plain)) if rank not in quoted])


def room_for_quotations(text: str, facts: tuple[str, ...]) -> int:
    """How many more words may stand in quotation marks and be forgiven."""
    words = words_of(text)
    plain = words.at(_without_facts(words, facts))
    return len(plain) // 2 - len(_quoted(plain, text))


def _quoted(plain: Words, text: str) -> set[int]:
    quoted: set[int] = set()
    for match in _QUOTATION.finditer(text):
        inside = range(bisect_left(plain.starts, match.start()), bisect_left(plain.starts, match.end()))
        if len(inside) <= LONGEST_QUOTATION:
            quoted.update(inside)
    return quoted


def _without_facts(words: Words, facts: tuple[str, ...]) -> Sequence[int]:
    by_first = _keys(facts)
    kept: list[int] = []
    beyond = 0
    for rank in [rank for rank, key in enumerate(words.keys) if key in by_first]:
        if rank < beyond:
            continue
        for fact in by_first[words.keys[rank]]:
            if tuple(words.keys[rank : rank + len(fact)]) == fact:
                kept += range(beyond, rank)
                beyond = rank + len(fact)
                break
    return [*kept, *range(beyond, len(words))] if beyond else range(len(words))


@lru_cache(maxsize=256)
def _keys(facts: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The words of each fact by its first, longest first, so that "46 apprentices" is taken before "46"."""
    all_keys = {tuple(words_of(fact).keys) for fact in facts}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for keys in sorted((keys for keys in all_keys if keys), key=len, reverse=True):
        by_first.setdefault(keys[0], []).append(keys)
    return by_first
