# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How easily a text is read, from the length of its sentences and words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from composer.domain.text import Language
from composer.language.sentences import sentences

FEWEST_WORDS: Final = 80
"""A shorter text is read through anyway, and its score means little."""
HARD: Final = 25.0
"""Below this score, out of 100, a text asks a lot of its readers."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_MUTE_END: Final = {
    Language.FRENCH: re.compile(r"(?:e|es)\Z"),
    Language.ENGLISH: re.compile(r"(?:(?<!l)e|(?<![td])ed|(?<![sxz])es)\Z"),
}


class Figures(NamedTuple):
    """Of a line or of a text."""

    words: int
    sentences: int
    syllables: int


def figures(line: str, language: Language) -> Figures:
    """Counts of a line whose addresses are hidden."""
    words = [word.lower() for word in _WORD.findall(line)]
    syllables = sum(map(_syllables, words, repeat(language)))
    return Figures(len(words), sum(1 for _ in sentences(line)), syllables)


def total(lines: Iterable[Figures]) -> Figures:
    """The sums."""
    columns = tuple(zip(*lines, strict=True))
    return Figures(*map(sum, columns)) if columns else Figures(0, 0, 0)


def ease(counted: Figures, language: Language) -> float:
    """0 for very hard, 100 for very easy; nothing keeps it within.

    Sources: R. Flesch, "A new readability yardstick", 1948; L. Kandel and A. Moles, "Application de l'indice de Flesch
    à la langue française", 1958.
    """
    length = counted.words / max(1, counted.sentences)
    weight = counted.syllables / max(1, counted.words)
    if language is Language.FRENCH:
        return 207 - 1.015 * length - 73.6 * weight
    return 206.835 - 1.015 * length - 84.6 * weight


@lru_cache(maxsize=16_384)
def _syllables(word: str, language: Language) -> int:
    groups = len(_VOWELS.findall(word))
    return max(1, groups - 1 if groups > 1 and _MUTE_END[language].search(word) else groups)
