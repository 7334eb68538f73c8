# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The newest versions this computer has seen, so that a host that brings back old ones gets no new seal for them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from composer.domain.errors import StorageError
from composer.domain.release_errors import PlaceWentBack
from composer.system.files import write_whole

_ROLES: Final = ("root", "targets", "hold")


class Memory:
    """A small file; ``root`` is the fingerprint of the first root of a release."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def learn(self, root: str, versions: Mapping[str, int], place: str) -> None:
        """Raises PlaceWentBack when a version is lower than it was, StorageError."""
        held = self._held()
        known = held.get(root, {})
        for role in _ROLES:
            if versions.get(role, 0) < known.get(role, 0):
                raise PlaceWentBack(file=place, role=role, here=known[role], there=versions.get(role, 0))
        if versions != known:
            try:
                write_whole(self._file, json.dumps({**held, root: dict(versions)}, indent=1, sort_keys=True) + "\n")
            except OSError as error:
                raise StorageError(path=self._file) from error

    def _held(self) -> dict[str, dict[str, int]]:
        """Nothing where there is nothing, or nothing that can be read."""
        try:
            held = json.loads(self._file.read_text("utf-8"))
            return {
                str(root): {str(role): int(number) for role, number in known.items()} for root, known in held.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
