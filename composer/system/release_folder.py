# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release being made, in a folder of this computer."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from composer.domain.errors import DiskFull, FolderReadOnly, StorageError
from composer.domain.places import Listed, PlaceFileMissing, PlaceFileTooLarge, Stat
from composer.domain.releases import ObjectRef

_PIECE = 1024 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class ReleaseFolder:
    """Objects are kept once; every method raises StorageError."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made: set[Path] = set()
        self.new = 0
        """Bytes of the objects that were not there before."""

    def begin(self) -> None:
        """The folder is there when it returns."""
        with self._translated():
            self.root.mkdir(parents=True, exist_ok=True)

    def keep(self, path: str, data: bytes) -> None:
        """An object, under the name its bytes have: one of that size is there already or is written whole."""
        target = self.root / path
        with self._translated():
            if _size(target) == len(data):
                return
            self._beside(target).write_bytes(data)
            self._beside(target).replace(target)
        self.new += len(data)

    def keep_copy(self, path: str, source: Path, size: int) -> None:
        """The same of a file that may be large."""
        target = self.root / path
        with self._translated():
            if _size(target) == size:
                return
            shutil.copyfile(source, self._beside(target))
            self._beside(target).replace(target)
        self.new += size

    def write(self, path: str, data: bytes) -> None:
        """The new bytes instead of the old, whole at any moment."""
        target = self.root / path
        with self._translated():
            with self._beside(target).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._beside(target).replace(target)

    def found(self, path: str) -> bytes | None:
        """None when there is no such file."""
        with self._translated():
            try:
                return (self.root / path).read_bytes()
            except FileNotFoundError:
                return None

    @property
    def told(self) -> str:
        """How people know it; this and the rest as ``domain.places.Place`` says."""
        return str(self.root)

    def read(self, name: str, limit: int) -> bytes:
        """Raises PlaceFileMissing, PlaceFileTooLarge too."""
        data = self.found(name)
        if data is None:
            raise PlaceFileMissing(place=self.told, name=name)
        if len(data) > limit:
            raise PlaceFileTooLarge(place=self.told, name=name, limit=limit)
        return data

    def write_new(self, name: str, content: bytes) -> bool:
        """False, and nothing written, when there is one of that name."""
        target = self.root / name
        with self._translated():
            beside = self._beside(target)
            beside.write_bytes(content)
            try:
                os.link(beside, target)
            except FileExistsError:
                return False
            except OSError:  # a share without hard links
                if target.exists():
                    return False
                shutil.copyfile(beside, target)
            finally:
                beside.unlink()
        return True

    def list(self, folder: str) -> tuple[Listed, ...]:
        """By name, without hidden ones."""
        with self._translated():
            try:
                with os.scandir(self.root / folder) as entries:
                    seen = [Listed(e.name, e.is_dir(), e.stat().st_size) for e in entries if e.name[0] != "."]
            except FileNotFoundError:
                return ()
        return tuple(sorted(seen, key=lambda entry: entry.name))

    def stat(self, name: str) -> Stat | None:
        """Its size, None when it is not there."""
        with self._translated():
            size = _size(self.root / name)
        return None if size is None else Stat(size)

    def delete(self, name: str) -> None:
        """One that is not there is fine."""
        with self._translated():
            (self.root / name).unlink(missing_ok=True)

    def _beside(self, target: Path) -> Path:
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        return target.with_name(f".{target.name}.{os.getpid()}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PermissionError as error:
            raise FolderReadOnly(path=self.root) from error
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull(path=self.root) from error
            raise StorageError(path=self.root) from error


def ref_of_file(file: Path) -> ObjectRef:
    """The name its bytes have, read a part at a time. Raises StorageError."""
    digest, size = hashlib.sha256(), 0
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise StorageError(path=file) from error
    return ObjectRef(digest.hexdigest(), size)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None
