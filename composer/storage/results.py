# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was counted of publications, in ``work.db``."""

import sqlite3
from collections.abc import Mapping, Sequence

from composer.domain.ids import JobId
from composer.domain.results import Reading
from composer.storage.codec import decode, decode_readable, encode, instant
from composer.storage.database import Database


class Results:
    """Implements ``domain.ports.ResultStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, readings: Sequence[Reading]) -> None:
        with self._database.writing() as connection:
            for reading in readings:
                if not self._said_already(connection, reading):
                    connection.execute(
                        "INSERT INTO readings (job, taken, typed, body) VALUES (?, ?, ?, ?)",
                        (reading.job, instant(reading.taken), reading.typed, encode(reading)),
                    )

    def of(self, job: JobId) -> tuple[Reading, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT body FROM readings WHERE job = ? ORDER BY taken, number", (job,)
            ).fetchall()
        return decode_readable(Reading, rows, self._database.path)

    def all(self) -> Mapping[JobId, tuple[Reading, ...]]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM readings ORDER BY taken, number").fetchall()
        found: dict[JobId, tuple[Reading, ...]] = {}
        for reading in decode_readable(Reading, rows, self._database.path):
            found[reading.job] = (*found.get(reading.job, ()), reading)
        return found

    def _said_already(self, connection: sqlite3.Connection, reading: Reading) -> bool:
        row = connection.execute(
            "SELECT body FROM readings WHERE job = ? ORDER BY taken DESC, number DESC LIMIT 1", (reading.job,)
        ).fetchone()
        latest = decode(Reading, row[0], self._database.path) if row else None
        return latest is not None and (latest.counts, latest.typed) == (reading.counts, reading.typed)
