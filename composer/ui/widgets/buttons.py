# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons in their few ranks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from composer.ui import theme


def button(words: str, name: str, role: str = "secondary", icon: str = "") -> QPushButton:
    """``role`` is ``primary`` (one a screen), ``secondary``, ``flat``, ``link``, ``small`` or ``chip``."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
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


def chip(words: str, name: str) -> QPushButton:
    """A filter that is on or off."""
    made = button(words, name, "chip")
    made.setCheckable(True)
    return made
