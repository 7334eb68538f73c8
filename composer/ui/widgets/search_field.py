# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field to look for something while typing."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from composer.ui import theme

ICON: Final = 17


class SearchField(QLineEdit):
    """Down goes to the results, Escape empties it."""

    went_down = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "search")
        self.setAccessibleName(words)
        self.setPlaceholderText(words)
        self.setClearButtonEnabled(True)
        self.setTextMargins(theme.pixels(ICON + 8), 0, 0, 0)
        self.setMinimumHeight(theme.pixels(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.pixels(ICON)
        left = theme.pixels(13) if self.isLeftToRight() else self.width() - theme.pixels(13) - side
        painter = QPainter(self)
        theme.draw_icon(painter, "search", "muted", QRectF(left, (self.height() - side) / 2, side, side))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
