# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves for the team space: written down first, then sent, once for each publication, whatever is killed.

What is to be told is found by looking at the outbox, not by being called when something is sent: nothing of publishing
waits for a team space, and a round that was cut is simply made again.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from composer.domain.ids import AccountId
from composer.domain.outbox import Job, JobState
from composer.domain.places import Place
from composer.domain.ports import Clock, OutboxStore
from composer.domain.shares import Share
from composer.domain.team import Outgoing, OutgoingStore, OutKind
from composer.team import proposals, share_files

_AHEAD: Final = timedelta(days=60)
"""Plans further ahead are told when they come nearer."""
_SOON: Final = timedelta(minutes=30)
"""A plan is not told so shortly before: its share follows."""
_AT_ONCE: Final = 50
_LATE: Final = timedelta(days=30)
"""What was due as long before the person agreed, and left after it, is told."""


class TeamSending:
    """One round at a time."""

    def __init__(
        self,
        outgoing: OutgoingStore,
        outbox: OutboxStore,
        share_of: Callable[[Job, bool], Share | None],
        plan_of: Callable[[Job], Share | None],
        shows: Callable[[AccountId], bool],
        clock: Clock,
    ) -> None:
        """``share_of`` and ``plan_of`` as ``services.colleagues`` has them.

        ``shows`` where the person lets colleagues read what they published with that account.
        """
        self._outgoing = outgoing
        self._outbox = outbox
        self._share_of = share_of
        self._plan_of = plan_of
        self._shows = shows
        self._clock = clock

    def write_down(self, since: datetime) -> int:
        """What was published or planned since then, and was not told; how many files that is. Raises StorageError."""
        now = self._clock.now()
        told = {kind: self._outgoing.subjects(kind) for kind in (OutKind.SHARE, OutKind.PLAN)}
        written = 0
        for job in self._outbox.publications(since - _LATE, now + _AHEAD):
            if job.state is JobState.SENT and job.id not in told[OutKind.SHARE] and job.changed >= since:
                written += self._write(OutKind.SHARE, job, self._share_of(job, self._shows(job.account)))
            elif job.state is JobState.QUEUED and job.id not in told[OutKind.PLAN] and job.due >= now + _SOON:
                written += self._write(OutKind.PLAN, job, self._plan_of(job))
        return written

    def send(self, place: Place) -> int:
        """All that waits, oldest first; how many left. Raises PlaceError at the first that does not, StorageError."""
        sent = 0
        for file in self._outgoing.waiting(_AT_ONCE):
            named = file if file.name else self._named(file)
            self._outgoing.tried(named.number)
            # False: an earlier try whose answer was lost had written it.
            place.write_new(named.name, named.body)
            self._outgoing.sent(named.number, self._clock.now())
            sent += 1
        return sent

    def _write(self, kind: OutKind, job: Job, share: Share | None) -> int:
        if share is None:
            return 0
        if share.address:
            # An address names its author: under a pseudonym of its own it does not name their other shares.
            public = share_files.is_public_address(share.address)
            share = replace(share, member=secrets.token_hex(16)) if public else replace(share, address="")
        return self._outgoing.add(kind, job.id, share_files.encoded(share), self._clock.now())

    def _named(self, file: Outgoing) -> Outgoing:
        """The name it keeps from the first try on: the day of that try, so that who reads that day finds it."""
        if file.kind is OutKind.PROPOSAL:
            name = f"{proposals.FOLDER}/{file.subject}{proposals.SUFFIX}"
        else:
            day = self._clock.now().astimezone(UTC).date()
            member = share_files.member_of(file.body)
            name = f"{share_files.folder_of(day)}/{share_files.name_of(member, file.number)}{share_files.SUFFIX}"
        self._outgoing.named(file.number, name)
        return replace(file, name=name)
