# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person decides about a publication once it is in the outbox."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from composer.domain.errors import (
    DeletionUnknown,
    JobMovedOn,
    NoSecretStore,
    NotConnected,
    OutcomeUnknown,
    SecretStoreFailed,
    SecretStoreLocked,
)
from composer.domain.handing import PostAddress, hand_of
from composer.domain.ids import JobId
from composer.domain.networks import Receipt
from composer.domain.outbox import MOVES, Job, JobState
from composer.domain.ports import Clock, OutboxStore, Withdrawing
from composer.domain.wall_time import WallTime
from composer.networks.profiles import own_page
from composer.services.accounts import Accounts
from composer.services.corrections import WORDS, Corrections
from composer.services.judging import MISSED
from composer.services.sending import Doors, Sending, said

WAITS_FOR_KEYRING: Final = frozenset(kind.code for kind in (NoSecretStore, SecretStoreLocked, SecretStoreFailed))
"""Why a job waits that the person lets go by opening it."""


@dataclass(frozen=True, slots=True)
class JobView:
    """A job, the page on which the person can look for it, and what can be done about it where it is published."""

    job: Job
    look_at: str = ""
    can_withdraw: bool = False
    can_correct: bool = False
    words: str = ""
    """That were sent to take the place of the others, where nobody knows which ones stand."""


