# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from composer.domain.errors import DatabaseTooNew
from composer.storage.database import LIBRARY, PRACTICE, WORK, Database, Schema

FIRST = "CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT);\n"
SECOND = "ALTER TABLE notes ADD COLUMN mood TEXT;\nUPDATE notes SET mood = 'calm; cool';\n"
THIRD = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN UPDATE notes SET mood = 'new'; SELECT 1; END;\n"


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_first.sql").write_text(FIRST)
    return folder


def rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM notes").fetchall()


def in_use(path: Path, steps: Path) -> None:
    database = Database(path, Schema(steps, precious=True))
    with database.writing() as connection:
        connection.execute("INSERT INTO notes (words) VALUES ('kept')")
    database.close()


def test_a_file_in_use_is_copied_before_each_step(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "work.db"
    in_use(path, steps)
    (steps / "0002_second.sql").write_text(SECOND)
    (steps / "0003_third.sql").write_text(THIRD)
    Database(path, Schema(steps, precious=True)).close()
    assert rows(path) == [(1, "kept", "calm; cool")]
    assert rows(tmp_path / "work.db.before-0002") == [(1, "kept")]
    assert rows(tmp_path / "work.db.before-0003") == [(1, "kept", "calm; cool")]
    assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("work.db*")} == {0o600}


def test_an_older_backup_is_not_overwritten(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "work.db"
    in_use(path, steps)
    (tmp_path / "work.db.before-0002").write_text("from another day")
    (steps / "0002_second.sql").write_text(SECOND)
    Database(path, Schema(steps, precious=True)).close()
    assert (tmp_path / "work.db.before-0002").read_text() == "from another day"
    assert rows(tmp_path / "work.db.before-0002.2") == [(1, "kept")]


def test_a_fresh_or_rebuildable_file_is_not_copied(tmp_path: Path, steps: Path) -> None:
    in_use(tmp_path / "library.db", steps)
    (steps / "0002_second.sql").write_text(SECOND)
    Database(tmp_path / "library.db", Schema(steps, precious=False)).close()
    Database(tmp_path / "fresh.db", Schema(steps, precious=True)).close()
    assert not list(tmp_path.glob("*.before-*"))


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "work.db"
    in_use(path, steps)
    (steps / "0002_second.sql").write_text(SECOND + "DROP TABLE nowhere;\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Database(path, Schema(steps, precious=True))
    assert rows(path) == [(1, "kept")]
    (steps / "0002_second.sql").write_text(SECOND)
    Database(path, Schema(steps, precious=True)).close()
    assert rows(path) == [(1, "kept", "calm; cool")]


def test_an_older_program_leaves_a_newer_file_alone(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "work.db"
    (steps / "0002_second.sql").write_text(SECOND)
    in_use(path, steps)
    (steps / "0002_second.sql").unlink()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew):
        Database(path, Schema(steps, precious=True))
    assert path.read_bytes() == before


@pytest.mark.parametrize("schema", [WORK, PRACTICE, LIBRARY], ids=lambda schema: schema.migrations.name)
def test_the_steps_are_numbered_without_gap(schema: Schema) -> None:
    numbers = sorted(int(step.name[:4]) for step in schema.migrations.glob("*.sql"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
