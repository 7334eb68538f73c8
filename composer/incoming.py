# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what brings the organisation's library to this computer. Nothing is opened without an address."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from composer.domain.errors import RamageError
from composer.domain.settings import LIBRARY_FRESHNESS, LIBRARY_REFRESH, LIBRARY_TRUST_ROOT, LIBRARY_URL
from composer.domain.syncing import LibraryOrigin, ReleaseSource
from composer.outside import Outside
from composer.services.library import LibraryService
from composer.services.library_folder import LibraryFolder
from composer.services.preferences import Preferences
from composer.services.trusted_time import TrustedTime
from composer.system.paths import AppPaths
from composer.system.turn import Turn

if TYPE_CHECKING:
    from composer.domain.ports import StateStore
    from composer.services.library_access import LibraryAccess
    from composer.services.library_media import LibraryMedia
    from composer.services.library_release import HeldRelease
    from composer.services.library_sync import LibrarySync
    from composer.storage.library_objects import LibraryObjects

log = logging.getLogger(__name__)

PATIENCE_S: Final = 45.0
"""A place that answers for ever keeps nobody from publishing longer than this."""
MOST_MEDIA: Final = 1 << 30
"""Bytes of pictures and films kept at hand."""


class Incoming:
    """Each part is made at the first question. Safe from several threads.

    ``folder`` is a library that is simply read; with ``fixed`` no setting changes that.
    """

    def __init__(
        self,
        paths: AppPaths,
        outside: Outside,
        preferences: Preferences,
        clock: TrustedTime,
        folder: Path,
        *,
        fixed: bool,
    ) -> None:
        self._paths = paths
        self._outside = outside
        self._preferences = preferences
        self._clock = clock
        self._folder = LibraryFolder(folder)
        self._fixed = fixed
        self.patience_s = PATIENCE_S
        self._library: LibraryService
        self._state: StateStore
        self._person: Callable[[], bytes]
        self._chance: Callable[[], float]
        self._lock = RLock()
        self._objects: LibraryObjects | None = None
        self._held: HeldRelease | None = None
        self._sync: LibrarySync | None = None
        self._media: LibraryMedia | None = None
        self._source: tuple[str, ReleaseSource] | None = None

    def url(self) -> str:
        """Where the organisation's library is published, empty where the library is a folder that is read."""
        return "" if self._fixed else self._preferences.resolve(LIBRARY_URL).value

    def origin(self) -> LibraryOrigin:
        """What the library in use is read from."""
        url = self.url()
        if not url:
            return self._folder
        from composer.services.library_release import InstalledRelease

        return InstalledRelease(self._trust, self.objects, self.held, url)

    def file_of(self, file: str) -> Path:
        """Where a media file is, or will be."""
        return self.media().path(file) if self.url() else self._folder.root / "media" / file

    def small_of(self, file: str) -> Path:
        """Where its small picture is, or will be."""
        return self.media().small(file) if self.url() else self.file_of(file)

    def bring(self, path: Path) -> Path:
        """A file of the library that is not here yet is fetched; any other path comes back as it is."""
        return self.media().bring(path) if path.is_relative_to(self._paths.library_media) else path

    def strictest_s(self) -> int:
        """How long this computer may go without news, by the organisation's setting."""
        return self._preferences.resolve(LIBRARY_FRESHNESS).value * 60

    def source(self) -> ReleaseSource | None:
        """The place it is published at. Raises PlaceUnfit, and SettingsError where a policy names no usable one."""
        url = self.url()
        refusal = None if self._fixed else self._preferences.refusal(LIBRARY_URL)
        if refusal is not None:
            raise refusal
        with self._lock:
            if not url:
                return None
            if self._source is None or self._source[0] != url:
                self._source = (url, self._made_source(url))
            return self._source[1]

    def access(self) -> "LibraryAccess":
        """Who asks, at the address of now."""
        from composer.services.library_access import LibraryAccess

        return LibraryAccess(urlsplit(self.url()).netloc, self._outside.vault, self._outside.http, self._clock)

    def serve(
        self,
        library: LibraryService,
        state: "StateStore",
        person: Callable[[], bytes],
        chance: Callable[[], float],
    ) -> None:
        """For whom it is brought; once, before anything is asked. Questions are spread over people by ``person``."""
        self._library, self._state, self._person, self._chance = library, state, person, chance

    def sync(self) -> "LibrarySync":
        """What brings it."""
        with self._lock:
            if self._sync is None:
                from composer.services.library_sync import LibrarySync, Pace, SyncPlaces

                turn = Turn(self._paths.library_lock)
                places = SyncPlaces(
                    self.url,
                    self.source,
                    self._trust_root,
                    self._paths.library_trust,
                    lambda: turn,
                )
                pace = Pace(self._every, self._person, self._chance)
                self._sync = LibrarySync(places, self.objects, self.held, self._library, self._state, self._clock, pace)
            return self._sync

    def ask_for_news(self) -> None:
        """Before something leaves. Where nobody answers in time, what is held says how old it is."""
        if self.url():
            asking = Thread(target=self._ask_for_news, name="library-news", daemon=True)
            asking.start()
            asking.join(self.patience_s)

    def _ask_for_news(self) -> None:
        try:
            self.sync().run()
        except RamageError as error:
            log.info("no news of the library: %s", error)

    def news(self) -> tuple[int, datetime | None]:
        """Posts the last sync added, and when the library was last heard of; nothing where it is a folder."""
        return (self.sync().added, self._library.heard()) if self.url() else (0, None)

    def objects(self) -> "LibraryObjects":
        """Raises StorageError."""
        with self._lock:
            if self._objects is None:
                from composer.storage.library_objects import open_objects

                self._objects = open_objects(self._paths.library_objects)
            return self._objects

    def held(self) -> "HeldRelease":
        """Raises StorageError."""
        with self._lock:
            if self._held is None:
                from composer.services.library_release import HeldRelease

                self._held = HeldRelease(self.objects(), self._paths.library_media)
            return self._held

    def media(self) -> "LibraryMedia":
        """Pictures and films."""
        with self._lock:
            if self._media is None:
                from composer.services.library_media import LibraryMedia
                from composer.storage.media_cache import MediaCache

                cache = MediaCache(self._paths.library_media, MOST_MEDIA)
                self._media = LibraryMedia(cache, self.objects, self._trust, self.source)
            return self._media

    def close(self) -> None:
        """Nobody may be at work in it any more."""
        with self._lock:
            if self._objects is not None:
                self._objects.close()

    def _every(self) -> timedelta:
        return timedelta(minutes=self._preferences.resolve(LIBRARY_REFRESH).value)

    def _trust_root(self) -> str:
        """Raises SettingsError where a policy names no usable one."""
        refusal = self._preferences.refusal(LIBRARY_TRUST_ROOT)
        if refusal is not None:
            raise refusal
        return self._preferences.resolve(LIBRARY_TRUST_ROOT).value

    def _trust(self) -> str:
        return self.sync().trust()

    def _made_source(self, url: str) -> ReleaseSource:
        from composer.services.library_sources import FolderSource, PlaceSource, WebSource

        if urlsplit(url).scheme in ("https", "http"):
            return WebSource(url, self._outside.http, self.access())
        from composer.domain.places import PlaceKind, place_address

        address = place_address(url)
        if address.kind is PlaceKind.FOLDER:
            return FolderSource(Path(address.root))
        from composer.system.places import StoredFiles

        key = self.access().place_key()
        return PlaceSource(StoredFiles(address, key, self._clock, self._outside.note, "library"))
