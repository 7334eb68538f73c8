# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of those who approve: in the system keyring, or in a file under a passphrase. Loaded by these commands alone."""

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

from composer.domain.errors import NoSecretStore, StorageError, UsageError
from composer.domain.ports import SecretStore
from composer.domain.release_errors import KeyExists, KeyMissing, KeyUnreadable, PassphraseShort, PassphraseWrong
from composer.domain.secrets import Secret

NAME: Final = "x-ramage-name"
"""Where metadata keep who holds a key."""
LEAST: Final = 12
"""Characters of a passphrase."""
_LARGEST: Final = 16 * 1024
_NAME: Final = re.compile(r"\w(?:[\w .-]{0,38}\w)?")
_SALT: Final = "Ramage-salt: "
_PREFIX: Final = "library key "


@dataclass(frozen=True, slots=True)
class Holder:
    """A key and who holds it; what is given to whoever names the approvers."""

    name: str
    key: SSlibKey

    def text(self) -> str:
        """The file of it. Nothing in it is secret."""
        held = {"name": self.name, "key": self.key.to_dict()}
        return json.dumps(held, ensure_ascii=False, indent=1) + "\n"

    @staticmethod
    def read(file: Path) -> "Holder":
        """Raises KeyUnreadable."""
        try:
            held = json.loads(_content(file))
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(held["key"]["keyval"]["public"]))
            return Holder(checked_name(held["name"]), SSlibKey.from_crypto(public))
        except (ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
            raise KeyUnreadable(file=file) from error


def holder_of(key: Key) -> str:
    """The name in metadata, or the beginning of the key's id."""
    return str(key.unrecognized_fields.get(NAME) or key.keyid[:8])


def checked_name(name: object) -> str:
    """Raises UsageError."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise UsageError(reason="a name is up to 40 letters, digits, spaces, dots and hyphens")
    return name


class KeyRing:
    """The keys of this computer."""

    def __init__(self, secrets: Callable[[], SecretStore]) -> None:
        self._secrets = secrets

    def make(self, name: str) -> Holder:
        """In the system keyring. Raises KeyExists, SecretStoreError, UsageError."""
        store = self._store()
        if store.read(_PREFIX + checked_name(name)) is not None:
            raise KeyExists(file=name)
        signer = CryptoSigner.generate_ed25519()
        store.write(_PREFIX + name, signer.private_bytes.decode())
        return Holder(name, signer.public_key)

    def signer(self, name: str) -> CryptoSigner:
        """Raises KeyMissing, SecretStoreError."""
        held = self._store().read(_PREFIX + name)
        if held is None:
            raise KeyMissing(file=name)
        return _signer(held.encode(), None, name)

    def holder(self, name: str) -> Holder:
        """Raises KeyMissing, SecretStoreError."""
        return Holder(name, self.signer(name).public_key)

    def erase(self, name: str) -> None:
        """Raises KeyMissing, SecretStoreError."""
        self.signer(name)
        self._store().erase(_PREFIX + name)

    def _store(self) -> SecretStore:
        store = self._secrets()
        if not store.backend:
            # What only memory would hold is gone before anybody has approved anything.
            raise NoSecretStore(reason=type(store).__name__)
        return store


def make_file(name: str, file: Path, passphrase: Secret) -> Holder:
    """A key in a file of its own, never over another. Raises KeyExists, PassphraseShort, StorageError, UsageError."""
    checked_name(name)
    if len(passphrase.reveal()) < LEAST:
        raise PassphraseShort(file=file, least=LEAST)
    signer, salt = CryptoSigner.generate_ed25519(), os.urandom(16)
    key = load_pem_private_key(signer.private_bytes, None)
    encryption = BestAvailableEncryption(_stretched(passphrase, salt))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    try:
        with open(file, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
            opened.write(f"{_SALT}{salt.hex()}\n".encode() + pem)
    except FileExistsError as error:
        raise KeyExists(file=file) from error
    except OSError as error:
        raise StorageError(path=file) from error
    return Holder(name, signer.public_key)


def file_signer(file: Path, passphrase: Secret) -> CryptoSigner:
    """Raises KeyUnreadable, PassphraseWrong."""
    first, _, pem = _content(file).partition(b"\n")
    try:
        salt = bytes.fromhex(first.decode("ascii").removeprefix(_SALT))
    except ValueError as error:
        raise KeyUnreadable(file=file) from error
    return _signer(pem, _stretched(passphrase, salt), file)


def _signer(pem: bytes, password: bytes | None, where: object) -> CryptoSigner:
    try:
        key = load_pem_private_key(pem, password)
    except ValueError as error:
        refusal = PassphraseWrong if password is not None and b"BEGIN ENCRYPTED" in pem else KeyUnreadable
        raise refusal(file=where) from error
    except TypeError as error:
        raise KeyUnreadable(file=where) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadable(file=where)
    return CryptoSigner(key)


def _stretched(passphrase: Secret, salt: bytes) -> bytes:
    """The format's own stretching is short: a stolen file must not be tried a million times a second."""
    words = passphrase.reveal().encode("utf-8", "replace")
    return base64.b64encode(hashlib.scrypt(words, salt=salt, n=1 << 15, r=8, p=1, maxmem=64 * 1024 * 1024))


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        raise KeyUnreadable(file=file) from error
    if len(content) > _LARGEST:
        raise KeyUnreadable(file=file)
    return content
