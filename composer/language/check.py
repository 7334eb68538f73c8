# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling, typography and style as a check."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from composer.domain.review import Context, Finding, Fix
from composer.domain.text import Language, Span
from composer.domain.turns import give_way
from composer.language.detection import settled, told
from composer.language.findings import about_the_whole, everywhere, finding_of, replacements, unknown_word
from composer.language.lines import without_addresses
from composer.language.marks import HARD_TO_READ, LONG_PARAGRAPH, LONG_SENTENCE, Mark
from composer.language.nearest import nearest
from composer.language.readability import FEWEST_WORDS, HARD, ease, total
from composer.language.reading import Choice, LineReader, LineReading, Trust
from composer.language.spelling import Speller, normal

if TYPE_CHECKING:
    from composer.language.dictionaries import Dictionary
    from composer.language.known import KnownWords

_MOST_LINES: Final = 512
_MOST_WORDS: Final = 5_000
_AT_MOST: Final = {LONG_SENTENCE: 2, LONG_PARAGRAPH: 1}
"""Hints of a rule in a text; more would be a lecture."""
_NONE_OWN: Final[frozenset[str]] = frozenset()


class _Line(NamedTuple):
    number: int
    offset: int
    text: str


class LanguageCheck:
    """Implements Check. The first review loads the dictionaries unless ``warm`` was called; lines are remembered.

    ``own_words`` gives the person's words, the same object until they change.
    """

    def __init__(
        self,
        spelling: bool,
        typography: bool,
        known_words: frozenset[str],
        style: bool = True,
        names: frozenset[str] = frozenset(),
        own_words: Callable[[], frozenset[str]] = _NONE_OWN.copy,
    ) -> None:
        self._choice = Choice(spelling, typography, style)
        self._known_words = known_words
        self._names = names
        self._own_words = own_words
        self._own = own_words()
        self._known: KnownWords | None = None
        self._dictionaries: dict[Language, Dictionary] = {}
        self._reader = LineReader(self._choice, {})
        self._told: dict[str, tuple[str, Language | None]] = {}
        self._readings: dict[tuple[str, Language, Trust], LineReading] = {}
        self._suggested: dict[tuple[str, Language], tuple[str, ...]] = {}

    def warm(self) -> None:
        """Load the dictionaries, half a second: call it in a worker. Raises InputUnreadable."""
        if self._dictionaries or not self._choice.spelling:
            return
        # Imported here because it loads the spelling library, which the window does without at start.
        from composer.language.dictionaries import dictionary

        dictionaries = {language: dictionary(language) for language in Language}
        self._learn(dictionaries)
        self._dictionaries = dictionaries

    def suggestions(self, word: str, language: Language) -> tuple[str, ...]:
        """At most three words in place of ``word``, best first. A few milliseconds the first time, remembered after."""
        self.warm()
        key = (normal(word), language)
        found = self._suggested.get(key)
        if found is None:
            if len(self._suggested) >= _MOST_WORDS:
                self._suggested.clear()
            found = self._suggested[key] = self._near(*key)
        return found

    def fixes(self, finding: Finding, language: Language) -> tuple[Fix, ...]:
        """The ways to write the unknown word of a finding; none when it has no word or no place."""
        if not finding.word or finding.span is None:
            return ()
        options = self.suggestions(finding.word, finding.language or language)
        return replacements(finding.span, finding.word, options)

    def languages(self, text: str, context: Context) -> tuple[Language | None, ...]:
        """The language each line of ``text`` is read in; None for an empty line or one in a third language."""
        self.warm()
        self._relearn()
        found: list[Language | None] = [None] * (text.count("\n") + 1)
        for line, reading in self._read(text, context):
            found[line.number] = reading.language
        return tuple(found)

    def review(self, text: str, context: Context) -> Iterable[Finding]:
        """Findings in stable order. Never above a suggestion.

        An unknown word comes with the suggestions that were looked up before, and without any other.
        """
        self.warm()
        self._relearn()
        read = self._read(text, context)
        give_way()
        marks = list(_said(text, [(line.offset, mark) for line, reading in read for mark in reading.marks]))
        offered = everywhere(marks)
        found = [finding_of(text, offset, mark, offered.get(mark.rule, ())) for offset, mark in marks]
        found += self._unknown(read)
        if self._choice.style:
            found += _hard_to_read([reading for _, reading in read])
        return sorted(found, key=lambda finding: finding.order)

    def _unknown(self, read: Sequence[tuple[_Line, LineReading]]) -> Iterable[Finding]:
        names = frozenset[str]().union(*(reading.words.names for _, reading in read))
        for line, reading in read:
            for unknown in reading.words.unknown if reading.language else ():
                plain = normal(unknown.word)
                if not (unknown.capital and plain in names) and reading.language:
                    span = Span(line.offset + unknown.start, line.offset + unknown.end)
                    options = self._suggested.get((plain, reading.language), ())
                    yield unknown_word(span, unknown.word, reading.language, options)

    def _read(self, text: str, context: Context) -> list[tuple[_Line, LineReading]]:
        """Each line that has words, with what is to be said of it."""
        lines: list[_Line] = []
        start = 0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                lines.append(_Line(number, start, line))
            start += len(line) + 1
        seen = [self._seen(line.text) for line in lines]
        chosen = [context.line_languages.get(line.number) for line in lines]
        alone = [choice or language for choice, (_, language) in zip(chosen, seen, strict=True)]
        languages = settled(alone, context.language)
        return [
            (line, self._reading(line.text, visible, language, _trust(choice, one)))
            for line, (visible, one), language, choice in zip(lines, seen, languages, chosen, strict=True)
        ]

    def _seen(self, line: str) -> tuple[str, Language | None]:
        """The line without its addresses, and the language it tells by itself."""
        seen = self._told.get(line)
        if seen is None:
            if len(self._told) >= _MOST_LINES:
                self._told.clear()
            visible = without_addresses(line)
            seen = self._told[line] = (visible, told(visible))
        return seen

    def _reading(self, line: str, visible: str, language: Language, trust: Trust) -> LineReading:
        key = (line, language, trust)
        reading = self._readings.get(key)
        if reading is None:
            if len(self._readings) >= _MOST_LINES:
                self._readings.clear()
            give_way()
            reading = self._readings[key] = self._reader.read(line, visible, language, trust)
        return reading

    def _relearn(self) -> None:
        """Take over the person's words when they changed: only what was said of lines is forgotten."""
        own = self._own_words()
        if own is not self._own:
            self._own = own
            if self._dictionaries:
                self._learn(self._dictionaries)

    def _learn(self, dictionaries: dict[Language, "Dictionary"]) -> None:
        from composer.language.known import KnownWords

        known = self._known = KnownWords(self._known_words | self._own, self._names)
        spellers = {
            language: Speller(language, dictionary.accepts, known.has, known.plain)
            for language, dictionary in dictionaries.items()
        }
        self._reader = LineReader(self._choice, spellers)
        self._readings = {}
        self._suggested = {}

    def _near(self, word: str, language: Language) -> tuple[str, ...]:
        dictionary, known = self._dictionaries.get(language), self._known
        if dictionary is None or known is None:
            return ()

        def plausible(candidate: str) -> bool:
            return dictionary.plausible(candidate) or known.plain(candidate)

        def accepts(candidate: str) -> bool:
            return known.plain(candidate) or dictionary.accepts(candidate)

        near = nearest(word, plausible, accepts)
        return tuple(
            dict.fromkeys(
                candidate if candidate.isupper() else known.written(candidate) or candidate for candidate in near
            )
        )


def _trust(chosen: Language | None, told: Language | None) -> Trust:
    if chosen:
        return Trust.CHOSEN
    return Trust.TOLD if told else Trust.GUESSED


def _said(text: str, marks: Sequence[tuple[int, Mark]]) -> Iterator[tuple[int, Mark]]:
    """Those marks that are worth saying in the whole text."""
    said: Counter[str] = Counter()
    for offset, mark in marks:
        said[mark.rule] += 1
        few = said[mark.rule] <= _AT_MOST.get(mark.rule, len(marks))
        if few and (not mark.beside or any(sign in text for sign in mark.beside)):
            yield offset, mark


def _hard_to_read(read: Sequence[LineReading]) -> Iterator[Finding]:
    """A hint for a long text whose sentences and words are all long, by the language most of it is in."""
    counted = {
        language: total(reading.figures for reading in read if reading.language is language) for language in Language
    }
    language = max(counted, key=lambda one: counted[one].words)
    if counted[language].words >= FEWEST_WORDS and (score := ease(counted[language], language)) < HARD:
        yield about_the_whole(HARD_TO_READ, "style-hard-to-read", {"score": str(max(0, round(score)))})
