# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guides to choose from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from composer.domain.library import Guide
from composer.ui import theme
from composer.ui.widgets.way_card import WayCard


class GuideChoice(QWidget):
    """A card for each guide, those for a first post in front."""

    guide_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.choice")
        self._guides: tuple[Guide, ...] = ()
        self._cards: list[WayCard] = []
        self._columns = 0
        title = QLabel(self.tr("A story starts with a small question"))
        title.setProperty("role", "display")
        title.setWordWrap(True)
        self._lead = QLabel(
            self.tr("Pick a guide. You answer in a few words, one question at a time; the post grows beside.")
        )
        self._lead.setProperty("role", "lead")
        self._lead.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.pixels(16))
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(1080))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, theme.pixels(24))
        column.setSpacing(theme.pixels(10))
        column.addWidget(title)
        column.addWidget(self._lead)
        column.addSpacing(theme.pixels(14))
        column.addLayout(self._grid)
        column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(*theme.margins(40, 48, 40, 0))
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """In the order given."""
        if guides != self._guides:
            self._guides = guides
            for card in self._cards:
                self._grid.removeWidget(card)
                card.deleteLater()
            self._cards = [self._card(guide) for guide in guides]
            self._columns = 0
            self._arrange()

    def _card(self, guide: Guide) -> WayCard:
        caption = self.tr("{n} questions · {minutes} min").format(n=len(guide.steps), minutes=guide.minutes)
        badge = self.tr("First post") if guide.first_post else ""
        card = WayCard("", guide.title, guide.summary, badge, caption)
        card.setObjectName(f"guide.card.{guide.id}")
        card.clicked.connect(lambda: self.guide_chosen.emit(guide.id))
        return card

    def _arrange(self) -> None:
        columns = max(1, min(3, (self.width() - theme.pixels(80)) // theme.pixels(300)))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
