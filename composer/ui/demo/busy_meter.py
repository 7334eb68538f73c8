# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the interface thread does not look at new events."""

from array import array
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QTextEdit

from composer.ui.demo.driver import Driver

BEAT_MS = 1


class Beat(NamedTuple):
    """How late a beat came, and how much of that the thread itself was at work; the rest others took from it."""

    late_ms: float
    own_ms: float


class BusyMeter:
    """A heart that should beat each millisecond; how late each beat comes is how long the thread was busy.

    Its notes are plain numbers: as objects they would be most of what the garbage collector goes through.
    """

    def __init__(self) -> None:
        self._late, self._own = array("d"), array("d")
        self._last = self._last_own = 0.0
        self._heart = QTimer()
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._on_beat)

    @property
    def beats(self) -> list[Beat]:
        """All since ``start``."""
        return [Beat(late, own) for late, own in zip(self._late, self._own, strict=True)]

    def start(self) -> None:
        """From now on."""
        self._last, self._last_own = perf_counter(), thread_time()
        self._heart.start(BEAT_MS)

    def stop(self) -> None:
        """Until now."""
        self._heart.stop()

    def _on_beat(self) -> None:
        now, own = perf_counter(), thread_time()
        self._late.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._own.append((own - self._last_own) * 1000)
        self._last, self._last_own = now, own


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
    meter.start()
    typist.start(key_every_ms)
    loop.exec()
    typist.stop()
    meter.stop()
    return meter.beats
