# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of a screen: what it is, a word about it, and what can be done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.labels import ElidedLabel, label


class ScreenHeader(QFrame):
    """Title and a quieter line at the left, actions at the right."""

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "header")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*theme.margins(24, 0, 24, 0))
        layout.setSpacing(theme.pixels(12))
        self._line = ElidedLabel(role="small")
        layout.addWidget(label(title, "title"))
        layout.addWidget(self._line, 1)
        for action in actions:
            layout.addWidget(action)
        self.setFixedHeight(theme.pixels(60))

    def show_line(self, words: str) -> None:
        """The quieter line."""
        self._line.show_text(words)
