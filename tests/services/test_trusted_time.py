# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.services.public_pages import AGAIN_AFTER, PublicPages
from composer.services.surroundings import Surroundings
from composer.services.trusted_time import TrustedTime
from composer.storage.work import WorkDatabase, open_work
from tests.builders import NOW, FakeClock

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[WorkDatabase]:
    work = open_work(tmp_path / "work.db", FakeClock())
    yield work
    work.close()


def test_without_any_stamp_the_clock_is_believed(work: WorkDatabase, clock: FakeClock) -> None:
    assert TrustedTime(clock, work.state).now() == clock.now()


def test_the_newest_stamp_is_remembered_and_older_ones_change_nothing(work: WorkDatabase, clock: FakeClock) -> None:
    TrustedTime(clock, work.state).learn(NOW)
    again = TrustedTime(clock, work.state)
    again.learn(NOW - timedelta(days=9))
    clock.tick(days=-31)
    assert again.now() == NOW
    assert TrustedTime(clock, work.state).now() == NOW


def test_the_time_is_told_in_the_zone_of_the_clock(work: WorkDatabase) -> None:
    clock = FakeClock(datetime(2026, 10, 24, 12, 0, tzinfo=PARIS))
    trusted = TrustedTime(clock, work.state)
    trusted.learn(datetime.fromisoformat("2026-10-25T12:00:00Z"))
    assert trusted.now().tzinfo is PARIS
    assert trusted.now().hour == 13


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    moves=st.lists(st.one_of(st.integers(0, 5_000), st.just(-40_000)), max_size=12), stamp=st.integers(-9_000, 9_000)
)
def test_it_never_falls_behind_the_stamp_nor_stands_still(work: WorkDatabase, moves: list[int], stamp: int) -> None:
    clock = FakeClock()
    trusted = TrustedTime(clock, work.state)
    trusted.learn(NOW + timedelta(minutes=stamp))
    newest = TrustedTime(FakeClock(NOW - timedelta(days=9_000)), work.state).now()
    before = trusted.now()
    for minutes in moves:
        clock.tick(minutes=minutes)
        now = trusted.now()
        assert now >= max(clock.now(), newest)
        if clock.now() >= newest:
            assert now == clock.now()
        elif minutes >= 0:
            assert now == before + timedelta(minutes=minutes)
        before = now


# --- pages -----------------------------------------------------------------------------------------------------


class Web:
    """Pages by address, and what was asked for."""

    def __init__(self) -> None:
        self.public: set[str] = set()
        self.asked: list[str] = []

    def look(self, address: str) -> bool:
        self.asked.append(address)
        return address in self.public


def test_a_page_seen_public_stays_so_and_another_is_left_alone_for_a_while(
    work: WorkDatabase, clock: FakeClock
) -> None:
    web = Web()
    web.public.add("https://a.example")
    pages = PublicPages(work.state, web.look, clock)
    assert pages.known() == frozenset()
    assert pages.refresh(["https://b.example", "https://a.example"])
    assert pages.known() == {"https://a.example"}
    web.public.clear()
    assert not pages.refresh(["https://a.example", "https://b.example"])
    assert web.asked == ["https://a.example", "https://b.example"]
    clock.tick(seconds=AGAIN_AFTER.total_seconds())
    assert not PublicPages(work.state, web.look, clock).refresh(["https://a.example", "https://b.example"])
    assert web.asked[2:] == ["https://b.example"]
    clock.tick(days=-31)
    pages.refresh(["https://b.example"])
    assert web.asked[3:] == ["https://b.example"], "a clock set back does not put the next look off"
    assert pages.known() == {"https://a.example"}


# --- the planned instant ---------------------------------------------------------------------------------------


def test_the_planned_instant_is_never_before_now_and_in_the_persons_zone(clock: FakeClock) -> None:
    clock.tick(seconds=42)
    around = Surroundings(clock, PARIS)
    now = clock.now()
    for past in (None, now - timedelta(days=1), now - timedelta(seconds=1)):
        assert around.planned(past) == now.replace(second=0)
    slot = now + timedelta(days=150)
    assert around.planned(slot) == slot
    assert [around.planned(at).strftime("%H:%M %z") for at in (None, slot)] == ["10:30 +0100", "11:30 +0200"]
