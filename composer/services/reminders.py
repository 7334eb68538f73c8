# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hours the person wants to be reminded of, told only when they agreed to be spoken to."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import RLock
from typing import Final

from composer.domain.drafts import Draft
from composer.domain.errors import DraftNotFound
from composer.domain.ids import DraftId
from composer.domain.outbox import JobState
from composer.domain.ports import Clock, DraftStore, OutboxStore, StateStore
from composer.services.judging import TOLERANCE

_KEPT: Final = "slots.reminders"
_GIVEN_UP: Final = frozenset({JobState.CANCELLED, JobState.ABANDONED, JobState.REFUSED})


@dataclass(frozen=True, slots=True)
class Reminder:
    """The hour chosen for a draft has come. ``late``: it passed while nobody could be told."""

    draft: Draft
    at: datetime
    late: bool


class Reminders:
    """One hour per draft, kept in ``work.db``. Safe to call from several threads."""

    def __init__(
        self,
        state: StateStore,
        drafts: DraftStore,
        outbox: OutboxStore,
        may_notify: Callable[[datetime], bool],
        clock: Clock,
    ) -> None:
        self._state = state
        self._drafts = drafts
        self._outbox = outbox
        self._may_notify = may_notify
        self._clock = clock
        self._lock = RLock()

    def may_remind(self, at: datetime) -> bool:
        """False at an hour at which the person does not want to be spoken to."""
        return self._may_notify(at)

    def keep(self, draft: DraftId, at: datetime) -> None:
        """Instead of the hour kept before for that draft. On disk when it returns; raises StorageError."""
        with self._lock:
            self._write({**self._read(), draft: at})

    def forget(self, draft: DraftId) -> None:
        """None kept is no error. Raises StorageError."""
        with self._lock:
            kept = self._read()
            if kept.pop(draft, None) is not None:
                self._write(kept)

    def of(self, draft: DraftId) -> datetime | None:
        """The hour kept for that draft."""
        return self._read().get(draft)

    def take_due(self) -> tuple[Reminder, ...]:
        """What is to be told now, earliest first; it is not told again.

        Nothing outside the agreed hours: it waits. Drafts that are gone, or on their way out, need no reminder.
        Raises StorageError.
        """
        now = self._clock.now()
        if not self._may_notify(now):
            return ()
        instant = now.astimezone(UTC)
        with self._lock:
            kept = self._read()
            due = sorted((at.astimezone(UTC), draft) for draft, at in kept.items() if at.astimezone(UTC) <= instant)
            if not due:
                return ()
            self._write({draft: at for draft, at in kept.items() if at.astimezone(UTC) > instant})
        under_way = {job.draft for job in self._outbox.all() if job.state not in _GIVEN_UP}
        found = ((self._draft(draft), at) for at, draft in due if draft not in under_way)
        return tuple(Reminder(draft, at, instant - at > TOLERANCE) for draft, at in found if draft is not None)

    def _draft(self, draft: DraftId) -> Draft | None:
        try:
            return self._drafts.load(draft)
        except DraftNotFound:
            return None

    def _read(self) -> dict[DraftId, datetime]:
        kept = json.loads(self._state.get(_KEPT) or "{}")
        return {DraftId(draft): datetime.fromisoformat(at) for draft, at in kept.items()}

    def _write(self, kept: dict[DraftId, datetime]) -> None:
        self._state.put(_KEPT, json.dumps({draft: at.isoformat() for draft, at in sorted(kept.items())}))
