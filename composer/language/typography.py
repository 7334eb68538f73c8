# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces, quotes, signs and capitals the way a careful printer sets them; basics that need no grammar."""

from collections.abc import Callable, Iterator
from typing import Final

from composer.domain.text import Language
from composer.language import english, french
from composer.language.capitals import accented_capitals, opening_a
from composer.language.marks import Mark
from composer.language.sentences import sentence_starts
from composer.language.spaces import dashes, double_spaces, punctuation_spaces, repeated_words

_Look = Callable[[str], Iterator[Mark]]
_FRENCH_LOOKS: Final[tuple[_Look, ...]] = (
    french.no_break_spaces,
    french.units,
    french.apostrophes,
    french.quotes,
    french.ellipses,
    french.ligatures,
    french.ordinals,
    opening_a,
)
_ENGLISH_LOOKS: Final[tuple[_Look, ...]] = (
    english.ordinals,
    english.articles,
    english.mix_ups,
    english.capital_i,
    english.quotes,
)


def typography(line: str, language: Language, has: Callable[[str], bool] | None) -> Iterator[Mark]:
    """Marks of a line whose addresses are hidden, those that matter most first.

    ``has`` tells whether the dictionary has a word as it is written; without it nothing is said that it has to prove.
    """
    for look in _FRENCH_LOOKS if language is Language.FRENCH else _ENGLISH_LOOKS:
        yield from look(line)
    if has and language is Language.FRENCH:
        yield from accented_capitals(line, has)
    yield from punctuation_spaces(line, language)
    yield from double_spaces(line)
    yield from dashes(line)
    yield from repeated_words(line, language)
    yield from sentence_starts(line, language)
