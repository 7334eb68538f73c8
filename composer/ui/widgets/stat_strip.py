# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A few large figures beside each other, each with what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from composer.ui import theme
from composer.ui.widgets.words import column, label, row


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure, its unit beside it, and a quieter line below."""

    figure: str
    unit: str
    line: str


class StatStrip(QFrame):
    """One card; thin lines between the figures."""

    def __init__(self, stats: Sequence[Stat]) -> None:
        super().__init__()
        self.setObjectName("results.figures")
        self.setProperty("role", "card")
        line = row(0, self)
        line.setContentsMargins(*theme.margins(4, 16, 4, 16))
        for number, stat in enumerate(stats):
            if number:
                line.addWidget(_divider())
            line.addWidget(_figure(stat), 1)


def _figure(stat: Stat) -> QWidget:
    made = QWidget()
    inside = column(2, made)
    inside.setContentsMargins(*theme.margins(16, 0, 16, 0))
    head = row(6)
    head.addWidget(label(stat.figure, "figure", wraps=False))
    head.addWidget(label(stat.unit, "secondary", wraps=False), 1)
    inside.addLayout(head)
    inside.addWidget(label(stat.line, "caption"))
    inside.addStretch(1)
    made.setAccessibleName(f"{stat.figure} {stat.unit}, {stat.line}")
    return made


def _divider() -> QFrame:
    made = QFrame()
    made.setProperty("role", "line-up")
    return made
