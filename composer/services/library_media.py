# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and films of the library: where they are, and bringing those that are not here yet."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Protocol

from composer.domain.errors import InputUnreadable, Unreachable
from composer.domain.media import MediaFile, Picture, PictureLimits
from composer.domain.ports import MediaFiles
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef
from composer.domain.sync_errors import SourceError, Truncated
from composer.domain.syncing import ObjectStore, ReleaseSource, Wanted
from composer.library.releases.objects import path_of


class Cache(Protocol):
    """Implemented by ``storage.media_cache.MediaCache``."""

    root: Path

    def path(self, digest: str, file: str) -> Path: ...
    def digest_of(self, path: Path) -> str: ...
    def begun(self, path: Path) -> int: ...
    def add(self, path: Path, piece: bytes) -> None: ...
    def finish(self, path: Path) -> bool: ...
    def wanted(self, path: Path) -> None: ...


class LibraryMedia:
    """Media come when they are wanted; their paths are known before. Safe from several threads."""

    def __init__(
        self,
        cache: Cache,
        objects: Callable[[], ObjectStore],
        trust: Callable[[], str],
        source: Callable[[], ReleaseSource | None],
    ) -> None:
        self._cache = cache
        self._objects = objects
        self._trust = trust
        self._source = source
        self._locks: defaultdict[Path, Lock] = defaultdict(Lock)

    def path(self, file: str) -> Path:
        """Where that file of the library in use is, or will be."""
        entry = self._objects().medium(self._trust(), file)
        return self._cache.path(entry.digest, file) if entry else self._cache.root / Path(file).name

    def small(self, file: str) -> Path:
        """Where its small picture is, or will be; the file itself where there is none."""
        entry = self._objects().medium(self._trust(), file)
        return self._cache.path(entry.thumbnail, file) if entry and entry.thumbnail else self.path(file)

    def bring(self, path: Path) -> Path:
        """The file is there when this returns. Any other file is left to be found, or not, by whoever opens it.

        A download that was cut goes on where it was. Raises SourceError, ReleaseRefused, ReleaseDamaged, StorageError.
        """
        digest = self._cache.digest_of(path)
        if not digest:
            return path
        with self._locks[path]:
            if path.exists():
                self._cache.wanted(path)
                return path
            size, source = self._objects().size_of(digest), self._source()
            if size is not None and source is not None:
                self._download(path, ObjectRef(digest, size), source)
        return path

    def _download(self, path: Path, ref: ObjectRef, source: ReleaseSource) -> None:
        begun = self._cache.begun(path)
        if begun < ref.size:
            source.read(Wanted(path_of(ref), ref.size - begun, start=begun), lambda piece: self._cache.add(path, piece))
        elif not ref.size:
            self._cache.add(path, b"")
        if self._cache.begun(path) < ref.size:
            raise Truncated(file=path_of(ref))
        if not self._cache.finish(path):
            raise ReleaseDamaged(file=path_of(ref), reason="its bytes are not those that were approved")


class MediaOnDemand:
    """Implements ``domain.ports.MediaFiles``: a file of the library that is not here yet is brought first."""

    def __init__(self, files: MediaFiles, bring: Callable[[Path], Path]) -> None:
        self._files = files
        self._bring = bring

    def picture(self, path: str, limits: PictureLimits) -> Picture:
        return self._files.picture(self._brought(path), limits)

    def file(self, path: str) -> MediaFile:
        return self._files.file(self._brought(path))

    def read(self, path: str, start: int, size: int) -> bytes:
        return self._files.read(self._brought(path), start, size)

    def _brought(self, path: str) -> str:
        """Raises Unreachable where it may come later: whoever publishes tries again."""
        try:
            return str(self._bring(Path(path)))
        except SourceError as error:
            raise Unreachable(network="library", reason=error.values.get("host", "")) from error
        except (ReleaseDamaged, Truncated) as error:
            raise InputUnreadable(path=path, reason=error.code) from error
