# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for files on a folder, a WebDAV server or an object store: how it is named, what it does, what it refuses.

::

    PlaceError
    ├── PlaceUnfit             the address itself says nothing we know
    ├── PlaceUnreachable       no connection, no certificate, or an answer nobody can read
    ├── PlaceSlow              no answer in time
    ├── PlaceFull PlaceReadOnly PlaceForbidden PlaceGone
    └── PlaceFileMissing PlaceFileTooLarge
"""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, Protocol
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from composer.domain.errors import RamageError
from composer.domain.secrets import Secret


class PlaceError(RamageError):
    """Values of every such error: place (as people know it), reason."""

    code = "place"


class PlaceUnfit(PlaceError):
    """No address of a place. Values: place, reason (``reason-…``)."""

    code = "place-unfit"


class PlaceUnreachable(PlaceError):
    """Values: place, reason."""

    code = "place-unreachable"


class PlaceSlow(PlaceError):
    """No answer in time; what was to be written may have been. Values: place, seconds."""

    code = "place-slow"


class PlaceFull(PlaceError):
    """Values: place."""

    code = "place-full"


class PlaceReadOnly(PlaceError):
    """Values: place."""

    code = "place-read-only"


class PlaceForbidden(PlaceError):
    """The name and secret are wrong or missing, or have no right to this. Values: place."""

    code = "place-forbidden"


class PlaceGone(PlaceError):
    """The folder, bucket or container itself is not there. Values: place."""

    code = "place-gone"


class PlaceFileMissing(PlaceError):
    """Values: place, name."""

    code = "place-file-missing"


class PlaceFileTooLarge(PlaceError):
    """Values: place, name, limit (bytes)."""

    code = "place-file-too-large"


class PlaceKind(StrEnum):
    """What holds the files."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    S3 = "s3"
    AZBLOB = "azblob"
    GCS = "gcs"


