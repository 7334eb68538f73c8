# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a panel makes anew keeps the panel's place in the tab chain: Qt puts every new control at its end."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab reaches ``widgets`` right after ``place``, or after what comes before it where it takes no focus."""
    before = _last_stop(place)
    if before is None:
        return
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def _last_stop(place: QWidget) -> QWidget | None:
    stop: QWidget | None = place
    while stop is not None and not takes_tab(stop):
        stop = stop.previousInFocusChain()
        if stop is place:
            return None
    return stop


def takes_tab(widget: QWidget) -> bool:
    """True for a control that Tab stops at, when it is shown."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
