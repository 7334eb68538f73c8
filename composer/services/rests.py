# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts a network wants left alone for a while: nothing is asked for them before, by any job."""

import json
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final

from composer.domain.ids import AccountId
from composer.domain.ports import StateStore

_KEPT: Final = "sending.rests"
LONGEST: Final = timedelta(days=2)
"""No network asks for more; a longer answer is a mistake, or a trick."""


class Rests:
    """Outlives the program: a network does not forget either. Safe to call from several threads."""

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self._lock = Lock()

    def until(self, account: AccountId, now: datetime) -> datetime | None:
        """When the account may be asked again, None when it may be now."""
        end = self._read().get(account)
        instant = now.astimezone(UTC)
        # A clock that was ahead when the end was written must not keep the account closed for years.
        return end if end is not None and instant < end <= instant + LONGEST else None

    def rest(self, account: AccountId, now: datetime, length: timedelta) -> datetime:
        """Leave it alone for ``length``, at most ``LONGEST``; until when."""
        end = now.astimezone(UTC) + min(length, LONGEST)
        with self._lock:
            kept = {key: at for key, at in self._read().items() if at > now.astimezone(UTC)}
            kept[account] = max(end, kept.get(account, end))
            self._state.put(_KEPT, json.dumps({key: at.isoformat() for key, at in sorted(kept.items())}))
            return kept[account]

    def _read(self) -> dict[AccountId, datetime]:
        kept = json.loads(self._state.get(_KEPT) or "{}")
        return {AccountId(account): datetime.fromisoformat(at) for account, at in kept.items()}
