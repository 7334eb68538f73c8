# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the interface thread does not look at new events."""

import os
from array import array
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QTextEdit

from composer.ui.demo.driver import Driver

BEAT_MS = 1
_QUEUE = Path("/proc/thread-self/schedstat")
"""Linux: time at work, time in the queue for a processor, in nanoseconds."""


class Beat(NamedTuple):
    """How late a beat came; how long the thread was at work meanwhile, and how long it waited for a processor.

    The rest it waited for the interpreter. ``queued_ms`` is 0 on systems that do not tell.
    """

    late_ms: float
    own_ms: float
    queued_ms: float = 0.0

    @property
    def ours_ms(self) -> float:
        """How late it would have been with a processor to itself."""
        return max(0.0, self.late_ms - self.queued_ms)


class BusyMeter:
    """A heart that should beat each millisecond; how late each beat comes is how long the thread was busy.

    Its notes are plain numbers: as objects they would be most of what the garbage collector goes through.
    """

    def __init__(self) -> None:
        self._late, self._own, self._queued = array("d"), array("d"), array("d")
        self._last = (0.0, 0.0, 0.0)
        self._queue: int | None = None
        self._heart = QTimer()
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._on_beat)

    @property
    def beats(self) -> list[Beat]:
        """All since ``start``."""
        return [Beat(*beat) for beat in zip(self._late, self._own, self._queued, strict=True)]

    def start(self) -> None:
        """From now on."""
        if _QUEUE.exists():
            self._queue = os.open(_QUEUE, os.O_RDONLY)
        self._last = self._now()
        self._heart.start(BEAT_MS)

    def stop(self) -> None:
        """Until now."""
        self._heart.stop()
        if self._queue is not None:
            os.close(self._queue)
            self._queue = None

    def _now(self) -> tuple[float, float, float]:
        """The clock, the thread's own clock, and how long it has ever waited for a processor; milliseconds."""
        queued = 0.0 if self._queue is None else int(os.pread(self._queue, 100, 0).split()[1]) / 1e6
        return perf_counter() * 1000, thread_time() * 1000, queued

    def _on_beat(self) -> None:
        before, self._last = self._last, self._now()
        passed, own, queued = (now - then for now, then in zip(self._last, before, strict=True))
        self._late.append(max(0.0, passed - BEAT_MS))
        self._own.append(own)
        self._queued.append(queued)


def type_at_speed(driver: Driver, editor: QTextEdit, text: str, key_every_ms: int = 20) -> list[Beat]:
    """Type ``text``, a key each ``key_every_ms``, in the running event loop."""
    meter, loop, typist = BusyMeter(), QEventLoop(), QTimer()
    waiting = iter(text)

    def strike() -> None:
        character = next(waiting, None)
        if character is None:
            loop.quit()
        else:
            driver.type(character, on=editor)

    typist.setTimerType(Qt.TimerType.PreciseTimer)
    typist.timeout.connect(strike)
    loop.processEvents()  # PySide makes the enumeration of its flags now, in 14 ms, which no window ever needs
    meter.start()
    typist.start(key_every_ms)
    loop.exec()
    typist.stop()
    meter.stop()
    return meter.beats
