# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts and their earlier texts, in ``work.db``."""

import sqlite3
from datetime import timedelta
from typing import Final

from composer.domain.drafts import Draft, Revision
from composer.domain.errors import DraftNotFound
from composer.domain.ids import DraftId
from composer.domain.ports import Clock
from composer.storage.codec import decode, decode_readable, encode, instant, moment
from composer.storage.database import Database

REVISION_INTERVAL: Final = timedelta(minutes=1)
REVISIONS_KEPT: Final = 100


class Drafts:
    """Implements ``domain.ports.DraftStore``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, draft: Draft) -> None:
        """As the port says; a draft in the bin stays there. Keeps the first text and the latest 99."""
        body = encode(draft)
        with self._database.writing() as connection:
            row = connection.execute("SELECT body FROM drafts WHERE id = ?", (draft.id,)).fetchone()
            if row is not None:
                self._keep_revision(connection, row[0], draft)
            connection.execute(
                "INSERT INTO drafts (id, updated, body) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, body = excluded.body",
                (draft.id, instant(draft.updated), body),
            )

    def load(self, draft: DraftId) -> Draft:
        with self._database.reading() as connection:
            return self._one(connection, draft)

    def recent(self, limit: int = 50) -> tuple[Draft, ...]:
        """As the port says; a draft that can't be read is left out, and logged."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT body FROM drafts WHERE deleted IS NULL ORDER BY updated DESC, rowid DESC LIMIT ?", (limit,)
            ).fetchall()
        return decode_readable(Draft, rows, self._database.path)

    def delete(self, draft: DraftId) -> None:
        """As the port says; one that is not there is no error."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE drafts SET deleted = ? WHERE id = ? AND deleted IS NULL", (instant(self._clock.now()), draft)
            )

    def restore(self, draft: DraftId) -> Draft:
        with self._database.writing() as connection:
            connection.execute("UPDATE drafts SET deleted = NULL WHERE id = ?", (draft,))
            return self._one(connection, draft)

    def revisions(self, draft: DraftId) -> tuple[Revision, ...]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM revisions WHERE draft = ? ORDER BY number DESC", (draft,))
            return tuple(decode(Revision, body, self._database.path) for (body,) in rows)

    def _one(self, connection: sqlite3.Connection, draft: DraftId) -> Draft:
        row = connection.execute("SELECT body FROM drafts WHERE id = ? AND deleted IS NULL", (draft,)).fetchone()
        if row is None:
            raise DraftNotFound(draft=draft)
        return decode(Draft, row[0], self._database.path)

    def _keep_revision(self, connection: sqlite3.Connection, body: str, after: Draft) -> None:
        before = decode(Draft, body, self._database.path)
        if not before.text or before.text == after.text:
            return
        now = self._clock.now()
        last = connection.execute("SELECT max(taken) FROM revisions WHERE draft = ?", (before.id,)).fetchone()[0]
        if last is not None and abs(now - moment(last)) < REVISION_INTERVAL:
            return
        connection.execute(
            "INSERT INTO revisions (draft, taken, body) VALUES (?, ?, ?)",
            (before.id, instant(now), encode(Revision(before.id, before.updated, before.text))),
        )
        connection.execute(
            "DELETE FROM revisions WHERE draft = ?1"
            " AND number <> (SELECT min(number) FROM revisions WHERE draft = ?1)"
            " AND number NOT IN (SELECT number FROM revisions WHERE draft = ?1 ORDER BY number DESC LIMIT ?2)",
            (before.id, REVISIONS_KEPT - 1),
        )
