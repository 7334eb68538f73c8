# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other processes: writing at the same time, and killed while writing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from composer.domain.ids import DraftId
from composer.storage.work import open_work
from tests.builders import FakeClock

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from composer.storage.work import open_work
from tests.builders import FakeClock, a_draft
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(rounds):
    work = open_work(path, FakeClock())
    for number in range(20):
        work.drafts.save(a_draft(f"{name}-{turn}-{number}"))
    work.close()
"""
TYPIST = """
import os, sys
from pathlib import Path
from composer.storage.work import open_work
from tests.builders import FakeClock, a_draft
for line in sys.stdin:
    path, start = line.split()
    if os.fork():
        os.wait()
        print("dead", flush=True)
        continue
    work = open_work(Path(path), FakeClock())
    number = int(start)
    while True:
        number += 1
        work.drafts.save(a_draft("typed", text=f"{number} " * 2000))
        print(number, os.getpid(), flush=True)
"""


def python(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_two_processes_open_and_write_at_the_same_time(work_db: Path, clock: FakeClock) -> None:
    writers = [python(WRITER, str(work_db), name, "5") for name in ("a", "b", "c")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        with writer:
            assert writer.wait(timeout=60) == 0
    work = open_work(work_db, clock)
    assert len(work.drafts.recent(limit=1000)) == 300
    work.close()


def test_fifty_kills_while_writing_lose_nothing_that_was_acknowledged(work_db: Path, clock: FakeClock) -> None:
    # One typist forks a fresh child for each round, which costs less than fifty starts of Python.
    with python(TYPIST) as typist:
        assert typist.stdin is not None
        assert typist.stdout is not None
        last = 0
        for turn in range(50):
            typist.stdin.write(f"{work_db} {last}\n")
            typist.stdin.flush()
            child = 0
            for _ in range(1 + turn % 7):
                acknowledged, child = map(int, typist.stdout.readline().split())
            os.kill(child, signal.SIGKILL)
            while (line := typist.stdout.readline()) != "dead\n":
                acknowledged = int(line.split()[0])
            work = open_work(work_db, clock)
            assert work.set_aside is None
            text = work.drafts.load(DraftId("typed")).text
            work.close()
            last = int(text.split()[0])
            assert text == f"{last} " * 2000
            assert last in (acknowledged, acknowledged + 1)
        typist.stdin.close()
        assert typist.wait(timeout=30) == 0
