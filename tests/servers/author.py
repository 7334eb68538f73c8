# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without its window: opens the files under RAMAGE_HOME, sends what is due, and ends."""

import json
import sys
from pathlib import Path

from composer import bootstrap
from composer.system.paths import AppPaths
from tests.services.small_library import SmallLibrary


class SecretsInFile:
    """Implements ``domain.ports.SecretStore`` in a file, which outlives the program as a keyring does."""

    backend = "a file of the tests"

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> str | None:
        found: str | None = self._all().get(name)
        return found

    def write(self, name: str, secret: str) -> None:
        self._path.write_text(json.dumps({**self._all(), name: secret}), "utf-8")

    def erase(self, name: str) -> None:
        self._path.write_text(json.dumps({n: s for n, s in self._all().items() if n != name}), "utf-8")

    def _all(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text("utf-8"))) if self._path.exists() else {}


def services(kept: Path) -> bootstrap.Services:
    """Over the files under RAMAGE_HOME, as after a start; ``kept`` has the secrets and a small library."""
    built = bootstrap.build(
        AppPaths.default(), secrets=SecretsInFile(kept / "secrets.json"), library=SmallLibrary(kept / "library").root
    )
    built.library.ensure()
    return built


if __name__ == "__main__":
    built = services(Path(sys.argv[1]))
    built.publishing.recover()
    built.publishing.run_due()
    built.close()
