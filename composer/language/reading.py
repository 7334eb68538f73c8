# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one line has to be told: its language for sure, its marks and its unknown words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from composer.domain.text import Language
from composer.language.marks import Mark
from composer.language.spelling import LineWords, Speller, UnknownWord
from composer.language.typography import typography, with_ligature

_FEWEST_FOREIGN: Final = 5
"""A line of as many words, half of them in no dictionary, is in a third language."""
_NO_WORDS: Final = LineWords((), frozenset(), 0)


class Trust(Enum):
    """How sure the language of a line is: the share of its words that has to be unknown before it is doubted."""

    GUESSED = 0.5
    TOLD = 0.65
    CHOSEN = 1.1


class Choice(NamedTuple):
    """Which checks the person wants."""

    spelling: bool
    typography: bool
    style: bool


@dataclass(frozen=True, slots=True)
class LineReading:
    """``language`` is None for a line in a third language, of which nothing is said."""

    language: Language | None
    marks: tuple[Mark, ...]
    words: LineWords


class LineReader:
    """Reads lines one by one. Without spellers, spelling is not judged."""

    def __init__(self, choice: Choice, spellers: Mapping[Language, Speller]) -> None:
        self._choice = choice
        self._spellers = spellers

    def read(self, line: str, guess: Language, trust: Trust) -> LineReading:
        """``line`` has its addresses hidden; the dictionaries may tell another language than ``guess``."""
        language: Language | None = guess
        words = _NO_WORDS
        if self._spellers:
            language, words = self._judged(line, guess, trust)
        if language is None:
            return LineReading(None, (), _NO_WORDS)
        if words.unknown:
            told = tuple(self._worth_telling(line, words.unknown, language))
            words = LineWords(told, words.names, words.total)
        return LineReading(language, tuple(self._marks(line, language)), words)

    def _judged(self, line: str, guess: Language, trust: Trust) -> tuple[Language | None, LineWords]:
        words = self._spellers[guess].read(line)
        if len(words.unknown) < 2 or len(words.unknown) < trust.value * words.total:
            return guess, words
        other = Language.ENGLISH if guess is Language.FRENCH else Language.FRENCH
        beside = self._spellers[other].read(line)
        if 2 * len(beside.unknown) < len(words.unknown):
            return other, beside
        return (None if words.total >= _FEWEST_FOREIGN else guess), words

    def _marks(self, line: str, language: Language) -> Iterator[Mark]:
        taken: list[tuple[int, int]] = []
        for mark in typography(line, language) if self._choice.typography else ():
            if not any(start < last and first < end for start, end, _ in mark.edits for first, last in taken):
                taken += [(start, end) for start, end, _ in mark.edits]
                yield mark

    def _worth_telling(self, line: str, unknown: Sequence[UnknownWord], language: Language) -> Iterator[UnknownWord]:
        """Mistakes without those told as a missing ligature and without words of the other language side by side."""
        other = Language.ENGLISH if language is Language.FRENCH else Language.FRENCH
        quoted = [self._spellers[other].accepts(word.word) for word in unknown]
        joined = [line[one.end : two.start].isspace() for one, two in pairwise(unknown)]
        for at, word in enumerate(unknown):
            before = at > 0 and quoted[at - 1] and joined[at - 1]
            after = at < len(joined) and quoted[at + 1] and joined[at]
            ligature = self._choice.typography and language is Language.FRENCH and with_ligature(word.word) != word.word
            if not ligature and not (quoted[at] and (before or after)):
                yield word
