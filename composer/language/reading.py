# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one line has to be told: its language for sure, its marks and its unknown words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
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
        self._asked: dict[str, bool] = {}

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
        taken: list[tuple[int, int]] = []
        for mark in self._all_marks(line, visible, language):
            if not any(_touch(edit, place) for edit in mark.edits for place in taken):
                taken += [(start, end) for start, end, _ in mark.edits]
                yield mark

    def _all_marks(self, line: str, visible: str, language: Language) -> Iterator[Mark]:
        has = self._spellers[language].has if self._spellers else None
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
        """In either language, or as a name; remembered, since a hashtag is asked about again at each letter typed."""
        known = self._asked.get(word)
        if known is None:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            name = word.capitalize()
            known = any(speller.has(word) or speller.has(name) for speller in self._spellers.values())
            self._asked[word] = known
        return known

    def _worth_telling(
        self, line: str, unknown: Sequence[UnknownWord], language: Language, marks: Sequence[Mark]
    ) -> Iterator[UnknownWord]:
        """Mistakes without those that a mark mends and without words of the other language side by side."""
        other = Language.ENGLISH if language is Language.FRENCH else Language.FRENCH
        quoted = [self._spellers[other].accepts(word.word) for word in unknown]
        joined = [line[one.end : two.start].isspace() for one, two in pairwise(unknown)]
        mended = [edit for mark in marks for edit in mark.edits if edit[0] < edit[1]]
        for at, word in enumerate(unknown):
            before = at > 0 and quoted[at - 1] and joined[at - 1]
            after = at < len(joined) and quoted[at + 1] and joined[at]
            done = any(start < word.end and word.start < end for start, end, _ in mended)
            if not done and not (quoted[at] and (before or after)):
                yield word


def _touch(edit: tuple[int, int, str], place: tuple[int, int]) -> bool:
    start, end, _ = edit
    return (start < place[1] and place[0] < end) or (start, end) == place
