# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own words: the spelling check knows them in every draft. They never leave ``work.db``."""

import json
import unicodedata
from threading import RLock
from typing import Final

from composer.domain.ports import StateStore

LONGEST: Final = 60
"""Characters of a word that is kept."""
_KEY: Final = "language.words"


class PersonalWords:
    """Words that are never misspelt for this person. Safe to call from several threads.

    The window offers "Add to my words" on each finding whose ``word`` is not empty, and calls ``add(finding.word)``
    in the database lane; the next review knows it, without loading anything again.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self._lock = RLock()
        self._words: frozenset[str] | None = None

    def all(self) -> tuple[str, ...]:
        """In alphabetical order, whatever their case and accents. Raises StorageError."""
        return tuple(sorted(self.known(), key=lambda word: (unicodedata.normalize("NFD", word.casefold()), word)))

    def known(self) -> frozenset[str]:
        """The same object until a word is added or removed; read from the disk once. Raises StorageError."""
        with self._lock:
            if self._words is None:
                self._words = _read(self._state.get(_KEY))
            return self._words

    def add(self, word: str) -> bool:
        """False when there is nothing to add: no letter in it, too long, or there already. Raises StorageError."""
        plain = _plain(word)
        with self._lock:
            if not any(map(str.isalpha, plain)) or len(plain) > LONGEST or plain in self.known():
                return False
            self._keep(self.known() | {plain})
        return True

    def remove(self, word: str) -> bool:
        """False when it was not there. Raises StorageError."""
        plain = _plain(word)
        with self._lock:
            if plain not in self.known():
                return False
            self._keep(self.known() - {plain})
        return True

    def _keep(self, words: frozenset[str]) -> None:
        self._state.put(_KEY, json.dumps(sorted(words)))
        self._words = words


def _plain(word: str) -> str:
    """One spelling for what looks the same."""
    return " ".join(unicodedata.normalize("NFC", word).replace("’", "'").split())


def _read(kept: str | None) -> frozenset[str]:
    return frozenset(json.loads(kept)) if kept else frozenset()
