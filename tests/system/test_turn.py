# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

from composer.system.turn import Turn

HOLDER = """
import sys
from pathlib import Path
from composer.system.turn import Turn
with Turn(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


def holder(file: Path) -> "subprocess.Popen[str]":
    """Another process that has the turn when this returns, until it dies or its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "mine\n"
    return process


def test_another_process_waits_and_gets_its_turn_when_the_holder_is_killed(tmp_path: Path) -> None:
    with holder(tmp_path / "sending.lock") as process:
        came = Event()

        def wait() -> None:
            with Turn(tmp_path / "sending.lock"):
                came.set()

        waiter = Thread(target=wait)
        waiter.start()
        assert not came.wait(0.2)
        process.kill()
        assert came.wait(10)
        waiter.join()


def test_a_thread_that_has_the_turn_passes_again_and_others_wait(tmp_path: Path) -> None:
    turn, came = Turn(tmp_path / "sending.lock"), Event()

    def wait() -> None:
        with turn:
            came.set()

    with turn:
        with turn:
            waiter = Thread(target=wait)
            waiter.start()
        assert not came.wait(0.1)
    assert came.wait(10)
    waiter.join()


def test_without_a_folder_to_write_in_threads_take_turns(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with Turn(tmp_path / "file" / "sending.lock"):
        pass


def test_who_waits_for_a_file_that_goes_takes_turns_with_those_who_come_later(tmp_path: Path) -> None:
    file = tmp_path / "account.lock"
    turn, came, let_go = Turn(file), Event(), Event()

    def wait() -> None:
        with Turn(file):
            came.set()
            let_go.wait(10)

    def come_and_go() -> None:
        with turn:
            pass

    with turn:
        waiter = Thread(target=wait)
        waiter.start()
        assert not came.wait(0.1)
        turn.remove()
        assert file.exists(), "it is still our turn"
    assert came.wait(10)
    later = Thread(target=come_and_go)
    later.start()
    later.join(0.2)
    assert later.is_alive(), "two have the turn at once"
    let_go.set()
    later.join(10)
    waiter.join()
    assert file.exists()


def test_a_file_nobody_wants_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "account.lock"
    turn = Turn(file)
    with turn:
        pass
    turn.remove()
    assert not file.exists()
    turn.remove()
    with turn:
        assert file.exists()
    assert file.exists()
