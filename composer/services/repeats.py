# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a publication would be there twice: pressed twice, written twice, or sent from here and again by hand."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from composer.domain.drafts import Draft
from composer.domain.handing import hand_of
from composer.domain.ids import NetworkKey
from composer.domain.networks import Account, Submission, submission_of
from composer.domain.outbox import Job, JobState
from composer.services.obstacles import Obstacle, ObstacleKind, obstacle
from composer.services.surroundings import PAST

TWICE: Final = timedelta(hours=24)
"""Within this, the same words and files to the same account are a second press, whatever draft they come from."""
_OVER: Final = frozenset({JobState.SENT, JobState.REFUSED, JobState.CANCELLED, JobState.ABANDONED, JobState.WITHDRAWN})
_PRACTICE: Final = NetworkKey("practice")
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def repeated(draft: Draft, account: Account, jobs: Iterable[Job], now: datetime) -> Iterator[Obstacle]:
    """At most one obstacle; one that blocks where the account would certainly show it twice.

    What is rehearsed on the practice network may be rehearsed again from another draft.
    """
    submission = submission_of(draft, account.network)
    asked: list[Job] = []
    for job in jobs:
        own = job.draft == draft.id and job.account == account.id
        if account.network == _PRACTICE and not own:
            continue
        twin = own or (job.account == account.id and _says(job, submission))
        if twin and (kind := _certainly(job, submission, now, own=own)):
            yield obstacle(kind, account.network)
            return
        if _same_place(job, account) and _says(job, submission) and _out(job, now):
            asked.append(job)
    if asked:
        when = max(map(_when, asked))
        yield obstacle(ObstacleKind.REPEATED, account.network, network=account.network, when=when.isoformat())


def _certainly(job: Job, submission: Submission, now: datetime, *, own: bool) -> ObstacleKind | None:
    if job.state not in _OVER:
        # One that is held, and has other words by now, is replaced.
        held = job.state is JobState.HELD and not _says(job, submission)
        return None if held else ObstacleKind.ALREADY_QUEUED
    if job.state is not JobState.SENT or not _says(job, submission):
        return None
    lately = _when(job) > now.astimezone(UTC) - TWICE and _files(job.submission) == _files(submission)
    return ObstacleKind.ALREADY_SENT if own or lately else None


def _same_place(job: Job, account: Account) -> bool:
    """By hand it may be any account of that network."""
    by_hand = hand_of(job.account) or hand_of(account.id)
    return job.account == account.id or (job.network == account.network and bool(by_hand))


def _out(job: Job, now: datetime) -> bool:
    """Published not too long ago, or about to be."""
    return job.state not in _OVER or (job.state is JobState.SENT and _when(job) > now.astimezone(UTC) - PAST)


def _says(job: Job, submission: Submission) -> bool:
    return job.submission.text.split() == submission.text.split()


def _files(submission: Submission) -> list[str]:
    return [one.path for one in submission.media]


def _when(job: Job) -> datetime:
    moment = job.receipt.published if job.receipt else job.due
    return moment.astimezone(UTC) if moment.tzinfo else _LONG_AGO
