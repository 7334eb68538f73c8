# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.storage.catalogue import LibraryDatabase, open_catalogue
from composer.storage.work import WorkDatabase, open_work
from tests.builders import FakeClock


@pytest.fixture
def work_db(tmp_path: Path) -> Path:
    return tmp_path / "data" / "work.db"


@pytest.fixture
def work(work_db: Path, clock: FakeClock) -> Iterator[WorkDatabase]:
    database = open_work(work_db, clock)
    yield database
    database.close()


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[LibraryDatabase]:
    database = open_catalogue(tmp_path / "cache" / "library.db")
    yield database
    database.close()
