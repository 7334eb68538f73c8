# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels, cards and columns as every page lays them out."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets import labels
from composer.ui.widgets.scrolling import centred

L = TypeVar("L", bound=QBoxLayout)


def label(words: str, role: str = "", *, tone: str = "", wraps: bool = True) -> QLabel:
    """Plain text that wraps, in the look of ``role`` and the colour of ``tone``."""
    made = labels.label(words, role, wraps=wraps)
    if tone:
        made.setProperty("tone", tone)
    return made


def column(spacing: float = 8, parent: QWidget | None = None) -> QVBoxLayout:
    """Items below each other, without margins."""
    return _without_margins(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing)


def row(spacing: float = 8, parent: QWidget | None = None) -> QHBoxLayout:
    """Items beside each other, without margins."""
    return _without_margins(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing)


def card(spacing: float = 8, role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("role", role)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(*theme.margins(20, 16, 20, 16))
    inside.setSpacing(theme.pixels(spacing))
    return frame, inside


def scrolling_column(measure: float, spacing: float = 24) -> tuple[QScrollArea, QVBoxLayout]:
    """A scroll area with one centred column, at most ``measure`` wide."""
    inside = QWidget()
    inside.setMaximumWidth(theme.pixels(measure))
    lines = column(spacing, inside)
    return centred(inside, (24, 32, 24, 40)), lines


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def _without_margins(layout: L, spacing: float) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.pixels(spacing))
    return layout


def block(title: str, content: QWidget, lead: str = "") -> QWidget:
    """Something under its name, with an optional sentence between."""
    made = QWidget()
    inside = column(10, made)
    inside.addWidget(labels.heading(title))
    if lead:
        inside.addWidget(label(lead, "secondary"))
    inside.addWidget(content)
    return made


def rule() -> QFrame:
    """A thin line."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def fit_height(dialog: QWidget) -> None:
    """As high as its words need at the width it has: Qt asks for that once, when a dialog opens."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        width = max(dialog.width(), dialog.minimumSizeHint().width())
        least = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        dialog.resize(width, least)
