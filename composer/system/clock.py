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


def zone_name() -> str:
    """The IANA name of the computer's zone, as it is now; one of a fixed offset where the system tells none."""
    import tzlocal
    from tzlocal import reload_localzone

    from composer.domain.wall_time import known

    reload_localzone()  # it remembers, and laptops travel
    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, ValueError, OSError):
        name = None
    if name and known(name):
        return name
    hours = round((datetime.now().astimezone().utcoffset() or timedelta()) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
