# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided, for the person and for IT to read and to take along."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from composer.domain.policy import Level, PolicyLine, Status
from composer.services.preferences import Preferences
from composer.services.wording import Wording


class PolicyReading:
    """Raises InputUnreadable where the file can't be written."""

    def __init__(self, preferences: Preferences, write: Callable[[str, str], None]) -> None:
        """``write`` puts a text in a file, whole or not at all."""
        self._preferences = preferences
        self._write = write

    def lines(self) -> tuple[PolicyLine, ...]:
        """Every value there is and what became of it: what went wrong first, then by name."""
        wrong = (Status.CLOSED, Status.IGNORED)
        return tuple(
            sorted(
                self._preferences.policies(),
                key=lambda line: (line.status not in wrong, line.level is not Level.MANDATORY, line.name),
            )
        )

    def export(self, path: str, words: Wording) -> int:
        """As JSON; how many there were."""
        lines = self.lines()
        self._write(path, json.dumps(document(lines, words), indent=2, ensure_ascii=False) + "\n")
        return len(lines)


def document(lines: Iterable[PolicyLine], words: Wording) -> list[dict[str, Any]]:
    """For JSON; values are masked where a secret could be in them."""
    return [
        {
            "key": line.name,
            "setting": line.key,
            "value": line.shown,
            "level": line.level.value,
            "scope": line.scope.value,
            "source": line.source,
            "status": line.status.value,
            "applies": "live" if line.live else "restart",
            "error": words.error(line.error).text if line.error else "",
        }
        for line in lines
    ]
