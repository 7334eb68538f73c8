# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as the clock on the wall of a place shows them: 09:00 stays 09:00 whatever becomes of the offset."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Oddity(StrEnum):
    """What the change of hour does to a moment on the wall."""

    NONE = "none"
    SKIPPED = "skipped"
    """The clock goes past it: the moment as long after the change is meant."""
    REPEATED = "repeated"
    """The clock shows it twice: the first time is meant, unless the second one was asked for."""


@dataclass(frozen=True, slots=True)
class WallTime:
    """A wall clock in the IANA zone ``zone``; ``second`` is the later time of an hour that comes twice."""

    clock: datetime
    zone: str
    second: bool = False

    @classmethod
    def of(cls, instant: datetime, zone: str) -> "WallTime":
        """What the clock of ``zone`` shows at an instant."""
        there = instant.astimezone(_zone(zone))
        return cls(there.replace(tzinfo=None, fold=0), zone, bool(there.fold))

    def instant(self) -> datetime:
        """In UTC, by the rules of the zone as they are known now. An unknown zone is read as UTC."""
        return self.clock.replace(tzinfo=_zone(self.zone), fold=int(self.second)).astimezone(UTC)

    def oddity(self) -> Oddity:
        """What has to be said of it to whoever wrote it."""
        zone = _zone(self.zone)
        first, second = (self.clock.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
        if first == second:
            return Oddity.NONE
        shown = self.instant().astimezone(zone).replace(tzinfo=None)
        return Oddity.REPEATED if shown.replace(fold=0) == self.clock else Oddity.SKIPPED


def known(zone: str) -> bool:
    """True for a name of the IANA data base."""
    return zone == "UTC" or _found(zone) is not None


def _zone(name: str) -> ZoneInfo:
    return _found(name) or ZoneInfo("UTC")


def _found(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; a folder is an OSError
        return None
