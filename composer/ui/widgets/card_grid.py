# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards in two columns, or in one where there is no room for two."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.ui import theme


class CardGrid(QWidget):
    """In the order of reading. Two columns from ``beside`` pixels on."""

    def __init__(self, cards: Sequence[QWidget], beside: float = 620) -> None:
        super().__init__()
        self._cards = cards
        self._beside = beside
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.pixels(14))
        self._lay_out(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(2 if self.width() >= theme.pixels(self._beside) else 1)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(280), super().minimumSizeHint().height())

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, each in enumerate(self._cards):
            self._grid.addWidget(each, number // columns, number % columns)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
