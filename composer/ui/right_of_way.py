# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window goes first: while it handles something, work at each keystroke waits between its steps."""

from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer

LONGEST_WAIT_S: Final = 0.05
"""A window that is busy for longer, with a library to lay out say, is not waited for again until it had rest."""


class RightOfWay(QObject):
    """Belongs to the interface thread, which says ``take`` when it begins; its rest is known by Qt's idle timer."""

    def __init__(self, parent: QObject | None = None, longest_wait_s: float = LONGEST_WAIT_S) -> None:
        super().__init__(parent)
        self._longest_wait_s = longest_wait_s
        self._free = Event()
        self._free.set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rest)

    def take(self) -> None:
        """The window is busy until no event waits any more, paintings included."""
        self._free.clear()
        self._rest.start()

    def give_way(self) -> None:
        """For any other thread: returns when the window rests, or has been waited for long enough."""
        if not self._free.is_set() and not self._free.wait(self._longest_wait_s):
            self._free.set()

    def _on_rest(self) -> None:
        self._free.set()
