# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling and typography as a check."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from composer.domain.ids import RuleId
from composer.domain.messages import Message
from composer.domain.review import Context, Finding, Fix, Level, Source
from composer.domain.text import Edit, Language, Span
from composer.language.lines import language_of, lines, without_addresses
from composer.language.marks import SPELLING, Mark
from composer.language.nearest import MOST, nearest
from composer.language.spelling import LineWords, Speller, UnknownWord, normal
from composer.language.typography import typography, with_ligature

if TYPE_CHECKING:
    from composer.language.dictionaries import Dictionary

_MOST_LINES: Final = 512
_MOST_WORDS: Final = 5_000
_MOST_LOOKUPS: Final = 3
"""New words a single review looks for suggestions for, at a few milliseconds each; the others wait for the next."""

_NO_WORDS: Final = LineWords((), frozenset())


@dataclass(frozen=True, slots=True)
class _Read:
    marks: tuple[Mark, ...]
    words: LineWords
    language: Language | None


class LanguageCheck:
    """Implements Check. The first review loads the dictionaries unless ``warm`` was called; lines are remembered."""

    def __init__(self, spelling: bool, typography: bool, known_words: frozenset[str]) -> None:
        self._spelling = spelling
        self._typography = typography
        self._known_words = known_words
        self._dictionaries: dict[Language, Dictionary] = {}
        self._spellers: dict[Language, Speller] = {}
        self._lines: dict[tuple[str, Language], _Read] = {}
        self._quick: dict[tuple[str, Language], tuple[str, ...]] = {}
        self._full: dict[tuple[str, Language], tuple[str, ...]] = {}

    def warm(self) -> None:
        """Load the dictionaries, half a second: call it in a worker. Raises InputUnreadable."""
        if self._spellers or not self._spelling:
            return
        # Imported here because it loads the spelling library, which the window does without at start.
        from composer.language.dictionaries import Dictionary
        from composer.language.known import KnownWords

        known = KnownWords(self._known_words)
        self._dictionaries = {language: Dictionary(language) for language in Language}
        self._spellers = {
            language: Speller(language, dictionary.accepts, known.has)
            for language, dictionary in self._dictionaries.items()
        }

    def suggestions(self, word: str, language: Language) -> tuple[str, ...]:
        """At most three words in place of ``word``. Slow the first time (0.1 to 0.3 s), remembered after."""
        self.warm()
        key = (normal(word), language)
        if key not in self._full and language in self._dictionaries:
            quick = self._quick_suggestions(*key)
            found = self._dictionaries[language].suggestions(key[0])
            self._full[key] = tuple(dict.fromkeys([*quick[:1], *found, *quick]))[:MOST]
        return self._full.get(key, ())

    def review(self, text: str, context: Context) -> Iterable[Finding]:
        """Findings in stable order. Never above a suggestion."""
        self.warm()
        read = [(offset, self._read(line, context.language)) for offset, line in lines(text)]
        marks = [(offset, mark) for offset, line_read in read for mark in line_read.marks]
        everywhere = _everywhere(marks)
        found = [_finding(text, offset, mark, (), everywhere.get(mark.rule, ())) for offset, mark in marks]
        names = frozenset[str]().union(*(line_read.words.names for _, line_read in read))
        lookups = _MOST_LOOKUPS
        for offset, line_read in read:
            for unknown in line_read.words.unknown:
                if line_read.language is None or (unknown.capital and normal(unknown.word) in names):
                    continue
                key = (normal(unknown.word), line_read.language)
                options: Sequence[str] = ()
                if key in self._quick or key in self._full:
                    options = self._options(key)
                elif lookups:
                    lookups -= 1
                    options = self._options(key)
                mark = Mark(SPELLING, "spelling-unknown", unknown.start, unknown.end)
                found.append(_finding(text, offset, mark, options))
        return sorted(found, key=lambda finding: finding.order)

    def _read(self, line: str, expected: Language) -> _Read:
        read = self._lines.get((line, expected))
        if read is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            read = self._lines[line, expected] = self._look(line, expected)
        return read

    def _look(self, line: str, expected: Language) -> _Read:
        visible = without_addresses(line)
        language = language_of(visible, expected)
        if language is None:
            return _Read((), _NO_WORDS, None)
        marks = tuple(typography(visible, language)) if self._typography else ()
        words = self._spellers[language].read(visible) if self._spelling else _NO_WORDS
        if words.unknown and language is Language.FRENCH:
            told = tuple(self._worth_telling(visible, words.unknown))
            words = LineWords(told, words.names)
        return _Read(marks, words, language)

    def _worth_telling(self, line: str, unknown: Sequence[UnknownWord]) -> Iterator[UnknownWord]:
        """French mistakes without those told as a missing ligature and without English words side by side."""
        english = [self._spellers[Language.ENGLISH].accepts(word.word) for word in unknown]
        joined = [line[one.end : two.start].isspace() for one, two in pairwise(unknown)]
        for at, word in enumerate(unknown):
            before = at > 0 and english[at - 1] and joined[at - 1]
            after = at < len(joined) and english[at + 1] and joined[at]
            ligature = self._typography and with_ligature(word.word) != word.word
            if not ligature and not (english[at] and (before or after)):
                yield word

    def _options(self, key: tuple[str, Language]) -> Sequence[str]:
        return self._full.get(key) or self._quick_suggestions(*key)

    def _quick_suggestions(self, word: str, language: Language) -> tuple[str, ...]:
        found = self._quick.get((word, language))
        if found is None:
            if len(self._quick) >= _MOST_WORDS:
                self._quick.clear()
            dictionary = self._dictionaries[language]
            found = self._quick[word, language] = nearest(word, dictionary.plausible, dictionary.accepts)
        return found


def _edits(offset: int, mark: Mark) -> tuple[Edit, ...]:
    return tuple(Edit(Span(offset + start, offset + end), new) for start, end, new in mark.edits)


def _finding(
    text: str, offset: int, mark: Mark, options: Sequence[str] = (), everywhere: tuple[Fix, ...] = ()
) -> Finding:
    span = Span(offset + mark.start, offset + mark.end)
    matched = span.of(text)
    edits = _edits(offset, mark)
    better = mark.edits[0][2] if len(mark.edits) == 1 else ""
    said = Message(mark.code, {"text": unicodedata.normalize("NFC", matched).strip(), "better": better})
    if edits:
        shown = better or f"{edits[0].text}{matched[1:-1]}{edits[-1].text}"
        fixes = [Fix(Message(mark.fix, {"text": shown}), edits), *everywhere]
    else:
        fixes = [Fix(Message(mark.fix, {"text": option}), (Edit(span, _like(option, matched)),)) for option in options]
    return Finding(Source.LANGUAGE, mark.rule, Level.SUGGESTION, span, said, said, fixes=tuple(fixes), match=matched)


def _like(option: str, matched: str) -> str:
    """The apostrophe of the text rather than that of the dictionary."""
    return option.replace("'", "’") if "’" in matched else option


def _everywhere(marks: Sequence[tuple[int, Mark]]) -> dict[RuleId, tuple[Fix, ...]]:
    """The offer to mend all places of a rule at once, for rules with several."""
    edits: dict[RuleId, list[tuple[Edit, ...]]] = defaultdict(list)
    for offset, mark in marks:
        edits[mark.rule].append(_edits(offset, mark))
    return {
        rule: (Fix(Message("fix-everywhere", {"count": str(len(all_))}), tuple(chain.from_iterable(all_))),)
        for rule, all_ in edits.items()
        if len(all_) > 1
    }
