# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The time by which embargoes, holds and approvals are judged."""

from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final

from composer.domain.ports import Clock, StateStore

_NEWEST: Final = "time.newest-stamp"


class TrustedTime:
    """Implements ``domain.ports.Clock``: never earlier than the newest stamp a library brought.

    A clock set back beyond that stamp is not believed: the time goes on from the stamp. A clock set forward is out of
    reach here: without a connection nothing tells it from the truth, and what it opens early is its owner's doing.
    """

    def __init__(self, clock: Clock, state: StateStore) -> None:
        self._clock = clock
        self._state = state
        self._lock = Lock()
        self._newest: datetime | None = None
        self._read = False
        self._lag = timedelta()

    def now(self) -> datetime:
        """In the zone of the clock."""
        told = self._clock.now()
        with self._lock:
            newest = self._newest_seen()
            # In UTC, because two instants of one zone are compared by their wall clocks.
            instant = told.astimezone(UTC)
            if newest is None or instant >= newest:
                self._lag = timedelta()
                return told
            self._lag = max(self._lag, newest - instant)
            return (instant + self._lag).astimezone(told.tzinfo)

    def learn(self, stamp: datetime) -> None:
        """A library was approved at ``stamp``; an older one changes nothing."""
        with self._lock:
            newest = self._newest_seen()
            if newest is None or stamp > newest:
                self._newest = stamp.astimezone(UTC)
                self._state.put(_NEWEST, self._newest.isoformat())

    def _newest_seen(self) -> datetime | None:
        if not self._read:
            held = self._state.get(_NEWEST)
            self._newest = datetime.fromisoformat(held) if held else None
            self._read = True
        return self._newest
