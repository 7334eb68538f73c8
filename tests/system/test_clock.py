# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.system.clock import LocalZone, SystemClock

HERE = LocalZone()
FIRST, LAST = datetime(2025, 1, 1), datetime(2028, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
ZONES = ["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata"]
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@pytest.mark.parametrize("zone", ZONES)
@given(instant=INSTANTS)
def test_the_wall_clock_is_that_of_the_zone(in_zone: Callable[[str], None], zone: str, instant: datetime) -> None:
    in_zone(zone)
    here, there = instant.astimezone(HERE), instant.astimezone(ZoneInfo(zone))
    assert (here.replace(tzinfo=None), here.fold, here.utcoffset()) == (
        there.replace(tzinfo=None),
        there.fold,
        there.utcoffset(),
    )
    assert here.astimezone(UTC) == instant


def test_both_changes_of_hour_in_paris(in_zone: Callable[[str], None]) -> None:
    in_zone("Europe/Paris")
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    hours = [(spring + timedelta(hours=n)).astimezone(HERE).strftime("%H:%M %Z") for n in range(3)]
    assert hours == ["01:30 CET", "03:30 CEST", "04:30 CEST"]
    autumn = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    walls = [(autumn + timedelta(hours=n)).astimezone(HERE) for n in range(2)]
    assert [(wall.hour, wall.fold) for wall in walls] == [(2, 0), (2, 1)]


def test_it_follows_a_traveller(in_zone: Callable[[str], None]) -> None:
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    in_zone("Europe/Paris")
    assert noon.astimezone(HERE).hour == 14
    in_zone("Asia/Tokyo")
    assert noon.astimezone(HERE).hour == 21


def test_the_clock_tells_the_time_with_its_offset() -> None:
    now = SystemClock().now()
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert now.utcoffset() == now.astimezone(HERE).utcoffset()
    assert HERE.dst(now) is None
    assert HERE.utcoffset(None) is None
    assert HERE.tzname(None) is None
