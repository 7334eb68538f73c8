# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided: key, value, level, whom for, and what became of it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QStackedWidget, QTableView, QWidget

from composer.ui import theme
from composer.ui.models.policy_model import PolicyModel, PolicyRow
from composer.ui.widgets.buttons import button
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.labels import show_words
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.words import card, column, label


class PoliciesPage(QWidget):
    """Shows rows; where they come from and go to is for others. Escape leaves."""

    reload_requested = Signal()
    export_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policies")
        self._head = ScreenHeader(self.tr("What your organisation decided"))
        outer = column(0, self)
        outer.addWidget(self._head)
        body = QWidget()
        inside = column(14, body)
        inside.setContentsMargins(*theme.margins(24, 20, 24, 24))
        words = self.tr("What is mandatory also counts against your own choice. What is recommended, you can change.")
        self._lead = label(words, "secondary")
        inside.addWidget(self._lead)
        inside.addWidget(self._tools())
        inside.addWidget(self._rows(), 1)
        inside.addWidget(self._details())
        outer.addWidget(scrolling(body), 1)

    def show_rows(self, rows: tuple[PolicyRow, ...], caption: str) -> None:
        """The first one is open."""
        current = self.model.row(self.table.currentIndex().row())
        self._head.show_line(caption)
        self.model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._lead.setVisible(bool(rows))
        self._export.setVisible(bool(rows))
        self._card.setVisible(bool(rows))
        if rows:
            same = (n for n, row in enumerate(rows) if current and (row.name, row.source) == _place_of(current))
            self.table.setCurrentIndex(self.model.index(next(same, 0), 0))

    def _tools(self) -> FlowRow:
        self.back = button(self.tr("Back to preferences"), "policies.back", "small", "back")
        self.back.clicked.connect(self.left)
        again = button(self.tr("Read again"), "policies.reload", "small", "refresh")
        again.clicked.connect(self.reload_requested)
        self._export = button(self.tr("Export as JSON…"), "policies.export", "small", "external")
        self._export.clicked.connect(self.export_requested)
        line = FlowRow(theme.pixels(8))
        for each in (self.back, again, self._export):
            line.items.addWidget(each)
        return line

    def _rows(self) -> QStackedWidget:
        heads = (self.tr("Key"), self.tr("Value"), self.tr("Level"), self.tr("Set for"), self.tr("What became of it"))
        self.model = PolicyModel(heads, self)
        self.table = QTableView()
        self.table.setObjectName("policies.table")
        self.table.setAccessibleName(self.tr("Decisions of your organisation"))
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setMinimumHeight(theme.pixels(160))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(34))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for section, width in enumerate((210, 240, 130, 130, 160)):
            self.table.setColumnWidth(section, theme.pixels(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.pixels(80))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._empty = EmptyState("policies.empty", "lock")
        self._empty.show_words(
            self.tr("Your organisation decided nothing here"),
            self.tr(
                "Every setting is yours. When your IT team sets one for everybody, or recommends it, it stands here: "
                "which one, who for, and where it is written."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolling(self._empty))
        return self._stack

    def _details(self) -> QFrame:
        self._card, inside = card(4)
        self._card.setObjectName("policies.details")
        self._name = _copied(label("", "card-title"), "policies.name")
        self._value = _copied(label(""), "policies.value")
        self._source = _copied(label("", "secondary"), "policies.source")
        self._trouble = _copied(label("", tone="danger"), "policies.trouble")
        for each in (self._name, self._value, self._source, self._trouble):
            inside.addWidget(each)
        return self._card

    def _on_row(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self._name.setText(row.name)
            show_words(self._value, row.value)
            self._source.setText(" · ".join(part for part in (row.source, row.applies) if part))
            show_words(self._trouble, row.trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _place_of(row: PolicyRow) -> tuple[str, str]:
    return row.name, row.source


def _copied(made: QLabel, name: str) -> QLabel:
    """Words one can select and copy, by mouse."""
    made.setObjectName(name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
