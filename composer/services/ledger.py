# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What left this computer, for the person to read and to take along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from composer.domain.accounts import Egress, Ledger

COLUMNS: Final = ("when", "host", "why", "bytes sent", "bytes received")


@dataclass(frozen=True, slots=True)
class Total:
    """Of all lines; ``hosts`` in alphabetical order."""

    lines: int
    sent: int
    received: int
    hosts: tuple[str, ...]


class LedgerReading:
    """Raises StorageError where the file can't be read or written."""

    def __init__(self, ledger: Callable[[], Ledger], write: Callable[[str, str], None]) -> None:
        """``write`` puts a text in a file, whole or not at all."""
        self._ledger = ledger
        self._write = write

    def lines(self, limit: int = 1_000, host: str = "") -> tuple[Egress, ...]:
        """Newest first; those of one host when it is named."""
        return self._ledger().lines(limit, host)

    def total(self) -> Total:
        """Reads every line."""
        return total_of(tuple(self._ledger().all()))

    def export(self, path: str) -> int:
        """Every line as CSV, oldest first, in UTC; how many there were."""
        import csv
        import io

        text = io.StringIO()
        table = csv.writer(text)
        table.writerow(COLUMNS)
        count = 0
        for line in self._ledger().all():
            table.writerow((line.when.isoformat(timespec="seconds"), line.host, line.why, line.sent, line.received))
            count += 1
        self._write(path, text.getvalue())
        return count

    def clear(self) -> None:
        """Forgets every line."""
        self._ledger().clear()


def total_of(lines: Sequence[Egress]) -> Total:
    """Counted together."""
    sent, received = sum(line.sent for line in lines), sum(line.received for line in lines)
    return Total(len(lines), sent, received, tuple(sorted({line.host for line in lines})))
