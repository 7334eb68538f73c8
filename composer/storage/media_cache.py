# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Media files of the library on this computer: a folder for each content, the least wanted go first."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from composer.storage.translation import translated

_PARTIAL: Final = ".partial"
_NAMED: Final = 64
_PIECE: Final = 1 << 20
_LATELY_S: Final = 3600
"""Whoever looked at a file within the hour may still be at it."""


class MediaCache:
    """At most ``most`` bytes, but for what was wanted lately. Safe from several threads and processes."""

    def __init__(self, root: Path, most: int) -> None:
        self.root = root
        self._most = most

    def path(self, digest: str, file: str) -> Path:
        """Where the file is, or will be; it keeps its own name, without folders."""
        return self.root / digest / PurePosixPath(file).name

    def digest_of(self, path: Path) -> str:
        """Of a path of this folder, empty for any other."""
        digest = path.parent.name
        return digest if path.parent.parent == self.root and len(digest) == _NAMED else ""

    def begun(self, path: Path) -> int:
        """Bytes of it that are here already, of a download that was cut."""
        try:
            return self._partial(path).stat().st_size
        except FileNotFoundError:
            return 0

    def add(self, path: Path, piece: bytes) -> None:
        """The next bytes. Raises StorageError."""
        with translated(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(self._partial(path), "ab", opener=_for_owner) as file:
                file.write(piece)

    def finish(self, path: Path) -> bool:
        """It is there when this returns; False, and nothing is left, when its bytes are others. Raises StorageError."""
        partial = self._partial(path)
        with translated(path):
            if _hash_of(partial) != path.parent.name:
                partial.unlink()
                return False
            partial.replace(path)
            self._make_room()
        return True

    def wanted(self, path: Path) -> None:
        """It goes later than others now."""
        with translated(path):
            os.utime(path)

    def _partial(self, path: Path) -> Path:
        return path.with_name(_PARTIAL)

    def _make_room(self) -> None:
        held = sorted(self._held(), reverse=True)
        lately = time.time() - _LATELY_S
        room = self._most
        for when, size, folder in held:
            room -= size
            if room < 0 and when < lately:
                shutil.rmtree(folder, ignore_errors=True)

    def _held(self) -> Iterator[tuple[float, int, Path]]:
        for folder in self.root.iterdir():
            files = [file.stat() for file in folder.iterdir()] if folder.is_dir() else []
            if files:
                yield max(file.st_mtime for file in files), sum(file.st_size for file in files), folder


def _hash_of(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
