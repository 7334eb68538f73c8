# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The precious database of a person's own work."""

import logging
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from composer.domain.errors import StorageError
from composer.domain.messages import Message
from composer.domain.outbox import JobState
from composer.domain.ports import Clock
from composer.storage.accounts import AccountRows
from composer.storage.database import BUSY_TIMEOUT_MS, WORK, Database
from composer.storage.drafts import Drafts
from composer.storage.outbox import Outbox
from composer.storage.peers import Peers
from composer.storage.results import Results
from composer.storage.setting_aside import salvage
from composer.storage.state import State
from composer.storage.translation import translated

if TYPE_CHECKING:
    from composer.storage.team import OutgoingRows, Proposals

log = logging.getLogger(__name__)

HELD_AFTER_REPAIR: Final = "held-after-repair"
"""Message code of a job found queued in a damaged file: it may have been sent since, so a person decides."""


class WorkDatabase:
    """The stores of one ``work.db``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.drafts = Drafts(database, clock)
        self.outbox = Outbox(database)
        self.state = State(database)
        self.peers = Peers(database)
        self.accounts = AccountRows(database)
        self.results = Results(database)
        self.salvaged_drafts = 0
        """How many drafts were read back from the damaged file."""
        self._database = database
        if database.set_aside is not None:
            self._salvage(database.set_aside, clock)

    @cached_property
    def outgoing(self) -> "OutgoingRows":
        """What leaves for the team space; not needed at the first paint."""
        from composer.storage.team import OutgoingRows

        return OutgoingRows(self._database)

    @cached_property
    def proposals(self) -> "Proposals":
        """The person's own to the library."""
        from composer.storage.team import Proposals

        return Proposals(self._database)

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file was moved when this one was opened, None when it was sound."""
        return self._database.set_aside

    def close(self) -> None:
        """No other thread may be at work in it."""
        self._database.close()

    def _salvage(self, damaged: Path, clock: Clock) -> None:
        try:
            with self._database.writing() as connection, translated(damaged):
                copied = salvage(damaged, connection)
        except StorageError as error:
            log.warning("nothing was read back from %s: %s", damaged.name, error)
            return
        self.salvaged_drafts = copied.get("drafts", 0)
        log.warning("read back from %s: %s", damaged.name, copied)
        for job in self.outbox.all():
            if job.state is JobState.QUEUED:
                self.outbox.update(job.moved(JobState.HELD, clock.now(), reason=Message(HELD_AFTER_REPAIR)), job)


def open_work(path: Path, clock: Clock, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> WorkDatabase:
    """Opens or makes it; a damaged file is set aside and what can be read is taken over.

    Raises DatabaseTooNew, DatabaseLocked, DiskFull, FolderReadOnly.
    """
    return WorkDatabase(Database(path, WORK, busy_timeout_ms), clock)
