# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last look at a job, at the very moment it would leave."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from composer.domain.messages import Message
from composer.domain.outbox import Job
from composer.domain.ports import Clock
from composer.domain.review import Finding, Level, Source
from composer.domain.wall_time import known
from composer.services.library import LibraryService
from composer.services.obstacles import timing
from composer.services.reviewing import Reviewing

TOLERANCE: Final = timedelta(minutes=30)
"""A publication later than this is offered, not fired, unless the settings say otherwise: the laptop slept.

A person's answer about what cannot be known holds for as long.
"""
LIBRARY_OLD: Final = "job-library-old"
"""Reason of a job that waits until somebody can say that nothing is paused."""
MISSED: Final = "job-missed"
"""Reason of a job that is offered because its hour went by."""


class Judging:
    """What was allowed when the person pressed may be forbidden now.

    Embargoes, holds, rules and approvals move, and colleagues publish meanwhile: where a network forbids to say nearly
    what another account said, it is the later one that waits for other words.
    """

    def __init__(
        self,
        reviewing: Reviewing,
        library: LibraryService,
        clock: Clock,
        tolerance: Callable[[], timedelta] = lambda: TOLERANCE,
        open_colleagues: Callable[[], object] = lambda: None,
        ask_for_news: Callable[[], object] = lambda: None,
    ) -> None:
        """``open_colleagues`` brings up what is known of them, and costs nothing where it is there already.

        ``ask_for_news`` asks whether publications are paused, and comes back also when nobody answers.
        """
        self._ask_for_news = ask_for_news
        self._open_colleagues = open_colleagues
        self._tolerance = tolerance
        self._reviewing = reviewing
        self._library = library
        self._clock = clock

    def prepare(self) -> None:
        """Before something leaves: what may have changed outside is looked at, where that was long ago."""
        self._reviewing.refresh_pages()
        if not self._library.current():
            self._ask_for_news()

    def against(self, job: Job) -> Message | None:
        """Why the job may not go out at this instant, and until when where that is known; None when it may."""
        now = self._clock.now()
        instant = now.astimezone(UTC)
        expected = _expected(job)
        if instant - expected > self._tolerance():
            return Message(MISSED, {"when": expected.isoformat()})
        post = self._reviewing.source_post(job.post)
        hold = self._library.holding(job.network, post.themes if post else (), now)
        for found in timing(post, hold, job.network, now):
            return found.message
        if instant - (job.pressed or job.created) > TOLERANCE and not self._library.current():
            return Message(LIBRARY_OLD)
        self._open_colleagues()
        context, only = self._reviewing.context_of(job), (Source.CHARTER, Source.VOICE)
        errors = self._reviewing.review(job.submission.text, context, only=only).at(Level.ERROR)
        if any(error.source is Source.VOICE for error in errors):
            return Message("job-too-close", {"network": job.network})
        return _reason(errors)


def _expected(job: Job) -> datetime:
    """The hour that was chosen, however often the network was out of reach since; else when it is due.

    A publication that is halfway there is finished: it was begun in time.
    """
    if job.planned is None or job.pressed is not None or job.halfway:
        return job.due
    return min(job.planned.instant(), job.due) if known(job.planned.zone) else job.due


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
