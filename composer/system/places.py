# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to places: folders, WebDAV servers and object stores through OpenDAL, with our errors and time limits.

OpenDAL opens its own sockets, by the system's certificates (on Linux ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` first) and
the proxies of the environment (``HTTPS_PROXY``, ``ALL_PROXY``, ``NO_PROXY``); ``REQUESTS_CA_BUNDLE`` is not read.
So each operation is written to the ledger here: its bytes are those of names and contents, headers come on top.
Its threads do not survive a fork: a forked child that uses a place only times out.
"""

import asyncio
import atexit
import os
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import contextmanager
from datetime import UTC
from functools import cache
from pathlib import Path as LocalPath
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Final, TypeVar

from composer.domain.accounts import Egress
from composer.domain.places import (
    Listed,
    PlaceAddress,
    PlaceFileMissing,
    PlaceFileTooLarge,
    PlaceGone,
    PlaceKey,
    PlaceKind,
    PlaceSlow,
    Stat,
)
from composer.domain.ports import Clock
from composer.system.logs import register_secret
from composer.system.place_errors import never_left, past_the_end, says_little, translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opendal import AsyncOperator

ANSWER_S: Final = 15.0
"""For each step: a connection, the next bytes."""
WHOLE_S: Final = 60.0
"""For a whole operation, however often it goes on a little."""
_HIDDEN: Final = "."
_PARTS: Final = ".parts"

_LETTING_GO_S: Final = 0.1

T = TypeVar("T")
Ledger = Callable[[Egress], None]


class StoredFiles:
    """Implements ``domain.places.Place``. Safe from several threads."""

    def __init__(
        self,
        address: PlaceAddress,
        key: PlaceKey | None,
        clock: Clock,
        ledger: Ledger,
        why: str,
        answer_s: float = ANSWER_S,
        whole_s: float = WHOLE_S,
    ) -> None:
        """``why`` is a word for the ledger. Nothing is opened before the first call."""
        self._address = address
        self._key = key
        self._clock = clock
        self._ledger = ledger
        self._why = why
        self._answer_s = answer_s
        self._whole_s = whole_s
        self._opening = Lock()
        self._opened: dict[bool, AsyncOperator] = {}
        self._above: AsyncOperator | None = None
        if key is not None:
            register_secret(key.secret.reveal())

    @property
    def told(self) -> str:
        return self._address.told

    def list(self, folder: str, after: str = "", limit: int = 100_000) -> tuple[Listed, ...]:
        path = f"{_checked(folder)}/" if folder else "/"

        async def entries(place: "AsyncOperator", traffic: "_Traffic") -> list[Listed]:
            first = f"{path.lstrip('/')}{after}" if after and place.capability().list_with_start_after else None
            found: list[Listed] = []
            async for entry in await place.list(path, start_after=first):
                name = entry.path.removeprefix(path.lstrip("/")).rstrip("/")
                traffic.received += len(entry.path)
                if not name or "/" in name or name.startswith(_HIDDEN) or name <= after:
                    continue
                kept = entry.metadata
                found.append(Listed(name, kept.is_dir, kept.content_length if kept.is_file else None))
                if first is not None and len(found) >= limit:
                    break
            return found

        try:
            found = self._do(path, entries)
        except PlaceFileMissing:
            return ()
        return tuple(sorted(found, key=lambda entry: entry.name)[:limit])

    def read(self, name: str, limit: int, offset: int = 0) -> bytes:
        content = self.read_piece(name, offset, limit + 1)
        if len(content) > limit:
            raise PlaceFileTooLarge(place=self.told, name=name, limit=limit)
        return content

    def read_piece(self, name: str, offset: int, size: int) -> bytes:
        path = _checked(name)

        async def piece(place: "AsyncOperator", traffic: "_Traffic") -> bytes:
            content = bytearray()
            file = await place.open(path, "rb")
            if offset:
                await file.seek(offset)
            try:
                while len(content) < size and (more := await file.read(size - len(content))):
                    content += more
                    traffic.received += len(more)
            except OSError as error:
                if offset and past_the_end(error):
                    return bytes(content)
                if says_little(error):
                    await place.stat(path)  # fails alike, and says why
                raise
            await file.close()
            return bytes(content)

        return self._do(path, piece)

    def write(self, name: str, content: bytes) -> None:
        path = _checked(name)

        async def write(place: "AsyncOperator", traffic: "_Traffic") -> None:
            traffic.sent += len(content)
            await self._laid(place, path, content)

        self._do(path, write, writes=True)

    def write_new(self, name: str, content: bytes) -> bool:
        path = _checked(name)

        async def write(place: "AsyncOperator", traffic: "_Traffic") -> bool:
            if not place.capability().write_with_if_not_exists:
                if await place.exists(path):
                    return False
                traffic.sent += len(content)
                await self._laid(place, path, content)
                return True
            traffic.sent += len(content)
            if self._address.kind is PlaceKind.FOLDER:
                return await self._linked(place, path, content)
            return await _unless_there(place, path, content)

        return self._do(path, write, writes=True)

    def stat(self, name: str) -> Stat | None:
        path = _checked(name)

        async def stat(place: "AsyncOperator", _traffic: "_Traffic") -> Stat | None:
            known = await place.stat(path)
            if not known.is_file:
                return None
            changed = known.last_modified.astimezone(UTC) if known.last_modified else None
            tag = known.etag or (f"{changed.timestamp()}-{known.content_length}" if changed else "")
            return Stat(known.content_length, tag, changed)

        try:
            return self._do(path, stat)
        except PlaceFileMissing:
            return None

    def delete(self, name: str) -> None:
        path = _checked(name)

        async def delete(place: "AsyncOperator", _traffic: "_Traffic") -> None:
            await place.delete(path)

        try:
            self._do(path, delete, writes=True)
        except PlaceFileMissing:
            return

    async def _laid(self, place: "AsyncOperator", path: str, content: bytes) -> None:
        """Whole or not at all. A folder's driver does so by itself, an object store by its nature."""
        if self._address.kind is not PlaceKind.WEBDAV:
            await place.write(path, content)
            return
        beside = _beside(path)
        await place.write(beside, content)
        await place.rename(beside, path)

    async def _linked(self, place: "AsyncOperator", path: str, content: bytes) -> bool:
        """By a hard link, which fails where a file is; where there are none, by looking first."""
        beside, root = _beside(path), LocalPath(self._address.root)
        await place.write(beside, content)
        try:
            os.link(root / beside, root / path)
        except FileExistsError:
            return False
        except OSError:
            return await _unless_there(place, path, content)
        finally:
            await place.delete(beside)
        return True

    def _do(self, path: str, work: "Callable[[AsyncOperator, _Traffic], Awaitable[T]]", writes: bool = False) -> T:
        """An event loop of its own for the time of the call.

        OpenDAL's blocking lists keep the interpreter lock while they wait for the server, and only a task can be ended
        at a deadline.
        """
        traffic = _Traffic(len(path))

        async def within() -> T:
            async with asyncio.timeout(self._whole_s):
                return await work(await self._ready(writes), traffic)

        with self._noted(traffic), translated(self.told, path, writes, self._answer_s):
            try:
                return asyncio.run(within())
            except TimeoutError as error:
                raise PlaceSlow(place=self.told, seconds=round(self._whole_s)) from error

    @contextmanager
    def _noted(self, traffic: "_Traffic") -> "Iterator[None]":
        try:
            yield
        except Exception as error:
            if never_left(error):
                traffic.sent = 0
            raise
        finally:
            if host := self._address.host:
                self._ledger(Egress(self._clock.now(), host, self._why, traffic.sent, traffic.received))

    async def _ready(self, writes: bool) -> "AsyncOperator":
        if self._address.kind is PlaceKind.FOLDER:
            await self._is_there()
        with self._opening:
            if writes not in self._opened:
                options = _options(self._address, self._key)
                if self._address.kind is PlaceKind.FOLDER and writes:  # it is made at once, also where one may not
                    options["atomic_write_dir"] = str(LocalPath(self._address.root) / _PARTS)
                self._opened[writes] = _operator(options, self._address.kind, self._answer_s)
            return self._opened[writes]

    async def _is_there(self) -> None:
        """A folder's driver would make it: a share that is not mounted must not be replaced by an empty folder."""
        root = LocalPath(self._address.root)
        if not LocalPath(root.anchor).exists():
            raise PlaceGone(place=self.told)
        if self._above is None:
            self._above = _operator({"root": root.anchor}, PlaceKind.FOLDER, self._answer_s)
        inner = root.relative_to(root.anchor).as_posix()
        if inner != "." and not await self._above.exists(f"{inner}/"):
            raise PlaceGone(place=self.told)


