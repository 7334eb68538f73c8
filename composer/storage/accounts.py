# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connected accounts, in ``work.db``."""

from collections.abc import Callable

from composer.domain.accounts import Connection
from composer.domain.ids import AccountId
from composer.storage.codec import decode_readable, encode
from composer.storage.database import Database


class AccountRows:
    """Implements ``domain.accounts.AccountStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Connection, ...]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM accounts ORDER BY number").fetchall()
        return decode_readable(Connection, rows, self._database.path)

    def keep(self, connection: Connection) -> None:
        with self._database.writing() as writing:
            writing.execute(
                "INSERT INTO accounts (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (connection.account.id, encode(connection)),
            )
            writing.execute("DELETE FROM erasures WHERE account = ?", (connection.account.id,))

    def change(self, account: AccountId, edit: Callable[[Connection], Connection]) -> None:
        with self._database.writing() as writing:
            rows = writing.execute("SELECT body FROM accounts WHERE id = ?", (account,)).fetchall()
            for found in decode_readable(Connection, rows, self._database.path):
                writing.execute("UPDATE accounts SET body = ? WHERE id = ?", (encode(edit(found)), account))

    def remove(self, account: AccountId) -> None:
        with self._database.writing() as connection:
            connection.execute("PRAGMA secure_delete = ON")  # the row is overwritten, not only left out
            connection.execute("DELETE FROM accounts WHERE id = ?", (account,))
            connection.execute("INSERT OR IGNORE INTO erasures (account) VALUES (?)", (account,))

    def to_erase(self) -> tuple[AccountId, ...]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT account FROM erasures ORDER BY rowid").fetchall()
        return tuple(AccountId(row[0]) for row in rows)

    def erased(self, account: AccountId) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM erasures WHERE account = ?", (account,))
