# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.wall_time import Oddity, WallTime, known

ZONES = ["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"]
instants = st.datetimes(datetime(2010, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def wall(text: str, zone: str = "Europe/Paris") -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone)


@given(instants, st.sampled_from(ZONES))
def test_an_instant_comes_back_from_any_wall(instant: datetime, zone: str) -> None:
    there = WallTime.of(instant, zone)
    assert there.instant() == instant
    assert there.oddity() is not Oddity.SKIPPED


@given(instants.map(lambda at: at.replace(tzinfo=None)), st.sampled_from(ZONES))
def test_only_a_moment_that_is_skipped_is_shown_otherwise(clock: datetime, zone: str) -> None:
    written = WallTime(clock, zone)
    shown = WallTime.of(written.instant(), zone)
    assert (shown == written) is (written.oddity() is not Oddity.SKIPPED)


@pytest.mark.parametrize(
    ("text", "utc"),
    [("2026-10-24T09:00", 7), ("2026-10-26T09:00", 8), ("2027-03-27T09:00", 8), ("2027-03-29T09:00", 7)],
)
def test_nine_is_nine_before_and_after_the_change_of_hour(text: str, utc: int) -> None:
    assert wall(text).instant().hour == utc


def test_an_hour_that_is_skipped_is_as_long_after_the_change() -> None:
    written = wall("2027-03-28T02:30")
    assert written.oddity() is Oddity.SKIPPED
    assert WallTime.of(written.instant(), written.zone).clock == datetime(2027, 3, 28, 3, 30)  # noqa: DTZ001 - a wall


def test_an_hour_that_comes_twice_is_the_first_unless_asked() -> None:
    first = wall("2026-10-25T02:30")
    second = WallTime(first.clock, first.zone, second=True)
    assert first.oddity() is second.oddity() is Oddity.REPEATED
    assert second.instant() - first.instant() == timedelta(hours=1)


def test_a_zone_nobody_knows_is_said_so() -> None:
    assert known("Europe/Paris")
    assert not any(known(zone) for zone in ("Europe/Atlantis", "", "../../etc/passwd", "Europe"))
