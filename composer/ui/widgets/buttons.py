# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way of making buttons: in their few ranks, with a name for tests and words for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton

from composer.ui import theme


def button(words: str, name: str, role: str = "secondary", icon: str = "") -> QPushButton:
    """Enter presses it; ``role``: ``primary`` (one), ``secondary``, ``flat``, ``link``, ``small``, ``chip``."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    # Outside of dialogs, Qt lets Enter press a focused button only with this.
    made.setAutoDefault(True)
    if icon:
        made.setIcon(theme.icon(icon, "on_brand" if role == "primary" else "muted"))
        made.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
    return made


def icon_button(icon: str, words: str, name: str) -> QPushButton:
    """Only a picture; ``words`` are its tool tip and what a screen reader says."""
    made = button("", name, "flat", icon)
    made.setAccessibleName(words)
    made.setToolTip(words)
    return made


def chip(words: str, name: str, *, chosen: bool = False) -> QPushButton:
    """On or off."""
    made = button(words, name, "chip")
    made.setCheckable(True)
    made.setChecked(chosen)
    return made


class PaintedButton(QAbstractButton):
    """A button that draws itself. Enter presses it like Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
