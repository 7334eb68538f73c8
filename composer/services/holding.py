# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pause does to the outbox as soon as it is known, and what its end does."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from composer.domain.messages import Message
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, OutboxStore
from composer.services.judging import LIBRARY_OLD
from composer.services.library import LibraryService
from composer.services.obstacles import ObstacleKind, obstacle
from composer.services.reviewing import Reviewing

HELD: Final = f"obstacle-{ObstacleKind.HOLD}"
OVER: Final = "job-hold-over"
"""Reason of a job whose pause has ended: it waits for a word, because what happened may have made it unfit."""


class Holding:
    """Follows the library; safe to call at any time, from several threads."""

    def __init__(self, outbox: OutboxStore, library: LibraryService, reviewing: Reviewing, clock: Clock) -> None:
        self._outbox = outbox
        self._library = library
        self._reviewing = reviewing
        self._clock = clock

    def follow(self) -> tuple[Job, ...]:
        """The jobs that moved, or wait for another reason now, as they are.

        A queued one under a pause is held at once, whenever it is due. One whose pause is over waits for its author.
        One that waited for news, and nothing else, goes back to its hour.
        """
        moved = (self._followed(job) for job in self._outbox.all())
        return tuple(job for job in moved if job is not None)

    def _followed(self, job: Job) -> Job | None:
        if job.state is JobState.QUEUED:
            pause = self._pause(job)
            return self._stored(job.moved(JobState.HELD, self._now, reason=pause), job) if pause else None
        if job.state is not JobState.HELD or job.reason is None:
            return None
        pause = self._pause(job)
        if job.reason.code in (HELD, OVER):
            reason = pause or Message(OVER)
            return self._stored(replace(job, reason=reason), job) if reason != job.reason else None
        if job.reason.code == LIBRARY_OLD and self._library.current():
            return self._stored(replace(job, reason=pause) if pause else job.moved(JobState.QUEUED, self._now), job)
        return None

    def _pause(self, job: Job) -> Message | None:
        """The one of now: one that is announced, or ends before the hour, is judged when the job leaves."""
        post = self._reviewing.source_post(job.post)
        notice = self._library.holding(job.network, post.themes if post else ())
        if notice is None:
            return None
        return obstacle(ObstacleKind.HOLD, job.network, notice=notice.title, contact=notice.contact).message

    @property
    def _now(self) -> datetime:
        return self._clock.now()

    def _stored(self, job: Job, before: Job) -> Job | None:
        return job if self._outbox.update(job, before) else None
