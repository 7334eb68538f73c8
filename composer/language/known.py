# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms the library accepts: plain words, or patterns such as ``vélos?-cargos?``."""

from collections.abc import Iterable
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

_LIMIT_S: Final = 0.05


class KnownWords:
    """Tells whether a word is an accepted term, or one of ``names``. Case is ignored in plain terms, not in names."""

    def __init__(self, terms: Iterable[str], names: Iterable[str] = ()) -> None:
        self._names = {name.replace("’", "'"): name for name in names}
        self._capitals = {name.upper() for name in self._names}
        self._written: dict[str, str] = {}
        self._patterns: list[regex.Pattern[str]] = []
        for term in terms:
            if all(char.isalnum() or char in "'’ -" for char in term):
                self._written.update((word.replace("’", "'").casefold(), word) for word in term.split())
                continue
            try:
                self._patterns.append(regex.compile(term, regex.V0))
            except regex.error:
                continue  # the charter engine names the terms that are no valid pattern; here they know no word

    def written(self, word: str) -> str:
        """A plain term as it was given, empty when there is none; ``word`` in any case."""
        return self._written.get(word.casefold(), "")

    def plain(self, word: str) -> bool:
        """True for plain terms and names alone, without a look at patterns: a fraction of a microsecond."""
        return word.casefold() in self._written or word in self._names or (word.isupper() and word in self._capitals)

    def has(self, word: str) -> bool:
        """``word`` with straight apostrophes and composed accents."""
        return self.plain(word) or any(self._matches(pattern, word) for pattern in self._patterns)

    def _matches(self, pattern: "regex.Pattern[str]", word: str) -> bool:
        try:
            return pattern.fullmatch(word, timeout=_LIMIT_S, concurrent=True) is not None
        except TimeoutError:
            # Too slow to ask at each word.
            self._patterns = [other for other in self._patterns if other is not pattern]
            return False
