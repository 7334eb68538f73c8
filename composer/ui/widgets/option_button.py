# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large button that is chosen or not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from composer.ui import theme


class OptionButton(QPushButton):
    """A tick as well as a colour tells that it is chosen."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setProperty("role", "option")
        self.setCheckable(True)
        # Enter goes on to the next step of the first start, whose page handles it; Space chooses.
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.toggled.connect(self._show_tick)

    def _show_tick(self, chosen: bool) -> None:
        self.setIcon(theme.icon("check", "brand") if chosen else QIcon())
