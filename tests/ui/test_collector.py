# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets in reference cycles are freed in the interface thread, whoever allocates meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.ui.collector import RARE, TOO_MANY, Collector, nothing_collected


class Cyclic(QObject):
    """Refers to itself; notes the thread it is freed in."""

    def __init__(self, graves: list[int]) -> None:
        super().__init__()
        self.itself = self
        self._graves = graves

    def __del__(self) -> None:
        self._graves.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.stop()


def allocate_a_lot() -> None:
    kept: list[list[int]] = []
    for number in range(200_000):
        kept.append([number])
    gc.get_count()


def test_what_a_worker_allocates_frees_no_widget_there(
    qtbot: QtBot,
    collector: Collector,  # noqa: ARG001 - at work meanwhile
) -> None:
    graves: list[int] = []
    for _ in range(1000):
        Cyclic(graves)
    worker = threading.Thread(target=allocate_a_lot)
    worker.start()
    worker.join()
    assert graves == []
    kept = [[number] for number in range(2000)]  # what the worker let go of has been counted as ours
    qtbot.waitUntil(lambda: len(graves) == 1000)
    assert set(graves) == {threading.get_ident()}
    assert len(kept) == 2000


def test_the_old_generation_waits_until_nobody_works(qtbot: QtBot, collector: Collector) -> None:
    """Its pass is the longest, and a window that is typed in always has tasks."""
    collector.task_began()
    for _ in range(RARE + 1):
        gc.collect(1)
    collector.collect()
    assert gc.get_count()[2] > RARE
    collector.task_ended()
    qtbot.waitUntil(lambda: gc.get_count()[2] == 0)


def test_the_old_generation_does_not_wait_for_ever(collector: Collector) -> None:
    collector.task_began()
    for _ in range(TOO_MANY + 1):
        gc.collect(1)
    collector.collect()
    assert gc.get_count()[2] == 0


@pytest.mark.usefixtures("qapp")
def test_python_collects_again_when_the_last_one_stops() -> None:
    first, second = Collector(), Collector()
    assert not gc.isenabled()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_nothing_is_collected_while_qt_goes_through_its_widgets() -> None:
    @nothing_collected()
    def polish() -> None:
        assert not gc.isenabled()
        raise KeyError

    assert gc.isenabled()
    with pytest.raises(KeyError):
        polish()
    assert gc.isenabled()


def test_what_was_off_stays_off(collector: Collector) -> None:  # noqa: ARG001 - at work meanwhile
    with nothing_collected():
        assert not gc.isenabled()
    assert not gc.isenabled()
