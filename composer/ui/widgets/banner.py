# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A strip at the top of the window that tells what happened and what to do."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button, icon_button
from composer.ui.widgets.labels import IconLabel, label

PASSING_MS = 8_000


class Banner(QFrame):
    """One message at a time. A trouble stays until it is closed, a word in passing goes by itself."""

    closed = Signal()
    action_chosen = Signal()
    """What to do about a trouble."""
    offer_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window.banner")
        self.setProperty("role", "banner")
        self._icon = IconLabel("warning", "warn", 20)
        self._words = label("", wraps=True, name="window.banner.words")
        self._action = button("", "window.banner.action", "small")
        self._action.clicked.connect(self._on_action)
        close = icon_button("close", self.tr("Close this message"), "window.banner.close")
        close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*theme.margins(24, 8, 12, 8))
        layout.setSpacing(theme.pixels(12))
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        layout.addWidget(close)
        self._offers = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PASSING_MS)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def show_trouble(self, words: str, action: str = "") -> None:
        """Stays until it is closed; ``action`` is what one can do at once."""
        self._show(words, "warn", "warning", action)
        self._timer.stop()

    def show_offer(self, words: str, action: str) -> None:
        """No trouble; stays until it is closed, or ``action`` is chosen."""
        self._show(words, "brand", "clock", action)
        self._offers = True
        self._timer.stop()

    def show_word(self, words: str) -> None:
        """Goes by itself."""
        self._show(words, "brand", "info")
        self._timer.start()

    def dismiss(self) -> None:
        """Away with it."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    @property
    def words(self) -> str:
        """The last ones told."""
        return self._words.text()

    def _on_action(self) -> None:
        chosen = self.offer_chosen if self._offers else self.action_chosen
        self.dismiss()
        chosen.emit()

    def _show(self, words: str, tone: str, icon: str, action: str = "") -> None:
        self._offers = False
        self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._icon.show_icon(icon, tone)
        for widget in (self, self._words):
            widget.setProperty("tone", tone)
            theme.repolish(widget)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
