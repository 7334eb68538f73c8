# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one line has to be told: its language for sure, its marks and its unknown words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from composer.domain.text import Language
from composer.language.emoji import emoji_runs
from composer.language.hashtags import hashtag_case
from composer.language.marks import Mark
from composer.language.readability import Figures, figures
from composer.language.sentences import long_paragraph, long_sentences, shouting
from composer.language.spelling import LineWords, Speller, UnknownWord
from composer.language.typography import typography

_MOST_ASKED: Final = 20_000
_FEWEST_FOREIGN: Final = 5
"""A line of as many words, half of them in no dictionary, is in a third language."""
_NO_WORDS: Final = LineWords((), frozenset(), 0)
NO_FIGURES: Final = Figures(0, 0, 0)


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
    figures: Figures


class LineReader:
    """Reads lines one by one. Without spellers, spelling is not judged."""

    def __init__(self, choice: Choice, spellers: Mapping[Language, Speller]) -> None:
        self._choice = choice
        self._spellers = spellers
        # Remembered, since the words of a line are asked about again at each letter typed in it.
        self._has = {language: lru_cache(_MOST_ASKED)(speller.has) for language, speller in spellers.items()}

    def read(self, line: str, visible: str, guess: Language, trust: Trust) -> LineReading:
        """``visible`` is ``line`` with its addresses hidden; dictionaries may tell another language than ``guess``."""
        language: Language | None = guess
        words = _NO_WORDS
        if self._spellers:
            language, words = self._judged(visible, guess, trust)
        if language is None:
            return LineReading(None, (), _NO_WORDS, NO_FIGURES)
        marks = tuple(self._marks(line, visible, language))
        if words.unknown:
            told = tuple(self._worth_telling(visible, words.unknown, language, marks))
            words = LineWords(told, words.names, words.total)
        return LineReading(language, marks, words, figures(visible, language) if self._choice.style else NO_FIGURES)

    def _judged(self, line: str, guess: Language, trust: Trust) -> tuple[Language | None, LineWords]:
        words = self._spellers[guess].read(line)
        if len(words.unknown) < 2 or len(words.unknown) < trust.value * words.total:
            return guess, words
        other = Language.ENGLISH if guess is Language.FRENCH else Language.FRENCH
        beside = self._spellers[other].read(line)
        if 2 * len(beside.unknown) < len(words.unknown):
            return other, beside
        return (None if words.total >= _FEWEST_FOREIGN else guess), words

    def _marks(self, line: str, visible: str, language: Language) -> Iterator[Mark]:
        """Of marks that would change the same letters, the first."""
        taken: set[int] = set()
        added: set[int] = set()
        for mark in self._all_marks(line, visible, language):
            if not any(_touches(edit, taken, added) for edit in mark.edits):
                taken |= _letters([mark])
                added.update(start for start, end, _ in mark.edits if start == end)
                yield mark

    def _all_marks(self, line: str, visible: str, language: Language) -> Iterator[Mark]:
        has = self._has.get(language)
        if self._choice.style:
            yield from shouting(visible, language, has)
        if self._choice.typography:
            yield from typography(visible, language, has)
        if self._choice.style:
            yield from emoji_runs(visible)
            yield from long_sentences(visible)
            yield from long_paragraph(visible)
            if self._spellers:
                yield from hashtag_case(line, self._any_has)

    def _any_has(self, word: str) -> bool:
        """In either language, or as a name."""
        name = word.capitalize()
        return any(has(word) or has(name) for has in self._has.values())

    def _worth_telling(
        self, line: str, unknown: Sequence[UnknownWord], language: Language, marks: Sequence[Mark]
    ) -> Iterator[UnknownWord]:
        """Mistakes without those that a mark mends and without words of the other language side by side."""
        other = Language.ENGLISH if language is Language.FRENCH else Language.FRENCH
        quoted = [self._spellers[other].accepts(word.word) for word in unknown]
        joined = [line[one.end : two.start].isspace() for one, two in pairwise(unknown)]
        mended = _letters(marks)
        for at, word in enumerate(unknown):
            before = at > 0 and quoted[at - 1] and joined[at - 1]
            after = at < len(joined) and quoted[at + 1] and joined[at]
            done = not mended.isdisjoint(range(word.start, word.end))
            if not done and not (quoted[at] and (before or after)):
                yield word


def _letters(marks: Iterable[Mark]) -> set[int]:
    """The offsets that marks would change."""
    return {at for mark in marks for start, end, _ in mark.edits for at in range(start, end)}


def _touches(edit: tuple[int, int, str], taken: set[int], added: set[int]) -> bool:
    """True when the edit changes letters that are taken, or adds where something is added or changed already."""
    start, end, _ = edit
    if start == end:
        return start in added or (start in taken and start - 1 in taken)
    return not taken.isdisjoint(range(start, end)) or not added.isdisjoint(range(start + 1, end))
