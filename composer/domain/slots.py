# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When to publish: hours on the wall, the slots that are suggested, and what colleagues talk about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import Final, NamedTuple

from composer.domain.ids import ThemeId

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of ``date.weekday``."""
ENOUGH_PEOPLE: Final = 5
"""What colleagues do is told only when at least so many of them are behind it."""
_SPAN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?([01]\d|2[0-3]):([0-5]\d)")


class WeekHour(NamedTuple):
    """An hour of the week on the wall; ``weekday`` as ``date.weekday`` has it, 0 for Monday."""

    weekday: int
    hour: int


class DaySpan(NamedTuple):
    """Hours of a day on the wall, over midnight when ``starts`` is later than ``ends``; equal ones are a whole day."""

    starts: time
    ends: time

    @classmethod
    def read(cls, text: str) -> "DaySpan":
        """``08:00-19:00``. Raises ValueError for anything else."""
        found = _SPAN.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"not hours such as 08:00-19:00: {text!r}")
        return cls(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))

    def __str__(self) -> str:
        return f"{self.starts:%H:%M}-{self.ends:%H:%M}"

    def holds(self, wall: time) -> bool:
        """True inside; the end is outside."""
        if self.starts < self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends


@dataclass(frozen=True, slots=True)
class AgreedHours:
    """What the person agreed to. An hour after midnight belongs to its own day."""

    days: frozenset[int]
    span: DaySpan

    def hold(self, moment: datetime) -> bool:
        """By the wall clock of ``moment``'s own zone."""
        return moment.weekday() in self.days and self.span.holds(moment.time())


class SlotReason(StrEnum):
    """Why a slot is suggested."""

    FEW_COLLEAGUES = "few-colleagues"
    SUITS_YOU = "suits-you"
    USUAL_HOUR = "usual-hour"


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment to publish at, in the person's zone, to the minute: never one that the wall clock skips or repeats.

    ``reasons`` is never empty, the most telling one first; ``colleagues`` is how many hold that hour, None when
    nothing is known of colleagues.
    """

    at: datetime
    reasons: tuple[SlotReason, ...]
    colleagues: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeTalk:
    """How many members shared something lately, and how many of them about each theme."""

    members: int = 0
    by_theme: Mapping[ThemeId, int] = field(default_factory=dict)
