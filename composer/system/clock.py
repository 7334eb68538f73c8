# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's clock and zone."""

from datetime import UTC, datetime, timedelta, tzinfo


class SystemClock:
    """Implements ``domain.ports.Clock``."""

    def now(self) -> datetime:
        return datetime.now().astimezone()


class LocalZone(tzinfo):
    """The computer's own zone with its changes of hour; it follows a traveller at once.

    Instants of one zone are compared by their wall clocks: compare and subtract in UTC.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else _here(moment).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - the system does not tell
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else _here(moment).tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The wall clock at an instant given in UTC; ``fold`` is 1 the second time an hour comes."""
        there = moment.replace(tzinfo=UTC).astimezone()
        first = there.replace(tzinfo=self, fold=0)
        return first if first.utcoffset() == there.utcoffset() else first.replace(fold=1)


def _here(wall: datetime) -> datetime:
    """A wall clock of this zone as an instant; ``fold`` decides where it comes twice."""
    return wall.replace(tzinfo=None).astimezone()
