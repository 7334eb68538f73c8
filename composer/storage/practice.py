# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice network's own memory. It plays the outside world, so it shares no file and no transaction with us."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from composer.domain.ids import JobId
from composer.domain.networks import Account, Payload, PracticePost
from composer.storage.codec import decode, decode_readable, encode
from composer.storage.database import BUSY_TIMEOUT_MS, PRACTICE, Database


class Practice:
    """Implements ``domain.ports.PracticeFeed``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file was moved when this one was opened, None when it was sound."""
        return self._database.set_aside

    def post(self, account: Account, payload: Payload, key: JobId, now: datetime) -> PracticePost:
        with self._database.writing() as connection:
            row = connection.execute("SELECT body FROM posts WHERE key = ?", (key,)).fetchone()
            if row is not None:
                return decode(PracticePost, row[0], self._database.path)
            number = connection.execute("INSERT INTO posts (key, body) VALUES (?, '')", (key,)).lastrowid
            post = PracticePost(
                f"practice-{number}", account.display_name, payload.text, payload.language, payload.media, now
            )
            connection.execute("UPDATE posts SET body = ? WHERE number = ?", (encode(post), number))
        return post

    def find(self, key: JobId) -> PracticePost | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM posts WHERE key = ?", (key,)).fetchone()
        return None if row is None else decode(PracticePost, row[0], self._database.path)

    def remove(self, remote_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM posts WHERE number = ?", (_number(remote_id),))

    def reword(self, remote_id: str, text: str) -> bool:
        with self._database.writing() as connection:
            row = connection.execute("SELECT body FROM posts WHERE number = ?", (_number(remote_id),)).fetchone()
            if row is None:
                return False
            post = replace(decode(PracticePost, row[0], self._database.path), text=text)
            connection.execute("UPDATE posts SET body = ? WHERE number = ?", (encode(post), _number(remote_id)))
        return True

    def posts(self) -> tuple[PracticePost, ...]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM posts ORDER BY number DESC").fetchall()
        return decode_readable(PracticePost, rows, self._database.path)

    def close(self) -> None:
        """No other thread may be at work in it."""
        self._database.close()


def _number(remote_id: str) -> int:
    number = remote_id.removeprefix("practice-")
    return int(number) if number.isdecimal() else -1


def open_practice(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Practice:
    """Opens or makes it. Raises DatabaseTooNew, DatabaseLocked, DiskFull, FolderReadOnly."""
    return Practice(Database(path, PRACTICE, busy_timeout_ms))
