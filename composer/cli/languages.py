# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a text is in, when nobody says so."""

import re
from typing import Final

from composer.domain.text import Language

_FRENCH: Final = frozenset(
    [
        *("le", "la", "les", "un", "une", "des", "du", "de", "et", "est", "dans", "pour", "que", "qui", "nous", "vous"),
        *("je", "il", "elle", "on", "ce", "cette", "avec", "sur", "pas", "plus", "au", "aux", "l", "d", "c", "qu"),
    ]
)
_ENGLISH: Final = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "of",
            "and",
            "is",
            "are",
            "in",
            "for",
            "that",
            "which",
            "we",
            "you",
            "i",
            "he",
            "she",
            "it",
        ),
        *("this", "with", "on", "not", "more", "at", "to", "was", "our", "by", "from", "s", "t"),
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def guess(text: str, default: Language) -> Language:
    """French or English by its small words, ``default`` when neither prevails."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if french == english:
        return default
    return Language.FRENCH if french > english else Language.ENGLISH
