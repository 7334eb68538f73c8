# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from composer.services.library_pace import LONGEST_WAIT, MORNING, after_failures, after_start, following

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


def test_everybody_has_a_turn_of_their_own_within_the_round() -> None:
    people = [f"person-{number}".encode() for number in range(5_000)]
    turns = [following(NINE, HALF_AN_HOUR, person) for person in people]
    assert all(NINE < turn <= NINE + HALF_AN_HOUR for turn in turns)
    a_minute = Counter((turn - NINE) // timedelta(minutes=1) for turn in turns)
    assert max(a_minute.values()) < 1.5 * len(people) / 30


def test_those_who_open_their_computers_at_nine_ask_over_ten_minutes() -> None:
    yesterday = NINE - timedelta(hours=15)
    turns = [after_start(NINE, yesterday, HALF_AN_HOUR, str(number).encode()) - NINE for number in range(5_000)]
    assert max(Counter(turn // timedelta(minutes=1) for turn in turns).values()) < 1.5 * len(turns) / 10
    assert max(turns) <= MORNING


def test_who_never_had_a_library_asks_at_once() -> None:
    assert after_start(NINE, None, HALF_AN_HOUR, b"ada") == NINE


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.integers(5, 10_080), st.binary(min_size=1))  # noqa: DTZ001
def test_turns_come_one_round_apart(now: datetime, minutes: int, person: bytes) -> None:
    every = timedelta(minutes=minutes)
    first = following(now.replace(tzinfo=UTC), every, person)
    assert following(first, every, person) - first == every


@given(st.integers(1, 1000), st.floats(0, 1))
def test_who_fails_waits_longer_each_time_and_never_for_ever(failures: int, chance: float) -> None:
    wait = after_failures(NINE, failures, HALF_AN_HOUR, chance) - NINE
    assert timedelta(seconds=30) <= wait <= LONGEST_WAIT
    assert wait <= after_failures(NINE, failures + 1, HALF_AN_HOUR, 0) - NINE
