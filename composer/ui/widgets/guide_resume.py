# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides begun before, to go on with or to change."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from composer.domain.ids import DraftId
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import heading
from composer.ui.widgets.words import clear


@dataclass(frozen=True, slots=True)
class WalkFace:
    """A draft that comes from a guide, in words."""

    draft: DraftId
    title: str
    state: str


class GuideResume(QWidget):
    """Away when nothing was begun."""

    walk_chosen = Signal(str)
    """Id of a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.resume")
        self._walks: tuple[WalkFace, ...] = ()
        self.buttons: list[QPushButton] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, theme.pixels(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.pixels(8))
        column.setSpacing(theme.pixels(8))
        column.addWidget(heading(self.tr("Go on where you were")))
        column.addWidget(holder)
        self.hide()

    def show_walks(self, walks: tuple[WalkFace, ...]) -> None:
        """In the order given."""
        if walks != self._walks:
            self._walks, self.buttons = walks, []
            clear(self._flow)
            for number, walk in enumerate(walks, 1):
                made = button(f"{walk.title}  ·  {walk.state}", f"guide.walk.{number}", "secondary", "compose")
                made.setAccessibleName(f"{walk.title}, {walk.state}")
                made.clicked.connect(lambda _=False, draft=walk.draft: self.walk_chosen.emit(draft))
                self._flow.addWidget(made)
                self.buttons.append(made)
        self.setVisible(bool(walks))
