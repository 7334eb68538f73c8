# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person whose organisation publishes its library: the program, its files, and what the team publishes."""

from pathlib import Path

from composer.bootstrap import Services, build
from composer.domain.library import PostQuery
from composer.domain.syncing import SyncResult
from composer.services.library_sync import LibrarySync
from composer.system import settings_files
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.release_builder import Publisher, compiled
from tests.services.small_library import SmallLibrary


class Team:
    """Writes a library of a few posts and publishes it."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.writing = SmallLibrary(folder / "writing")
        self.site = folder / "site"
        self.publisher = Publisher(self.site, clock.now())
        self.media: dict[str, bytes] = {}

    def write(self, *posts: str, more: str = "") -> None:
        for post in posts:
            self.writing.post(post, more)

    def publish(self) -> None:
        self.publisher.now = self.clock.now()
        self.publisher.publish(compiled(self.writing.root), self.media)


class Reader:
    """One person's computer."""

    def __init__(self, home: Path, clock: FakeClock, url: str, trust_root: str = "", **more: object) -> None:
        self.paths = AppPaths.below(home)
        self.clock = clock
        self.secrets = MemorySecrets()
        settings_files.write_user(self.paths, {"library.url": url, "library.trust_root": trust_root, **more})
        self.services: Services = self._build()

    def _build(self) -> Services:
        return build(self.paths, self.clock, self.secrets)

    @property
    def sync(self) -> LibrarySync:
        return self.services.incoming.sync()

    def pull(self) -> SyncResult:
        return self.sync.run()

    def restart(self) -> None:
        self.services.close()
        self.services = self._build()

    def posts(self) -> set[str]:
        """Ids of all there are; empty while there is no library."""
        if not self.services.library.ready:
            return set()
        return {card.id for card in self.services.library.search(PostQuery(limit=1000, include_expired=True)).cards}

    def close(self) -> None:
        self.services.outside.close()
        self.services.close()
