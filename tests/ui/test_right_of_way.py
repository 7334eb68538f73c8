# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work at each keystroke waits between its steps while the window is busy, and never for long."""

from threading import Event, Thread

import pytest
from pytestqt.qtbot import QtBot

from composer.domain.turns import STEP_ASIDE, give_way
from composer.ui.latest import Latest
from composer.ui.right_of_way import RightOfWay
from composer.ui.tasks import Lane, TaskRunner

LONG_S = 30.0


class Step:
    """A step of some work in another thread, between two others."""

    def __init__(self, way: RightOfWay) -> None:
        self.done = Event()
        begun = Event()

        def work() -> None:
            begun.set()
            way.give_way()
            self.done.set()

        self.thread = Thread(target=work)
        self.thread.start()
        begun.wait()


def test_a_step_waits_until_the_window_rests(qtbot: QtBot) -> None:
    way = RightOfWay(longest_wait_s=LONG_S)
    way.take()
    step = Step(way)
    assert not step.done.wait(0.02)
    qtbot.waitUntil(step.done.is_set)
    step.thread.join()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_is_busy_for_long_is_not_waited_for_again() -> None:
    way = RightOfWay(longest_wait_s=0.001)
    way.take()
    for _ in range(2):
        step = Step(way)
        step.thread.join()
        assert step.done.is_set()


@pytest.mark.usefixtures("qapp")
def test_nobody_waits_for_a_window_at_rest() -> None:
    step = Step(RightOfWay(longest_wait_s=LONG_S))
    step.thread.join()


def test_work_in_a_lane_gives_way_to_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    ways: list[object] = []
    runner.run(Lane.REVIEW, STEP_ASIDE.get, done=ways.append)
    qtbot.waitUntil(lambda: bool(ways))
    assert ways == [runner.right_of_way.give_way]


def test_where_there_is_no_window_nobody_waits() -> None:
    give_way()


def test_a_question_after_the_end_disturbs_nobody(qtbot: QtBot) -> None:
    runner = TaskRunner()
    question = Latest(Lane.REVIEW, runner)
    runner.close()
    runner.deleteLater()
    with qtbot.waitSignal(runner.destroyed):
        question.ask(list)
    question.ask(list)
