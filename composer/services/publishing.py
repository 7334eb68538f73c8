# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outbox: what was pressed is sent once, and nothing is said to be sent that is not certain."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import RLock
from typing import Final
from uuid import uuid4

from composer.domain.drafts import Draft
from composer.domain.errors import (
    JobMovedOn,
    MediaUnfit,
    NetworkError,
    NotConnected,
    NotReadyYet,
    PostRefused,
    PublicationBlocked,
    RamageError,
    RateLimited,
    Unreachable,
)
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account, Payload, PracticePost, Receipt, Submission
from composer.domain.outbox import MOVES, Job, JobState
from composer.domain.ports import Clock, Network, OutboxStore, PracticeFeed, Publisher
from composer.domain.review import Review
from composer.services.accounts import Accounts
from composer.services.judging import Judging
from composer.services.library import LibraryService
from composer.services.obstacles import Obstacle, ObstacleKind, Situation, obstacle, obstacles_of
from composer.services.reviewing import Reviewing

FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=20)
_OVER: Final = frozenset({JobState.SENT, JobState.REFUSED, JobState.CANCELLED, JobState.ABANDONED})


@dataclass(frozen=True, slots=True)
class Doors:
    """Where publications go. ``chance`` gives numbers from 0 to 1, to spread retries."""

    networks: Mapping[NetworkKey, Network]
    publishers: Mapping[NetworkKey, Publisher]
    feed: PracticeFeed
    chance: Callable[[], float]