@dataclass(frozen=True, slots=True)
class PlaceAddress:
    """Where a place is, without any secret. ``told`` is how people know it: the folder, or host and path."""

    kind: PlaceKind
    root: str
    """The folder; for the others the path below which everything happens, with a slash at both ends."""
    endpoint: str = ""
    """Scheme, host and port; empty where the provider's own is meant."""
    bucket: str = ""
    region: str = ""
    account: str = ""
    told: str = ""

    @property
    def host(self) -> str:
        """Who is talked to, as the ledger names it; empty for a folder."""
        if self.kind is PlaceKind.FOLDER:
            return ""
        return urlsplit(self.endpoint).hostname or _OWN_HOSTS[self.kind].format(
            region=self.region, account=self.account
        )


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """What opens a place: user and password, key id and secret key, account key; a token where there is no name."""

    secret: Secret
    name: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list. ``size`` is None where the place does not say it, and for folders."""

    name: str
    """Its last part only, without slashes."""
    folder: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Stat:
    """What is known of a file without reading it."""

    size: int
    tag: str = ""
    """Changes whenever the content does, where the place knows such a thing."""
    modified: datetime | None = field(default=None, compare=False)


class Place(Protocol):
    """Files by names like ``shares/2026-11-23/one.json``. Call it in a worker: each call may take as long as told.

    Every method raises PlaceError; nothing is tried again by itself. Names of hidden files (with a dot first) are not
    listed: half-written files are such.
    """

    @property
    def told(self) -> str:
        """How people know it."""
        ...

    def list(self, folder: str, after: str = "", limit: int = 100_000) -> tuple[Listed, ...]:
        """What is directly in ``folder`` ("" for the top), by name; only names after ``after``, ``limit`` at most.

        A folder that is not there is empty.
        """
        ...

    def read(self, name: str, limit: int, offset: int = 0) -> bytes:
        """The whole file, or from ``offset`` on. Raises PlaceFileTooLarge when that is more than ``limit`` bytes."""
        ...

    def read_piece(self, name: str, offset: int, size: int) -> bytes:
        """At most ``size`` bytes from ``offset`` on; fewer at the end of the file."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """In one piece: who reads sees the old file or the new one. Makes the folders it needs."""
        ...

    def write_new(self, name: str, content: bytes) -> bool:
        """False, and nothing written, when there is one of that name.

        Two at the very same moment: one is told True on a folder and on object stores; on WebDAV both may be.
        """
        ...

    def stat(self, name: str) -> Stat | None:
        """None when there is no such file."""
        ...

    def delete(self, name: str) -> None:
        """One that is not there is fine."""
        ...


_OWN_HOSTS: Final[Mapping[PlaceKind, str]] = {
    PlaceKind.FOLDER: "",
    PlaceKind.WEBDAV: "",
    PlaceKind.S3: "s3.{region}.amazonaws.com",
    PlaceKind.AZBLOB: "{account}.blob.core.windows.net",
    PlaceKind.GCS: "storage.googleapis.com",
}
_OPTIONS: Final[Mapping[PlaceKind, frozenset[str]]] = {
    PlaceKind.S3: frozenset({"region", "endpoint"}),
    PlaceKind.AZBLOB: frozenset({"account", "endpoint"}),
    PlaceKind.GCS: frozenset({"endpoint"}),
}
_BUCKET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,62}")
_WORD: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
_LONGEST: Final = 1_000


def place_address(text: str) -> PlaceAddress:
    r"""From one line: a folder's path, ``webdavs://host/path``, ``s3://bucket/path?region=…&endpoint=https://…``,
    ``azblob://container/path?account=…``, ``gcs://bucket/path``.

    ``webdav://`` without TLS is for this computer only. Raises PlaceUnfit, also for a name or secret in the address.
    """  # noqa: D205 - one line each kind
    text = text.strip()
    if len(text) > _LONGEST or any(ord(letter) < 32 for letter in text):
        raise PlaceUnfit(place=text[:80], reason="reason-place-kind")
    if _is_folder(text):
        return PlaceAddress(PlaceKind.FOLDER, text, told=text)
    try:
        parts = urlsplit(text)
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""
    except ValueError as error:
        raise PlaceUnfit(place=text[:80], reason="reason-place-kind") from error
    if "@" in parts.netloc:
        raise PlaceUnfit(place=parts.hostname or "", reason="reason-place-secret")
    root = _root(unquote(parts.path), text)
    if parts.scheme in ("webdavs", "webdav") and host:
        scheme = "https" if parts.scheme == "webdavs" else "http"
        return PlaceAddress(PlaceKind.WEBDAV, root, _endpoint(f"{scheme}://{host}", text), told=host + root)
    if parts.scheme in {"s3", "azblob", "gcs"}:
        return _object_store(PlaceKind(parts.scheme), parts.netloc, root, dict(parse_qsl(parts.query)), text)
    raise PlaceUnfit(place=text, reason="reason-place-kind")


def _object_store(kind: PlaceKind, bucket: str, root: str, options: Mapping[str, str], text: str) -> PlaceAddress:
    unknown = options.keys() - _OPTIONS[kind]
    words = (options.get("region", ""), options.get("account", ""))
    if unknown or not _BUCKET.fullmatch(bucket) or any(word and not _WORD.fullmatch(word) for word in words):
        raise PlaceUnfit(place=text, reason="reason-place-kind")
    endpoint = _endpoint(options["endpoint"], text) if "endpoint" in options else ""
    region, account = words
    if (kind is PlaceKind.S3 and not region) or (kind is PlaceKind.AZBLOB and not account):
        raise PlaceUnfit(place=text, reason="reason-place-region")
    told = f"{kind}://{bucket}{root}".rstrip("/")
    return PlaceAddress(kind, root, endpoint, bucket, region, account, told)


def _is_folder(text: str) -> bool:
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _root(path: str, text: str) -> str:
    inner = [part for part in path.split("/") if part]
    if any(part in (".", "..") or "\\" in part for part in inner):
        raise PlaceUnfit(place=text, reason="reason-place-kind")
    return "/" + "".join(f"{part}/" for part in inner)


def _endpoint(address: str, text: str) -> str:
    """Only https, except on this computer."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    here = parts.scheme == "http" and _is_here(host)
    if not host or parts.username is not None or not (parts.scheme == "https" or here):
        raise PlaceUnfit(place=text, reason="reason-place-not-safe")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{quote(parts.path.rstrip('/'))}"


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
