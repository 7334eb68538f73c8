# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places a library is published at: a web server, or a folder. None of them is believed."""

import stat
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final, Protocol
from urllib.parse import quote, urlsplit

from composer.domain.errors import RateLimited, Unreachable
from composer.domain.places import Place, PlaceError, PlaceFileMissing, PlaceForbidden, PlaceSlow
from composer.domain.sync_errors import (
    LinkFound,
    Oversized,
    SourceLacks,
    SourceSignIn,
    SourceTooSlow,
    SourceUnreachable,
)
from composer.domain.syncing import Take, Wanted
from composer.domain.web import Reply, Request

WHY: Final = "library"
PATIENCE_S: Final = 30.0
SLOWEST: Final = 8 * 1024
"""Bytes a second, after the patience, below which a source is given up."""
_PIECE: Final = 256 * 1024


class Fetching(Protocol):
    """The HTTP door, as far as files go."""

    def fetch(self, request: Request, opened: Callable[[Reply], Callable[[bytes], object]]) -> Reply:
        """As ``system.http.Http.fetch``."""
        ...


class Access(Protocol):
    """Who asks, at a source that wants to know."""

    def signed(self, request: Request) -> Request:
        """With what proves it, where there is something. Raises RamageError when it can't be had now."""
        ...

    def refused(self) -> bool:
        """It was not taken; True when there is something fresh to try with, once."""
        ...


class Anonymous:
    """Implements ``Access`` where nobody asks."""

    def signed(self, request: Request) -> Request:
        return request

    def refused(self) -> bool:
        return False


class WebSource:
    """Implements ``domain.syncing.ReleaseSource`` over HTTPS."""

    def __init__(
        self,
        base: str,
        web: Callable[[], Fetching],
        access: Access | None = None,
    ) -> None:
        self._base = base.rstrip("/")
        self._web = web
        self._access = access or Anonymous()

    @property
    def address(self) -> str:
        return urlsplit(self._base).netloc

    def read(self, wanted: Wanted, take: Take) -> str | None:
        reply = self._asked(wanted, take)
        if reply.status == 401 and self._access.refused():
            reply = self._asked(wanted, take)
        if reply.status == 304 and wanted.tag:
            return None
        if reply.ok:
            return reply.headers.get("etag") or _dated(reply.headers.get("last-modified", ""))
        if reply.status == 401:
            raise SourceSignIn(file=wanted.path, host=self.address)
        if reply.status in (403, 404, 410):  # object stores say 403 of what is not there
            raise SourceLacks(file=wanted.path, host=self.address, status=reply.status)
        raise SourceUnreachable(file=wanted.path, host=self.address, reason=f"HTTP {reply.status}")

    def _asked(self, wanted: Wanted, take: Take) -> Reply:
        headers = {"Accept-Encoding": "identity", **_conditions(wanted)}
        request = Request("GET", f"{self._base}/{quote(wanted.path)}", WHY, headers=headers, raw=True)
        bounded = _Bounded(wanted, self.address, take)

        def opened(reply: Reply) -> Take:
            # A server that knows no ranges sends the file from its beginning.
            bounded.begin(0 if reply.status == 206 else wanted.start)
            return bounded.take

        try:
            return self._web().fetch(self._access.signed(request), opened)
        except (Unreachable, RateLimited) as error:
            reason = error.values.get("reason") or error.code
            raise SourceUnreachable(file=wanted.path, host=self.address, reason=reason) from error


def _conditions(wanted: Wanted) -> dict[str, str]:
    headers = {"Range": f"bytes={wanted.start}-"} if wanted.start else {}
    if wanted.tag.startswith(_DATE):
        headers["If-Modified-Since"] = wanted.tag.removeprefix(_DATE)
    elif wanted.tag:
        headers["If-None-Match"] = wanted.tag
    return headers


_DATE: Final = "date:"


