# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from composer.ui.single_instance import SingleInstance

pytestmark = pytest.mark.usefixtures("qapp")

ANOTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from composer.ui.single_instance import SingleInstance
application = QCoreApplication([])
other = SingleInstance(sys.argv[1], Path(sys.argv[2]))
first = other.acquire()
print("first" if first else "second", other.ask_the_other("ramage://library") if not first else "", flush=True)
if first:
    sys.stdin.read() if len(sys.argv) > 3 else None
"""


def another(name: str, lock: Path, *more: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", ANOTHER, name, str(lock), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


@pytest.fixture
def name() -> str:
    return f"org.ramage.test.{os.getpid()}"


def test_a_second_start_raises_the_first_window(qtbot: QtBot, name: str, tmp_path: Path) -> None:
    first = SingleInstance(name, tmp_path / "lock")
    assert first.acquire()
    with qtbot.waitSignal(first.raise_requested, timeout=60_000) as asked:
        process = another(name, tmp_path / "lock")
    output, _ = process.communicate(timeout=60)
    assert asked.args == ["ramage://library"]
    assert output.split() == ["second", "True"]
    first.release()


def test_a_lock_left_by_a_killed_program_is_taken_over(name: str, tmp_path: Path) -> None:
    process = another(name, tmp_path / "lock", "stay")
    assert process.stdout is not None
    assert process.stdout.readline().split() == ["first"]
    process.kill()
    process.communicate(timeout=60)
    assert (tmp_path / "lock").exists()
    successor = SingleInstance(name, tmp_path / "lock")
    assert successor.acquire()
    successor.release()


def test_two_persons_or_folders_do_not_meet(name: str, tmp_path: Path) -> None:
    one, two = SingleInstance(name, tmp_path / "a" / "lock"), SingleInstance(name + "b", tmp_path / "b" / "lock")
    assert one.acquire()
    assert two.acquire()
    one.release()
    two.release()


def test_nobody_there_does_not_answer(name: str, tmp_path: Path) -> None:
    assert not SingleInstance(name, tmp_path / "lock").ask_the_other()
