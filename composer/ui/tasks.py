# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Slow work off the interface thread, in lanes. Four endings: done, failed, cancelled, or a bug in the crash report."""

import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from composer.domain.errors import Cancelled, RamageError
from composer.domain.turns import STEP_ASIDE
from composer.ui.collector import Collector
from composer.ui.right_of_way import RightOfWay

T = TypeVar("T")
LONGEST_TURN_S = 0.0002


class Lane(Enum):
    """Where a task queues: number of threads, name, and whether the end of the program waits for what runs there."""

    DATABASE = (1, "database", True)
    """One writer, so order is kept."""
    REVIEW = (1, "review", False)
    NETWORK = (4, "network", True)
    PICTURES = (1, "pictures", False)
    SYNC = (1, "sync", False)
    """The library, which is whole at any moment of it."""
    MEDIA = (2, "media", False)
    """Pictures that are fetched first."""
    SIGN_IN = (1, "sign-in", True)
    """Waits minutes for the person; a second one waits for the end of the first."""
    SECRETS = (1, "secrets", True)
    """The keyring, which may wait for the person to open it."""

    @property
    def threads(self) -> int:
        """How many tasks run at once."""
        return self.value[0]

    @property
    def lasting(self) -> bool:
        """True where something would be lost if the program ended in the middle."""
        return self.value[2]


class TaskHandle:
    """A task under way."""

    def __init__(self) -> None:
        self._asked_to_stop = Event()

    def cancel(self) -> None:
        """Ask it to stop: it is not started, or stops at its next look, and its result is dropped."""
        self._asked_to_stop.set()

    @property
    def cancelled(self) -> bool:
        """True once it was asked to stop."""
        return self._asked_to_stop.is_set()

    def raise_if_cancelled(self) -> None:
        """For long work to call between steps. Raises Cancelled."""
        if self.cancelled:
            raise Cancelled


def _nothing(_: object = None) -> None:
    """For endings nobody waits for."""


def _gone(ending: object) -> bool:
    """True when the ending belongs to a widget that was closed meanwhile: nobody is there to be told."""
    while isinstance(ending, partial):
        ending = ending.func
    owner = getattr(ending, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class TaskRunner(QObject):
    """Runs callables in lanes and brings their endings back to the interface thread."""

    failed = Signal(object)
    """A RamageError nobody else handles."""
    _hop = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bring_file: Callable[[Path], object] = _nothing
        """For work to call: a file of the library that is not on this computer yet is fetched. Raises RamageError."""
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._closed = False
        self._under_way = 0
        self._started = 0
        self._endings: dict[int, Callable[[Future[Any]], None]] = {}
        self._waiting: dict[int, TaskHandle] = {}
        """Tasks that may wait for the person."""
        self._lasting: dict[int, Future[Any]] = {}
        """Tasks the end of the program waits for."""
        self._others: dict[int, Future[Any]] = {}
        # The window waits for the interpreter at every step into Qt and back: a worker may keep it this long at most.
        sys.setswitchinterval(LONGEST_TURN_S)
        self.collector = Collector(self)
        self.right_of_way = RightOfWay(self)
        self._hop.connect(self._on_hop, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], object] = _nothing,
        failed: Callable[[RamageError], object] | None = None,
        cancelled: Callable[[], object] = _nothing,
        lasting: bool | None = None,
    ) -> TaskHandle:
        """Queue ``work`` in ``lane``; exactly one ending is called, on the interface thread.

        ``lasting``: False for a mere question, which ``leave`` does not wait for; None: as its lane says.
        """
        made = partial(self.run_with_handle, done=done, failed=failed, cancelled=cancelled, lasting=lasting)
        return made(lane, lambda _: work())

    def run_with_handle(
        self,
        lane: Lane,
        work: Callable[[TaskHandle], T],
        *,
        done: Callable[[T], object] = _nothing,
        failed: Callable[[RamageError], object] | None = None,
        cancelled: Callable[[], object] = _nothing,
        lasting: bool | None = None,
    ) -> TaskHandle:
        """As ``run``, for work that looks at its handle between steps."""
        handle = TaskHandle()
        if self._closed:
            handle.cancel()
            return handle
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(lane.threads, thread_name_prefix=f"lane-{lane.value[1]}")

        def begin() -> T:
            handle.raise_if_cancelled()
            STEP_ASIDE.set(self.right_of_way.give_way)
            return work(handle)

        def settle(future: "Future[T]") -> None:
            try:
                result = future.result()
            except Cancelled:
                ending: Callable[[], object] = cancelled
            except RamageError as error:
                ending = partial(failed or self.failed.emit, error)
            else:
                ending = partial(done, result)
            if handle.cancelled:
                ending = cancelled
            if not _gone(ending):
                ending()

        self._under_way += 1
        self._started += 1
        self.collector.task_began()
        # The ending stays in this thread: a widget whose last reference a worker drops is destroyed over there.
        self._endings[self._started] = settle
        if lane is Lane.SIGN_IN:
            self._waiting[self._started] = handle
        future = self._pools[lane].submit(begin)
        under_way = self._lasting if (lane.lasting if lasting is None else lasting) else self._others
        under_way[self._started] = future
        future.add_done_callback(partial(self._send_home, self._started))
        return handle

    def window_is_busy(self) -> None:
        """Work that gives way does so from now on, until the window rests."""
        if not self._closed:
            self.right_of_way.take()

    @property
    def idle(self) -> bool:
        """True when every task has come to its ending."""
        return self._under_way == 0

    def close(self) -> None:
        """Finish what runs and drop what waits in every lane but the database's, whose work must not be lost."""
        self._end(wait=True)

    def leave(self) -> bool:
        """As ``close``, for a program that ends here: what nobody would miss is not waited for.

        False when some of it still runs: whatever it reads must not be closed.
        """
        self._end(wait=False)
        for future in self._lasting.values():
            with suppress(CancelledError):  # it had not begun
                future.exception()
        return all(future.done() for future in self._others.values())

    def _end(self, *, wait: bool) -> None:
        self._closed = True
        for handle in self._waiting.values():
            handle.cancel()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=wait, cancel_futures=lane is not Lane.DATABASE)
        self._pools.clear()
        self.collector.stop()
        self._endings.clear()

    def _send_home(self, number: int, future: "Future[Any]") -> None:
        if not self._closed:
            self._hop.emit((number, future))

    @Slot(object)
    def _on_hop(self, arrived: "tuple[int, Future[Any]]") -> None:
        self._under_way -= 1
        self.window_is_busy()
        self.collector.task_ended()
        if self._closed:
            return
        number, future = arrived
        self._waiting.pop(number, None)
        self._lasting.pop(number, None)
        self._others.pop(number, None)
        try:
            self._endings.pop(number)(future)
        except Exception:  # a bug: it goes to the crash report whole, and the event loop lives on
            sys.excepthook(*sys.exc_info())