def _dated(stated: str) -> str:
    return f"{_DATE}{stated}" if stated else ""


class _Bounded:
    """Passes the pieces on: at most so many bytes, and never for ever."""

    def __init__(self, wanted: Wanted, host: str, take: Take) -> None:
        self._wanted = wanted
        self._host = host
        self._give = take
        self._skip = 0
        self._left = wanted.limit
        self._until = monotonic() + PATIENCE_S + wanted.limit / SLOWEST

    def begin(self, skip: int) -> None:
        """``skip`` bytes are held already."""
        self._skip = skip

    def take(self, piece: bytes) -> None:
        """Raises Oversized, SourceTooSlow."""
        if monotonic() > self._until:
            raise SourceTooSlow(file=self._wanted.path, host=self._host, reason="too slow")
        skipped = min(self._skip, len(piece))
        self._skip -= skipped
        piece = piece[skipped:]
        self._left -= len(piece)
        if self._left < 0:
            raise Oversized(file=self._wanted.path)
        if piece:
            self._give(piece)


class FolderSource:
    """Implements ``domain.syncing.ReleaseSource`` over a folder of this computer or of the network."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def address(self) -> str:
        return str(self._root)

    def read(self, wanted: Wanted, take: Take) -> str | None:
        path = self._root / wanted.path
        try:
            self._without_links(path)
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise SourceLacks(file=wanted.path, host=self.address)
            tag = f"{found.st_size}-{found.st_mtime_ns}"
            if tag == wanted.tag:
                return None
            if found.st_size - wanted.start > wanted.limit:
                raise Oversized(file=wanted.path)
            self._pieces(path, wanted, take)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise (SourceLacks if self._root.is_dir() else SourceUnreachable)(
                file=wanted.path, host=self.address, reason=error.strerror or type(error).__name__
            ) from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SourceUnreachable(file=wanted.path, host=self.address, reason=reason) from error
        return tag

    def _without_links(self, path: Path) -> None:
        """A link below the root could lead anywhere on this computer."""
        for part in (path, *path.parents):
            if part == self._root:
                return
            if part.is_symlink():
                raise LinkFound(file=str(path.relative_to(self._root)))

    def _pieces(self, path: Path, wanted: Wanted, take: Take) -> None:
        left = wanted.limit
        with path.open("rb") as file:
            file.seek(wanted.start)
            while piece := file.read(min(_PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise Oversized(file=wanted.path)
                take(piece)


class PlaceSource:
    """Implements ``domain.syncing.ReleaseSource`` over WebDAV or an object store."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def address(self) -> str:
        return self._place.told

    def read(self, wanted: Wanted, take: Take) -> str | None:
        try:
            tag = self._tag(wanted) if wanted.watched else ""
            if tag and tag == wanted.tag:
                return None
            left, start = wanted.limit, wanted.start
            while left >= 0 and (piece := self._place.read_piece(wanted.path, start, min(_PIECE, left + 1))):
                left -= len(piece)
                start += len(piece)
                if left < 0:
                    raise Oversized(file=wanted.path)
                take(piece)
                if len(piece) < _PIECE:
                    break
        except PlaceFileMissing as error:
            raise SourceLacks(file=wanted.path, host=self.address) from error
        except PlaceForbidden as error:
            raise SourceSignIn(file=wanted.path, host=self.address) from error
        except PlaceSlow as error:
            raise SourceTooSlow(file=wanted.path, host=self.address, reason=error.code) from error
        except PlaceError as error:
            reason = error.values.get("reason") or error.code
            raise SourceUnreachable(file=wanted.path, host=self.address, reason=reason) from error
        return tag

    def _tag(self, wanted: Wanted) -> str:
        found = self._place.stat(wanted.path)
        if found is None:
            raise SourceLacks(file=wanted.path, host=self.address)
        return found.tag or (f"{found.size} {found.modified.isoformat()}" if found.modified else "")
