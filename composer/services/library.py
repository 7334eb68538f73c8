# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved library as the reader meets it."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryInfo, LibraryPost, Notice, NoticeKind, PostPage, PostQuery
from composer.domain.ports import Catalogue, CatalogueStore, StateStore
from composer.domain.syncing import LibraryOrigin
from composer.domain.text import Language
from composer.library import FORMAT
from composer.services.trusted_time import TrustedTime

_STAMP = "library.stamp"
_HEARD = "library.heard"
_LIMIT = "library.limit"
_SKEW = timedelta(minutes=10)
"""Clocks are set right by so much every day."""


class LibraryService:
    """Keeps the catalogue in step with the library's origin, and answers from the catalogue."""

    def __init__(
        self,
        store: CatalogueStore,
        state: StateStore,
        shares: Callable[[], Mapping[PostId, int]],
        clock: TrustedTime,
        origin: Callable[[], LibraryOrigin],
        file_of: Callable[[str], Path] | None = None,
        strictest_s: Callable[[], int] = lambda: 0,
    ) -> None:
        """``strictest_s`` is how long the organisation lets this computer go without news, 0 for as the library says.

        ``file_of`` says where a media file is, beside the others by default.
        """
        self._store = store
        self._state = state
        self._shares = shares
        self._clock = clock
        self._origin = origin
        self._file_of = file_of or self._beside
        self._strictest_s = strictest_s

    @property
    def ready(self) -> bool:
        """True when a catalogue of this library is held, perhaps an older one: it can be shown at once."""
        return self._store.digest() != "" and self._of_origin()

    def ensure(self) -> bool:
        """Bring the catalogue in step with what this computer has of the library; True when it changed.

        Cheap when nothing changed, and never a question to the network. Raises LibraryInvalid, LibraryMissing,
        StorageError; the catalogue held before is then kept.
        """
        origin = self._origin()
        stamp = origin.stamp()
        held = self._store.digest()
        if held and self._state.get(_STAMP) == self._stamp(origin, stamp, held):
            if origin.live:
                self.heard_now()
            return False
        catalogue = origin.compile()
        self._take(catalogue, origin, stamp)
        if origin.live:
            self.heard_now()
        return catalogue.digest != held

    def take(self, catalogue: Catalogue) -> None:
        """What the origin has just been given, compiled already. Raises StorageError."""
        origin = self._origin()
        self._take(catalogue, origin, origin.stamp())

    def digests(self) -> Mapping[PostId, str]:
        """Of every post of this library that is held."""
        return self._store.digests() if self.ready else {}

    def _take(self, catalogue: Catalogue, origin: LibraryOrigin, stamp: str) -> None:
        if catalogue.digest != self._store.digest():
            self._store.replace(catalogue)
        if catalogue.info.stamp is not None:
            self._clock.learn(catalogue.info.stamp)
        self._state.put(_LIMIT, str(catalogue.info.freshness_s))
        self._state.put(_STAMP, self._stamp(origin, stamp, catalogue.digest))

    def _stamp(self, origin: LibraryOrigin, stamp: str, digest: str) -> str:
        return json.dumps([FORMAT, stamp, digest, origin.name])

    def _of_origin(self) -> bool:
        """A catalogue of another library, the sample perhaps, is not shown as this one."""
        kept = json.loads(self._state.get(_STAMP) or "[]")
        return not kept or len(kept) < 4 or kept[3] == self._origin().name

    # --- how old it is -----------------------------------------------------------------------------------------

    def current(self) -> bool:
        """False when nobody has said for longer than allowed that there is no news, or that lies in the future.

        The second is a clock set back since: how old the library is cannot be told.
        """
        limit_s = self._limit_s()
        when = self.heard()
        if not limit_s:
            return True
        if when is None:
            return self._origin().live
        return -_SKEW <= self._clock.now().astimezone(UTC) - when <= timedelta(seconds=limit_s)

    def heard(self) -> datetime | None:
        """When it was last known, believably, that this is the newest library."""
        held = self._state.get(_HEARD)
        return datetime.fromisoformat(held) if held else None

    def heard_now(self) -> None:
        """The newest library there is, is held. Raises StorageError."""
        if self._limit_s() or self._state.get(_HEARD) or not self._origin().live:
            self._state.put(_HEARD, self._clock.now().astimezone(UTC).isoformat())

    def _limit_s(self) -> int:
        own = int(self._state.get(_LIMIT) or 0)
        strictest = 0 if self._origin().live else self._strictest_s()
        return min(filter(None, (own, strictest)), default=0)

    # --- what is in it -----------------------------------------------------------------------------------------

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
        """Where a media file of the library is, or will be once it is brought."""
        return self._file_of(file)

    def _beside(self, file: str) -> Path:
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
        shown = (n for n in self._store.notices() if n.kind is not NoticeKind.ANSWER)
        return tuple(n for n in shown if n.active and not (n.until and now >= n.until))

    def answers(self) -> tuple[Notice, ...]:
        """What the communication team said to proposals."""
        return tuple(n for n in self._store.notices() if n.kind is NoticeKind.ANSWER)

    def holding(self, network: NetworkKey, themes: tuple[ThemeId, ...], at: datetime | None = None) -> Notice | None:
        """The hold that stops a publication there about these themes, then or now, None when none does."""
        instant = at or self._clock.now()
        return next((n for n in self._store.notices() if n.holds(instant) and n.covers(network, themes)), None)
