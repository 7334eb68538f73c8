# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a post is found by: accents, case and plurals do not matter."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)", re.IGNORECASE)
# Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (Snowball's own name)


@cache
def _stemmers() -> tuple[_Stemmer, _Stemmer]:
    import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

    return snowballstemmer.stemmer("french"), snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    """``text`` without case, accents and ligatures."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word without case and accents: French endings first, then English ones, whatever its language.

    The same way for the index and for a query, so that neither has to know the language. Empty when nothing is left.
    """
    french, english = _stemmers()
    # A single sign may come apart into several, some of them no letters.
    folded = "".join(_WORD.findall(fold(word)))
    return english.stemWord(french.stemWord(folded)) or folded


def terms(words: str) -> tuple[str, ...]:
    """The stems of ``words`` in their order; an elided article (l’, d’, qu’) is no word."""
    whole = _ELISION.sub("", unicodedata.normalize("NFC", words))
    return tuple(found for word in _WORD.findall(whole) if (found := stem(word)))
