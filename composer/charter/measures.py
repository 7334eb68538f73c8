# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long and how hard a text is, in the rule format's own measures."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from composer.charter.scopes import sentence_spans
from composer.charter.syllables import syllables

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_LONG_BYTES: Final = 6
_MANY_SYLLABLES: Final = 2


class Measures(NamedTuple):
    """Counts over a text; each is 0 in an empty one."""

    words: int = 0
    sentences: int = 0
    paragraphs: int = 0
    characters: int = 0
    """Letters and digits inside words."""
    syllables: int = 0
    long_words: int = 0
    """Of more than six bytes."""
    complex_words: int = 0
    """Of more than two syllables, one taken off for the endings es, ed and ing."""
    polysyllabic_words: int = 0
    """Of more than two syllables."""


def words_in(text: str) -> list[tuple[int, int]]:
    """Where each word stands."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Where each sentence that has a word stands."""
    return [(start, end) for start, end in sentence_spans(text) if _WORD.search(text, start, end)]


def measures(text: str) -> Measures:
    """Paragraph by paragraph, each remembered."""
    return Measures(*map(sum, zip(*map(_of_paragraph, text.split("\n\n")), strict=True)))


@lru_cache(maxsize=512)
def _of_paragraph(text: str) -> Measures:
    words = [text[start:end] for start, end in words_in(text)]
    counts = [syllables(word) for word in words]
    return Measures(
        words=len(words),
        sentences=len(sentences_in(text)),
        paragraphs=int(bool(text.strip())),
        characters=sum(char.isalnum() for word in words for char in word),
        syllables=sum(counts),
        long_words=sum(len(word.encode()) > _LONG_BYTES for word in words),
        complex_words=sum(
            count - word.endswith(("es", "ed", "ing")) > _MANY_SYLLABLES
            for word, count in zip(words, counts, strict=True)
        ),
        polysyllabic_words=sum(count > _MANY_SYLLABLES for count in counts),
    )


def _gunning_fog(of: Measures) -> float:
    return 0.4 * (of.words / of.sentences + 100 * of.complex_words / of.words)


def _coleman_liau(of: Measures) -> float:
    return 5.88 * of.characters / of.words - 29.6 * of.sentences / of.words - 15.8


def _flesch_kincaid(of: Measures) -> float:
    return 0.39 * of.words / of.sentences + 11.8 * of.syllables / of.words - 15.59


def _smog(of: Measures) -> float:
    return 1.043 * math.sqrt(30 * of.polysyllabic_words / of.sentences) + 3.1291


def _automated_readability(of: Measures) -> float:
    return 4.71 * of.characters / of.words + 0.5 * of.words / of.sentences - 21.43


GRADES: Final = MappingProxyType(
    {
        "Gunning Fog": _gunning_fog,
        "Coleman-Liau": _coleman_liau,
        "Flesch-Kincaid": _flesch_kincaid,
        "SMOG": _smog,
        "Automated Readability": _automated_readability,
    }
)
"""School grades by the name rules give them; each needs a text with a word."""


def grade(of: Measures, names: Sequence[str]) -> float:
    """Mean of the named grades."""
    return sum(GRADES[name](of) for name in names) / len(names)
