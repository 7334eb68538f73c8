# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files on their way to the team space and the person's proposals, in ``work.db``; what was read, in a cache."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from composer.domain.team import Outgoing, OutKind, Proposal, Traffic
from composer.storage.codec import decode_readable, encode, instant
from composer.storage.database import TEAM, Database

TRIES: Final = 3
"""A file that was read so often and not understood is rubbish: half-written ones are whole by then."""
_MINE: Final = (OutKind.SHARE.value, OutKind.PLAN.value)


class OutgoingRows:
    """Implements ``domain.team.OutgoingStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: OutKind, subject: str, body: bytes, made: datetime) -> bool:
        with self._database.writing() as connection:
            added = connection.execute(
                "INSERT INTO team_outgoing (kind, subject, body, made) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (kind.value, subject, body, instant(made)),
            ).rowcount
        return added == 1

    def waiting(self, limit: int = 100) -> tuple[Outgoing, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number, kind, subject, body, name, tries FROM team_outgoing WHERE sent IS NULL"
                " ORDER BY number LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(Outgoing(row[0], OutKind(row[1]), *row[2:]) for row in rows)

    def subjects(self, kind: OutKind) -> frozenset[str]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT subject FROM team_outgoing WHERE kind = ?", (kind.value,)).fetchall()
        return frozenset(subject for (subject,) in rows)

    def named(self, number: int, name: str) -> None:
        self._change("UPDATE team_outgoing SET name = ? WHERE number = ?", name, number)

    def tried(self, number: int) -> None:
        self._change("UPDATE team_outgoing SET tries = tries + 1 WHERE number = ?", number)

    def sent(self, number: int, when: datetime) -> None:
        self._change("UPDATE team_outgoing SET sent = ?, body = x'' WHERE number = ?", instant(when), number)

    def names(self, since: datetime) -> tuple[str, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT name FROM team_outgoing WHERE kind IN (?, ?) AND name <> '' AND made >= ? ORDER BY number",
                (*_MINE, instant(since)),
            ).fetchall()
        return tuple(name for (name,) in rows)

    def drop_waiting(self, *kinds: OutKind) -> None:
        marks = ", ".join("?" * len(kinds))
        statement = f"UPDATE team_outgoing SET sent = 0, body = x'' WHERE sent IS NULL AND kind IN ({marks})"  # noqa: S608 - marks
        self._change(statement, *(kind.value for kind in kinds))

    def _change(self, statement: str, *values: object) -> None:
        with self._database.writing() as connection:
            connection.execute(statement, values)


class Proposals:
    """Implements ``domain.team.ProposalStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, proposal: Proposal) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO team_proposals (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (proposal.id, encode(proposal)),
            )

    def all(self) -> tuple[Proposal, ...]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM team_proposals ORDER BY number DESC").fetchall()
        return decode_readable(Proposal, rows, self._database.path)


class SeenFiles:
    """Implements ``domain.team.SeenStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def digests(self) -> frozenset[str]:
        with self._database.reading() as connection:
            return frozenset(name for (name,) in connection.execute("SELECT name FROM digests"))

    def seen(self, day: str) -> Mapping[str, bool]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT name, is_share FROM files WHERE day = ? AND (is_share OR tries >= ?)", (day, TRIES)
            ).fetchall()
        return {name: bool(is_share) for name, is_share in rows}

    def tries(self, day: str) -> Mapping[str, int]:
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT name, tries FROM files WHERE day = ? AND NOT is_share", (day,)))

    def keep(self, day: str, shares: Sequence[str], failed: Sequence[str], digest: str = "") -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO files (day, name, is_share) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET is_share = 1",
                ((day, name) for name in shares),
            )
            connection.executemany(
                "INSERT INTO files (day, name, tries, is_share) VALUES (?, ?, 1, 0)"
                " ON CONFLICT DO UPDATE SET tries = tries + 1",
                ((day, name) for name in failed),
            )
            if digest:
                connection.execute("INSERT OR IGNORE INTO digests (name) VALUES (?)", (digest,))

    def forget_before(self, day: str) -> None:
        with self._database.writing() as connection:
            for table, column in (("files", "day"), ("traffic", "day"), ("digests", "name")):
                connection.execute(f"DELETE FROM {table} WHERE {column} < ?", (day,))  # noqa: S608 - own words

    def count(self, day: str, traffic: Traffic) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO traffic (day, operations, sent, received) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " operations = operations + excluded.operations, sent = sent + excluded.sent,"
                " received = received + excluded.received",
                (day, traffic.operations, traffic.sent, traffic.received),
            )

    def traffic(self, day: str) -> Traffic:
        with self._database.reading() as connection:
            row = connection.execute("SELECT operations, sent, received FROM traffic WHERE day = ?", (day,)).fetchone()
        return Traffic(*row) if row else Traffic()

    def totals(self, since: str) -> tuple[int, int]:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT coalesce(sum(is_share), 0), coalesce(sum(NOT is_share AND tries >= ?), 0)"
                " FROM files WHERE day >= ?",
                (TRIES, since),
            ).fetchone()
        return int(row[0]), int(row[1])

    def close(self) -> None:
        """No other thread may be at work in it."""
        self._database.close()


def open_seen(path: Path) -> SeenFiles:
    """Opens or makes it. Raises StorageError."""
    return SeenFiles(Database(path, TEAM))
