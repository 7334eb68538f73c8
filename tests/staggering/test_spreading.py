# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.staggering.spreading import A_HANDFUL, UNSEEN_EACH, pick, race, room

VESSELS = st.lists(st.tuples(st.floats(0.02, 2.0), st.integers(0, 500)), min_size=1, max_size=30)


@given(VESSELS)
def test_the_rooms_are_for_all_who_are_expected_and_nobody_else(vessels: list[tuple[float, int]]) -> None:
    capacities, held = zip(*vessels, strict=True)
    rooms = room(capacities, held)
    assert sum(rooms) == pytest.approx(1 + UNSEEN_EACH * max(0, sum(held) - A_HANDFUL))
    assert min(rooms) >= 0


@given(VESSELS)
def test_once_all_have_come_every_hour_with_room_stands_equally_high(vessels: list[tuple[float, int]]) -> None:
    capacities, held = zip(*vessels, strict=True)
    after = [(count + more) / size for size, count, more in zip(capacities, held, room(capacities, held), strict=True)]
    level = max(h for h, more in zip(after, room(capacities, held), strict=True) if more > 0)
    for height, more in zip(after, room(capacities, held), strict=True):
        assert height == pytest.approx(level) if more > 1e-9 else height >= level - 1e-6


@given(VESSELS)
def test_an_hour_with_more_colleagues_never_has_more_room(vessels: list[tuple[float, int]]) -> None:
    held = [count for _, count in vessels]
    rooms = room([1.0] * len(held), held)
    by_count = sorted(zip(held, rooms, strict=True), key=lambda pair: (pair[0], -pair[1]))
    assert [more for _, more in by_count] == sorted((more for _, more in by_count), reverse=True)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8).filter(lambda held: sum(held) <= A_HANDFUL))
def test_among_few_only_the_emptiest_hours_have_room(held: list[int]) -> None:
    rooms = room([1.0] * len(held), held)
    emptiest = [count == min(held) for count in held]
    if emptiest.count(True) > 1:
        assert [more > 0 for more in rooms] == emptiest
    else:
        assert max(rooms) == rooms[emptiest.index(True)]


def test_people_spread_in_proportion_to_the_room() -> None:
    hours, rooms = ("a", "b", "c", "d"), (4.0, 2.0, 1.0, 0.0)
    first = Counter(hours[race(str(n).encode(), "post", hours, rooms)[0]] for n in range(7_000))
    assert first["d"] == 0
    for hour, expected in (("a", 4_000), ("b", 2_000), ("c", 1_000)):
        assert first[hour] == pytest.approx(expected, rel=0.08)


@given(st.binary(min_size=1, max_size=80), st.text(max_size=20), st.lists(st.floats(0, 5), min_size=1, max_size=20))
def test_everyone_gets_every_hour_once_those_without_room_last(key: bytes, post: str, rooms: list[float]) -> None:
    hours = [f"h{n}" for n in range(len(rooms))]
    order = race(key, post, hours, rooms)
    assert sorted(order) == list(range(len(rooms)))
    assert [rooms[i] > 0 for i in order] == sorted((r > 0 for r in rooms), reverse=True)
    assert race(key, post, hours, rooms) == order


@given(st.binary(min_size=1, max_size=64), st.lists(st.floats(0.1, 5), min_size=3, max_size=12), st.data())
def test_news_about_one_hour_changes_nothing_between_the_others(
    key: bytes, rooms: list[float], data: st.DataObject
) -> None:
    hours = [f"h{n}" for n in range(len(rooms))]
    moved = data.draw(st.integers(0, len(rooms) - 1))
    fuller = [each / 2 if index == moved else each for index, each in enumerate(rooms)]
    before = [i for i in race(key, "post", hours, rooms) if i != moved]
    assert [i for i in race(key, "post", hours, fuller) if i != moved] == before


def test_another_post_or_person_is_another_draw() -> None:
    hours, rooms = [f"h{n}" for n in range(10)], [1.0] * 10
    assert len({race(b"me", f"post {n}", hours, rooms)[0] for n in range(40)}) > 5
    assert len({race(str(n).encode(), "post", hours, rooms)[0] for n in range(40)}) > 5


def test_a_pick_is_fair_and_stays() -> None:
    minutes = tuple(range(15, 60))
    picked = [pick(str(n).encode(), "post", minutes) for n in range(4_500)]
    assert set(picked) == set(minutes)
    assert max(Counter(picked).values()) < 160
    assert pick(b"me", "post", minutes) == pick(b"me", "post", minutes)
