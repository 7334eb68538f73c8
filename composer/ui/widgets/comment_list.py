# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Comments below each other; the one that had the focus keeps it when they are shown again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.comment_card import CommentCard, CommentFace
from composer.ui.widgets.words import clear


class CommentList(QWidget):
    """``step`` goes from one to the next by key."""

    reached = Signal(str)
    way_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[CommentCard] = []
        self._current = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.pixels(10))

    @property
    def faces(self) -> tuple[CommentFace, ...]:
        """As they are shown."""
        return tuple(card.face for card in self._cards)

    @property
    def current(self) -> str:
        """Key of the comment the person was at last, empty at first."""
        return self._current

    def show_faces(self, faces: tuple[CommentFace, ...]) -> None:
        """Instead of those before."""
        if faces == self.faces:
            return
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        for card in self._cards:
            card.blockSignals(True)  # the focus wanders over those not yet gone
        clear(self._layout)
        self._cards = []
        for number, face in enumerate(faces, 1):
            card = CommentCard(face, number)
            card.reached.connect(self._on_reached)
            card.way_chosen.connect(self.way_chosen)
            self._cards.append(card)
            self._layout.addWidget(card)
            card.show()  # a layout shows it a moment later, and what is hidden can't have the focus
        again = self._card(self._current)
        if held and again is not None:
            again.setFocus()

    def step(self, by: int) -> None:
        """To the next comment or the one before, around the ends."""
        if not self._cards:
            return
        keys = [card.face.key for card in self._cards]
        at = keys.index(self._current) + by if self._current in keys else (0 if by > 0 else -1)
        self._cards[at % len(keys)].setFocus()

    def _card(self, key: str) -> CommentCard | None:
        return next((card for card in self._cards if card.face.key == key), None)

    def _on_reached(self, key: str) -> None:
        self._current = key
        self.reached.emit(key)
