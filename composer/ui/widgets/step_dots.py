# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far one has come, as a row of dots."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui import theme


class StepDots(QWidget):
    """The present one is longer."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))

    def show_step(self, step: int) -> None:
        """Counted from 0."""
        self._step = step
        self.setAccessibleDescription(self.tr("Step {n} of {count}").format(n=step + 1, count=self._count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(8 * (self._count - 1) + 24 + 8 * (self._count - 1)), theme.pixels(8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x, side = 0, theme.pixels(8)
        for number in range(self._count):
            width = theme.pixels(24) if number == self._step else side
            painter.setBrush(theme.colour("brand" if number <= self._step else "line"))
            painter.drawRoundedRect(QRectF(x, 0, width, side), side / 2, side / 2)
            x += width + side
        painter.end()
