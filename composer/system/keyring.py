# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system keyring, the only place where tokens are kept.

A secret longer than a Windows entry holds is cut in pieces. Each write makes new pieces, reads them back, then changes
the head entry that names them, then deletes the old ones: a stop in between leaves the old secret or the new one.
"""

import hashlib
import importlib
import json
import logging
import os
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Final, Protocol, TypeVar

from composer.domain.errors import NoSecretStore, SecretStoreError, SecretStoreFailed, SecretStoreLocked
from composer.system.logs import register_secret

log = logging.getLogger(__name__)
T = TypeVar("T")

ALLOWED: Final = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
)
"""The stores of the systems. Plain files, and those that forget or chain, are not among them."""
PIECE: Final = 1000
"""Characters in one entry; Windows takes 1280 of UTF-16."""
_USER: Final = "v1"
_APP: Final = "Ramage"


class Backend(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None:
        """None when there is no such entry."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Insert or overwrite."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Raises PasswordDeleteError when there is no such entry."""
        ...


class MemorySecrets:
    """Implements ``domain.ports.SecretStore`` for this session only."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self._secrets.get(name)

    def write(self, name: str, secret: str) -> None:
        register_secret(secret)
        self._secrets[name] = secret

    def erase(self, name: str) -> None:
        self._secrets.pop(name, None)

    @property
    def backend(self) -> str:
        return ""


class SystemSecrets:
    """Implements ``domain.ports.SecretStore``. A call may wait for the person to unlock the store: use a worker."""

    def __init__(self, choose: Callable[[], Backend] | None = None) -> None:
        self._choose = choose or choose_backend
        self._chosen: Backend | None = None
        self._one_at_a_time = Lock()

    def read(self, name: str) -> str | None:
        """As the port says; None also when the entry is damaged, so that the person signs in again."""
        with self._one_at_a_time:
            secret = self._read(name)
        if secret is not None:
            register_secret(secret)
        return secret

    def write(self, name: str, secret: str) -> None:
        register_secret(secret)
        with self._one_at_a_time:
            self._write(name, secret)

    def erase(self, name: str) -> None:
        with self._one_at_a_time:
            head = _head(self._get(_service(name)))
            self._delete(_service(name))
            self._delete_pieces(name, head)

    @property
    def backend(self) -> str:
        try:
            chosen = self._guarded(self._ready)
        except SecretStoreError:
            return ""
        return f"{type(chosen).__module__}.{type(chosen).__qualname__}"

    def _read(self, name: str) -> str | None:
        head = _head(self._get(_service(name)))
        if "v" in head:
            return str(head["v"])
        if not head:
            return None
        pieces = [self._get(_service(name, head["gen"], number)) for number in range(head["n"])]
        secret = "".join(piece for piece in pieces if piece is not None)
        if None in pieces or len(secret) != head["len"] or _digest(secret) != head["sha256"]:
            log.warning("the keyring entry of %s is damaged", name)
            return None
        return str(json.loads(secret))

    def _write(self, name: str, secret: str) -> None:
        old = _head(self._get(_service(name)))
        escaped = json.dumps(secret)  # ASCII: one character is one unit on Windows
        short = json.dumps({"v": secret})
        if len(short) <= PIECE:
            self._set(_service(name), short)
        else:
            generation = os.urandom(4).hex()
            pieces = [escaped[start : start + PIECE] for start in range(0, len(escaped), PIECE)]
            for number, piece in enumerate(pieces):
                self._set(_service(name, generation, number), piece)
            head = {"n": len(pieces), "gen": generation, "len": len(escaped), "sha256": _digest(escaped)}
            self._set(_service(name), json.dumps(head))
        if self._read(name) != secret:
            raise SecretStoreFailed(reason="the store gave back something else")
        self._delete_pieces(name, old)

    def _delete_pieces(self, name: str, head: dict[str, Any]) -> None:
        for number in range(head.get("n", 0)):
            self._delete(_service(name, head["gen"], number))

    def _ready(self) -> Backend:
        if self._chosen is None:
            self._chosen = self._choose()
        return self._chosen

    def _get(self, service: str) -> str | None:
        return self._guarded(lambda: self._ready().get_password(service, _USER))

    def _set(self, service: str, value: str) -> None:
        self._guarded(lambda: self._ready().set_password(service, _USER, value))

    def _delete(self, service: str) -> None:
        def delete() -> None:
            from keyring.errors import PasswordDeleteError

            try:
                self._ready().delete_password(service, _USER)
            except PasswordDeleteError:
                return  # absent, which is what was wanted

        self._guarded(delete)

    @staticmethod
    def _guarded(action: Callable[[], T]) -> T:
        """Runs one call; backends raise anything, and their words may hold the secret: neither is passed on."""
        try:
            return action()
        except SecretStoreError:
            raise
        except Exception as error:
            failure = _translated(error)
        raise failure


def choose_backend(allowed: Sequence[str] = ALLOWED) -> Backend:
    """The first store of the list that works here, whatever keyring's own configuration says.

    Raises NoSecretStore.
    """
    reasons = []
    for name in allowed:
        module, _, kind = name.rpartition(".")
        try:
            backend_class = getattr(importlib.import_module(module), kind)
            if backend_class.priority <= 0:
                raise RuntimeError("not for this system")
            backend: Backend = backend_class()
        except Exception as error:
            reasons.append(f"{kind}: {type(error).__name__}")
            continue
        if hasattr(backend, "persist"):
            backend.persist = "local machine"  # Windows would send it along with the domain profile
        return backend
    raise NoSecretStore(reason=", ".join(reasons))


def _translated(error: Exception) -> SecretStoreError:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    match error:
        case NoKeyringError():
            return NoSecretStore(reason=type(error).__name__)
        case KeyringLocked() | InitError():
            return SecretStoreLocked(reason=type(error).__name__)
        case _:
            number = getattr(error, "winerror", None) or getattr(error, "errno", None)
            return SecretStoreFailed(reason=type(error).__name__ + (f" {number}" if isinstance(number, int) else ""))


def _service(name: str, generation: str = "", number: int = 0) -> str:
    # A name of its own for each entry: Windows moves entries that share one.
    return f"{_APP} {name} {generation} {number}" if generation else f"{_APP} {name}"


def _head(entry: str | None) -> dict[str, Any]:
    """The head entry; empty when it is absent or not one of ours."""
    try:
        head = json.loads(entry or "{}")
    except json.JSONDecodeError:
        return {}
    if not isinstance(head, dict):
        return {}
    pieces = isinstance(head.get("n"), int) and isinstance(head.get("gen"), str) and 0 <= head["n"] < 10_000
    return head if pieces or isinstance(head.get("v"), str) else {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
