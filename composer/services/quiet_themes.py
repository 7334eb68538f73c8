# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Themes of the library that few colleagues talk about at present."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from composer.domain.ids import ThemeId
from composer.domain.library import PostQuery
from composer.domain.ports import Clock, ColleaguesView
from composer.services.library import LibraryService

LATELY: Final = timedelta(days=14)
MOST: Final = 2
"""Themes told at once."""


class QuietThemes:
    """Tells themes, never figures: what fewer than a handful do is nobody's business."""

    def __init__(
        self,
        colleagues: ColleaguesView,
        library: LibraryService,
        interests: Callable[[], tuple[str, ...]],
        key: Callable[[], bytes],
        clock: Clock,
    ) -> None:
        self._colleagues = colleagues
        self._library = library
        self._interests = interests
        self._key = key
        self._clock = clock

    def now(self) -> tuple[ThemeId, ...]:
        """At most ``MOST``, the same all week; each has posts one may share. Raises LibraryMissing, StorageError."""
        from composer.staggering.themes import quiet_themes

        now = self._clock.now()
        talk = self._colleagues.talk(now - LATELY)
        if not talk.members:
            return ()
        cared_for = set(self._interests())
        with_posts = self._library.search(PostQuery(limit=1)).by_theme
        offered = {t.id: t.id in cared_for for t in self._library.info().themes if with_posts.get(t.id)}
        year, week, _ = now.isocalendar()
        return tuple(quiet_themes(self._key(), f"themes {year} {week}", talk, offered, MOST))
