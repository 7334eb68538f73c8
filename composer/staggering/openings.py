# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Good hours of the week become hours of the calendar, in a zone whose clocks may change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from composer.staggering.good_hours import GoodHour


@dataclass(frozen=True, slots=True)
class Opening:
    """One hour of one day in which one may publish; ``starts`` is the full hour in the person's zone."""

    starts: datetime
    minutes: tuple[int, ...]
    """Those still ahead, in order, never none."""
    good: GoodHour

    @property
    def instant(self) -> datetime:
        """The full hour in UTC."""
        return self.starts.astimezone(UTC)


def openings(hours: Sequence[GoodHour], earliest: datetime, days: int) -> Iterator[Opening]:
    """The hours from ``earliest`` on for so many days, in order; ``earliest`` has the person's zone.

    An hour during which the clocks change is left out: on that day some of its minutes do not come, or come twice.
    """
    today = earliest.date()
    by_weekday: dict[int, list[GoodHour]] = {}
    for good in sorted(hours, key=lambda good: good.hour):
        by_weekday.setdefault(good.hour.weekday, []).append(good)
    for number in range(days + 1):
        day = today + timedelta(days=number)
        for good in by_weekday.get(day.weekday(), ()):
            opening = _opening(good, day, earliest)
            if opening is not None and (number < days or good.hour.hour < earliest.hour):
                yield opening


def _opening(good: GoodHour, day: date, earliest: datetime) -> Opening | None:
    starts = datetime(day.year, day.month, day.day, good.hour.hour, tzinfo=earliest.tzinfo)
    if not _regular(starts):
        return None
    minutes = good.minutes
    if day <= earliest.date():
        first = earliest.astimezone(UTC)
        minutes = tuple(m for m in minutes if (starts + timedelta(minutes=m)).astimezone(UTC) >= first)
    return Opening(starts, minutes, good) if minutes else None


def _regular(starts: datetime) -> bool:
    """True when each minute of the hour comes exactly once that day."""
    last = starts + timedelta(minutes=59)
    offset = starts.utcoffset()
    return all(moment.replace(fold=fold).utcoffset() == offset for moment in (starts, last) for fold in (0, 1))
