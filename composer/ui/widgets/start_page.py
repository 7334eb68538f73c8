# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compose without a draft: three ways to begin, and the drafts that wait."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.models.drafts_model import DraftRow, DraftsModel, Index
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import ElidedLabel
from composer.ui.widgets.row_delegate import RowDelegate, RowFace
from composer.ui.widgets.scrolling import centred
from composer.ui.widgets.way_card import WayCard

BESIDE = 640
"""From this width on, the three ways stand beside each other."""


class StartPage(QWidget):
    """Teaches by offering."""

    blank_requested = Signal()
    library_requested = Signal()
    guides_requested = Signal()
    draft_chosen = Signal(object)
    discard_requested = Signal(object)
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.start")
        self.model = DraftsModel(self)
        self._build()

    def _build(self) -> None:
        title = QLabel(self.tr("What would you like to tell?"))
        title.setProperty("role", "display")
        title.setWordWrap(True)
        lead = QLabel(self.tr("Your own words carry further than ours. Begin where it is easiest for you."))
        lead.setProperty("role", "lead")
        lead.setWordWrap(True)
        self._ways = ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ways.setSpacing(theme.pixels(16))
        for name, icon, words, text, wanted in (
            (
                "compose.start.library",
                "library",
                self.tr("Pick an approved post"),
                self.tr("Facts and angles are at hand beside the page; the words are yours."),
                self.library_requested,
            ),
            (
                "compose.start.guide",
                "guides",
                self.tr("Follow a guide"),
                self.tr("A few small questions; your answers become a first post."),
                self.guides_requested,
            ),
            (
                "compose.start.blank",
                "compose",
                self.tr("Write from scratch"),
                self.tr("A white page, with the charter watching over your shoulder."),
                self.blank_requested,
            ),
        ):
            card = WayCard(icon, words, text)
            card.setObjectName(name)
            card.clicked.connect(wanted)
            ways.addWidget(card, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.pixels(10))
        column.addWidget(title)
        column.addWidget(lead)
        column.addSpacing(theme.pixels(14))
        column.addLayout(ways)
        column.addSpacing(theme.pixels(22))
        column.addWidget(self._undo_bar())
        column.addLayout(self._drafts(), 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.pixels(960))
        holder.setLayout(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(centred(holder, (40, 48, 40, 16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= theme.pixels(BESIDE)
        self._ways.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _undo_bar(self) -> QFrame:
        self._undo = QFrame()
        self._undo.setProperty("role", "banner")
        row = QHBoxLayout(self._undo)
        row.setContentsMargins(*theme.margins(16, 8, 8, 8))
        self._undo_words = QLabel()
        back = button(self.tr("Bring it back"), "compose.restore", "link")
        back.clicked.connect(self.restore_requested)
        row.addWidget(self._undo_words, 1)
        row.addWidget(back)
        self._undo.hide()
        return self._undo

    def _drafts(self) -> QVBoxLayout:
        self._heading = QLabel(self.tr("Your drafts").upper())
        self._heading.setProperty("role", "section")
        self.list = QListView()
        self.list.setObjectName("compose.drafts.list")
        self.list.setAccessibleName(self.tr("Your drafts"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(theme.pixels(140))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self._face, self.list))
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.list.installEventFilter(self)
        self._hint = ElidedLabel(self.tr("Enter opens a draft, Delete discards it; it can be brought back."), "caption")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.setSpacing(theme.pixels(8))
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._hint, 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return column

    def show_drafts(self, rows: tuple[DraftRow, ...]) -> None:
        """Latest change first."""
        self.model.show(rows)
        for widget in (self._heading, self.list, self._hint):
            widget.setVisible(bool(rows))

    def offer_undo(self, title: str) -> None:
        """After a draft was discarded; empty: nothing to bring back."""
        self._undo_words.setText(self.tr("“{title}” was discarded.").format(title=title))
        self._undo.setVisible(bool(title))

    def _face(self, index: Index) -> RowFace | None:
        row = self.model.row(index)
        return RowFace(row.title, row.first_line, row.when) if row else None

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self.draft_chosen.emit(row.draft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.model.row(self.list.currentIndex())
            if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.draft_chosen.emit(row.draft)
                return True
            if row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.discard_requested.emit(row.draft)
                return True
        return super().eventFilter(watched, event)
