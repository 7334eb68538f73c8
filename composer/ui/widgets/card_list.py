# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid of cards: two beside each other, one where the room is narrow."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from composer.domain.ids import PostId
from composer.ui import theme
from composer.ui.models.library_model import CardFace, Index, LibraryModel
from composer.ui.widgets.card_delegate import GAP, CardDelegate, card_height

NARROWEST = 300
_NEAR_END = 2


class CardList(QListView):
    """Arrows move, Enter and Space act, letters go to the search."""

    personalise_requested = Signal()
    reading_requested = Signal()
    guide_requested = Signal()
    typed = Signal(str)
    end_neared = Signal()
    """The next page is wanted."""
    post_reached = Signal(object)
    """A CardFace or None."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.pixels(24))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(self.personalise_requested)

    def current_face(self) -> CardFace | None:
        """The card under the cursor."""
        return self._model.face(self.currentIndex())

    def go_to(self, post: PostId | None) -> None:
        """That post, or the first one when it is not there."""
        row = max(0, self._model.row_of(post))
        self.setCurrentIndex(self._model.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.post_reached.emit(self._model.face(current))
        if current.isValid() and current.row() >= self._model.rowCount() - _NEAR_END:
            self.end_neared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

    def arrange(self) -> None:
        """As many columns as there is room for, two at most."""
        width = self.viewport().width() - 1
        columns = 2 if width >= 2 * theme.pixels(NARROWEST + GAP) else 1
        self.setGridSize(QSize(width // columns, card_height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        words = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.personalise_requested.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.reading_requested.emit()
        elif event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.guide_requested.emit()
        elif plain and words and words.isprintable():
            self.typed.emit(words)
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - card_height():
            self.end_neared.emit()
