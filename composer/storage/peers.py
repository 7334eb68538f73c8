# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts handed to peers and what they say, in ``work.db``."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from composer.domain.drafts import COMMON
from composer.domain.ids import DraftId
from composer.domain.peer_review import REPLY, PeerAnswer, PeerComment, PeerRequest, ReceivedComment, RequestId
from composer.storage.codec import decode, encode, instant
from composer.storage.database import Database


class Peers:
    """Implements ``domain.ports.PeerStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_request(self, request: PeerRequest) -> None:
        kept = request.without_pictures()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO peer_requests (id, draft, made, body) VALUES (?, ?, ?, ?)",
                (kept.id, kept.draft, instant(kept.made), encode(kept)),
            )

    def request(self, request: RequestId) -> PeerRequest | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM peer_requests WHERE id = ?", (request,)).fetchone()
        return None if row is None else decode(PeerRequest, row[0], self._database.path)

    def keep_answer(self, answer: PeerAnswer, received: datetime) -> int:
        reply = (PeerComment(REPLY, COMMON, answer.reply),) if answer.reply.strip() else ()
        with self._database.writing() as connection:
            return sum(
                self._keep(connection, ReceivedComment(answer.request, answer.id, received, answer.peer, comment))
                for comment in (*reply, *answer.comments)
            )

    def _keep(self, connection: sqlite3.Connection, comment: ReceivedComment) -> bool:
        where = (comment.request, comment.answer, comment.comment.id)
        row = connection.execute(
            "SELECT body FROM peer_comments WHERE request = ? AND answer = ? AND comment = ?", where
        ).fetchone()
        if row is not None and decode(ReceivedComment, row[0], self._database.path).comment == comment.comment:
            return False
        connection.execute(
            "INSERT INTO peer_comments (request, answer, comment, received, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (request, answer, comment) DO UPDATE SET body = excluded.body, done = 0",
            (*where, instant(comment.received), encode(comment)),
        )
        return True

    def comments(self, draft: DraftId) -> tuple[ReceivedComment, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT body, done FROM peer_comments WHERE request IN (SELECT id FROM peer_requests WHERE draft = ?)"
                " ORDER BY number",
                (draft,),
            ).fetchall()
        return tuple(
            replace(decode(ReceivedComment, body, self._database.path), done=bool(done)) for body, done in rows
        )

    def mark(self, comment: ReceivedComment, *, done: bool) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE peer_comments SET done = ? WHERE request = ? AND answer = ? AND comment = ?",
                (done, comment.request, comment.answer, comment.comment.id),
            )

    def keep_reading(self, answer: PeerAnswer) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO peer_readings (request, changed, body) VALUES (?, ?, ?)",
                (answer.request, instant(answer.made), encode(answer)),
            )

    def reading(self, request: RequestId) -> PeerAnswer | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM peer_readings WHERE request = ?", (request,)).fetchone()
        return None if row is None else decode(PeerAnswer, row[0], self._database.path)
