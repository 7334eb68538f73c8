# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of what left this computer, in a file of its own."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from composer.domain.accounts import Egress
from composer.storage.codec import instant, moment
from composer.storage.database import LEDGER, Database

LINES_KEPT: Final = 20_000
"""About two megabytes."""
_LONGEST: Final = 200


class EgressLedger:
    """Implements ``domain.accounts.Ledger``."""

    def __init__(self, database: Database, kept: int = LINES_KEPT) -> None:
        self._database = database
        self._kept = kept

    def write(self, line: Egress) -> None:
        row = (instant(line.when), line.host[:_LONGEST], line.why[:_LONGEST], line.sent, line.received)
        with self._database.writing() as connection:
            number = connection.execute(
                "INSERT INTO egress (at, host, why, sent, received) VALUES (?, ?, ?, ?, ?)", row
            ).lastrowid
            connection.execute("DELETE FROM egress WHERE number <= ?", ((number or 0) - self._kept,))

    def lines(self, limit: int = 1_000, host: str = "") -> tuple[Egress, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT at, host, why, sent, received FROM egress WHERE ? IN ('', host) ORDER BY number DESC LIMIT ?",
                (host, limit),
            ).fetchall()
        return tuple(map(_line, rows))

    def all(self) -> Iterable[Egress]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT at, host, why, sent, received FROM egress ORDER BY number").fetchall()
        return map(_line, rows)

    def clear(self) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM egress")

    def close(self) -> None:
        """No other thread may be at work in it."""
        self._database.close()


def open_ledger(path: Path) -> EgressLedger:
    """Opens or makes it. Raises StorageError."""
    return EgressLedger(Database(path, LEDGER))


def _line(row: sqlite3.Row | tuple[int, str, str, int, int]) -> Egress:
    at, host, why, sent, received = row
    return Egress(moment(at), host, why, sent, received)
