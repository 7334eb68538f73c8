# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small patterns whose language is written out word by word: the translation takes these words and no other."""

from collections.abc import Callable
from itertools import product
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.dialect import Flags, parse
from composer.charter.literals import folded, needs_of
from composer.charter.syntax import written

Language = frozenset[str]
MOST: Final = 60
UP_TO_3: Final = ["".join(letters) for length in range(4) for letters in product("abAB", repeat=length)]


class Writer:
    """Writes a pattern piece by piece with the words it stands for; ``fold`` is on or off as flags are written."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw

    def choice(self, fold: bool, depth: int) -> tuple[str, Language, bool]:
        """Branches; a flag set in one reaches the next ones. Also how the flag stands at the end."""
        sources: list[str] = []
        words: Language = frozenset()
        for _ in range(self._pick(3) + 1):
            source, taken, fold = self._branch(fold, depth)
            sources.append(source)
            words |= taken
        return "|".join(sources), words, fold

    def _branch(self, fold: bool, depth: int) -> tuple[str, Language, bool]:
        source, words = "", frozenset(("",))
        for _ in range(self._pick(4)):
            if self._pick(5) == 0:
                fold = self._pick(2) == 0
                source += "(?i)" if fold else "(?-i)"
                continue
            piece, taken = self._repeated(*self._piece(fold, depth))
            if len(words) * len(taken) > MOST:
                continue
            source += piece
            words = frozenset(before + after for before in words for after in taken)
        return source, words, fold

    def _piece(self, fold: bool, depth: int) -> tuple[str, Language]:
        kind = self._pick(6 if depth else 3)
        if kind < 2:
            char = "abAB"[self._pick(4)]
            return (char, f"\\x{{{ord(char):x}}}")[kind], _cases(char, fold)
        if kind == 2:
            return "[aB]", _cases("a", fold) | _cases("B", fold)
        opening, inner = (("(?:", fold), ("(", fold), ("(?i:", True))[kind - 3]
        source, words, _ = self.choice(inner, depth - 1)
        return f"{opening}{source})", words

    def _repeated(self, source: str, words: Language) -> tuple[str, Language]:
        kind = self._pick(4)
        twice = frozenset(first + second for first in words for second in words)
        if kind == 1:
            return f"{source}?", words | {""}
        if kind == 2 and len(words) <= 5:
            return f"{source}{{2}}", twice
        if kind == 3 and len(words) <= 5:
            return f"{source}{{0,2}}", twice | words | {""}
        return source, words

    def _pick(self, count: int) -> int:
        return self._draw(st.integers(0, count - 1))


def _cases(char: str, fold: bool) -> Language:
    return frozenset((char.lower(), char.upper())) if fold else frozenset((char,))


@st.composite
def languages(draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, bool, Language]:
    fold = draw(st.integers(0, 1)) == 1
    source, words, _ = Writer(draw).choice(fold, 2)
    return source, fold, words


@given(languages())
def test_a_translated_pattern_takes_the_words_of_its_language_and_no_other(case: tuple[str, bool, Language]) -> None:
    source, fold, words = case
    tree = parse(source, Flags(i=fold)).tree
    compiled = regex.compile(written(tree), regex.V0)

    for word in words | frozenset(UP_TO_3):
        assert bool(compiled.fullmatch(word)) is (word in words), (source, written(tree), word)


@given(languages())
def test_what_the_index_looks_for_stands_in_every_word(case: tuple[str, bool, Language]) -> None:
    source, fold, words = case
    for need in needs_of(parse(source, Flags(i=fold)).tree):
        for word in words:
            assert any(text in folded(word) for text in need), (source, word, need)
