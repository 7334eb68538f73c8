# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first letter of a name in a circle, where no portrait is known."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.ui import theme


class Initial(QWidget):
    """It says nothing to a screen reader: the name stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._letter = name.lstrip("@")[:1].upper()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(44), theme.pixels(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("parrot_soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.colour("parrot"))
        painter.setFont(theme.font(18))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()
