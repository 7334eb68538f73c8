# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving a damaged database out of the way, and reading from it what can still be read."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path


def side_files(path: Path) -> tuple[Path, Path]:
    """SQLite's write-ahead log of ``path`` and its index."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def reserve(path: Path) -> Path:
    """``path``, or ``path.2`` and so on: a file that did not exist, now ours, empty."""
    for number in count(1):
        candidate = path if number == 1 else path.with_name(f"{path.name}.{number}")
        if any(side.exists() for side in side_files(candidate)):
            continue
        try:
            os.close(os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return candidate
    raise AssertionError("numbers do not end")


def set_aside(path: Path) -> Path:
    """Moves the file and its side files to ``<name>.damaged-<time>``; never over another file. Returns the new name."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = reserve(path.with_name(f"{path.name}.damaged-{stamp}"))
    # The log first: were we stopped in between, the file would still be found damaged, and set aside again.
    for source, destination in zip(side_files(path), side_files(target), strict=True):
        if source.exists():
            source.replace(destination)
    path.replace(target)
    return target


def remove(path: Path) -> None:
    """Deletes the file and its side files."""
    for file in (*side_files(path), path):
        file.unlink(missing_ok=True)


def salvage(damaged: Path, into: sqlite3.Connection) -> dict[str, int]:
    """Copies every row that can still be read to the empty tables of ``into``; returns the number of rows by table.

    Works on a copy of the file, so that what was set aside stays as it was found.
    """
    copied: dict[str, int] = {}
    tables = [name for (name,) in into.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    copy = _copy_of(damaged)
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as source:
            for table in _parents_first(tables):
                copied[table] = _salvage_table(source, into, table)
    finally:
        remove(copy)
    return copied


def _copy_of(damaged: Path) -> Path:
    copy = reserve(damaged.with_name(damaged.name + ".reading"))
    for source, destination in zip((damaged, *side_files(damaged)), (copy, *side_files(copy)), strict=True):
        if source.exists():
            destination.write_bytes(source.read_bytes())
            destination.chmod(0o600)
    return copy


def _parents_first(tables: list[str]) -> list[str]:
    return sorted(tables, key=lambda table: (table == "revisions", table))


def _salvage_table(source: sqlite3.Connection, into: sqlite3.Connection, table: str) -> int:
    columns = [row[1] for row in into.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - own names
    copied = 0
    # A damaged page stops a walk: come from both ends.
    for direction in ("ASC", "DESC"):
        query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid {direction}"  # noqa: S608 - own names
        try:
            for row in source.execute(query):
                copied += into.execute(insert, row).rowcount
        except sqlite3.DatabaseError:
            continue
        break
    return copied