class Publishing:
    """Turns drafts into jobs and jobs into publications. One instance per person; safe to call from several threads."""

    def __init__(
        self,
        outbox: OutboxStore,
        doors: Doors,
        accounts: Accounts,
        reviewing: Reviewing,
        library: LibraryService,
        clock: Clock,
    ) -> None:
        self._outbox = outbox
        self._doors = doors
        self._accounts = accounts
        self._reviewing = reviewing
        self._library = library
        self._clock = clock
        self._judging = Judging(reviewing, library, clock)
        self._queueing = RLock()
        self._sending = RLock()

    # --- before ------------------------------------------------------------------------------------------------

    def obstacles(
        self,
        draft: Draft,
        account_ids: Sequence[AccountId],
        reviews: Mapping[NetworkKey, Review],
        at: datetime | None = None,
        as_it_is: bool = False,
    ) -> tuple[Obstacle, ...]:
        """What stands between the draft and those accounts at that instant (now by default), blocking ones first.

        ``as_it_is``: the person was asked for a sentence of their own and declined. A review that is missing, or of
        another text, is made here. Empty: one press publishes.
        """
        found = list(self._obstacles(draft, account_ids, reviews, at, as_it_is))
        return tuple(sorted(found, key=lambda o: not o.blocking))

    def payload(self, draft: Draft, network: NetworkKey) -> Payload:
        """Exactly what would be sent there: the preview shows this."""
        return self._doors.networks[network].compose(_submission(draft, network))

    def publish(
        self,
        draft: Draft,
        account_ids: Sequence[AccountId],
        confirmed: bool = False,
        at: datetime | None = None,
        as_it_is: bool = False,
        note: str = "",
    ) -> tuple[Job, ...]:
        """Put one job per account in the outbox, all or none, on disk when it returns. Nothing is sent yet.

        Call ``run_due`` next. ``confirmed`` is the person's one confirmation of what does not block, ``note`` the
        reason they gave with it, ``as_it_is`` as for ``obstacles``.
        Raises PublicationBlocked, StorageError.
        """
        with self._queueing:
            now = self._clock.now()
            for found in self.obstacles(draft, account_ids, {}, at, as_it_is):
                if found.blocking or not confirmed:
                    raise PublicationBlocked(reason=found.kind, network=found.network or "")
            jobs = tuple(
                Job(
                    id=JobId(uuid4().hex),
                    draft=draft.id,
                    post=draft.post,
                    account=account.id,
                    network=account.network,
                    submission=_submission(draft, account.network),
                    state=JobState.QUEUED,
                    created=now,
                    due=at or now,
                    changed=now,
                    note=" ".join(note.split()),
                )
                for account in self._chosen(account_ids)
            )
            self._outbox.add(jobs)
            return jobs

    # --- sending -----------------------------------------------------------------------------------------------

    def recover(self) -> tuple[Job, ...]:
        """Settle what an earlier run left in doubt; call once at start, before ``run_due``.

        A job caught while sending is unknown; where the network can tell, it becomes sent, or queued again.
        """
        with self._sending:
            return tuple(self._settle())

    def run_due(self) -> tuple[Job, ...]:
        """Send what is due; the jobs that moved, as they are now. One run at a time, the next one waits.

        Nothing is sent that a notice, an embargo, an expiry or the charter forbids at this instant: it is held.
        """
        with self._sending:
            moved = list(self._settle())
            due = self._outbox.due(self._clock.now())
            if due:
                self._reviewing.refresh_pages()
            return (*moved, *(done for job in due if (done := self._run(job))))

    # --- afterwards --------------------------------------------------------------------------------------------

    def jobs(self) -> tuple[Job, ...]:
        """Latest change first."""
        return self._outbox.all()

    def cancel(self, job: JobId) -> Job:
        """Give up a job that is not on its way. Raises JobNotFound, JobMovedOn."""
        return self._move(self._outbox.load(job), JobState.CANCELLED)

    def requeue(self, job: JobId) -> Job:
        """Send a held, refused or unknown job at the next ``run_due``.

        For an unknown one the person vouches that it was not published; where the network can tell, it is asked
        first and the job may come back as sent. Raises JobNotFound, JobMovedOn.
        """
        with self._sending:
            held = self._outbox.load(job)
            if held.state is JobState.UNKNOWN:
                held = self._look_up(held) or held
            if held.state in (JobState.SENT, JobState.QUEUED):
                return held
            return self._move(held, JobState.QUEUED, pressed=self._clock.now())

    def resolve(self, job: JobId, url: str | None) -> Job:
        """The person's own answer on an unknown or handed-over job: published at ``url``, or given up (None).

        Raises JobNotFound, JobMovedOn.
        """
        held = self._outbox.load(job)
        if url is None:
            return self._move(held, JobState.ABANDONED)
        return self._move(held, JobState.SENT, receipt=Receipt(url, url, self._clock.now()))

    def feed(self) -> tuple[PracticePost, ...]:
        """What the practice network shows, newest first."""
        return self._doors.feed.posts()

    # --- inside ------------------------------------------------------------------------------------------------

    def _obstacles(
        self,
        draft: Draft,
        account_ids: Sequence[AccountId],
        reviews: Mapping[NetworkKey, Review],
        at: datetime | None,
        as_it_is: bool,
    ) -> Iterator[Obstacle]:
        if not account_ids:
            yield obstacle(ObstacleKind.NO_ACCOUNT)
            return
        post = self._reviewing.source_post(draft.post)
        themes = post.themes if post else ()
        for account in self._chosen(account_ids):
            network = account.network
            planned = self._reviewing.planned(at)
            review = reviews.get(network)
            if review is None or (review.text, review.network, review.planned) != (
                draft.text_for(network),
                network,
                planned,
            ):
                review = self._reviewing.review_draft(draft, network, at)
            yield from self._repeated(draft, account)
            yield from obstacles_of(
                Situation(
                    draft=draft,
                    account=account,
                    network=self._doors.networks[network],
                    review=review,
                    post=post,
                    hold=self._library.holding(network, themes, planned),
                    at=planned,
                    library_current=self._library.current(),
                    as_it_is=as_it_is,
                )
            )

    def _chosen(self, account_ids: Sequence[AccountId]) -> Iterator[Account]:
        for wanted in dict.fromkeys(account_ids):
            account = self._accounts.account(wanted)
            if account is None:
                raise NotConnected(network=wanted)
            yield account

    def _repeated(self, draft: Draft, account: Account) -> Iterator[Obstacle]:
        """A second press, or the same words again, would publish twice."""
        submission = _submission(draft, account.network)
        for job in self._outbox.all():
            if job.draft != draft.id or job.account != account.id:
                continue
            if job.state not in _OVER:
                yield obstacle(ObstacleKind.ALREADY_QUEUED, account.network)
                return
            if job.state is JobState.SENT and job.submission.text == submission.text:
                yield obstacle(ObstacleKind.ALREADY_SENT, account.network)
                return

    def _settle(self) -> Iterator[Job]:
        """Only one thread sends, and it holds the lock: a job found sending was left so by a crash."""
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
        """The job after one attempt, None when somebody moved it first."""
        now = self._clock.now()
        account = self._accounts.account(job.account)
        publisher = self._doors.publishers.get(job.network)
        reason = self._judging.against(job)
        if reason is None and (account is None or publisher is None):
            reason = Message("job-not-connected", {"network": job.network})
        if reason is not None or account is None or publisher is None:
            return self._put(job, job.moved(JobState.HELD, now, reason=reason))
        sending = self._put(job, job.moved(JobState.SENDING, now))
        return self._send(sending, account, publisher) if sending else None

    def _send(self, job: Job, account: Account, publisher: Publisher) -> Job:
        payload = self._doors.networks[job.network].compose(job.submission)
        halfway = JobHalfway(self._outbox, job)
        try:
            receipt = publisher.publish(account, payload, job.id, halfway)
        except (RateLimited, NotReadyYet) as error:
            return self._again(halfway.job, error, timedelta(seconds=float(error.values.get("retry_after_s") or 0)))
        except Unreachable as error:
            return self._again(halfway.job, error, timedelta())
        except (PostRefused, MediaUnfit, NotConnected) as error:
            return self._moved(halfway.job, JobState.REFUSED, _said(error))
        except RamageError as error:  # OutcomeUnknown, and anything else that leaves a doubt
            return self._in_doubt(halfway.job, error)
        except Exception:
            # A fault of the program: what happened is not known, and is not claimed. The fault goes on its way.
            self._moved(halfway.job, JobState.UNKNOWN, Message("job-interrupted"))
            raise
        return self._moved(halfway.job, JobState.SENT, None, receipt)

    def _in_doubt(self, job: Job, error: RamageError) -> Job:
        unknown = self._moved(job, JobState.UNKNOWN, _said(error))
        return self._look_up(unknown) or unknown

    def _look_up(self, job: Job) -> Job | None:
        """The unknown job as sent or queued again when the network is certain; None, and a later look, when not."""
        account = self._accounts.account(job.account)
        publisher = self._doors.publishers.get(job.network)
        now = self._clock.now()
        if account is None or publisher is None:
            return None
        try:
            payload = self._doors.networks[job.network].compose(job.submission)
            receipt = publisher.find(account, job.id, payload, JobHalfway(self._outbox, job))
        except RamageError:
            # Still unknown, and shown as unknown; asked again after a while.
            self._put(job, replace(job, due=now + self._wait(job.attempts)))
            return None
        if receipt is not None:
            return self._put(job, job.moved(JobState.SENT, now, receipt=receipt))
        return self._put(job, replace(job.moved(JobState.QUEUED, now, reason=Message("job-not-there")), due=now))

    def _again(self, job: Job, error: NetworkError, at_least: timedelta) -> Job:
        now = self._clock.now()
        due = now + max(at_least, self._wait(job.attempts))
        return self._put(job, replace(job.moved(JobState.QUEUED, now, reason=_said(error)), due=due)) or job

    def _wait(self, attempts: int) -> timedelta:
        """Doubles with each attempt up to a ceiling, and spreads out over half as much again."""
        doublings = min(max(attempts - 1, 0), 10)
        wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
        return wait * (1 + self._doors.chance() / 2)

    def _moved(self, job: Job, to: JobState, reason: Message | None, receipt: Receipt | None = None) -> Job:
        return self._put(job, job.moved(to, self._clock.now(), reason=reason, receipt=receipt)) or job

    def _put(self, before: Job, after: Job) -> Job | None:
        return after if self._outbox.update(after, before) else None

    def _move(self, job: Job, to: JobState, receipt: Receipt | None = None, pressed: datetime | None = None) -> Job:
        """The person's own move."""
        if to not in MOVES[job.state]:
            raise JobMovedOn(job=job.id, state=job.state)
        moved = job.moved(to, self._clock.now(), receipt=receipt)
        moved = replace(moved, due=pressed, pressed=pressed) if pressed else moved
        if not self._outbox.update(moved, job):
            raise JobMovedOn(job=job.id, state=self._outbox.load(job.id).state)
        return moved


class JobHalfway:
    """Implements ``domain.ports.Halfway`` in the row of a job that is being sent."""

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


def _submission(draft: Draft, network: NetworkKey) -> Submission:
    return Submission(draft.text_for(network), draft.language, draft.media)


def _said(error: RamageError) -> Message:
    """The error's own words, to be shown beside the job."""
    return Message(error.code, error.values)
