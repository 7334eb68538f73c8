# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a draft to jobs in the outbox: what stands in the way, and the press that queues."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from threading import RLock
from uuid import uuid4

from composer.domain.drafts import Draft
from composer.domain.errors import NotConnected, PublicationBlocked
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account, Payload, PracticePost, submission_of, written
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, Offering, OutboxStore
from composer.domain.review import Review
from composer.domain.wall_time import WallTime
from composer.services.accounts import Accounts
from composer.services.afterwards import Afterwards
from composer.services.library import LibraryService
from composer.services.link_cards import LinkCards
from composer.services.obstacles import Obstacle, ObstacleKind, Situation, obstacle, obstacles_of
from composer.services.repeats import repeated
from composer.services.reviewing import Reviewing
from composer.services.sending import Doors, Sending


class Publishing:
    """Turns drafts into jobs; ``Sending`` turns those into publications.

    One instance per person; safe to call from several threads.
    """

    def __init__(
        self,
        outbox: OutboxStore,
        doors: Doors,
        accounts: Accounts,
        reviewing: Reviewing,
        library: LibraryService,
        clock: Clock,
        sending: Sending,
        afterwards: Afterwards,
        place: Callable[[], str],
    ) -> None:
        """``place`` names the IANA zone this computer is in."""
        self._outbox = outbox
        self._doors = doors
        self._accounts = accounts
        self._reviewing = reviewing
        self._library = library
        self._clock = clock
        self._place = place
        self._cards = LinkCards(reviewing.source_post, library.media_path)
        self._queueing = RLock()
        self._sending = sending
        self.afterwards = afterwards
        """What the person decides about what is in the outbox."""

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
        return self._doors.networks[network].compose(submission_of(draft, network, self._cards.of(draft, network)))

    def offered(self, account: AccountId) -> Mapping[str, tuple[str, ...]]:
        """As ``Offering``, nothing where every account may choose all there is. Raises NetworkError."""
        (chosen,) = self._chosen((account,))
        publisher = self._doors.publishers.get(chosen.network)
        if not isinstance(publisher, Offering):
            return {}
        return publisher.offered(chosen)

    def wall(self, at: datetime) -> WallTime:
        """What the clock on the wall shows here at that instant, as a job planned then keeps it."""
        return WallTime.of(at, self._place())

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
            planned = self.wall(at) if at else None
            jobs = tuple(
                Job(
                    id=JobId(uuid4().hex),
                    draft=draft.id,
                    post=draft.post,
                    account=account.id,
                    network=account.network,
                    submission=submission_of(draft, account.network, self._cards.of(draft, account.network)),
                    state=JobState.QUEUED,
                    created=now,
                    due=at or now,
                    changed=now,
                    planned=planned,
                    note=" ".join(note.split()),
                )
                for account in self._chosen(account_ids)
            )
            self._outbox.add(jobs)
            self._replaced(draft, account_ids, now)
            return jobs

    # --- afterwards --------------------------------------------------------------------------------------------

    def recover(self) -> tuple[Job, ...]:
        """As ``Sending.recover``."""
        return self._sending.recover()

    def run_due(self) -> tuple[Job, ...]:
        """As ``Sending.run_due``."""
        return self._sending.run_due()

    def next_due(self) -> datetime | None:
        """When the first of the waiting jobs leaves, None without any."""
        return self._outbox.next_due()

    def jobs(self) -> tuple[Job, ...]:
        """Latest change first."""
        return self._outbox.all()

    def cancel(self, job: JobId) -> Job:
        """As ``Afterwards.cancel``."""
        return self.afterwards.cancel(job)

    def requeue(self, job: JobId) -> Job:
        """As ``Afterwards.requeue``."""
        return self.afterwards.requeue(job)

    def resolve(self, job: JobId, url: str | None) -> Job:
        """As ``Afterwards.resolve``."""
        return self.afterwards.resolve(job, url)

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
            beside = written(self._doors.networks[network].spec, draft.options.get(network, {}))
            if review is None or (review.text, review.network, review.planned, review.beside) != (
                draft.text_for(network),
                network,
                planned,
                beside,
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
        yield from repeated(draft, account, self._outbox.all(), self._clock.now())

    def _replaced(self, draft: Draft, accounts: Sequence[AccountId], now: datetime) -> None:
        """What was held, and has other words now, does not go out beside them."""
        for job in self._outbox.all():
            if job.draft == draft.id and job.account in accounts and job.state is JobState.HELD:
                self._outbox.update(job.moved(JobState.CANCELLED, now, reason=Message("job-replaced")), job)
