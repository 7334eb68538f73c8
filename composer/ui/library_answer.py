# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library answers to a query, in one piece so that a worker can fetch it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from composer.domain.ids import ThemeId
from composer.domain.library import LibraryInfo, Notice, PostPage, PostQuery
from composer.domain.settings import INTERESTS
from composer.domain.text import Language

if TYPE_CHECKING:
    from composer.bootstrap import Services


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, the query it answers, and what the library says of itself; ``whole`` counts every post in force."""

    query: PostQuery
    page: PostPage
    whole: int
    info: LibraryInfo
    interests: frozenset[ThemeId]
    holds: tuple[Notice, ...]
    added: int = 0
    """Posts the last sync of this run brought."""
    heard: datetime | None = None
    """When it was last known that this is the newest library; None for one that is simply read."""
    current: bool = True


def look_up(services: "Services", language: Language, query: PostQuery) -> Answer:
    """Raises LibraryError, StorageError."""
    library = services.library
    page = library.search(query, language)
    plain = PostQuery(limit=1)
    whole = page.total if replace(query, sort=plain.sort, limit=1) == plain else library.search(plain).total
    now = services.clock.now()
    interests = frozenset(ThemeId(each) for each in services.preferences.resolve(INTERESTS).value)
    holds = tuple(n for n in library.notices() if n.holds(now))
    added, heard = services.incoming.news()
    return Answer(query, page, whole, library.info(), interests, holds, added, heard, library.current())
