# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey
from composer.domain.slots import AgreedHours, DaySpan, Slot, SlotReason, WeekHour
from composer.staggering.good_hours import GoodHour, habits, usual_hours, with_own_hours, within
from composer.staggering.openings import Opening, openings
from composer.staggering.suggesting import Person, suggest

PARIS = ZoneInfo("Europe/Paris")
LINKEDIN = NetworkKey("linkedin")
ME = Person(b"me", "linkedin\0post")
ALWAYS = tuple(GoodHour(WeekHour(day, hour), tuple(range(60))) for day in range(7) for hour in range(24))
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=PARIS)
ZONES = st.sampled_from(sorted(available_timezones()))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
SPANS = st.builds(
    AgreedHours,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.builds(
        DaySpan,
        st.times().map(lambda t: t.replace(second=0, microsecond=0)),
        st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ),
)


def ahead(now: datetime = MONDAY, network: NetworkKey = LINKEDIN, days: int = 7) -> tuple[Opening, ...]:
    return tuple(openings(usual_hours(network), now, days))


def comes_once(moment: datetime) -> bool:
    """True when the wall clock shows it exactly once."""
    back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None) and (
        moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()
    )


@given(ZONES, INSTANTS, SPANS, st.binary(min_size=1, max_size=32))
def test_a_slot_is_ahead_within_the_agreed_hours_and_on_every_clock_exactly_once(
    zone: str, now: datetime, agreed: AgreedHours, key: bytes
) -> None:
    here = now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
    slots = suggest(Person(key, "post"), tuple(openings(within(ALWAYS, agreed), here, 7)), {}, 4)
    assert slots or len(agreed.days) == 1
    for slot in slots:
        assert slot.at.astimezone(UTC) >= here.astimezone(UTC)
        assert slot.at.astimezone(UTC) < (here + timedelta(days=8)).astimezone(UTC)
        assert agreed.hold(slot.at)
        assert comes_once(slot.at)
        assert slot.reasons
        assert slot.at.second == slot.at.microsecond == 0
    assert len({slot.at.replace(minute=0, tzinfo=None) for slot in slots}) == len(slots)


@pytest.mark.parametrize(
    ("zone", "before", "gone"),
    [
        ("Europe/Paris", datetime(2026, 3, 28, 12, 0), (2, 2)),  # noqa: DTZ001  02:00 to 03:00 does not come
        ("Europe/Paris", datetime(2026, 10, 24, 12, 0), (2, 2)),  # noqa: DTZ001  02:00 to 03:00 comes twice
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 12, 0), (1, 1)),  # noqa: DTZ001  01:30 to 02:00 comes twice
        ("America/Santiago", datetime(2026, 9, 5, 12, 0), (0, 0)),  # noqa: DTZ001  midnight does not come
    ],
)
def test_the_hour_in_which_the_clocks_change_is_left_out_and_no_other(
    zone: str, before: datetime, gone: tuple[int, int]
) -> None:
    start = before.replace(tzinfo=ZoneInfo(zone))
    day = start.date() + timedelta(days=1)
    hours = [o.starts.hour for o in openings(ALWAYS, start, 2) if o.starts.date() == day]
    assert hours == [hour for hour in range(24) if not gone[0] <= hour <= gone[1]]


def test_a_week_has_every_good_hour_at_most_once_and_the_minutes_gone_are_gone() -> None:
    now = datetime(2026, 11, 2, 12, 20, tzinfo=PARIS)
    found = ahead(now)
    assert len({opening.good.hour for opening in found}) == len(found)
    first = found[0]
    assert (first.starts.hour, first.minutes) == (12, tuple(range(20, 60)))
    assert [o.instant for o in found] == sorted(o.instant for o in found)


def test_the_general_advice_knows_offices_lunch_evenings_and_linkedins_sunday() -> None:
    hours = {good.hour: good.minutes for good in usual_hours(LINKEDIN)}
    assert hours[WeekHour(1, 7)] == tuple(range(30, 60))
    assert hours[WeekHour(2, 13)] == tuple(range(30))
    assert WeekHour(3, 18) in hours
    assert WeekHour(6, 10) in hours
    assert not any(good.hour.weekday > 4 for good in usual_hours(NetworkKey("mastodon")))


def test_a_librarys_hours_replace_the_advice_and_go_over_midnight_and_the_week() -> None:
    hours = {good.hour: len(good.minutes) for good in usual_hours(LINKEDIN, ("tue 07:45", "sun 23:30"))}
    assert hours == {WeekHour(1, 7): 15, WeekHour(1, 8): 45, WeekHour(6, 23): 30, WeekHour(0, 0): 30}


