# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder a library is authored in, as the compiler wants it: texts, names of media, and a cheap stamp."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from composer.domain.errors import LibraryMissing
from composer.domain.ports import Catalogue


class LibraryFolder:
    """Implements ``domain.syncing.LibraryOrigin``. Nothing is followed elsewhere, executed or loaded from afar."""

    live = True

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def name(self) -> str:
        return f"folder {self.root}"

    def stamp(self) -> str:
        """Changes with any name, size or time of change below the folder. Opens no file. Raises LibraryMissing."""
        found = hashlib.sha256(str(self.root).encode())
        for line in sorted(_entries(str(self.root))):
            found.update(line.encode("utf-8", "surrogateescape"))
        return found.hexdigest()

    def texts(self) -> Mapping[str, str]:
        """Relative path with ``/`` to text, of every text file. Raises LibraryMissing, LibraryInvalid."""
        from composer.system.folders import read_tree

        return read_tree(self.root)

    def media(self) -> frozenset[str]:
        """Names of the media files, relative to the ``media`` folder."""
        from composer.system.folders import media_files

        return media_files(self.root)

    def compile(self) -> Catalogue:
        """The library of this folder. Raises LibraryMissing, LibraryInvalid."""
        from composer.guides.parser import parse_guide
        from composer.library.authoring import read_library

        return read_library(self.texts(), self.media(), str(self.root / "media"), parse_guide)


def _entries(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _entries(entry.path)
                else:
                    found = entry.stat()
                    yield f"{entry.path}\0{found.st_size}\0{found.st_mtime_ns}\n"
    except OSError as error:
        raise LibraryMissing(path=folder) from error
