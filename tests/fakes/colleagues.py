# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A team whose publications a test decides on."""

from collections.abc import Mapping
from datetime import datetime

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.slots import ThemeTalk


class FakeColleagues:
    """Implements ``domain.ports.ColleaguesView``."""

    def __init__(self, member: str = "m-7f3a") -> None:
        self._member = member
        self._held: list[tuple[NetworkKey, PostId | None, datetime]] = []
        self._talked: list[tuple[str, ThemeId, datetime]] = []

    def hold(self, network: NetworkKey, hour: datetime, times: int = 1, post: PostId | None = None) -> None:
        self._held += [(network, post, hour)] * times

    def tell(self, theme: ThemeId, at: datetime, members: int, first: int = 0) -> None:
        """So many members publish about it; ``first`` numbers them."""
        self._talked += [(f"m-{first + number}", theme, at) for number in range(members)]

    def member(self) -> str:
        return self._member

    def held_hours(self, network: NetworkKey, post: PostId | None) -> Mapping[datetime, int]:
        found: dict[datetime, int] = {}
        for where, what, hour in self._held:
            if where == network and post in (None, what):
                found[hour] = found.get(hour, 0) + 1
        return found

    def talk(self, since: datetime) -> ThemeTalk:
        pairs = {(member, theme) for member, theme, at in self._talked if at >= since}
        themes = [theme for _, theme in pairs]
        return ThemeTalk(len({member for member, _ in pairs}), {theme: themes.count(theme) for theme in themes})
