# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When to publish: good hours of the network that colleagues leave free, and that nothing forbids."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from composer.domain.ids import JobId, NetworkKey, PostId
from composer.domain.library import LibraryInfo
from composer.domain.outbox import Job, JobState
from composer.domain.ports import ColleaguesView, OutboxStore
from composer.domain.review import Level, Source
from composer.domain.slots import Slot, WeekHour
from composer.services.agreed_hours import Agreements
from composer.services.library import LibraryService
from composer.services.reviewing import Reviewing

if TYPE_CHECKING:
    from composer.staggering.suggesting import Person

LEAD: Final = timedelta(minutes=10)
"""No slot is suggested that is closer than this: it takes a moment to read and confirm."""
WEEKS: Final = 4
"""How far ahead is looked when the first week has too few slots."""
_WEEK: Final = timedelta(days=7)
_MEMORY: Final = timedelta(days=182)
"""Publications older than this no longer tell what suits the person."""


class Slots:
    """Suggests moments; nothing is published by it. Safe to call from several threads, not from the window's own.

    The first question builds the charter's engine when nobody did before, which may take a second.
    """

    def __init__(
        self,
        outbox: OutboxStore,
        colleagues: ColleaguesView,
        library: LibraryService,
        reviewing: Reviewing,
        agreements: Agreements,
        key: Callable[[], bytes],
        zone: tzinfo,
        drawn: Callable[[NetworkKey], Mapping[JobId, float]] = lambda _: {},
    ) -> None:
        """``drawn`` tells what publications there drew beside the person's usual one, which is 1."""
        self._drawn = drawn
        self._outbox = outbox
        self._colleagues = colleagues
        self._library = library
        self._reviewing = reviewing
        self._agreements = agreements
        self._key = key
        self._zone = zone

    def suggest(self, network: NetworkKey, post: PostId | None, now: datetime, count: int = 3) -> tuple[Slot, ...]:
        """At most ``count`` moments after ``now``, the best first, each in an hour of its own.

        ``post`` is the library post the draft comes from: colleagues who share it are kept apart. Empty where
        the agreed hours, the charter or a hold leave nothing within four weeks. Raises StorageError, LibraryMissing.
        """
        from composer.staggering.good_hours import habits, usual_hours, with_own_hours, within
        from composer.staggering.openings import openings
        from composer.staggering.suggesting import suggest

        here = now.astimezone(self._zone)
        info = self._library.info()
        jobs = self._outbox.publications(here - _MEMORY, here + WEEKS * _WEEK + _WEEK)
        own = [(job, _instant(job).astimezone(self._zone)) for job in jobs if job.network == network]
        drawn = self._drawn(network)
        worked: Mapping[WeekHour, float] = habits(
            (at, drawn.get(job.id, 1.0)) for job, at in own if job.state is JobState.SENT
        )
        hours = usual_hours(network, info.best_hours.get(network, ()))
        hours = within(with_own_hours(hours, worked), self._agreements.slots())
        closed = self._closed(network, post, [at for _, at in own], info)
        held = self._colleagues.held_hours(network, post)
        earliest = (here + LEAD + timedelta(seconds=59)).replace(second=0, microsecond=0)
        slots: list[Slot] = []
        for week in range(WEEKS):
            ahead = tuple(openings(hours, earliest + week * _WEEK, _WEEK.days))
            slots += suggest(self._person(network, post), ahead, held, count - len(slots), closed)
            if len(slots) >= count:
                break
        return tuple(slots)

    def _closed(
        self, network: NetworkKey, post: PostId | None, own: Sequence[datetime], info: LibraryInfo
    ) -> Callable[[datetime], bool]:
        """True for a moment at which the person, the library or the charter would rather not."""
        source = self._reviewing.source_post(post)
        themes = source.themes if source else ()
        most = info.cadence.get(network)

        def closed(at: datetime) -> bool:
            week = at.isocalendar()[:2]
            if most is not None and sum(1 for other in own if other.isocalendar()[:2] == week) >= most:
                return True
            if any(_hour(other) == _hour(at) for other in own):
                return True
            if source is not None and (source.under_embargo(at) or source.expired(at)):
                return True
            return self._library.holding(network, themes, at) is not None or self._refused(network, post, at)

        return closed

    def _refused(self, network: NetworkKey, post: PostId | None, at: datetime) -> bool:
        """True when a rule of the charter forbids that moment, whatever the words."""
        language = self._library.info().default_language
        context = self._reviewing.context_at(language, network, self._reviewing.source_post(post), at)
        review = self._reviewing.review("", context, only=(Source.CHARTER,))
        return any(found.timing is not None for found in review.at(Level.ERROR))

    def _person(self, network: NetworkKey, post: PostId | None) -> "Person":
        from composer.staggering.suggesting import Person

        return Person(self._key(), f"{network}\0{post or ''}")


def _instant(job: Job) -> datetime:
    return job.receipt.published if job.receipt else job.due


def _hour(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
