# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that are higher than their window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from composer.ui import theme

Margins = tuple[float, float, float, float]
_MARGINS: Margins = (32, 0, 32, 0)


def scrolling(page: QWidget) -> QScrollArea:
    """It scrolls up and down only, without a frame; Tab passes it by."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def centred(inside: QWidget, margins: Margins = _MARGINS) -> QScrollArea:
    """The same, with ``inside`` as wide as it may be, in the middle."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(*theme.margins(*margins))
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    return scrolling(page)
