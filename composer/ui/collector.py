# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's cyclic garbage collector, kept to the interface thread.

It runs in whichever thread happens to allocate, and a widget that is freed in a worker takes the program with it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

WATCHFUL_MS = 4
"""Between two looks while tasks run: what they make meanwhile is looked through while the window waits."""
CALM_MS = 100
AT_REST_MS = 700
"""Without a task for this long, the person is taken to have stopped typing."""
SOON = 3
"""The middle generation is looked through after so many young ones: Python's own ten take as long as a key may."""
RARE = 120
"""The old generation is looked through when this many middle collections have passed, and the person rests."""
TOO_MANY = 40 * RARE
"""And by now in any case."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """For the while that Qt goes through widgets in a list: one that Python freed on the way would end the program."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


class Collector(QObject):
    """Collects in its own thread until ``stop``; meanwhile Python does not collect by itself anywhere."""

    _at_work: ClassVar[set["Collector"]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self.spare_the_present()
        self._at_work.add(self)
        self._tasks = 0
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(CALM_MS)

    def spare_the_present(self) -> None:
        """What is there now stays; looking through it again and again would stall the window."""
        gc.freeze()

    def task_began(self) -> None:
        """Somebody allocates in another thread."""
        self._tasks += 1
        if self._timer.isActive() and self._timer.interval() != WATCHFUL_MS:
            self._timer.start(WATCHFUL_MS)

    def task_ended(self) -> None:
        """As many times as ``task_began``."""
        self._tasks -= 1
        self._since.start()

    @property
    def _at_rest(self) -> bool:
        return not self._tasks and self._since.hasExpired(AT_REST_MS)

    def collect(self) -> None:
        """The oldest generation whose time has come; the old one takes longest."""
        young, middle, old = gc.get_count()
        if old > TOO_MANY or (old > RARE and self._at_rest):
            gc.collect(2)
        elif middle >= SOON:
            gc.collect(1)
        elif young > gc.get_threshold()[0]:
            gc.collect(0)
        elif self._at_rest and self._timer.interval() != CALM_MS:
            self._timer.start(CALM_MS)

    def stop(self) -> None:
        """The last one at work hands collecting back to Python."""
        self._timer.stop()
        self._at_work.discard(self)
        if not self._at_work:
            gc.unfreeze()
            gc.enable()
