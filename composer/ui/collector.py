# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's cyclic garbage collector, kept to the interface thread.

It runs in whichever thread happens to allocate, and a widget that is freed in a worker takes the program with it.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 20
RARE = 40
"""The old generation is looked through when this many middle collections have passed: it takes longest."""


class Collector(QObject):
    """Collects in its own thread until ``stop``; meanwhile Python does not collect by itself anywhere."""

    _at_work: ClassVar[set["Collector"]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self.spare_the_present()
        self._at_work.add(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def spare_the_present(self) -> None:
        """What is there now stays; looking through it again and again would stall the window."""
        gc.freeze()

    def collect(self) -> None:
        """The youngest generation whose threshold is passed, as Python itself would."""
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        if old > RARE:
            gc.collect(2)
        elif middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)

    def stop(self) -> None:
        """The last one at work hands collecting back to Python."""
        self._timer.stop()
        self._at_work.discard(self)
        if not self._at_work:
            gc.unfreeze()
            gc.enable()
