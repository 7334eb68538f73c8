# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a publication: the states of a job and the table of allowed moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from composer.domain.ids import AccountId, DraftId, JobId, NetworkKey, PostId
from composer.domain.messages import Message
from composer.domain.networks import Receipt, Submission
from composer.domain.wall_time import WallTime


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HELD = "held"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed-over"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    """Published, and taken back."""


MOVES: Final[dict[JobState, frozenset[JobState]]] = {
    JobState.QUEUED: frozenset({JobState.SENDING, JobState.HELD, JobState.CANCELLED, JobState.HANDED_OVER}),
    JobState.SENDING: frozenset(
        {JobState.SENT, JobState.REFUSED, JobState.QUEUED, JobState.UNKNOWN, JobState.HANDED_OVER}
    ),
    JobState.UNKNOWN: frozenset({JobState.SENT, JobState.QUEUED, JobState.ABANDONED}),
    JobState.HELD: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.REFUSED: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.HANDED_OVER: frozenset({JobState.SENT, JobState.ABANDONED}),
    JobState.SENT: frozenset({JobState.WITHDRAWN}),
    JobState.CANCELLED: frozenset(),
    JobState.ABANDONED: frozenset(),
    JobState.WITHDRAWN: frozenset(),
}


class MoveNotAllowed(Exception):
    """A fault of the program: the table has no such move."""


@dataclass(frozen=True, slots=True)
class Job:
    """One publication of one text to one account. ``id`` is also its idempotency key."""

    id: JobId
    draft: DraftId | None
    post: PostId | None
    account: AccountId
    network: NetworkKey
    submission: Submission
    state: JobState
    created: datetime
    due: datetime
    """When it is next dealt with: sent, or looked for where it is not known whether it was."""
    changed: datetime
    attempts: int = 0
    reason: Message | None = None
    receipt: Receipt | None = None
    pressed: datetime | None = None
    """When the person last said to send it, knowing what was known then; None stands for ``created``."""
    halfway: Mapping[str, str] = field(default_factory=dict)
    """Ids of what was uploaded already, by step; see ``ports.Halfway``."""
    planned: WallTime | None = None
    """The hour the person chose, None for as soon as it was pressed."""
    asked: datetime | None = None
    """When the network was last asked to publish it."""
    looks: int = 0
    """How often it was looked for in vain."""
    note: str = ""
    """Why it goes out with warnings, in the person's own words, for their eyes only."""

    def moved(
        self, to: JobState, now: datetime, *, reason: Message | None = None, receipt: Receipt | None = None
    ) -> "Job":
        """The job in state ``to``.

        Only what was published has a receipt, and keeps it when it is withdrawn. Raises MoveNotAllowed when the table
        has no such move, or a job is sent without receipt.
        """
        if to not in MOVES[self.state]:
            raise MoveNotAllowed(f"{self.state} -> {to}")
        if (to is JobState.SENT) != (receipt is not None):
            raise MoveNotAllowed("a receipt goes with sent, and only with sent")
        if to is JobState.SENDING:
            return replace(self, state=to, changed=now, reason=reason, attempts=self.attempts + 1, asked=now, looks=0)
        kept = self.receipt if to is JobState.WITHDRAWN else receipt
        return replace(self, state=to, changed=now, reason=reason, receipt=kept)
