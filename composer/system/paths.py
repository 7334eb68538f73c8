# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders the program keeps things in."""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "RAMAGE_HOME"
"""One folder for everything, for tests and portable use."""


@dataclass(frozen=True, slots=True)
class AppPaths:
    """Folders of one person; none is made before something is written there."""

    config: Path
    data: Path
    cache: Path
    logs: Path
    policy: Path
    """Holds ``managed`` and ``recommended``, each with JSON files of the organisation."""

    @classmethod
    def default(cls) -> "AppPaths":
        """Those of the system, or all below ``RAMAGE_HOME`` when it is set.

        An installed program reads the organisation's policy from the system's folder whatever the environment says.
        """
        if home := os.environ.get(HOME_VARIABLE):
            return cls.below(Path(home).absolute())
        import platformdirs

        return cls(
            config=platformdirs.user_config_path("ramage", appauthor=False),
            data=platformdirs.user_data_path("ramage", appauthor=False),
            cache=platformdirs.user_cache_path("ramage", appauthor=False),
            logs=platformdirs.user_log_path("ramage", appauthor=False),
            policy=system_policy(),
        )

    @classmethod
    def below(cls, home: Path) -> "AppPaths":
        """Everything in one folder."""
        policy = system_policy() if getattr(sys, "frozen", False) else home / "policies"
        return cls(home / "config", home / "data", home / "cache", home / "logs", policy)

    @property
    def work_db(self) -> Path:
        """Drafts and outbox: precious."""
        return self.data / "work.db"

    @property
    def library_db(self) -> Path:
        """The compiled library: can be built again, so it lies with the cache."""
        return self.cache / "library.db"

    @property
    def library_objects(self) -> Path:
        """What was fetched of the organisation's library: it stays readable without a connection."""
        return self.data / "library-objects.db"

    @property
    def library_trust(self) -> Path:
        """Who may sign the library, and the newest edition seen: a folder for each trust root."""
        return self.data / "library-trust"

    @property
    def library_media(self) -> Path:
        """Pictures and films of the library: fetched again when they are wanted."""
        return self.cache / "library-media"

    @property
    def shares(self) -> Path:
        """Hashes of what colleagues published: can be read again where they came from."""
        return self.cache / "shares"

    @property
    def team_db(self) -> Path:
        """What was read of the team space: lost, it is read again."""
        return self.cache / "team.db"

    @property
    def practice_db(self) -> Path:
        """The practice network's feed."""
        return self.data / "practice.db"

    @property
    def ledger_db(self) -> Path:
        """What left this computer."""
        return self.data / "ledger.db"

    @property
    def locks(self) -> Path:
        """Files by which several copies of the program take turns; nothing is in them."""
        return self.data / "locks"

    @property
    def library_lock(self) -> Path:
        """Whose turn it is to bring the library."""
        return self.locks / "library.lock"

    @property
    def by_hand(self) -> Path:
        """Files laid ready for what is posted by hand: made again when they are asked for."""
        return self.cache / "by-hand"

    @property
    def languagetool(self) -> Path:
        """Copies of LanguageTool that were downloaded: can be downloaded again."""
        return self.cache / "languagetool"

    @property
    def peer_pictures(self) -> Path:
        """Pictures of colleagues' drafts: they come with the file each time it is opened."""
        return self.cache / "peers"

    @property
    def settings_file(self) -> Path:
        """The person's own settings."""
        return self.config / "settings.toml"

    @property
    def log_file(self) -> Path:
        """The newest log; older ones lie beside it."""
        return self.logs / "ramage.log"

    @property
    def server_name(self) -> str:
        """Name of the local socket of the one running instance: differs by person and by folder."""
        owner = f"{os.getuid() if hasattr(os, 'getuid') else os.environ.get('USERNAME', '')}:{self.data}"
        return "org.ramage.Ramage." + hashlib.sha256(owner.encode()).hexdigest()[:16]

    @property
    def autostart(self) -> Path:
        """Where the system looks for what starts with the session; with a folder for everything, a place in there."""
        if sys.platform == "darwin" and self.config.parent.name == "Application Support":
            return self.config.parents[1] / "LaunchAgents"
        return self.config.parent / "autostart"

    @property
    def sending_lock(self) -> Path:
        """Held by whoever is sending."""
        return self.data / "sending.lock"

    @property
    def lock_file(self) -> Path:
        """Held by the one running instance."""
        return self.data / "instance.lock"


def system_policy() -> Path:
    """The organisation's folder, which only an administrator may write; Windows and macOS have other places for it."""
    return Path("/etc/ramage/policies")
