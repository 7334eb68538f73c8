# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered steps from one schema to the next: ``<database>/0001_<what>.sql``."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from composer.domain.errors import DatabaseTooNew
from composer.storage.setting_aside import reserve


def migrate(connection: sqlite3.Connection, path: Path, folder: Path, *, backup: bool) -> None:
    """Brings the file to the newest version, each step in a transaction of its own.

    With ``backup``, a copy named ``<file>.before-<step>`` is made before each step of a file that was in use.
    Raises DatabaseTooNew, having changed nothing.
    """
    steps = {int(step.name[:4]): step for step in folder.glob("[0-9][0-9][0-9][0-9]_*.sql")}
    newest = max(steps)
    backup = backup and _version(connection) > 0
    while (found := _version(connection)) < newest:
        _apply(connection, path, found + 1, steps[found + 1], backup=backup)
    if found > newest:
        raise DatabaseTooNew(path=path, found=found, known=newest)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, path: Path, number: int, step: Path, *, backup: bool) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) == number - 1:  # else another process was faster
            if backup:
                _back_up(path, path.with_name(f"{path.name}.before-{number:04}"))
            for statement in _statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(path: Path, wanted: Path) -> None:
    """Copied beside first, so that a file of that name is always whole."""
    partial = reserve(wanted.with_name(wanted.name + ".partial"))
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        partial.replace(reserve(wanted))
    finally:
        partial.unlink(missing_ok=True)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
