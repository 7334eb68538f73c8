# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved library as the reader meets it."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryInfo, LibraryPost, Notice, PostPage, PostQuery
from composer.domain.ports import CatalogueStore, StateStore
from composer.domain.text import Language
from composer.library import FORMAT
from composer.services.library_folder import LibraryFolder
from composer.services.trusted_time import TrustedTime

_STAMP = "library.stamp"
_PULLED = "library.pulled"
_SKEW = timedelta(minutes=10)
"""Clocks are set right by so much every day."""


class LibraryService:
    """Keeps the catalogue in step with the library folder, and answers from the catalogue."""

    def __init__(
        self,
        store: CatalogueStore,
        state: StateStore,
        shares: Callable[[], Mapping[PostId, int]],
        clock: TrustedTime,
        folder: LibraryFolder,
    ) -> None:
        self._store = store
        self._state = state
        self._shares = shares
        self._clock = clock
        self._folder = folder

    @property
    def ready(self) -> bool:
        """True when a catalogue is held, perhaps an older one: nothing has to be compiled before showing it."""
        return self._store.digest() != ""

    def ensure(self) -> bool:
        """Compile the library folder when it has changed; True when the catalogue did.

        Cheap when nothing changed: only names, sizes and times of files are looked at.
        Raises LibraryInvalid, LibraryMissing, StorageError; the catalogue held before is then kept.
        """
        stamp = self._folder.stamp()
        held = self._store.digest()
        if held and self._state.get(_STAMP) == json.dumps([FORMAT, stamp, held]):
            limit_s, _ = self._pulled()
            self._remember_pull(limit_s)
            return False
        catalogue = self._folder.compile()
        if catalogue.digest != held:
            self._store.replace(catalogue)
        if catalogue.info.stamp is not None:
            self._clock.learn(catalogue.info.stamp)
        self._remember_pull(catalogue.info.freshness_s)
        self._state.put(_STAMP, json.dumps([FORMAT, stamp, catalogue.digest]))
        return catalogue.digest != held

    def current(self) -> bool:
        """False when the last successful ``ensure`` is longer ago than the library allows, or lies in the future.

        The second is a clock set back since: how old the library is cannot be told.
        """
        limit_s, when = self._pulled()
        if not limit_s or when is None:
            return True
        return -_SKEW <= self._clock.now().astimezone(UTC) - when <= timedelta(seconds=limit_s)

    def _pulled(self) -> tuple[int, datetime | None]:
        """How many seconds a pull is good for, and when the last one was; nothing where the library sets no limit."""
        held = self._state.get(_PULLED)
        if not held:
            return 0, None
        limit_s, when = json.loads(held)
        return int(limit_s), datetime.fromisoformat(when)

    def _remember_pull(self, limit_s: int) -> None:
        now = self._clock.now().astimezone(UTC)
        if limit_s or self._state.get(_PULLED):
            self._state.put(_PULLED, json.dumps([limit_s, now.isoformat()]) if limit_s else "")

    def info(self) -> LibraryInfo:
        """Name, languages, themes, contact. Raises LibraryMissing before the first ``ensure``."""
        return self._store.info()

    def search(self, query: PostQuery, reader: Language | None = None) -> PostPage:
        """One page of the posts that match; accents, case and plurals do not matter.

        Cards are in the language of the filter, else in the reader's, else in the post's own.
        """
        words: tuple[str, ...] = ()
        if query.words.strip():
            from composer.library.terms import terms

            words = terms(query.words)
        return self._store.search(words, query, self._clock.now(), self._shares(), reader)

    def post(self, post: PostId) -> LibraryPost:
        """Raises PostNotFound."""
        return self._store.post(post)

    def media_path(self, file: str) -> Path:
        """Where a media file of the library is."""
        return Path(self._store.media_root()) / file

    def theme_label(self, theme: ThemeId, language: Language) -> str:
        """The theme's name, or its id when the library does not know it."""
        for known in self._store.info().themes:
            if known.id == theme:
                return known.label.get(language) or next(iter(known.label.values()), theme)
        return theme

    def notices(self) -> tuple[Notice, ...]:
        """Every notice whose time it is: holds that stop publications now, and active fact sheets."""
        now = self._clock.now()
        return tuple(n for n in self._store.notices() if n.active and not (n.until and now >= n.until))

    def holding(self, network: NetworkKey, themes: tuple[ThemeId, ...], at: datetime | None = None) -> Notice | None:
        """The hold that stops a publication there about these themes, then or now, None when none does."""
        instant = at or self._clock.now()
        return next((n for n in self._store.notices() if n.holds(instant) and n.covers(network, themes)), None)
