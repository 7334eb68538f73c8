# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The least a PySide6 program can be: what the start of the app is compared with."""

from time import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Empty; notes when it is first painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        self.painted = self.painted or time()


def first_paint() -> float:
    """Unix time at which an empty window was first painted."""
    application = QApplication([])
    window = BareWindow()
    window.resize(1280, 840)
    window.show()
    while not window.painted:
        application.processEvents()
    return window.painted
