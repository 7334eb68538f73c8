# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms the library accepts: plain words, or patterns such as ``vélos?-cargos?``."""

from collections.abc import Iterable
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

_LIMIT_S: Final = 0.05


class KnownWords:
    """Tells whether a word is an accepted term. Case is ignored in plain terms."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._patterns: list[regex.Pattern[str]] = []
        for term in terms:
            if all(char.isalnum() or char in "'’ -" for char in term):
                self._words.update(word.replace("’", "'").casefold() for word in term.split())
                continue
            try:
                self._patterns.append(regex.compile(term, regex.V0))
            except regex.error:
                continue  # the charter engine names the terms that are no valid pattern; here they know no word

    def has(self, word: str) -> bool:
        """``word`` with straight apostrophes and composed accents."""
        return word.casefold() in self._words or any(self._matches(pattern, word) for pattern in self._patterns)

    def _matches(self, pattern: "regex.Pattern[str]", word: str) -> bool:
        try:
            return pattern.fullmatch(word, timeout=_LIMIT_S, concurrent=True) is not None
        except TimeoutError:
            # Too slow to ask at each word.
            self._patterns = [other for other in self._patterns if other is not pattern]
            return False