class _Traffic:
    """What an operation has moved so far, in bytes."""

    def __init__(self, sent: int) -> None:
        self.sent = sent
        self.received = 0


async def _unless_there(place: "AsyncOperator", path: str, content: bytes) -> bool:
    from opendal.exceptions import AlreadyExists, ConditionNotMatch

    try:
        await place.write(path, content, if_not_exists=True)
    except (ConditionNotMatch, AlreadyExists):
        return False
    return True


@cache
def _let_go_at_the_end() -> None:
    """OpenDAL's threads give back what they hold of Python a moment after an answer.

    One that does so while the interpreter is being taken down aborts the process.
    """
    atexit.register(sleep, _LETTING_GO_S)


def _operator(options: Mapping[str, str], kind: PlaceKind, answer_s: float) -> "AsyncOperator":
    from opendal import AsyncOperator
    from opendal.layers import TimeoutLayer

    _let_go_at_the_end()
    scheme = "fs" if kind is PlaceKind.FOLDER else kind.value
    return AsyncOperator(scheme, **options).layer(TimeoutLayer(timeout=answer_s, io_timeout=answer_s))


def _options(address: PlaceAddress, key: PlaceKey | None) -> dict[str, str]:
    """As OpenDAL names them. What is not given is never looked for in the environment or asked of a cloud's machine."""
    if address.kind is PlaceKind.FOLDER:
        return {"root": address.root}
    options = {"root": address.root}
    if address.endpoint:
        options["endpoint"] = address.endpoint
    secret = key.secret.reveal() if key else ""
    match address.kind:
        case PlaceKind.WEBDAV:
            options |= _webdav_key(key)
        case PlaceKind.S3:
            options |= {"bucket": address.bucket, "region": address.region}
            options |= {"disable_config_load": "true", "disable_ec2_metadata": "true"}
            options |= {"access_key_id": key.name, "secret_access_key": secret} if key else {"skip_signature": "true"}
        case PlaceKind.AZBLOB:
            options |= {"container": address.bucket, "account_name": address.account}
            options.setdefault("endpoint", f"https://{address.host}")
            options |= {"account_key" if key.name else "sas_token": secret} if key else {"skip_signature": "true"}
        case PlaceKind.GCS:
            options |= {"bucket": address.bucket, "disable_config_load": "true", "disable_vm_metadata": "true"}
            options |= {"credential" if key.name else "token": secret} if key else {"skip_signature": "true"}
    return options


def _webdav_key(key: PlaceKey | None) -> dict[str, str]:
    if key is None:
        return {}
    secret = key.secret.reveal()
    return {"username": key.name, "password": secret} if key.name else {"token": secret}


def _checked(name: str) -> str:
    """Names are ours alone, whatever a list says: nothing that climbs, hides or stands for a drive."""
    parts = name.split("/")
    if not all(parts) or any(part in (".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        raise ValueError(f"no name for a file of a place: {name!r}")
    return name


def _beside(path: str) -> str:
    folder, _, name = path.rpartition("/")
    hidden = f"{_HIDDEN}{name}.{secrets.token_hex(4)}"
    return f"{folder}/{hidden}" if folder else hidden
