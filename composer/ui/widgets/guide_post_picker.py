# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose the library post a guide is to be about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from composer.domain.library import PostCard
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label
from composer.ui.widgets.search_field import SearchField


class PostList(QListWidget):
    """Enter chooses."""

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class PostPicker(QDialog):
    """Looks for nothing itself: it says which words are wanted and shows the posts it is given."""

    words_changed = Signal(str)
    post_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.picker")
        self.setWindowTitle(self.tr("About which post?"))
        self.resize(theme.pixels(560), theme.pixels(520))
        self.search = SearchField("guide.picker.search", self.tr("Search the library"))
        self.search.textChanged.connect(self.words_changed)
        self.search.went_down.connect(self._go_down)
        self.search.returnPressed.connect(self._choose)
        self.posts = PostList()
        self.posts.setObjectName("guide.picker.posts")
        self.posts.setAccessibleName(self.tr("Posts"))
        self.posts.setProperty("role", "steps")
        self.posts.setWordWrap(True)
        self.posts.chosen.connect(self._choose)
        self.posts.itemDoubleClicked.connect(self._choose)
        self.posts.currentItemChanged.connect(self._on_current)
        self._none = label(self.tr("No post has these words."), "secondary")
        self._use = button(self.tr("Start from this post"), "guide.picker.use", "primary")
        self._use.clicked.connect(self._choose)
        cancel = button(self.tr("Cancel"), "guide.picker.cancel")
        cancel.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(cancel)
        bottom.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(*theme.margins(24, 24, 24, 20))
        column.setSpacing(theme.pixels(12))
        column.addWidget(label(self.tr("About which post?"), "title"))
        column.addWidget(label(self.tr("Its facts come to hand, and its angles beside the questions."), "secondary"))
        column.addWidget(self.search)
        column.addWidget(self.posts, 1)
        column.addWidget(self._none)
        column.addLayout(bottom)
        self.search.setFocus()

    def show_cards(self, cards: tuple[PostCard, ...]) -> None:
        """The posts that match, the first one chosen."""
        self.posts.clear()
        for card in cards:
            item = QListWidgetItem(card.title)
            item.setToolTip(card.excerpt)
            item.setData(Qt.ItemDataRole.UserRole, card.id)
            self.posts.addItem(item)
        self._none.setVisible(not cards)
        self.posts.setVisible(bool(cards))
        self._use.setEnabled(bool(cards))
        if cards:
            self.posts.setCurrentRow(0)

    def _on_current(self) -> None:
        self._use.setEnabled(self.posts.currentItem() is not None)

    def _go_down(self) -> None:
        self.posts.setFocus()

    def _choose(self) -> None:
        item = self.posts.currentItem()
        if item is not None:
            post = str(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
            self.post_chosen.emit(post)
