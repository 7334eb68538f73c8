# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What checks may ask besides the words: when, what else goes out or went out, and how well informed we are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from composer.domain.drafts import Draft
from composer.domain.ids import JobId, NetworkKey
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, OutboxStore
from composer.domain.review import Publication, Said
from composer.services.public_pages import PublicPages

AROUND: Final = timedelta(days=32)
"""Publications farther from the planned instant than this are not told: no cadence looks that far."""
PAST: Final = timedelta(days=180)
"""What one said longer ago than this may well be said again."""
_MOST_SAID: Final = 100
_PRACTICE: Final = NetworkKey("practice")


@dataclass(frozen=True, slots=True)
class Questions:
    """What the rules at hand need to know; what nobody asks is not looked up."""

    pages: frozenset[str] = frozenset()
    publications: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The answers, as ``domain.review.Context`` has them."""

    publications: tuple[Publication, ...] = ()
    public_pages: frozenset[str] = frozenset()
    library_current: bool = True
    past: tuple[Said, ...] = ()


class Surroundings:
    """Knows the time and nothing of anybody: a text reviewed for itself."""

    def __init__(self, clock: Clock, zone: tzinfo) -> None:
        self._clock = clock
        self._zone = zone

    def now(self) -> datetime:
        """In the person's zone, with its changes of hour."""
        return self._clock.now().astimezone(self._zone)

    def planned(self, at: datetime | None) -> datetime:
        """The instant to judge by, in the person's zone: ``at``, or now cut to the minute when that is not later."""
        now = self.now()
        if at is None or at.astimezone(UTC) < now.astimezone(UTC):
            return now.replace(second=0, microsecond=0)
        return at.astimezone(self._zone)

    def of_draft(self, questions: Questions, draft: Draft, network: NetworkKey | None, planned: datetime) -> Facts:
        """For a draft that would go to ``network``; what already waits of it there is not another publication."""
        del questions, draft, network, planned
        return Facts()

    def of_text(self, questions: Questions, network: NetworkKey | None, planned: datetime) -> Facts:
        """For a text that is no draft."""
        del questions, network, planned
        return Facts()

    def of_job(self, questions: Questions, job: Job, planned: datetime) -> Facts:
        """For a job that is due; of the others that wait, only those before it count: one of two rivals goes."""
        del questions, job, planned
        return Facts()

    def refresh_pages(self, questions: Questions) -> bool:
        """Look at the pages rules wait for; True when one has become public. May take seconds."""
        del questions
        return False


class PersonalSurroundings(Surroundings):
    """Of one person, with their outbox and their library."""

    def __init__(
        self,
        outbox: OutboxStore,
        pages: PublicPages,
        library_current: Callable[[], bool],
        clock: Clock,
        zone: tzinfo,
    ) -> None:
        super().__init__(clock, zone)
        self._outbox = outbox
        self._pages = pages
        self._library_current = library_current
        self._sent: tuple[Mapping[JobId, datetime], tuple[Job, ...]] = ({}, ())

    def of_draft(self, questions: Questions, draft: Draft, network: NetworkKey | None, planned: datetime) -> Facts:
        def other(job: Job) -> bool:
            return (job.draft, job.network) != (draft.id, network) or job.state is JobState.SENT

        return replace(self._facts(questions, network, planned, other), past=self._past(draft, network))

    def of_text(self, questions: Questions, network: NetworkKey | None, planned: datetime) -> Facts:
        return self._facts(questions, network, planned, lambda _: True)

    def of_job(self, questions: Questions, job: Job, planned: datetime) -> Facts:
        waiting = self._outbox.due(self._clock.now()) if questions.publications else ()
        before = {one.id for one in waiting[: _rank(waiting, job)]}

        def other(one: Job) -> bool:
            return one.id != job.id and (one.state is not JobState.QUEUED or one.id in before)

        return self._facts(questions, job.network, planned, other)

    def refresh_pages(self, questions: Questions) -> bool:
        return bool(questions.pages) and self._pages.refresh(questions.pages)

    def _facts(
        self, questions: Questions, network: NetworkKey | None, planned: datetime, counts: Callable[[Job], bool]
    ) -> Facts:
        publications: tuple[Publication, ...] = ()
        if questions.publications:
            instant = planned.astimezone(UTC)
            jobs = self._outbox.publications(instant - AROUND, instant + AROUND)
            # What is rehearsed on the practice network is no publication elsewhere.
            here = (job for job in jobs if counts(job) and (job.network != _PRACTICE or network == _PRACTICE))
            publications = tuple(Publication(job.network, _instant(job)) for job in here)
        known = self._pages.known() & questions.pages if questions.pages else frozenset[str]()
        return Facts(publications, known, self._library_current())

    def _past(self, draft: Draft, network: NetworkKey | None) -> tuple[Said, ...]:
        """One draft may go to several networks; what is rehearsed on the practice network was not said elsewhere."""
        since = self._clock.now() - PAST
        sent = self._outbox.sent(since, _MOST_SAID)
        held, jobs = self._sent
        if sent != held:
            # They are read again only when there is another one, or one was put in other words.
            found = self._outbox.publications(since, self._clock.now() + AROUND)
            jobs = tuple(job for job in reversed(found) if job.id in sent)
            self._sent = (sent, jobs)
        others = (job for job in jobs if job.draft != draft.id and (job.network != _PRACTICE or network == _PRACTICE))
        return tuple(Said(job.submission.text, job.network, _instant(job)) for job in others)


def _rank(jobs: Sequence[Job], job: Job) -> int:
    return next((number for number, one in enumerate(jobs) if one.id == job.id), len(jobs))


def _instant(job: Job) -> datetime:
    """When it was published, or will be."""
    if job.receipt is not None:
        return job.receipt.published
    return min(job.due, job.changed) if job.state is JobState.UNKNOWN else job.due
