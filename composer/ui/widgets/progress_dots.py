# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dots that say how far a short flow has come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.ui import theme


class ProgressDots(QWidget):
    """One dot a step; the present one is longer."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._step = 0
        self.setFixedSize(self.sizeHint())

    def show_step(self, step: int, words: str) -> None:
        """``step`` counts from 0; ``words`` say the same to a screen reader."""
        self._step = step
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(16 * self._steps + 16), theme.pixels(8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        at, side = 0, theme.pixels(8)
        for number in range(self._steps):
            width = theme.pixels(24) if number == self._step else side
            painter.setBrush(theme.colour("brand" if number <= self._step else "line"))
            painter.drawRoundedRect(QRectF(at, 0, width, side), side / 2, side / 2)
            at += width + side
        painter.end()
