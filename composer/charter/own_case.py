# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms with a case of their own, which no case rule changes: names, acronyms, what the vocabulary accepts."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick

from composer.charter.casing import lowered
from composer.charter.dialect import Flags, parse
from composer.charter.patterns import Pattern, Place
from composer.charter.reach import stays_in_line
from composer.charter.syntax import written

_WORD: Final = r"[\p{N}\p{L}*]+[^\s]*"
_MOST_SETS: Final = 64
_MOST_WORDS: Final = 4_096


class Terms:
    """The few terms that stand in a text, longest first. In ``any_case``, others are put right; else they are words."""

    def __init__(self, terms: Sequence[str], *, any_case: bool = True) -> None:
        self._in_any_case = any_case
        self._terms = [(term, lowered(term), Pattern(written(parse(term).tree))) for term in terms]
        self._kept: dict[str, str | None] = {}

    def words(self, text: str) -> Sequence[Place]:
        """The words as they are compared: terms in their own case, and what stands between spaces."""
        return self._exact.places(text)

    def tokens(self, text: str) -> Sequence[Place]:
        """The words as they are written anew: terms in any case, and what stands between spaces."""
        return self._any_case.places(text)

    def kept(self, word: str) -> str | None:
        """``word`` with the case a term gives it, None when no term is in it."""
        if word not in self._kept:
            if len(self._kept) >= _MOST_WORDS:
                self._kept.clear()
            self._kept[word] = self._looked_up(word)
        return self._kept[word]

    def _looked_up(self, word: str) -> str | None:
        for term, small, pattern in self._terms:
            if self._in_any_case and small == lowered(word):
                return term
            if pattern.search(word):
                return word
        return None

    @cached_property
    def _exact(self) -> Pattern:
        return self._choice(Flags(m=True))

    @cached_property
    def _any_case(self) -> Pattern:
        return self._choice(Flags(i=self._in_any_case))

    def _choice(self, flags: Flags) -> Pattern:
        trees = [parse(term, flags).tree for term, _, _ in self._terms]
        choices = "|".join(f"(?:{written(tree)})" for tree in trees)
        source = rf"\b(?:{choices})\b|{_WORD}" if choices else _WORD
        return Pattern(source, stays_in_line=all(map(stays_in_line, trees)))


class OwnCase:
    """All the terms there are; each is a pattern, most are plain words. For ``any_case`` see Terms."""

    def __init__(self, terms: Sequence[str], *, any_case: bool = True) -> None:
        self._in_any_case = any_case
        longest_first = sorted(dict.fromkeys(terms), key=lambda term: len(term.encode()), reverse=True)
        self._ranks = {term: rank for rank, term in enumerate(longest_first)}
        plain = [term for term in longest_first if all(char.isalnum() or char in " -'’" for char in term)]
        self._patterns = [term for term in longest_first if term not in set(plain)]
        self._plain = plain
        self._finder = AhoCorasick([lowered(term) for term in plain]) if plain else None
        self._sets: dict[tuple[str, ...], Terms] = {}

    def within(self, text: str) -> Terms:
        """The terms that may be in ``text``: the others make no difference there."""
        found = set(self._patterns)
        if self._finder is not None:
            matches = self._finder.find_matches_as_indexes(lowered(text), overlapping=True)
            found.update(self._plain[index] for index, _, _ in matches)
        chosen = tuple(sorted(found, key=self._ranks.__getitem__))
        terms = self._sets.get(chosen)
        if terms is None:
            if len(self._sets) >= _MOST_SETS:
                self._sets.clear()
            terms = self._sets[chosen] = Terms(chosen, any_case=self._in_any_case)
        return terms
