# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import threading
from functools import partial
from types import TracebackType

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from composer.domain.errors import Cancelled, DiskFull, RamageError
from composer.ui.tasks import Lane, TaskHandle, TaskRunner


def fail() -> None:
    raise DiskFull(path="/full")


def test_a_value_comes_home_on_the_interface_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    came: list[tuple[int, bool]] = []
    home = QThread.currentThread()
    runner.run(Lane.NETWORK, lambda: 42, done=lambda v: came.append((v, QThread.currentThread() is home)))
    qtbot.waitUntil(lambda: came == [(42, True)])


def test_work_runs_off_the_interface_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    where: list[str] = []
    runner.run(Lane.DATABASE, lambda: threading.current_thread().name, done=where.append)
    qtbot.waitUntil(lambda: bool(where))
    assert where[0].startswith("lane-database")


def test_a_refusal_of_the_world_goes_to_who_asked(runner: TaskRunner, qtbot: QtBot) -> None:
    came: list[RamageError] = []
    runner.run(Lane.DATABASE, fail, failed=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0].values == {"path": "/full"}


def test_a_refusal_nobody_handles_is_told_by_the_runner(runner: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.failed) as told:
        runner.run(Lane.DATABASE, fail)
    assert isinstance(told.args[0], DiskFull)


def test_a_task_cancelled_while_it_waits_is_never_started(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, ran, endings = threading.Event(), [], []
    runner.run(Lane.REVIEW, gate.wait)
    handle = runner.run(
        Lane.REVIEW,
        lambda: ran.append(1),
        done=lambda _: endings.append("done"),
        cancelled=lambda: endings.append("cancelled"),
    )
    handle.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(endings))
    assert (ran, endings) == ([], ["cancelled"])


def test_long_work_stops_at_its_next_look(runner: TaskRunner, qtbot: QtBot) -> None:
    begun, asked, endings = threading.Event(), threading.Event(), []

    def work(handle: TaskHandle) -> str:
        begun.set()
        asked.wait(10)
        handle.raise_if_cancelled()
        return "too far"

    handle = runner.run_with_handle(
        Lane.NETWORK, work, done=endings.append, cancelled=lambda: endings.append("cancelled")
    )
    assert begun.wait(10)
    handle.cancel()
    asked.set()
    qtbot.waitUntil(lambda: bool(endings))
    assert endings == ["cancelled"]
    with pytest.raises(Cancelled):
        handle.raise_if_cancelled()


def test_a_bug_goes_to_the_crash_report_and_the_loop_lives_on(
    runner: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []

    def hook(kind: type[BaseException], _fault: BaseException, _trace: TracebackType | None) -> None:
        caught.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    runner.run(Lane.DATABASE, lambda: 1 // 0)
    came: list[int] = []
    runner.run(Lane.DATABASE, lambda: 7, done=came.append)
    qtbot.waitUntil(lambda: came == [7])
    assert caught == [ZeroDivisionError]


def test_writers_keep_their_order(runner: TaskRunner, qtbot: QtBot) -> None:
    written: list[int] = []
    for number in range(50):
        runner.run(Lane.DATABASE, lambda number=number: written.append(number))  # type: ignore[misc]  # bound now
    qtbot.waitUntil(lambda: len(written) == 50)
    assert written == list(range(50))


def test_closing_finishes_what_must_not_be_lost(runner: TaskRunner) -> None:
    gate, saved = threading.Event(), []
    runner.run(Lane.DATABASE, gate.wait)
    runner.run(Lane.DATABASE, lambda: saved.append("draft"))
    gate.set()
    runner.close()
    assert saved == ["draft"]
    assert runner.run(Lane.DATABASE, lambda: saved.append("after")).cancelled
    assert saved == ["draft"]


def test_leaving_waits_for_what_writes_and_for_nothing_else(qapp: QApplication) -> None:
    runner = TaskRunner(qapp)
    hopeless, left, begun = threading.Event(), threading.Event(), threading.Event()
    saved: list[str] = []

    def read() -> None:
        begun.set()
        hopeless.wait(20)
        left.set()

    def publish() -> None:
        written.wait(20)
        saved.append("sent")

    written = threading.Event()
    runner.run(Lane.REVIEW, read)
    runner.run(Lane.NETWORK, partial(hopeless.wait, 20), lasting=False)
    assert begun.wait(20)
    runner.run(Lane.NETWORK, publish)
    runner.run(Lane.DATABASE, lambda: saved.append("draft"))
    runner.run(Lane.DATABASE, written.set)
    all_home = runner.leave()
    assert (all_home, left.is_set(), saved) == (False, False, ["draft", "sent"])
    hopeless.set()
    assert left.wait(20)


def test_leaving_says_when_all_came_home(qapp: QApplication) -> None:
    runner, reviewed = TaskRunner(qapp), threading.Event()
    saved: list[str] = []
    runner.run(Lane.REVIEW, reviewed.set)
    assert reviewed.wait(20)
    runner.run(Lane.DATABASE, lambda: saved.append("draft"))
    while not runner.leave():  # the lane of the review has not closed its door yet
        reviewed.wait()
    assert saved == ["draft"]
    assert runner.run(Lane.DATABASE, lambda: saved.append("after")).cancelled
    assert saved == ["draft"]


class _Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()

    def on_done(self, words: str) -> None:
        self.label.setText(words)


def test_a_widget_closed_meanwhile_is_not_told(runner: TaskRunner, qtbot: QtBot) -> None:
    asker, gate = _Asker(), threading.Event()
    after: list[bool] = []

    def late() -> str:
        gate.wait(10)
        return "late"

    runner.run(Lane.DATABASE, late, done=asker.on_done)
    delete(asker)
    gate.set()
    runner.run(Lane.DATABASE, lambda: True, done=after.append)
    qtbot.waitUntil(lambda: after == [True])
