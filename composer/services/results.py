# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of the person's own publications. All of it stays on this computer."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from composer.domain.errors import JobMovedOn, LibraryMissing, NetworkError, RamageError, RateLimited
from composer.domain.handing import hand_of
from composer.domain.ids import AccountId, JobId, NetworkKey, ThemeId
from composer.domain.networks import Account, Counts
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, Counting, OutboxStore, Publisher, ResultStore, StateStore
from composer.domain.results import OwnPost, Reading, ResultsPage
from composer.domain.text import Language
from composer.services.accounts import Accounts
from composer.services.library import LibraryService
from composer.services.rests import Rests
from composer.services.results_page import as_csv, drawn, good_hours, rhythms, theme_shares, week_totals
from composer.services.reviewing import Reviewing

EVERY: Final = timedelta(hours=1)
"""An account is asked no more often than this, whoever asks."""
COUNTED_FOR: Final = timedelta(days=90)
"""Publications older than this have had what they will have."""
LARGEST: Final = 1_000_000_000
_ASKED: Final = "results.asked"
_WAIT: Final = timedelta(minutes=15)
_PRACTICE: Final = NetworkKey("practice")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many publications were counted, and which accounts could not be asked."""

    counted: int = 0
    troubles: tuple[RamageError, ...] = ()


class Results:
    """Safe to call from several threads. What is rehearsed on the practice network is no result."""

    def __init__(
        self,
        outbox: OutboxStore,
        store: ResultStore,
        accounts: Accounts,
        publishers: Mapping[NetworkKey, Publisher],
        library: LibraryService,
        reviewing: Reviewing,
        rests: Rests,
        state: StateStore,
        clock: Clock,
        zone: tzinfo,
        write: Callable[[str, str], None],
    ) -> None:
        """``write`` puts a text into a file of the person's choice."""
        self._outbox = outbox
        self._store = store
        self._accounts = accounts
        self._publishers = publishers
        self._library = library
        self._reviewing = reviewing
        self._rests = rests
        self._state = state
        self._clock = clock
        self._zone = zone
        self._write = write

    def refresh(self) -> Refreshed:
        """Ask the networks that count; each account once an hour at most. May take seconds. Raises StorageError."""
        counted = 0
        troubles: list[RamageError] = []
        for account, jobs in self._countable().items():
            now = self._clock.now()
            if not self._may_ask(account.id, now):
                continue
            try:
                readings = self._ask(account, jobs, now)
            except RateLimited as error:
                wait = timedelta(seconds=float(error.values.get("retry_after_s") or 0))
                self._rests.rest(account.id, now, max(wait, _WAIT))
                troubles.append(error)
            except RamageError as error:
                troubles.append(error)
            else:
                self._store.add(readings)
                counted += len(readings)
        return Refreshed(counted, tuple(troubles))

    def type_in(self, job: JobId, counts: Counts) -> Reading:
        """What the person read on the network. Raises JobNotFound, JobMovedOn when it is not published, ValueError."""
        figures = [n for n in (counts.seen, counts.liked, counts.commented, counts.shared) if n is not None]
        if not figures or not all(0 <= n <= LARGEST for n in figures):
            raise ValueError(f"no counts: {counts}")
        held = self._outbox.load(job)
        if held.state is not JobState.SENT:
            raise JobMovedOn(job=job, state=held.state)
        reading = Reading(job, self._clock.now(), counts, typed=True)
        self._store.add([reading])
        return reading

    def page(self, language: Language) -> ResultsPage:
        """Everything that is known now, latest publication first. Nothing is asked of a network."""
        posts, now = tuple(self._posts(self._counts)), self._clock.now()
        return ResultsPage(
            posts=posts,
            weeks=week_totals(posts, now, self._zone),
            themes=theme_shares(posts),
            rhythms=rhythms(posts, self._cadence(), now, self._zone),
            hours=good_hours(posts, self._zone),
            own_words=sum(1 for post in posts if not post.themes) / len(posts) if posts else 0.0,
            labels=self._labels(posts, language),
        )

    def drawn(self, network: NetworkKey) -> Mapping[JobId, float]:
        """What each counted publication there drew beside the person's mean, which is 1."""
        posts = (post for post in self._posts(lambda _: None) if post.network == network)
        return {post.job: ratio for post, ratio in drawn(posts).items()}

    def export(self, path: str, language: Language) -> int:
        """Write all of it as CSV; how many publications. Raises StorageError, InputUnreadable."""
        page = self.page(language)
        self._write(path, as_csv(page.posts, page.labels))
        return len(page.posts)

    # --- inside ------------------------------------------------------------------------------------------------

    def _posts(self, counts: Callable[[Job], object]) -> Iterator[OwnPost]:
        readings = self._store.all()
        sent = (job for job in self._outbox.all() if job.state is JobState.SENT and job.network != _PRACTICE)
        for job in sorted(sent, key=_published, reverse=True):
            source = self._reviewing.source_post(job.post)
            yield OwnPost(
                job=job.id,
                network=job.network,
                published=_published(job),
                text=job.submission.text,
                url=job.receipt.url if job.receipt else "",
                themes=source.themes if source else (),
                readings=readings.get(job.id, ()),
                countable=counts(job) is not None,
            )

    def _countable(self) -> Mapping[Account, list[Job]]:
        since = self._clock.now().astimezone(UTC) - COUNTED_FOR
        found: dict[Account, list[Job]] = {}
        for job in self._outbox.all():
            if job.state is JobState.SENT and _published(job) >= since and (account := self._counts(job)):
                found.setdefault(account, []).append(job)
        return found

    def _counts(self, job: Job) -> Account | None:
        """The account through which the network can be asked, None where the person has to look."""
        if hand_of(job.account) is not None:  # nobody signed in there
            return None
        known = job.receipt is not None and job.receipt.remote_id != job.receipt.url
        able = isinstance(self._publishers.get(job.network), Counting)
        account = self._accounts.account(job.account) if known and able else None
        return account if account and account.network == job.network else None

    def _ask(self, account: Account, jobs: list[Job], now: datetime) -> list[Reading]:
        publisher = self._publishers[account.network]
        if not isinstance(publisher, Counting):
            raise NetworkError(network=account.network)
        counts = publisher.counts(account, [job.receipt for job in jobs if job.receipt])
        found = ((job, counts.get(job.receipt.remote_id)) for job in jobs if job.receipt)
        return [Reading(job.id, now, said) for job, said in found if said is not None and said != Counts()]

    def _may_ask(self, account: AccountId, now: datetime) -> bool:
        """And remember that it was: a network that fails is not asked again at once either."""
        if self._rests.until(account, now) is not None:
            return False
        instant = now.astimezone(UTC)
        kept = json.loads(self._state.get(_ASKED) or "{}")
        before = kept.get(account)
        if before and timedelta() <= instant - datetime.fromisoformat(before) < EVERY:
            return False
        self._state.put(_ASKED, json.dumps({**kept, account: instant.isoformat()}))
        return True

    def _cadence(self) -> Mapping[NetworkKey, int]:
        try:
            return self._library.info().cadence
        except LibraryMissing:
            return {}

    def _labels(self, posts: tuple[OwnPost, ...], language: Language) -> Mapping[ThemeId, str]:
        try:
            return {t: self._library.theme_label(t, language) for post in posts for t in post.themes}
        except LibraryMissing:
            return {}


def _published(job: Job) -> datetime:
    return job.receipt.published if job.receipt else job.changed
