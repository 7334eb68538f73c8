# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what goes out of this computer: one HTTP door with its ledger, accounts and their tokens. Opened when used."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final

from composer.domain.accounts import AccountStore, Egress, Ledger
from composer.domain.errors import NetworkError, SecretStoreError, StorageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.ports import Clock, SecretStore
from composer.domain.settings import BLUESKY_CLIENT, BROKER, LINKEDIN_CLIENT, NETWORKS_ALLOWED, X_CLIENT, Setting
from composer.domain.text import Language
from composer.services.ledger import LedgerReading
from composer.services.preferences import Preferences
from composer.services.wording import Wording
from composer.system.files import write_export
from composer.system.paths import AppPaths
from composer.system.turn import Turn

if TYPE_CHECKING:
    from composer.domain.sign_in import CompanyApp, Redirect, SignIn
    from composer.services.connecting import Connecting
    from composer.services.signed_web import AccountWeb
    from composer.services.vault import Vault
    from composer.storage.ledger import EgressLedger
    from composer.system.http import Http

log = logging.getLogger(__name__)

SignIns = Callable[[], "Mapping[NetworkKey, SignIn]"]
_PRACTICE: Final = NetworkKey("practice")
_RENEWED_BEFORE: Final = timedelta(days=14)
_CLIENTS: Final[Mapping[str, Setting[str]]] = {
    "linkedin": LINKEDIN_CLIENT,
    "x": X_CLIENT,
    "bluesky": BLUESKY_CLIENT,
}


class Outside:
    """Each part is made at the first question, and once. Safe from several threads."""

    def __init__(
        self,
        paths: AppPaths,
        clock: Clock,
        store: AccountStore,
        preferences: Preferences,
        words: Callable[[Language], Wording],
        secrets: Callable[[], SecretStore],
        sign_ins: SignIns,
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._store = store
        self._preferences = preferences
        self._words = words
        self._secrets = secrets
        self._sign_ins = sign_ins
        self._lock = RLock()
        self._http: Http | None = None
        self._ledger: EgressLedger | None = None
        self._vault: Vault | None = None
        self._connecting: Connecting | None = None
        self._account_web: AccountWeb | None = None
        self._turns: dict[AccountId, Turn] = {}
        self.reading = LedgerReading(self.ledger, lambda path, text: write_export(Path(path), text))

    def http(self) -> "Http":
        """The one way out of the program."""
        with self._lock:
            if self._http is None:
                from composer.system.http import Http

                self._http = Http(self._clock, self._note)
            return self._http

    def ledger(self) -> Ledger:
        """Raises StorageError."""
        with self._lock:
            if self._ledger is None:
                from composer.storage.ledger import open_ledger

                self._ledger = open_ledger(self._paths.ledger_db)
            return self._ledger

    def connected(self) -> tuple[Account, ...]:
        """The accounts of networks the organisation allows. Raises StorageError."""
        return tuple(each.account for each in self._store.all() if self._allowed(each.account.network))

    def connecting(self) -> "Connecting":
        """Signs in and out."""
        with self._lock:
            if self._connecting is None:
                from composer.services import connecting

                gates = connecting.Outside(
                    self.http, self._listen, self._company, self._allowed, self._turn, self._end_turns
                )
                self._connecting = connecting.Connecting(
                    self._store, self._tokens(), self._sign_ins, gates, self._clock
                )
            return self._connecting

    def signed_web(self) -> "AccountWeb":
        """The way out in the name of an account."""
        with self._lock:
            if self._account_web is None:
                from composer.services.signed_web import AccountWeb

                self._account_web = AccountWeb(
                    self.http, self._tokens(), self._store, self._sign_ins, self._turn, self._clock
                )
            return self._account_web

    def keep_up(self) -> None:
        """After the start: erases what could not be erased before, and renews what is only renewed while it lasts.

        What fails is tried at the next start, and told when the account is used. Raises StorageError.
        """
        if self._store.to_erase():
            self.connecting().finish_erasing()
        soon = self._clock.now() + _RENEWED_BEFORE
        for each in self._store.all():
            expires = each.account.expires
            if expires is None or expires > soon or each.lapsed or not each.kept:
                continue
            try:
                self.signed_web().renew(each.account)
            except (NetworkError, SecretStoreError) as error:
                log.info("an account of %s was not renewed: %s", each.account.network, error)

    def close(self) -> None:
        """Nobody may be on the way any more."""
        with self._lock:
            if self._http is not None:
                self._http.close()
            if self._ledger is not None:
                self._ledger.close()

    def has_key(self, account: Account) -> None:
        """Raises SecretStoreError where the keyring does not give it now. The practice network needs none."""
        if account.network != _PRACTICE:
            self._tokens().read(account.id)

    def vault(self) -> "Vault":
        """What is kept in the keyring."""
        with self._lock:
            return self._tokens()

    def note(self, line: Egress) -> None:
        """For doors beside the one for HTTP: what left is written down."""
        self._note(line)

    def listen(self, network: NetworkKey, ports: Sequence[int], path: str) -> "Redirect":
        """A place on this computer where a browser answers."""
        return self._listen(network, ports, path)

    def _tokens(self) -> "Vault":
        if self._vault is None:
            from composer.services.vault import Vault

            self._vault = Vault(self._secrets)
        return self._vault

    def _note(self, line: Egress) -> None:
        """What was sent was sent, whether it can be written down or not."""
        from composer.system.http import log_egress

        log_egress(line)
        if line.here or not line.sent:
            return
        try:
            self.ledger().write(line)
        except StorageError as error:
            log.warning("the ledger misses a line: %s", error)

    def _turn(self, account: AccountId) -> Turn:
        with self._lock:
            if account not in self._turns:
                self._turns[account] = Turn(self._paths.locks / f"{account}.lock")
            return self._turns[account]

    def _end_turns(self, staying: Collection[AccountId]) -> None:
        """Also of accounts that were let go long ago."""
        for file in self._paths.locks.glob("*.lock"):
            account = AccountId(file.stem)
            if account not in staying and file != self._paths.library_lock:
                self._turn(account).remove()

    def _allowed(self, network: NetworkKey) -> bool:
        named = self._preferences.resolve(NETWORKS_ALLOWED).value
        return not named or network in named

    def _company(self, network: NetworkKey) -> "CompanyApp":
        from composer.domain.sign_in import CompanyApp

        client = _CLIENTS.get(network)
        resolve = self._preferences.resolve
        return CompanyApp(resolve(client).value if client else "", resolve(BROKER).value)

    def _listen(self, network: NetworkKey, ports: Sequence[int], path: str) -> "Redirect":
        from composer.system.loopback import Loopback, PageWords

        words = self._words(self._preferences.language())
        title, done, stale, missing = (
            words.text(f"sign-in-page-{part}") for part in ("title", "done", "stale", "missing")
        )
        return Loopback(network, ports, path, PageWords(words.language, title, done, stale, missing))
