# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where sentences start, how long they are, and stretches in capitals."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from composer.domain.text import Language
from composer.language.capitals import in_capitals
from composer.language.lines import HIDDEN
from composer.language.marks import LONG_PARAGRAPH, LONG_SENTENCE, SENTENCE_CASE, SHOUTING, Mark

MOST_WORDS: Final = 35
"""Words of a sentence that is still read in one go."""
MOST_IN_PARAGRAPH: Final = 120
"""Words without a new line; on a telephone that fills the screen."""
_WORD: Final = re.compile(r"[^\W_][\w’'‑-]*")
_STOP: Final = re.compile(r"(?<![.!?…])[.!?…]++[»”\")\u00a0\u202f]{0,4}(?=\s|$)")
# After a full stop only: a cry or a question may stand inside a sentence ("Ah ! quelle joie", "“Why?” he asked").
_LOWER_START: Final = re.compile(
    r"(?<![\w.’'\-])([^\W_][\w’'-]*+)\.[ \u00a0]++([a-zà-öø-ÿœ][a-zà-öø-ÿœ]*)(?![\w.@/\-])"
)
_SHORT: Final = """
adj alt app appt approx apr art assoc aug av avr boul bull cap cf chap col coll corp dec déc dept dir doc dr éd env
est etc ex excl exp ext feb fév fig figs gal hab hon inc incl inf int jan janv juil jul jun lic lt ltd max min misc mlle
mme mr mrs ms nb no nos nov obs oct op orig par parag pers pl pop pp prof prov pt réf ref rev sal sec sept sgt sing sq
st sté suppl tab tel tél temp tit tome univ usd var vol vs
"""
_ABBREVIATIONS: Final = frozenset(_SHORT.split())
_CAPITALS: Final = re.compile(
    r"(?<![\w#@’'-])[A-ZÀ-ÖØ-ÝŒ][A-ZÀ-ÖØ-ÝŒ’'-]*(?:[ ,:;\u00a0\u202f]+[A-ZÀ-ÖØ-ÝŒ][A-ZÀ-ÖØ-ÝŒ’'-]*)+(?![\w])"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FEWEST_SHOUTED: Final = 3
_FEWEST_LONG: Final = 2
_LONG: Final = 5
"""Letters: a shorter word in capitals may be an acronym."""


def sentence_starts(line: str, language: Language) -> Iterator[Mark]:
    """A small letter after a full stop, unless the stop is that of an abbreviation."""
    for found in _LOWER_START.finditer(line) if ". " in line or ".\u00a0" in line else ():
        before, word = found[1].lower(), found[2]
        short = len(before) < 3 or before in _ABBREVIATIONS or before.isdigit()
        if short or (language is Language.ENGLISH and len(word) == 1):
            continue
        start = found.start(2)
        better = word[0].upper() + word[1:]
        yield Mark(
            SENTENCE_CASE,
            "language-sentence-case",
            *found.span(2),
            edits=((start, start + 1, word[0].upper()),),
            values={"better": better},
        )


def long_sentences(line: str) -> Iterator[Mark]:
    """Sentences of more than ``MOST_WORDS`` words, marked at their first words."""
    for start, end in sentences(line):
        words = list(_WORD.finditer(line, start, end))
        if len(words) > MOST_WORDS:
            values = {"words": str(len(words))}
            yield Mark(LONG_SENTENCE, "style-long-sentence", words[0].start(), words[2].end(), values=values)


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, from one stop to the next."""
    start = 0
    for stop in _STOP.finditer(line):
        yield start, stop.end()
        start = stop.end()
    if line[start:].strip():
        yield start, len(line)


def long_paragraph(line: str) -> Iterator[Mark]:
    """A wall of text, marked at its first words."""
    words = list(_WORD.finditer(line))
    if len(words) > MOST_IN_PARAGRAPH:
        values = {"words": str(len(words))}
        yield Mark(LONG_PARAGRAPH, "style-long-paragraph", words[0].start(), words[2].end(), values=values)


def shouting(line: str, language: Language, has: Callable[[str], bool] | None) -> Iterator[Mark]:
    """Several words on end in capitals, acronyms apart: those the dictionary lacks in small letters, or short ones."""
    for found in _CAPITALS.finditer(line):
        words = _LETTERS.findall(found[0])
        if len(words) < _FEWEST_SHOUTED:
            continue
        if sum(len(word) >= _LONG and _small(word, language, has).islower() for word in words) < _FEWEST_LONG:
            continue
        before = line[: found.start()].rstrip(f" {HIDDEN}")
        quiet = _LETTERS.sub(lambda word: _small(word[0], language, has), found[0])
        better = quiet if before and before[-1] not in ".!?…" else quiet[0].upper() + quiet[1:]
        yield Mark(SHOUTING, "style-shouting", *found.span(), "small-letters", ((*found.span(), better),))


def _small(word: str, language: Language, has: Callable[[str], bool] | None) -> str:
    """In small letters, with its French accents; a name keeps its capital, and an acronym all of them."""
    lowered = word.lower()
    if has is None or len(word) == 1 or has(lowered):
        return lowered
    accented = in_capitals(word, has) if language is Language.FRENCH else ""
    if accented:
        return accented.lower()
    return word.capitalize() if has(word.capitalize()) else word
