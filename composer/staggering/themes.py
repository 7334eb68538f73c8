# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Themes few colleagues talk about, spread over the people who are told so."""

from collections.abc import Iterable, Mapping
from typing import Final

from composer.domain.ids import ThemeId
from composer.domain.shares import Share
from composer.domain.slots import ENOUGH_PEOPLE, ThemeTalk
from composer.staggering.spreading import race, room

QUIET: Final = 0.5
"""A theme is quiet when at most this share of the average number of members talk about it."""
INTEREST_WEIGHT: Final = 2.0
"""A theme the person cares for counts so much as one they do not."""


def talk_of(shares: Iterable[Share]) -> ThemeTalk:
    """Each member counts once, and once per theme, however much they publish."""
    pairs = {(share.member, ThemeId(share.theme)) for share in shares}
    by_theme: dict[ThemeId, int] = {}
    for _, theme in pairs:
        if theme:
            by_theme[theme] = by_theme.get(theme, 0) + 1
    return ThemeTalk(len({member for member, _ in pairs}), by_theme)


def quiet_themes(
    key: bytes, subject: str, talk: ThemeTalk, offered: Mapping[ThemeId, bool], most: int
) -> list[ThemeId]:
    """At most ``most`` quiet themes of those ``offered``, where True is one the person cares for.

    None while fewer members share than it takes to tell nothing of one of them. People with other keys are told other
    themes, or the quiet one would soon be the loud one; ``subject`` names the draw, such as the week.
    """
    if talk.members < ENOUGH_PEOPLE or not offered:
        return []
    themes = sorted(offered)
    counts = [talk.by_theme.get(theme, 0) for theme in themes]
    rooms = room([INTEREST_WEIGHT if offered[theme] else 1.0 for theme in themes], counts)
    few = QUIET * sum(counts) / len(counts)
    ranked = [(themes[index], counts[index]) for index in race(key, subject, themes, rooms) if rooms[index] > 0]
    return [theme for theme, count in ranked if count <= few][:most]
