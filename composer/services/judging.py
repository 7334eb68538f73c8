# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last look at a job, at the very moment it would leave."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from composer.domain.messages import Message
from composer.domain.outbox import Job
from composer.domain.ports import Clock
from composer.domain.review import Finding, Level, Source
from composer.services.library import LibraryService
from composer.services.obstacles import timing
from composer.services.reviewing import Reviewing

TOLERANCE: Final = timedelta(minutes=30)
"""A publication later than this is offered, not fired: the laptop slept through its time.

A person's answer about what cannot be known holds for as long.
"""


class Judging:
    """What was allowed when the person pressed may be forbidden now: embargoes, holds, rules and approvals move."""

    def __init__(self, reviewing: Reviewing, library: LibraryService, clock: Clock) -> None:
        self._reviewing = reviewing
        self._library = library
        self._clock = clock

    def against(self, job: Job) -> Message | None:
        """Why the job may not go out at this instant, and until when where that is known; None when it may."""
        now = self._clock.now()
        instant = now.astimezone(UTC)
        if instant - job.due > TOLERANCE:
            return Message("job-missed", {"when": job.due.isoformat()})
        post = self._reviewing.source_post(job.post)
        hold = self._library.holding(job.network, post.themes if post else (), now)
        for found in timing(post, hold, job.network, now):
            return found.message
        if instant - (job.pressed or job.created) > TOLERANCE and not self._library.current():
            return Message("job-library-old")
        review = self._reviewing.review(job.submission.text, self._reviewing.context_of(job), only=(Source.CHARTER,))
        return _reason(review.at(Level.ERROR))


def _reason(errors: Iterable[Finding]) -> Message | None:
    """The one that ends last where time alone is in the way, so that nobody comes back too early."""
    found = tuple(errors)
    moments = [error.timing for error in found if error.timing is not None]
    if len(moments) < len(found):
        return Message("job-charter-changed", {"count": str(len(found))})
    return max(moments, key=_end, default=None)


def _end(moment: Message) -> datetime:
    """When it ends, as late as can be where nobody knows."""
    when = moment.values.get("when")
    if when is None:
        return datetime.max.replace(tzinfo=UTC)
    end = datetime.fromisoformat(when)
    return end if end.tzinfo else end.replace(tzinfo=UTC) + timedelta(days=1)
