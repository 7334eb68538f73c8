# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what a person has of the team space. Nothing is opened, or even imported, before it is asked for."""

from threading import RLock
from typing import TYPE_CHECKING, Final

from composer.domain.errors import LibraryError, NoSecretStore, SecretStoreError
from composer.domain.ids import AccountId
from composer.domain.ports import Clock
from composer.domain.secrets import Secret
from composer.outside import Outside
from composer.services.colleagues import Colleagues
from composer.services.library import LibraryService
from composer.services.preferences import Preferences
from composer.system.paths import AppPaths

if TYPE_CHECKING:
    from composer.domain.places import Place, PlaceKey
    from composer.domain.team import SeenStore
    from composer.services.team import Team
    from composer.services.team_proposals import TeamProposals
    from composer.services.team_view import TeamView
    from composer.storage.team import SeenFiles
    from composer.storage.work import WorkDatabase

_WHY: Final = "team space"
_OFFERED: Final = "team.offered"
_SEPARATOR: Final = "\n"


class Together:
    """Each part is made at the first question, and once. Safe from several threads."""

    def __init__(
        self,
        paths: AppPaths,
        outside: Outside,
        preferences: Preferences,
        clock: Clock,
        work: "WorkDatabase",
        library: LibraryService,
        colleagues: Colleagues,
    ) -> None:
        self._paths = paths
        self._outside = outside
        self._preferences = preferences
        self._clock = clock
        self._work = work
        self._library = library
        self._colleagues = colleagues
        self._lock = RLock()
        self._seen: SeenFiles | None = None
        self._team: Team | None = None
        self._proposals: TeamProposals | None = None

    def team(self) -> "Team":
        """The team space."""
        with self._lock:
            if self._team is None:
                from composer.services.team import Team, TeamStores

                work = self._work
                stores = TeamStores(work.outgoing, work.outbox, work.state, self._seen_files)
                self._team = Team(
                    stores, self._colleagues, self._named_by_library, self._preferences, self._opened, self._clock
                )
            return self._team

    def proposals(self) -> "TeamProposals":
        """To the library, and their answers."""
        with self._lock:
            if self._proposals is None:
                from composer.services.team_proposals import TeamProposals

                work = self._work
                self._proposals = TeamProposals(work.outgoing, work.proposals, self._library.answers, self._clock)
            return self._proposals

    def keep_key(self, address: str, name: str, secret: Secret) -> SecretStoreError | None:
        """What opens the place, in the keyring and None; else until the program ends, and why. Raises PlaceUnfit."""
        from composer.domain.sign_in import Grant

        grant = Grant("place", Secret(name + _SEPARATOR + secret.reveal()))
        trouble = self._outside.vault().keep(_account(address), grant)
        self.team().forget_place()
        return trouble

    def forget_key(self, address: str) -> None:
        """Raises PlaceUnfit, SecretStoreError."""
        self._outside.vault().erase(_account(address))
        self.team().forget_place()

    def wants_asking(self) -> bool:
        """True once: there is a team space, and the person was never asked what they say to it. Raises StorageError."""
        try:
            wanted = self._work.state.get(_OFFERED) is None and self.team().to_ask()
        except LibraryError:
            return False
        if wanted:
            self._work.state.put(_OFFERED, "1")
        return wanted

    def round_if_on(self) -> None:
        """A round where there is a team space, or nothing. Raises StorageError."""
        try:
            if self.team().named() is not None:
                self.team().round()
        except LibraryError:
            return

    def view(self, *, ask: bool = False) -> "TeamView":
        """All that the window shows. Raises StorageError."""
        from composer.services.team_view import look

        return look(self.team(), self.proposals(), self._outside.connected(), ask=ask)

    def close(self) -> None:
        """No round may be under way."""
        with self._lock:
            if self._seen is not None:
                self._seen.close()

    def _named_by_library(self) -> tuple[str, str]:
        info = self._library.info()
        return info.team_place, info.team_key

    def _seen_files(self) -> "SeenStore":
        with self._lock:
            if self._seen is None:
                from composer.storage.team import open_seen

                self._seen = open_seen(self._paths.team_db)
            return self._seen

    def _opened(self, address: str) -> "Place":
        from composer.domain.places import PlaceKind, place_address
        from composer.system.places import StoredFiles

        place = place_address(address)
        key = None if place.kind is PlaceKind.FOLDER else self._key(address)
        return StoredFiles(place, key, self._clock, self._outside.note, _WHY)

    def _key(self, address: str) -> "PlaceKey | None":
        from composer.domain.places import PlaceKey

        try:
            grant = self._outside.vault().read(_account(address))
        except NoSecretStore:  # then nothing was ever kept there
            return None
        if grant is None:
            return None
        name, _, secret = grant.access.reveal().partition(_SEPARATOR)
        return PlaceKey(Secret(secret), name)


def _account(address: str) -> AccountId:
    from composer.domain.places import place_address

    place = place_address(address)
    return AccountId(f"team {place.host}{place.bucket and '/' + place.bucket}")
