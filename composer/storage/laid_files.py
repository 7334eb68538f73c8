# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder for each publication by hand, to be opened beside the network's own page."""

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from composer.domain.ids import JobId
from composer.storage.translation import translated


class LaidFolder:
    """Implements ``domain.ports.LaidFiles`` below ``root``, which is made at the first file."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, job: JobId, name: str, pieces: Iterable[bytes]) -> None:
        folder = self._root / job
        with translated(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = folder / f".{name}"
            with unfinished.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
            unfinished.replace(folder / name)

    def folder(self, job: JobId) -> str:
        return str(self._root / job)

    def clear(self, kept: Collection[JobId]) -> None:
        if not self._root.is_dir():
            return
        with translated(self._root):
            for folder in self._root.iterdir():
                if folder.name not in kept:
                    shutil.rmtree(folder)
