# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the interface thread is busy without looking at new events."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QTextEdit

from composer.ui.demo.driver import Driver


class BusyMeter:
    """Collects the stretches between waking up for events and waiting for the next ones, in milliseconds."""

    def __init__(self) -> None:
        self.stretches_ms: list[float] = []
        self._awake_since: float | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Measure meanwhile."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)
        try:
            yield
        finally:
            dispatcher.awake.disconnect(self._on_awake)
            dispatcher.aboutToBlock.disconnect(self._on_about_to_block)

    def _on_awake(self) -> None:
        self._awake_since = perf_counter()

    def _on_about_to_block(self) -> None:
        if self._awake_since is not None:
            self.stretches_ms.append((perf_counter() - self._awake_since) * 1000)
            self._awake_since = None


def type_at_speed(driver: Driver, editor: QTextEdit, text: str, key_every_ms: int = 20) -> list[float]:
    """Type ``text`` one key each ``key_every_ms`` in the running event loop; the busy stretches meanwhile, in ms."""
    meter, loop, timer = BusyMeter(), QEventLoop(), QTimer()
    waiting = iter(text)

    def strike() -> None:
        character = next(waiting, None)
        if character is None:
            loop.quit()
        else:
            driver.type(character, on=editor)

    timer.setInterval(key_every_ms)
    timer.timeout.connect(strike)
    with meter.running():
        timer.start()
        loop.exec()
        timer.stop()
    return meter.stretches_ms
