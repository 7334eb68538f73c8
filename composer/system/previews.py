# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A home for the time of a preview, beside a person's own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from composer.domain.errors import SecretStoreFailed
from composer.domain.policy import Given, Level, PolicyRead, Scope, policy_name
from composer.domain.settings import BACKGROUND, GRAMMAR_PUBLIC, TEAM_OFF, TEAM_SPACE
from composer.system.paths import AppPaths

_DECIDED: Final[Mapping[str, object]] = {TEAM_SPACE.key: TEAM_OFF, BACKGROUND.key: False, GRAMMAR_PUBLIC.key: False}


@contextmanager
def preview_home(own: AppPaths) -> Iterator[AppPaths]:
    """Empty but for a copy of the person's settings, so that the window looks as theirs; gone at the end."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="ramage-preview-", ignore_cleanup_errors=True) as home:
        root = Path(home)
        paths = AppPaths(root / "config", root / "data", root / "cache", root / "logs", root / "policies")
        with suppress(OSError):  # no settings are settings too
            paths.config.mkdir()
            shutil.copyfile(own.settings_file, paths.settings_file)
        yield paths


def preview_policy() -> PolicyRead:
    """Nothing of a preview goes to colleagues or to a server, nor outlives its window."""
    decided = (
        Given(policy_name(key), value, Level.MANDATORY, Scope.MACHINE, "preview") for key, value in _DECIDED.items()
    )
    return PolicyRead(tuple(decided))


class NoSecrets:
    """Implements ``domain.ports.SecretStore``: there is nothing to keep, and so nothing is missed."""

    backend = "preview"

    def read(self, name: str) -> str | None:  # noqa: ARG002 - the port's shape
        return None

    def write(self, name: str, secret: str) -> None:  # noqa: ARG002 - the port's shape
        raise SecretStoreFailed(reason="preview")

    def erase(self, name: str) -> None:
        """Nothing was there."""