class Afterwards:
    """Safe to call from several threads; nothing here publishes by itself."""

    def __init__(
        self,
        outbox: OutboxStore,
        doors: Doors,
        accounts: Accounts,
        sending: Sending,
        corrections: Corrections,
        clock: Clock,
        place: Callable[[], str],
    ) -> None:
        self._outbox = outbox
        self._doors = doors
        self._accounts = accounts
        self._sending = sending
        self._clock = clock
        self._place = place
        self.corrections = corrections
        """Other words for what is published."""

    def cancel(self, job: JobId) -> Job:
        """Give up a job that is not on its way. Raises JobNotFound, JobMovedOn."""
        return self._move(self._outbox.load(job), JobState.CANCELLED)

    def requeue(self, job: JobId) -> Job:
        """Send a held, refused or unknown job at the next ``run_due``.

        For an unknown one the person vouches that it was not published; where the network can tell, it is asked
        first and the job may come back as sent. What was asked a moment ago is not asked again at once. One that waits
        for the keyring does not wait any longer.
        Raises JobNotFound, JobMovedOn.
        """
        with self._doors.turn():
            held = self._outbox.load(job)
            if held.state is JobState.UNKNOWN:
                held = self._sending.look_again(held)
            if held.state is JobState.QUEUED and held.reason is not None and held.reason.code in WAITS_FOR_KEYRING:
                return self._stored(replace(held, due=self._clock.now()), held)
            if held.state in (JobState.SENT, JobState.QUEUED):
                return held
            return self._queued(held, self._sending.earliest(held), None)

    def plan(self, job: JobId, at: datetime) -> Job:
        """Another hour for a job that waits, is held or was refused. Raises JobNotFound, JobMovedOn."""
        held = self._outbox.load(job)
        if held.state is JobState.UNKNOWN:
            raise JobMovedOn(job=job, state=held.state)
        planned = WallTime.of(at, self._place())
        if held.state is not JobState.QUEUED:
            return self._queued(held, planned.instant(), planned)
        changed = replace(held, due=planned.instant(), planned=planned, reason=None, changed=self._clock.now())
        return self._stored(changed, held)

    def resolve(self, job: JobId, url: str | None) -> Job:
        """The person's own answer on an unknown or handed-over job: published at ``url``, or given up (None).

        An empty address is taken at their word. Raises JobNotFound, JobMovedOn, AddressRefused.
        """
        held = self._outbox.load(job)
        if url is None:
            return self._move(held, JobState.ABANDONED)
        self._allow(held, JobState.SENT)
        published = (held.asked or self._clock.now()) if held.state is JobState.UNKNOWN else self._clock.now()
        found = self._address(held, url) if url else PostAddress("", "")
        return self._move(held, JobState.SENT, Receipt(found.remote_id, found.url, published))

    def can_withdraw(self, job: Job) -> bool:
        """True when ``withdraw`` can take it back from the network."""
        publisher = self._doors.publishers.get(job.network)
        return (
            job.state is JobState.SENT
            and job.receipt is not None
            and job.receipt.remote_id
            != job.receipt.url  # of an address typed by hand the network's own id is not known
            and isinstance(publisher, Withdrawing)
            and hand_of(job.account) is None
            and self._accounts.account(job.account) is not None
        )

    def withdraw(self, job: JobId) -> Job:
        """Delete what was published. Raises JobNotFound, JobMovedOn, NetworkError: it is still there then.

        DeletionUnknown where nobody can say; asking again does no harm.
        """
        with self._doors.turn():
            held = self._outbox.load(job)
            if held.state is not JobState.SENT or held.receipt is None:
                raise JobMovedOn(job=job, state=held.state)
            publisher = self._doors.publishers.get(held.network)
            account = self._accounts.account(held.account)
            if account is None or not isinstance(publisher, Withdrawing):
                raise NotConnected(network=held.network)
            try:
                publisher.delete(account, held.receipt)
            except OutcomeUnknown as error:
                doubt = DeletionUnknown(network=held.network)
                self._stored(replace(held, reason=said(doubt, held)), held)
                raise doubt from error
            return self._move(held, JobState.WITHDRAWN)

    def missed(self) -> tuple[Job, ...]:
        """Publications whose hour went by while nothing ran: they wait for a word, earliest first."""
        jobs = self._outbox.all()
        held = (job for job in jobs if job.state is JobState.HELD and job.reason and job.reason.code == MISSED)
        return tuple(sorted(held, key=lambda job: job.due))

    def waiting(self) -> tuple[Job, ...]:
        """Publications that leave by themselves, the next one first."""
        states = (JobState.QUEUED, JobState.SENDING)
        return tuple(sorted((j for j in self._outbox.all() if j.state in states), key=lambda job: job.due))

    def handed(self) -> tuple[Job, ...]:
        """Publications by hand whose planned hour has come, and which wait for the person's answer, earliest first."""
        jobs = (job for job in self._outbox.all() if job.state is JobState.HANDED_OVER and job.planned)
        return tuple(sorted((job for job in jobs if hand_of(job.account)), key=lambda job: job.due))

    def where_to_look(self, job: Job) -> str:
        """The person's own page on the network, empty where it is not known."""
        account = self._accounts.account(job.account)
        return own_page(account) if account else ""

    def views(self) -> tuple[JobView, ...]:
        """All jobs with what can be done about them, latest change first. Not for the window's own thread."""
        return tuple(
            JobView(
                job,
                self.where_to_look(job) if job.state is JobState.UNKNOWN else "",
                self.can_withdraw(job),
                self.corrections.can_correct(job),
                job.halfway.get(WORDS, "") if job.state is JobState.SENT else "",
            )
            for job in self._outbox.all()
        )

    # --- inside ------------------------------------------------------------------------------------------------

    def _address(self, job: Job, url: str) -> PostAddress:
        """By which the network knows it. Raises AddressRefused when it is no post of that network."""
        from composer.networks.assisted import BY_HAND

        page = BY_HAND.get(job.network)
        account = self._accounts.account(job.account)
        return page.post(url, account.server if account else "") if page else PostAddress(url, url)

    def _queued(self, held: Job, due: datetime, planned: WallTime | None) -> Job:
        now = self._clock.now()
        self._allow(held, JobState.QUEUED)
        moved = held.moved(JobState.QUEUED, now)
        return self._stored(replace(moved, due=due, planned=planned, pressed=None if planned else now), held)

    def _move(self, job: Job, to: JobState, receipt: Receipt | None = None) -> Job:
        self._allow(job, to)
        return self._stored(job.moved(to, self._clock.now(), receipt=receipt), job)

    def _allow(self, job: Job, to: JobState) -> None:
        if to not in MOVES[job.state]:
            raise JobMovedOn(job=job.id, state=job.state)

    def _stored(self, moved: Job, before: Job) -> Job:
        if not self._outbox.update(moved, before):
            raise JobMovedOn(job=moved.id, state=self._outbox.load(moved.id).state)
        return moved
