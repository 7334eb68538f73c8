# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guides to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from composer.domain.library import Guide
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.guide_question import in_order
from composer.ui.widgets.guide_resume import GuideResume, WalkFace
from composer.ui.widgets.labels import label
from composer.ui.widgets.scrolling import centred
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.way_card import WayCard


class GuideChoice(QWidget):
    """A card for each guide, those for a first post in front."""

    guide_chosen = Signal(str)
    post_wanted = Signal()
    post_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.choice")
        self._guides: tuple[Guide, ...] = ()
        self._cards: list[WayCard] = []
        self._columns = 0
        title = label(self.tr("A story starts with a small question"), "display", wraps=True)
        lead = self.tr("Pick a guide. You answer in a few words, one question at a time; the post grows beside.")
        self.resume = GuideResume()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.pixels(16))
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(1080))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, theme.pixels(24))
        column.setSpacing(theme.pixels(10))
        column.addWidget(title)
        column.addWidget(label(lead, "lead", wraps=True))
        column.addWidget(self._about())
        column.addSpacing(theme.pixels(8))
        column.addWidget(self.resume)
        column.addLayout(self._grid)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(centred(inside, (40, 48, 40, 0)))

    def _about(self) -> QWidget:
        self._choose = button(self.tr("Start from a post of the library…"), "guide.post", "link", "library")
        self._choose.setToolTip(self.tr("Ctrl+G"))
        self._choose.clicked.connect(self.post_wanted)
        self._post = label("", "prompt-words", wraps=True, name="guide.post.title")
        self._drop = button(self.tr("Without a post"), "guide.post.drop", "link")
        self._drop.clicked.connect(self.post_left)
        row = StackingRow()
        row.hold(self._choose, self._drop, None)
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pixels(4))
        column.addWidget(self._post)
        column.addWidget(row)
        self.show_post("")
        return about

    def show_post(self, title: str) -> None:
        """The library post the next guide is about, if any."""
        self._post.setText(self.tr("About: {title}").format(title=title) if title else "")
        self._post.setVisible(bool(title))
        self._choose.setText(self.tr("Another post…") if title else self.tr("Start from a post of the library…"))
        self._choose.setAccessibleName(self._choose.text())
        self._drop.setVisible(bool(title))

    def focus(self) -> None:
        """On the first guide."""
        if self._cards:
            self._cards[0].setFocus()

    def show_walks(self, walks: tuple[WalkFace, ...]) -> None:
        """Guides begun before, in the order given."""
        self.resume.show_walks(walks)
        in_order(self._drop, *self.resume.buttons)

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """In the order given."""
        if guides != self._guides:
            first = not self._guides
            self._guides = guides
            for card in self._cards:
                self._grid.removeWidget(card)
                card.deleteLater()
            self._cards = [self._card(guide) for guide in guides]
            self._columns = 0
            self._arrange()
            if first and self.isVisible():
                self.focus()

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
