# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person draws by when people are spread over hours and themes."""

import secrets
from threading import Lock
from typing import Final

from composer.domain.ports import ColleaguesView, StateStore

_KEPT: Final = "slots.person"


class PersonKey:
    """The member's pseudonym, so that all their computers agree; without a team a random one of this computer's own."""

    def __init__(self, state: StateStore, colleagues: ColleaguesView) -> None:
        self._state = state
        self._colleagues = colleagues
        self._lock = Lock()

    def __call__(self) -> bytes:
        """Raises StorageError."""
        member = self._colleagues.member()
        if member:
            return member.encode()
        with self._lock:
            kept = self._state.get(_KEPT)
            if not kept:
                kept = secrets.token_hex(16)
                self._state.put(_KEPT, kept)
            return kept.encode()
