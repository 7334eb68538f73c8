# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands where there is nothing yet: it says why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import IconLabel, label


class EmptyState(QWidget):
    """An icon, a title, a sentence, and at most one way on."""

    action_chosen = Signal()

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(32, 48, 32, 48))
        layout.setSpacing(theme.pixels(10))
        self._title = label("", "way-title", wraps=True)
        self._text = label("", "secondary", wraps=True)
        self._button = button("", f"{name}.action")
        self._button.clicked.connect(self.action_chosen)
        layout.addStretch(2)
        layout.addWidget(IconLabel(icon, "brand", 28, soft="brand_soft"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.pixels(6))
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setMaximumWidth(theme.pixels(420))
            row = QHBoxLayout()  # an aligned label would not get the height its width asks for
            row.addStretch(1)
            row.addWidget(words, 100)
            row.addStretch(1)
            layout.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "brand")
        self._bar.setFixedWidth(theme.pixels(320))
        self._bar.hide()
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.pixels(8))
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_words(self, title: str, text: str, action: str = "") -> None:
        """Without ``action`` there is no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self._bar.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Below the words, until others are shown; a ``total`` of 0 only says that something goes on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._title.text())
        self._bar.show()
