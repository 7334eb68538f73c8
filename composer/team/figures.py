# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many people published, told only where they are enough that nobody is meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from composer.domain.shares import Share
from composer.domain.team import Figures

FEWEST: Final = 5
"""People behind any figure."""


def figures_of(shares: Iterable[Share]) -> Figures:
    """Different members, so that one person who publishes much is one."""
    everybody: set[str] = set()
    networks: dict[str, set[str]] = defaultdict(set)
    themes: dict[str, set[str]] = defaultdict(set)
    for share in shares:
        everybody.add(share.member)
        networks[share.network].add(share.member)
        if share.theme:
            themes[share.theme].add(share.member)
    people = len(everybody)
    return Figures(people if people >= FEWEST else None, _told(networks, people), _told(themes, people))


def _told(groups: Mapping[str, set[str]], people: int) -> dict[str, int | None]:
    """Where a single group is hidden, the next smallest is too: else the rest of the sum would tell it."""
    counts = {key: len(members) for key, members in sorted(groups.items())}
    hidden = {key for key, count in counts.items() if count < FEWEST or 0 < people - count < FEWEST}
    if len(hidden) == 1 and len(counts) > 1:
        hidden.add(min((count, key) for key, count in counts.items() if key not in hidden)[1])
    return {key: None if key in hidden else count for key, count in counts.items()}
