# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.shares import Share, Traits
from composer.domain.slots import ENOUGH_PEOPLE, ThemeTalk
from composer.staggering.themes import QUIET, quiet_themes, talk_of

HIRING, PRODUCT, TEAM = ThemeId("hiring"), ThemeId("product"), ThemeId("team")
OFFERED = {HIRING: False, PRODUCT: False, TEAM: False}


def a_share(member: str, theme: str) -> Share:
    return Share(member, NetworkKey("x"), datetime(2026, 11, 3, 9, tzinfo=UTC), theme, None, (), Traits())


def test_a_member_counts_once_however_much_they_publish() -> None:
    shares = [a_share("a", "team")] * 9 + [a_share("b", "team"), a_share("b", "product"), a_share("c", "")]
    assert talk_of(shares) == ThemeTalk(3, {TEAM: 2, PRODUCT: 1})


def test_what_few_talk_about_is_told_and_the_rest_is_not() -> None:
    talk = ThemeTalk(20, {PRODUCT: 12, TEAM: 10, HIRING: 1})
    assert quiet_themes(b"me", "w", talk, OFFERED, 2) == [HIRING]
    assert quiet_themes(b"me", "w", talk, {PRODUCT: True, TEAM: True}, 2) == []
    assert quiet_themes(b"me", "w", talk, {}, 2) == []


@given(st.integers(0, ENOUGH_PEOPLE - 1), st.dictionaries(st.sampled_from([HIRING, PRODUCT]), st.integers(0, 4)))
def test_of_fewer_people_than_enough_nothing_is_told(members: int, counts: dict[ThemeId, int]) -> None:
    assert quiet_themes(b"me", "w", ThemeTalk(members, counts), OFFERED, 2) == []


@given(
    st.dictionaries(st.sampled_from([HIRING, PRODUCT, TEAM]), st.integers(0, 60)),
    st.integers(ENOUGH_PEOPLE, 90),
    st.binary(min_size=1, max_size=30),
)
def test_only_quiet_themes_that_are_offered(counts: dict[ThemeId, int], members: int, key: bytes) -> None:
    told = quiet_themes(key, "w", ThemeTalk(members, counts), OFFERED, 2)
    average = sum(counts.values()) / len(OFFERED)
    assert len(told) == len(set(told)) <= 2
    assert all(counts.get(theme, 0) <= QUIET * average for theme in told)


def test_people_are_told_different_themes_more_often_those_they_care_for() -> None:
    talk = ThemeTalk(30, {PRODUCT: 30})
    first = Counter(
        quiet_themes(str(n).encode(), "w", talk, {HIRING: True, TEAM: False, PRODUCT: False}, 1)[0] for n in range(900)
    )
    assert set(first) == {HIRING, TEAM}
    assert 1.5 < first[HIRING] / first[TEAM] < 2.7
