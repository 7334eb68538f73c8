# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules that read a whole text, but need not after an edit: silent before, with none of their words near it."""

from collections.abc import Iterable, Sequence
from typing import Final

from composer.charter.alternation import MOST_GAPS
from composer.charter.checks.base import NearBody
from composer.charter.index import Index, Live
from composer.charter.rules import Rule
from composer.charter.scopes import Scope

_WORDS: Final = MOST_GAPS + 2
"""How many are looked at on both sides of an edit: those a match can reach, and one it may look at."""
_LONGEST: Final = 1_000
"""Much that is new is as quickly read whole."""
_SEPARATORS: Final = frozenset("\x1c\x1d\x1e\x1f")
"""White space for Python, a part of words for the pattern engine."""


class ByEdit:
    """For rules that read the same view; each is known by its rank. Not for use by several threads at once."""

    def __init__(self, rules: Sequence[Rule], index: Index) -> None:
        self._index = index
        self._near = {rank: parts for rank, rule in enumerate(rules) if (parts := _near_parts(rule))}
        self._text = ""
        self._live: Live | None = None
        self._silent: frozenset[int] = frozenset()

    def still_silent(self, text: str, whole: Iterable[tuple[int, frozenset[int]]]) -> set[int]:
        """Those of the rules ``whole``, which come with their live parts, that find nothing in ``text`` either."""
        known, around = self._live, _around_edit(self._text, text)
        if known is None or len(around) > _LONGEST or not _SEPARATORS.isdisjoint(around):
            return set()
        awake = self._index.awake_in(around)
        return {
            rank
            for rank, parts in whole
            if rank not in awake
            and (rank in self._silent or rank not in known)
            and rank in self._near
            and parts <= self._near[rank]
        }

    def learn(self, text: str, live: Live, silent: Iterable[int]) -> None:
        """In ``text``, with these parts live, the rules ``silent`` have found nothing."""
        self._text, self._live, self._silent = text, live, frozenset(silent)


def _near_parts(rule: Rule) -> frozenset[int]:
    """Of a rule that is silent for no other reason than that it finds nothing."""
    body, whole_text = rule.body, rule.scopes in ((Scope.TEXT,), (Scope.RAW,))
    alone = whole_text and not rule.unless and not rule.skips_addresses
    if not alone or not isinstance(body, NearBody):
        return frozenset()
    return frozenset(part for part in body.near_parts if body.needs[part])


def _around_edit(before: str, after: str) -> str:
    """What has changed, with a few words on both sides."""
    start = _same(before, after, min(len(before), len(after)))
    rest = min(len(before), len(after)) - start
    end = len(after) - _same_end(before, after, rest)
    head = after[:start].rsplit(None, _WORDS)
    tail = after[end:].split(None, _WORDS)
    first = len(head[0]) if len(head) > _WORDS else 0
    last = len(after) - len(tail[-1]) if len(tail) > _WORDS else len(after)
    return after[first:last]


def _same(one: str, other: str, most: int) -> int:
    """How many characters both begin with, at most ``most``."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _same_end(one: str, other: str, most: int) -> int:
    """How many characters both end with, at most ``most``."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[len(one) - middle : len(one) - least] == other[len(other) - middle : len(other) - least]:
            least = middle
        else:
            most = middle - 1
    return least
