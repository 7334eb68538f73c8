# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The usual good hours of a network, and those that suit the person, as hours of the week on the wall."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.slots import DAYS, AgreedHours, WeekHour

A_HABIT: Final = 2
"""Publications at the same hour of the week from which on it counts as an hour that suits the person."""
_HOUR: Final = 60
_WEEK: Final = 7 * 24 * _HOUR
_LINKEDIN: Final = NetworkKey("linkedin")
_OFFICE_DAYS: Final = ("mon", "tue", "wed", "thu", "fri")
_BEFORE_LUNCH_AND_AFTER: Final = (("07:30", 90), ("12:00", 90), ("18:00", 90))
"""Of an office day: when it starts and for how many minutes."""
_SUNDAY_MORNING: Final = ("09:30", 120)
_ALL_MINUTES: Final = tuple(range(_HOUR))


@dataclass(frozen=True, slots=True)
class GoodHour:
    """An hour of the week, and which of its minutes are meant."""

    hour: WeekHour
    minutes: tuple[int, ...]
    usual: bool = True
    suits: float = 0.0
    """How well it suits the person, 0 to 1."""


def usual_hours(network: NetworkKey, entries: Sequence[str] = ()) -> tuple[GoodHour, ...]:
    """The sixty minutes from each of the library's ``entries`` (``tue 07:45``) on; without any, the general advice."""
    if entries:
        return _hours((entry, _HOUR) for entry in entries)
    advice = [(f"{day} {start}", length) for day in _OFFICE_DAYS for start, length in _BEFORE_LUNCH_AND_AFTER]
    if network == _LINKEDIN:
        advice.append((f"sun {_SUNDAY_MORNING[0]}", _SUNDAY_MORNING[1]))
    return _hours(advice)


def with_own_hours(usual: Sequence[GoodHour], scores: Mapping[WeekHour, float]) -> tuple[GoodHour, ...]:
    """The usual hours and those that suit the person, which are offered whole.

    ``scores`` may be in any unit: the best one counts 1, one of 0 or less counts nothing.
    """
    best = max(scores.values(), default=0.0)
    own = {hour: score / best for hour, score in scores.items() if score > 0}
    taken = {good.hour for good in usual}
    joined = [replace(good, suits=own.get(good.hour, 0.0)) for good in usual]
    joined += [GoodHour(hour, _ALL_MINUTES, False, suits) for hour, suits in own.items() if hour not in taken]
    return tuple(sorted(joined, key=lambda good: good.hour))


def within(hours: Iterable[GoodHour], agreed: AgreedHours) -> tuple[GoodHour, ...]:
    """What of ``hours`` the person agreed to."""
    kept = []
    for good in hours:
        if good.hour.weekday in agreed.days:
            minutes = tuple(m for m in good.minutes if agreed.span.holds(time(good.hour.hour, m)))
            if minutes:
                kept.append(replace(good, minutes=minutes))
    return tuple(kept)


def habits(published: Iterable[tuple[datetime, float]]) -> dict[WeekHour, float]:
    """The hours at which somebody publishes again and again, by what that drew; instants in the person's zone.

    Each publication comes with what it drew beside the person's usual one; 1 where that is not known.
    """
    drawn: dict[WeekHour, list[float]] = {}
    for moment, ratio in published:
        drawn.setdefault(WeekHour(moment.weekday(), moment.hour), []).append(ratio)
    return {hour: sum(ratios) for hour, ratios in drawn.items() if len(ratios) >= A_HABIT}


def _hours(spans: Iterable[tuple[str, int]]) -> tuple[GoodHour, ...]:
    minutes: dict[WeekHour, set[int]] = {}
    for entry, length in spans:
        start = _minute_of_week(entry)
        for minute in range(start, start + length):
            day, left = divmod(minute % _WEEK, 24 * _HOUR)
            minutes.setdefault(WeekHour(day, left // _HOUR), set()).add(left % _HOUR)
    return tuple(GoodHour(hour, tuple(sorted(minutes[hour]))) for hour in sorted(minutes))


def _minute_of_week(entry: str) -> int:
    day, _, clock = entry.partition(" ")
    wall = time.fromisoformat(clock)
    return (DAYS.index(day) * 24 + wall.hour) * _HOUR + wall.minute
