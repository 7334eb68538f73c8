# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files people hand each other: one JSON document in UTF-8, which any text editor shows whole.

Pictures stand in it as base64, so there is no archive to unpack and no path to follow. docs/peer-files.md describes it.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    PeerFileDamaged,
    PeerFileForeign,
    PeerFileTooLarge,
    PeerFileTooNew,
    PeerFileUnreadable,
)
from composer.domain.peer_review import PICTURE_BYTES, PeerAnswer, PeerPicture, PeerRequest
from composer.storage.codec import decoder, encode
from composer.storage.peer_content import cleaned, trouble_with
from composer.storage.translation import translated

if TYPE_CHECKING:
    import msgspec

FORMAT: Final = "ramage-peer"
VERSION: Final = 1
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a whole file: all pictures in base64, and the words."""
_BEGINNING: Final = f'{{"format":"{FORMAT}"'.encode()
_KINDS: Final[dict[str, type[PeerRequest] | type[PeerAnswer]]] = {"request": PeerRequest, "answer": PeerAnswer}
_SIGNATURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"))


class PeerFolder:
    """Implements ``domain.ports.PeerFiles``. Pictures of colleagues' drafts are unpacked into ``cache``."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def write(self, path: str, content: PeerRequest | PeerAnswer) -> None:
        kind = "request" if isinstance(content, PeerRequest) else "answer"
        head = f'{_BEGINNING.decode()},"version":{VERSION},"kind":"{kind}","content":'
        _write_whole(Path(path), f"{head}{encode(content)}}}\n".encode())

    def read(self, path: str) -> PeerRequest | PeerAnswer:
        data = _bytes_of(path)
        if not data.startswith(_BEGINNING):
            raise PeerFileForeign(path=path)
        content = _parsed(path, data)
        if trouble := trouble_with(content):
            raise PeerFileDamaged(path=path, reason=trouble)
        return cleaned(content)

    def picture(self, path: str) -> bytes:
        try:
            data = _up_to(path, PICTURE_BYTES)
        except (OSError, ValueError):
            return b""  # whoever asked tells that it was left out
        return data if len(data) <= PICTURE_BYTES and _kind_of(data) else b""

    def unpacked(self, request: PeerRequest) -> tuple[DraftMedia, ...]:
        made = tuple(DraftMedia(self._unpacked(picture), picture.alt) for picture in request.pictures)
        self._forget_all_but({medium.path for medium in made})
        return made

    def _forget_all_but(self, kept: set[str]) -> None:
        """Other people's pictures do not pile up here."""
        if self._cache.is_dir():
            with translated(self._cache):
                for file in self._cache.iterdir():
                    if str(file) not in kept:
                        file.unlink(missing_ok=True)

    def _unpacked(self, picture: PeerPicture) -> str:
        """Under a name of our own: what the file calls it is only ever shown."""
        kind = _kind_of(picture.data)
        if not kind:
            return ""
        target = self._cache / f"{hashlib.sha256(picture.data).hexdigest()}.{kind}"
        if not target.exists():
            with translated(self._cache):
                self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_whole(target, picture.data)
        return str(target)


def _bytes_of(path: str) -> bytes:
    try:
        data = _up_to(path, LARGEST)
    except (OSError, ValueError) as error:
        raise PeerFileUnreadable(path=path, reason=getattr(error, "strerror", None) or str(error)) from error
    if len(data) > LARGEST:
        raise PeerFileTooLarge(path=path, limit=LARGEST // 1024 // 1024)
    return data


def _up_to(path: str, limit: int) -> bytes:
    """At most one byte more than ``limit``. A pipe or a device is no file, and nothing is waited for."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("not a file")
        return file.read(limit + 1)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _parsed(path: str, data: bytes) -> PeerRequest | PeerAnswer:
    import msgspec

    try:
        head = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        version = _field(head, "version", int)
        if version > VERSION:
            raise PeerFileTooNew(path=path, found=version, known=VERSION)
        kind = _KINDS.get(_field(head, "kind", str))
        if kind is None:
            raise PeerFileDamaged(path=path, reason="kind")
        content: PeerRequest | PeerAnswer = _field(head, "content", kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PeerFileDamaged(path=path, reason=str(error)[:200]) from error
    return content


def _field(head: "dict[str, msgspec.Raw]", name: str, kind: Any) -> Any:
    return decoder(kind).decode(head.get(name, b"null"))


def _kind_of(data: bytes) -> str:
    """By its first bytes, empty when it is no picture we know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")


def _write_whole(path: Path, data: bytes) -> None:
    """The file of that name is the old one or the whole new one, never half of it."""
    import tempfile

    with translated(path):
        handle, partial = tempfile.mkstemp(prefix=".ramage-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)  # noqa: PTH105 - both are strings here
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