def test_hours_that_suit_the_person_join_the_usual_ones() -> None:
    usual = usual_hours(LINKEDIN, ("tue 08:00",))
    joined = with_own_hours(usual, {WeekHour(1, 8): 2.0, WeekHour(4, 15): 8.0, WeekHour(5, 1): 0.0})
    assert [(good.hour, good.usual, good.suits) for good in joined] == [
        (WeekHour(1, 8), True, 0.25),
        (WeekHour(4, 15), False, 1.0),
    ]
    assert with_own_hours(usual, {}) == usual


def test_one_publication_is_no_habit() -> None:
    often = datetime(2026, 10, 6, 15, 5, tzinfo=PARIS)
    told = [(often, 1.0), (often + timedelta(days=7, minutes=30), 1.5), (MONDAY, 9.0)]
    assert habits(told) == {WeekHour(1, 15): 2.5}


def test_agreed_hours_over_midnight() -> None:
    night = AgreedHours(frozenset(range(7)), DaySpan.read("22:00-06:30"))
    kept = {good.hour.hour: good.minutes for good in within(ALWAYS, night)}
    assert set(kept) == {22, 23, 0, 1, 2, 3, 4, 5, 6}
    assert kept[6] == tuple(range(30))
    assert DaySpan(time(), time()).holds(time(12, 0))
    with pytest.raises(ValueError, match="not hours"):
        DaySpan.read("8-19")


def hour_of(slot: Slot) -> datetime:
    return slot.at.replace(minute=0)


def test_without_news_of_colleagues_no_slot_speaks_of_them() -> None:
    for slot in suggest(ME, ahead(), {}, 30):
        assert slot.colleagues is None
        assert SlotReason.FEW_COLLEAGUES not in slot.reasons


def test_hours_that_colleagues_hold_come_last_and_say_how_many_hold_them() -> None:
    week = tuple(openings(ALWAYS, MONDAY, 1))[:10]
    free = {week[3].instant, week[8].instant}
    held = {opening.instant: 2 for opening in week if opening.instant not in free}
    *first, third = suggest(ME, week, held, 3)
    assert {hour_of(slot).astimezone(UTC) for slot in first} == free
    assert [(slot.colleagues, slot.reasons[0]) for slot in first] == [(0, SlotReason.FEW_COLLEAGUES)] * 2
    assert (third.colleagues, third.reasons) == (2, (SlotReason.USUAL_HOUR,))


def test_an_hour_that_begins_at_the_half_elsewhere_is_the_same_hour_in_part() -> None:
    kolkata = datetime(2026, 11, 3, 12, 0, tzinfo=ZoneInfo("Asia/Kolkata"))  # 06:30 UTC
    held = {kolkata: 4}
    by_hour = {
        slot.at.hour: slot.colleagues
        for slot in suggest(ME, tuple(openings(ALWAYS, MONDAY, 2)), held, 99)
        if slot.at.date() == datetime(2026, 11, 3, tzinfo=PARIS).date()
    }
    assert [hour for hour, count in by_hour.items() if count] == sorted(by_hour, key=lambda h: -(by_hour[h] or 0))[:2]
    assert (by_hour[7], by_hour[8], by_hour[6], by_hour[9]) == (4, 4, 0, 0)


def test_an_hour_that_suits_is_first_about_twice_as_often() -> None:
    hours = with_own_hours(usual_hours(LINKEDIN, ("tue 08:00", "wed 08:00", "thu 08:00")), {WeekHour(1, 8): 5.0})
    week = tuple(openings(hours, MONDAY, 7))
    firsts = Counter(suggest(Person(str(n).encode(), "p"), week, {}, 1)[0].at.weekday() for n in range(2_000))
    assert firsts[1] == pytest.approx(1_000, rel=0.1)
    assert firsts[2] == pytest.approx(500, rel=0.15)


def test_what_is_closed_is_passed_over_and_asked_about_best_first() -> None:
    every = suggest(ME, ahead(), {}, 99)
    asked: list[datetime] = []

    def closed(at: datetime) -> bool:
        asked.append(at)
        return at == every[0].at

    assert suggest(ME, ahead(), {}, 2, closed) == every[1:3]
    assert asked == [slot.at for slot in every[:3]]
    assert suggest(ME, ahead(), {}, 2, lambda _: True) == ()
    assert suggest(ME, (), {}, 2) == ()


def test_the_same_person_gets_the_same_slots_and_another_one_others() -> None:
    assert suggest(ME, ahead(), {}, 3) == suggest(ME, ahead(), {}, 3)
    firsts = {suggest(Person(str(n).encode(), "p"), ahead(), {}, 1)[0].at for n in range(60)}
    assert len(firsts) > 45
