# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publication jobs, in ``work.db``."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from composer.domain.errors import JobNotFound
from composer.domain.ids import JobId, PostId
from composer.domain.outbox import Job, JobState
from composer.storage.codec import decode, decode_readable, encode, instant, moment
from composer.storage.database import Database

# A job of unknown outcome may well be published, and one handed over is being.
_PUBLISHED: Final = tuple(
    state.value for state in (JobState.QUEUED, JobState.SENDING, JobState.SENT, JobState.UNKNOWN, JobState.HANDED_OVER)
)


class Outbox:
    """Implements ``domain.ports.OutboxStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, jobs: Sequence[Job]) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO jobs (state, attempts, due, changed, post, body, id) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*_columns(job), job.id) for job in jobs],
            )

    def update(self, job: Job, previous: Job) -> bool:
        """As the port says. A job queued again, or put off meanwhile, is not the one queued before."""
        if job.id != previous.id:
            raise ValueError(f"two jobs: {job.id}, {previous.id}")
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE jobs SET state = ?, attempts = ?, due = ?, changed = ?, post = ?, body = ?"
                " WHERE id = ? AND state = ? AND attempts = ? AND due = ? AND changed = ?",
                (*_columns(job), job.id, *_columns(previous)[:4]),
            ).rowcount
        return changed == 1

    def load(self, job: JobId) -> Job:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM jobs WHERE id = ?", (job,)).fetchone()
        if row is None:
            raise JobNotFound(job=job)
        return decode(Job, row[0], self._database.path)

    def all(self) -> tuple[Job, ...]:
        return self._select("ORDER BY changed DESC, rowid DESC")

    def due(self, now: datetime) -> tuple[Job, ...]:
        return self._select("WHERE state = ? AND due <= ? ORDER BY due, rowid", JobState.QUEUED.value, instant(now))

    def publications(self, since: datetime, until: datetime) -> tuple[Job, ...]:
        marks = ", ".join("?" * len(_PUBLISHED))
        condition = f"WHERE state IN ({marks}) AND due BETWEEN ? AND ? ORDER BY due, rowid"
        return self._select(condition, *_PUBLISHED, instant(since), instant(until))

    def sent(self, since: datetime, limit: int) -> Mapping[JobId, datetime]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, changed FROM jobs WHERE state = ? AND due >= ? ORDER BY due DESC, rowid DESC LIMIT ?",
                (JobState.SENT.value, instant(since), limit),
            )
            return {JobId(job): moment(changed) for job, changed in rows}

    def next_due(self) -> datetime | None:
        with self._database.reading() as connection:
            (first,) = connection.execute(
                "SELECT min(due) FROM jobs WHERE state = ?", (JobState.QUEUED.value,)
            ).fetchone()
        return None if first is None else moment(first)

    def shares(self) -> Mapping[PostId, int]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT post, count(*) FROM jobs WHERE state = ? AND post IS NOT NULL GROUP BY post",
                (JobState.SENT.value,),
            )
            return {PostId(post): number for post, number in rows}

    def _select(self, condition: str, *values: object) -> tuple[Job, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT body FROM jobs {condition}", values).fetchall()  # noqa: S608 - own words
        return decode_readable(Job, rows, self._database.path)


def _columns(job: Job) -> tuple[object, ...]:
    return job.state.value, job.attempts, instant(job.due), instant(job.changed), job.post, encode(job)
