# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Newer, damaged and locked files, full and read-only disks: each for real."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from composer.domain.errors import DatabaseCorrupt, DatabaseLocked, DatabaseTooNew, DiskFull
from composer.domain.outbox import JobState
from composer.storage.catalogue import open_catalogue
from composer.storage.database import WORK, Database
from composer.storage.practice import open_practice
from composer.storage.work import HELD_AFTER_REPAIR, WorkDatabase, open_work
from tests.builders import NOW, FakeClock, a_draft, a_job, a_library
from tests.conftest import ExpectLog

ROOT = Path(__file__).resolve().parents[2]


def filled(path: Path, clock: FakeClock, drafts: int = 200) -> None:
    work = open_work(path, clock)
    for number in range(drafts):
        work.drafts.save(a_draft(f"draft-{number:03}", text="x" * 2000))
    work.outbox.add([a_job("queued"), a_job("sending").moved(JobState.SENDING, NOW)])
    work.close()


def overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * length)


def test_folder_and_files_are_for_their_owner_alone(work: WorkDatabase, work_db: Path) -> None:
    work.drafts.save(a_draft())
    modes = {file.name: file.stat().st_mode & 0o777 for file in work_db.parent.iterdir()}
    assert modes == {"work.db": 0o600, "work.db-wal": 0o600, "work.db-shm": 0o600}
    assert work_db.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_open_to_others_is_closed_to_them(work_db: Path, clock: FakeClock) -> None:
    filled(work_db, clock, 1)
    work_db.chmod(0o644)
    work_db.parent.chmod(0o755)
    open_work(work_db, clock).close()
    assert (work_db.stat().st_mode & 0o777, work_db.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_newer_file_is_left_untouched(work_db: Path, clock: FakeClock) -> None:
    filled(work_db, clock, 3)
    with closing(sqlite3.connect(work_db)) as connection:
        (known,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {known + 1}")
    before = work_db.read_bytes()
    with pytest.raises(DatabaseTooNew) as caught:
        open_work(work_db, clock)
    assert caught.value.values == {"path": str(work_db), "found": str(known + 1), "known": str(known)}
    assert work_db.read_bytes() == before
    assert [file.name for file in work_db.parent.iterdir()] == ["work.db"]


def test_what_is_no_database_is_set_aside_and_kept(work_db: Path, clock: FakeClock, expect_log: ExpectLog) -> None:
    work_db.parent.mkdir()
    work_db.write_bytes(b"my diary" * 1000)
    expect_log("set aside")
    expect_log("read back")
    work = open_work(work_db, clock)
    assert work.set_aside is not None
    assert work.set_aside.name.startswith("work.db.damaged-")
    assert work.set_aside.read_bytes() == b"my diary" * 1000
    assert work.salvaged_drafts == 0
    work.drafts.save(a_draft())
    work.close()


def test_two_damaged_files_of_one_second_both_stay(work_db: Path, clock: FakeClock, expect_log: ExpectLog) -> None:
    expect_log("set aside")
    expect_log("read back")
    for content in (b"one" * 100, b"two" * 100, b"three" * 100):
        work_db.parent.mkdir(exist_ok=True)
        work_db.write_bytes(content)
        open_work(work_db, clock).close()
        work_db.unlink()
    kept = {file.read_bytes() for file in work_db.parent.glob("work.db.damaged-*")}
    assert kept == {b"one" * 100, b"two" * 100, b"three" * 100}


def test_what_can_be_read_of_a_damaged_file_is_taken_over(
    work_db: Path, clock: FakeClock, expect_log: ExpectLog
) -> None:
    filled(work_db, clock)
    with closing(sqlite3.connect(work_db)) as connection:
        page = connection.execute("SELECT pageno FROM dbstat WHERE name = 'drafts' AND pagetype = 'leaf'").fetchall()
    overwrite(work_db, (page[len(page) // 2][0] - 1) * 4096, 4096)
    work_db.with_name("work.db.suspect").touch()
    expect_log("set aside")
    expect_log("read back")
    work = open_work(work_db, clock)
    assert work.set_aside is not None
    assert 190 <= work.salvaged_drafts < 200
    assert len(work.drafts.recent(limit=500)) == work.salvaged_drafts
    states = {job.id: (job.state, job.reason.code if job.reason else "") for job in work.outbox.all()}
    assert states == {"queued": (JobState.HELD, HELD_AFTER_REPAIR), "sending": (JobState.SENDING, "")}
    work.close()
    assert not list(work_db.parent.glob("*.reading*"))
    assert not work_db.with_name("work.db.suspect").exists()


def test_damage_met_in_use_is_said_and_looked_into_at_the_next_start(
    work_db: Path, clock: FakeClock, expect_log: ExpectLog
) -> None:
    filled(work_db, clock)
    overwrite(work_db, 40 * 4096, 60 * 4096)
    work = open_work(work_db, clock)
    with pytest.raises(DatabaseCorrupt):
        work.drafts.recent(limit=500)
    work.close()
    expect_log("set aside")
    expect_log("read back")
    again = open_work(work_db, clock)
    assert again.set_aside is not None
    again.close()


def test_a_sound_file_that_was_not_closed_is_just_used(work_db: Path, clock: FakeClock, tmp_path: Path) -> None:
    work = open_work(work_db, clock)
    work.drafts.save(a_draft("kept"))
    crashed = tmp_path / "crashed"
    shutil.copytree(work_db.parent, crashed)
    work.close()
    again = open_work(crashed / "work.db", clock)
    assert again.set_aside is None
    assert [draft.id for draft in again.drafts.recent()] == ["kept"]
    again.close()


def test_a_log_without_its_file_is_taken_over_or_set_aside_but_breaks_nothing(
    work_db: Path, clock: FakeClock, tmp_path: Path
) -> None:
    work = open_work(work_db, clock)
    work.drafts.save(a_draft("kept"))
    crashed = tmp_path / "crashed"
    shutil.copytree(work_db.parent, crashed)
    work.close()
    (crashed / "work.db").unlink()
    again = open_work(crashed / "work.db", clock)
    again.drafts.save(a_draft("new"))
    assert "new" in {draft.id for draft in again.drafts.recent()}
    again.close()


def test_a_damaged_library_is_built_again(tmp_path: Path, expect_log: ExpectLog) -> None:
    path = tmp_path / "library.db"
    store = open_catalogue(path)
    store.replace(a_library())
    store.close()
    path.write_bytes(b"no database" * 1000)
    expect_log("built again")
    again = open_catalogue(path)
    assert again.digest() == ""
    again.replace(a_library())
    again.close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_a_damaged_practice_feed_is_set_aside(tmp_path: Path, expect_log: ExpectLog) -> None:
    path = tmp_path / "practice.db"
    path.write_bytes(b"no database" * 1000)
    expect_log("set aside")
    feed = open_practice(path)
    assert feed.set_aside is not None
    feed.close()


def test_a_file_held_by_another_program_is_said_to_be_locked(work_db: Path, clock: FakeClock) -> None:
    work = open_work(work_db, clock, busy_timeout_ms=50)
    with closing(sqlite3.connect(work_db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseLocked) as caught:
            work.drafts.save(a_draft())
        other.execute("ROLLBACK")
    assert caught.value.values == {"path": str(work_db)}
    work.drafts.save(a_draft())
    work.close()


def test_no_room_in_the_file_is_a_full_disk_and_loses_nothing(work_db: Path) -> None:
    database = Database(work_db, WORK)
    with database.writing() as connection:
        connection.execute("INSERT INTO state VALUES ('before', 'kept')")
    with database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), database.writing() as connection:
        connection.execute("INSERT INTO state VALUES ('after', ?)", ("x" * 100_000,))
    with database.reading() as connection:
        assert connection.execute("SELECT key FROM state").fetchall() == [("before",)]
    database.close()


def in_namespace(script: str, *mount_options: str) -> str:
    """Runs Python with a small file system of its own at ``/mnt``; skips where the system does not allow that."""
    mount = f"mount -t tmpfs -o {','.join(mount_options)} none /mnt"
    command = ["unshare", "-m" if os.getuid() == 0 else "-rm", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*command, mount], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    done = subprocess.run(
        [*command, f'{mount} && exec "$0" -c "$1"', sys.executable, dedent(script)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_full_disk_is_said_to_be_full_and_what_was_saved_stays() -> None:
    out = in_namespace(
        """
        from pathlib import Path
        from composer.domain.errors import DiskFull
        from composer.storage.work import open_work
        from tests.builders import FakeClock, a_draft
        work = open_work(Path("/mnt/data/work.db"), FakeClock())
        saved = 0
        try:
            while saved < 1000:
                work.drafts.save(a_draft(f"d{saved}", text="x" * 10_000))
                saved += 1
        except DiskFull as error:
            print(error.code, len(work.drafts.recent(limit=2000)) == saved > 3)
        work.close()
        """,
        "size=512k",
    )
    assert out == "disk-full True"


@pytest.mark.parametrize("database", ["work", "catalogue", "practice"])
def test_no_room_at_the_first_start_is_a_full_disk(database: str) -> None:
    out = in_namespace(
        f"""
        from pathlib import Path
        from composer.domain.errors import DiskFull
        from composer.storage.{database} import open_{database}
        from tests.builders import FakeClock
        Path("/mnt/fill").write_bytes(b"x" * 4096 * 6)
        try:
            open_{database}(Path("/mnt/data/x.db"){", FakeClock()" if database == "work" else ""})
        except DiskFull as error:
            print(error)
        """,
        "size=32k",
    )
    assert out == "disk-full(path=/mnt/data/x.db)"


@pytest.mark.parametrize("existing", [False, True])
def test_a_read_only_home_is_said_to_be_read_only(*, existing: bool) -> None:
    out = in_namespace(
        f"""
        import subprocess
        from pathlib import Path
        from composer.domain.errors import FolderReadOnly
        from composer.storage.work import open_work
        from tests.builders import FakeClock
        if {existing}:
            open_work(Path("/mnt/data/work.db"), FakeClock()).close()
        subprocess.run(["mount", "-o", "remount,ro", "/mnt"], check=True)
        try:
            open_work(Path("/mnt/data/work.db"), FakeClock())
        except FolderReadOnly as error:
            print(error.code)
        """,
        "size=1m",
    )
    assert out == "folder-read-only"
