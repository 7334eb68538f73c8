# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker of the outbox: what is due goes out once, and nothing is said to be sent that is not certain."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from composer.domain.errors import (
    InputUnreadable,
    JobMovedOn,
    LeftToPerson,
    MediaUnfit,
    NetworkError,
    NotConnected,
    NotReadyYet,
    PostRefused,
    RamageError,
    RateLimited,
    SecretStoreError,
    Unreachable,
)
from composer.domain.handing import hand_of
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, FinishesAlone, Keyed, Network, OutboxStore, PracticeFeed, Publisher
from composer.domain.wall_time import WallTime, known
from composer.services.accounts import Accounts
from composer.services.judging import Judging
from composer.services.rests import Rests

FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=20)
LONGEST_BETWEEN_LOOKS: Final = timedelta(hours=6)
SETTLING: Final = timedelta(minutes=2)
"""A request whose answer was lost may still be under way: before this, what is not to be seen is not yet absent.

Longer than any door waits for an answer.
"""
KEYRING_WAIT: Final = timedelta(minutes=5)
"""A keyring may ask the person to open it each time; nobody wants to be asked twice a minute."""
_IN_ORDER: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where publications go. ``chance`` gives numbers from 0 to 1, to spread retries.

    ``turn`` is held while something is sent: one at a time on this computer, window and terminal together.
    """

    networks: Mapping[NetworkKey, Network]
    publishers: Mapping[NetworkKey, Publisher]
    feed: PracticeFeed
    chance: Callable[[], float]
    turn: Callable[[], AbstractContextManager[object]]
    ready: Callable[[Account], object] = lambda _: None
    """Raises SecretStoreError where the account's key can't be had now: nothing is begun then."""


class Sending:
    """One run at a time, the next one waits; safe to call from several threads and processes."""

    def __init__(
        self,
        outbox: OutboxStore,
        doors: Doors,
        accounts: Accounts,
        judging: Judging,
        rests: Rests,
        clock: Clock,
        place: Callable[[], str],
    ) -> None:
        """``place`` names the IANA zone this computer is in."""
        self._outbox = outbox
        self._doors = doors
        self._accounts = accounts
        self._judging = judging
        self._rests = rests
        self._clock = clock
        self._place = place

    def recover(self) -> tuple[Job, ...]:
        """Settle what an earlier run left in doubt; call once at start, before ``run_due``.

        A job caught while sending is unknown; where the network can tell, it becomes sent, or queued again. Hours
        that were chosen are read again: the rules of their zone may have changed.
        """
        with self._doors.turn():
            self._keep_hours()
            return tuple(self._settle())

    def run_due(self) -> tuple[Job, ...]:
        """Send what is due; the jobs that moved, as they are now.

        Nothing is sent that a notice, an embargo, an expiry or the charter forbids at this instant: it is held.
        """
        with self._doors.turn():
            moved = list(self._settle())
            due = self._outbox.due(self._clock.now())
            if due:
                self._judging.prepare()
            return (*moved, *(done for job in due if (done := self._run(job))))

    def look_again(self, job: Job) -> Job:
        """An unknown job, asked about at once; the caller holds the turn."""
        return self._look_up(job) or self._outbox.load(job.id)

    def earliest(self, job: Job) -> datetime:
        """When it may be asked again: now, or once a request that may still be under way has ended."""
        now = self._clock.now()
        if job.state is not JobState.UNKNOWN or isinstance(self._doors.publishers.get(job.network), Keyed):
            return now
        settled = (job.asked or job.changed) + SETTLING
        return settled if now.astimezone(UTC) < settled else now

    # --- before anything is sent -------------------------------------------------------------------------------

    def _keep_hours(self) -> None:
        for job in self._outbox.all():
            if job.state is not JobState.QUEUED or job.attempts or job.pressed:
                continue
            planned = job.planned
            if planned is None and job.due > job.created:  # from before zones were kept
                planned = WallTime.of(job.due, self._place())
            if planned is None or not known(planned.zone):
                continue
            kept = replace(job, planned=planned, due=planned.instant())
            if kept != job:
                self._put(job, kept)

    def _settle(self) -> Iterator[Job]:
        """Only one sends, and it holds the turn: a job found sending was left so by a crash."""
        now = self._clock.now()
        for job in self._outbox.all():
            if job.state is JobState.SENDING:
                unknown = self._put(job, job.moved(JobState.UNKNOWN, now, reason=Message("job-interrupted")))
                yield (self._look_up(unknown) or unknown) if unknown else self._outbox.load(job.id)
            elif job.state is JobState.UNKNOWN and job.due <= now:
                settled = self._look_up(job)
                if settled:
                    yield settled

    def _run(self, job: Job) -> Job | None:
        """The job after one attempt, None when somebody moved it first or its account rests."""
        now = self._clock.now()
        account = self._accounts.account(job.account)
        publisher = self._doors.publishers.get(job.network)
        reason = self._judging.against(job)
        if reason is None and account is not None and hand_of(job.account):
            return self._put(job, job.moved(JobState.HANDED_OVER, now))
        if reason is None and (account is None or publisher is None):
            reason = Message("job-not-connected", {"network": job.network})
        if reason is not None or account is None or publisher is None:
            return self._put(job, job.moved(JobState.HELD, now, reason=reason))
        rest = self._rests.until(job.account, now)
        if rest is not None:
            self._put_off(job, rest)
            return None
        try:
            self._doors.ready(account)
        except SecretStoreError as error:
            return self._put(job, replace(job, due=now + KEYRING_WAIT, reason=said(error, job)))
        sending = self._put(job, job.moved(JobState.SENDING, now))
        return self._send(sending, account, publisher) if sending else None

    def _put_off(self, job: Job, rest: datetime) -> None:
        """The reason is told; of several, the order stays."""
        behind = sum(1 for one in self._outbox.due(rest + timedelta(seconds=1)) if one.due >= rest)
        waits = Message("rate-limited", {"network": job.network, "retry_after_s": str(_seconds(rest, self._clock))})
        self._put(job, replace(job, due=rest + behind * _IN_ORDER, reason=waits))

    # --- sending -----------------------------------------------------------------------------------------------

    def _send(self, job: Job, account: Account, publisher: Publisher) -> Job:
        payload = self._payload(job)
        halfway = JobHalfway(self._outbox, job)
        try:
            receipt = publisher.publish(account, payload, job.id, halfway)
        except (RateLimited, NotReadyYet, Unreachable, NotConnected) as error:
            return self._not_now(halfway.job, error, publisher)
        except LeftToPerson as error:
            return self._moved(halfway.job, JobState.HANDED_OVER, said(error, job))
        except (PostRefused, MediaUnfit, InputUnreadable) as error:
            return self._moved(halfway.job, JobState.REFUSED, said(error, job))
        except RamageError as error:  # OutcomeUnknown, and anything else that leaves a doubt
            unknown = self._moved(halfway.job, JobState.UNKNOWN, said(error, job))
            return self._look_up(unknown) or unknown
        except Exception:
            # A fault of the program: what happened is not known, and is not claimed. The fault goes on its way.
            self._moved(halfway.job, JobState.UNKNOWN, Message("job-interrupted"))
            raise
        return self._moved(halfway.job, JobState.SENT, None, receipt)

    def _not_now(self, job: Job, error: NetworkError, publisher: Publisher) -> Job:
        """Queued again, or refused where only the person can help; in doubt where the network may finish it alone."""
        now, wait = self._clock.now(), self._wait(job.attempts, LONGEST_WAIT)
        due = now + wait
        if isinstance(error, RateLimited):
            due = self._rests.rest(job.account, now, max(_asked_for(error), wait))
        elif isinstance(error, NotReadyYet):
            due = now + (_asked_for(error) or wait)
        to = JobState.QUEUED
        if isinstance(publisher, FinishesAlone) and any(job.halfway.values()):
            to = JobState.UNKNOWN
        elif isinstance(error, NotConnected):
            to = JobState.REFUSED
        return self._put(job, replace(job.moved(to, now, reason=said(error, job)), due=due)) or job

    # --- what is not known -------------------------------------------------------------------------------------

    def _look_up(self, job: Job) -> Job | None:
        """The unknown job as sent or queued again when it is certain; None, and a later look, when not."""
        account = self._accounts.account(job.account)
        publisher = self._doors.publishers.get(job.network)
        now = self._clock.now()
        if account is None or publisher is None:
            return None
        rest = self._rests.until(job.account, now)
        if rest is not None:
            self._put(job, replace(job, due=rest))
            return None
        halfway = JobHalfway(self._outbox, job)
        try:
            receipt = publisher.find(account, job.id, self._payload(job), halfway)
        except RateLimited as error:
            wait = max(_asked_for(error), self._wait(job.looks + 1, LONGEST_WAIT))
            self._put(halfway.job, replace(halfway.job, due=self._rests.rest(account.id, now, wait)))
            return None
        except NotReadyYet as error:
            wait = _asked_for(error) or self._wait(job.looks + 1, LONGEST_WAIT)
            self._put(halfway.job, replace(halfway.job, due=now + wait))
            return None
        except RamageError:
            # Still unknown, and shown as unknown; asked again after a while.
            wait = self._wait(job.looks + 1, LONGEST_BETWEEN_LOOKS)
            self._put(halfway.job, replace(halfway.job, due=now + wait, looks=job.looks + 1))
            return None
        return self._settled(halfway.job, receipt)

    def _settled(self, job: Job, receipt: Receipt | None) -> Job | None:
        settled = self.earliest(job)
        now = self._clock.now()  # after the other one: what may be asked at once is not put off
        if receipt is not None:
            return self._put(job, job.moved(JobState.SENT, now, receipt=receipt))
        if settled.astimezone(UTC) > now.astimezone(UTC):
            self._put(job, replace(job, due=settled))
            return None
        return self._put(job, replace(job.moved(JobState.QUEUED, now, reason=Message("job-not-there")), due=now))

    # --- inside ------------------------------------------------------------------------------------------------

    def _payload(self, job: Job) -> Payload:
        return self._doors.networks[job.network].compose(job.submission)

    def _wait(self, attempts: int, longest: timedelta) -> timedelta:
        """Doubles with each attempt up to a ceiling, and spreads out over half as much again."""
        doublings = min(max(attempts - 1, 0), 10)
        wait = min(FIRST_WAIT * (1 << doublings), longest)
        return wait * (1 + self._doors.chance() / 2)

    def _moved(self, job: Job, to: JobState, reason: Message | None, receipt: Receipt | None = None) -> Job:
        return self._put(job, job.moved(to, self._clock.now(), reason=reason, receipt=receipt)) or job

    def _put(self, before: Job, after: Job) -> Job | None:
        return after if self._outbox.update(after, before) else None


class JobHalfway:
    """Implements ``domain.ports.Halfway`` in the row of a job."""

    def __init__(self, outbox: OutboxStore, job: Job) -> None:
        self._outbox = outbox
        self.job = job
        """With all that was kept."""

    def get(self, step: str) -> str | None:
        return self.job.halfway.get(step)

    def keep(self, step: str, remote_id: str) -> None:
        kept = replace(self.job, halfway={**self.job.halfway, step: remote_id})
        if not self._outbox.update(kept, self.job):
            raise JobMovedOn(job=self.job.id, state=self._outbox.load(self.job.id).state)
        self.job = kept


def said(error: RamageError, job: Job) -> Message:
    """The error's own words, to be shown beside the job; who knows files knows no network."""
    return Message(error.code, {"network": job.network, **error.values})


def _asked_for(error: NetworkError) -> timedelta:
    return timedelta(seconds=float(error.values.get("retry_after_s") or 0))


def _seconds(until: datetime, clock: Clock) -> int:
    return max(1, round((until - clock.now().astimezone(UTC)).total_seconds()))
