# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A longer text in a box that scrolls, by keys as well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.reading import Reading


class ReadingBox(QScrollArea):
    """Arrow and page keys move through it while it has the focus."""

    def __init__(self, name: str, words: str, text: Reading) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setProperty("role", "reading-box")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(theme.pixels(300), 420))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(*theme.margins(10, 6, 10, 6))
        inside.addWidget(text)
        inside.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setSingleStep(theme.pixels(24))
