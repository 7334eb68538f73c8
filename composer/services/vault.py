# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tokens of accounts: in the keyring, one entry an account, or in memory until the program ends."""

import json
import logging
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from threading import Lock

from composer.domain.errors import NoSecretStore, SecretStoreError
from composer.domain.ids import AccountId
from composer.domain.ports import SecretStore
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant

log = logging.getLogger(__name__)


class Vault:
    """Safe from several threads. A keyring may wait for the person to open it: never on the interface thread."""

    def __init__(self, secrets: Callable[[], SecretStore]) -> None:
        self._make = secrets
        self._store: SecretStore | None = None
        self._memory: dict[AccountId, Grant] = {}
        self._troubles: dict[AccountId, SecretStoreError] = {}
        self._lock = Lock()

    def read(self, account: AccountId) -> Grant | None:
        """The tokens, from memory once they were read. Raises SecretStoreError."""
        held = self._memory.get(account)
        return held if held is not None else self.fresh(account)

    def fresh(self, account: AccountId) -> Grant | None:
        """As they are now: another copy of the program may have renewed them. Raises SecretStoreError."""
        if account in self._troubles:
            return self._memory.get(account)
        found = _grant(self._keyring().read(_name(account)))
        with self._lock:
            if found is None:
                self._memory.pop(account, None)
            else:
                self._memory[account] = found
        return found

    def keep(self, account: AccountId, grant: Grant) -> SecretStoreError | None:
        """In the keyring when it returns, and None; else in memory, and why."""
        with self._lock:
            self._memory[account] = grant
            self._troubles.pop(account, None)
        try:
            self._keyring().write(_name(account), _text(grant))
        except SecretStoreError as error:
            log.info("the tokens of an account last until the program ends: %s", error)
            self._troubles[account] = error
            return error
        return None

    def trouble(self, account: AccountId) -> SecretStoreError | None:
        """Why its tokens are in memory only, None when they are not."""
        return self._troubles.get(account)

    def lack(self) -> SecretStoreError | None:
        """Why there is no keyring, None when there is one, open or not."""
        store = self._keyring()
        if store.backend:
            return None
        try:
            store.read(_name(AccountId("none")))
        except SecretStoreError as error:
            return error
        return NoSecretStore(reason=type(store).__name__)

    def erase(self, account: AccountId) -> None:
        """Nothing is left in memory, nor in the keyring. Raises SecretStoreError for the latter."""
        with self._lock:
            self._memory.pop(account, None)
            self._troubles.pop(account, None)
        self._keyring().erase(_name(account))

    def _keyring(self) -> SecretStore:
        with self._lock:
            if self._store is None:
                self._store = self._make()
            return self._store


def _name(account: AccountId) -> str:
    return f"account {account}"


def _text(grant: Grant) -> str:
    said: dict[str, object] = {}
    for field in fields(Grant):
        value = getattr(grant, field.name)
        if isinstance(value, Secret):
            value = value.reveal()
        elif isinstance(value, datetime):
            value = value.isoformat()
        if value not in (None, "", ()):
            said[field.name] = value
    return json.dumps(said, separators=(",", ":"))


_SECRETS = ("access", "refresh", "client_secret", "key")
_INSTANTS = ("issued", "expires", "ends")


def _grant(text: str | None) -> Grant | None:
    """None also for what is none of ours: then the person signs in again."""
    if text is None:
        return None
    try:
        said = json.loads(text)
        values = {field.name: said[field.name] for field in fields(Grant) if field.name in said}
        values |= {name: Secret(str(values[name])) for name in _SECRETS if name in values}
        values |= {name: datetime.fromisoformat(values[name]) for name in _INSTANTS if name in values}
        return Grant(**{**values, "scopes": tuple(values.get("scopes", ()))})
    except (ValueError, TypeError, KeyError):
        log.info("a keyring entry could not be understood")
        return None
