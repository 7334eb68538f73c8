# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of every connection: when, where to, why, how many bytes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from composer.ui import theme
from composer.ui.models.ledger_model import LedgerModel, LedgerRow
from composer.ui.widgets.buttons import button
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.setting_controls import CalmComboBox
from composer.ui.widgets.words import column, label


class LedgerPage(QWidget):
    """Shows rows; where they come from and go to is for others. Escape leaves."""

    host_chosen = Signal(str)
    """Empty for all of them."""
    export_requested = Signal()
    clear_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledger")
        self._head = ScreenHeader(self.tr("What left this computer"))
        outer = column(0, self)
        outer.addWidget(self._head)
        body = QWidget()
        inside = column(14, body)
        inside.setContentsMargins(*theme.margins(24, 20, 24, 24))
        self._lead = self._explained()
        inside.addWidget(self._lead)
        inside.addWidget(self._tools())
        self._sure = self._question()
        inside.addWidget(self._sure)
        inside.addWidget(self._rows(), 1)
        outer.addWidget(body, 1)

    def show_rows(self, rows: tuple[LedgerRow, ...], hosts: tuple[str, ...], host: str, caption: str) -> None:
        """``hosts`` may be chosen; ``host`` is the one that is."""
        self._head.show_line(caption)
        self.model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        for each in (self._export, self._clear, self._hosts):
            each.setVisible(bool(hosts))
        self._lead.setVisible(bool(hosts))  # what stands where there is nothing yet explains itself
        self._show_sure(sure=False)
        self._hosts.blockSignals(True)
        self._hosts.clear()
        self._hosts.addItem(self.tr("Every place"), "")
        for place in hosts:
            self._hosts.addItem(place, place)
        self._hosts.setCurrentIndex(max(0, self._hosts.findData(host)))
        self._hosts.blockSignals(False)

    def _explained(self) -> QWidget:
        return label(
            self.tr(
                "Every connection Ramage makes is written here, and nowhere else: when, where to, what for, and how "
                "many bytes. The oldest lines make room for new ones."
            ),
            "secondary",
        )

    def _tools(self) -> FlowRow:
        self.back = button(self.tr("Back to preferences"), "ledger.back", "small", "back")
        self.back.clicked.connect(self.left)
        self._hosts = CalmComboBox()
        self._hosts.setObjectName("ledger.host")
        self._hosts.setAccessibleName(self.tr("Where to"))
        self._hosts.setMinimumWidth(theme.pixels(220))
        self._hosts.activated.connect(lambda _number: self.host_chosen.emit(self._hosts.currentData()))
        self._export = button(self.tr("Export as CSV…"), "ledger.export", "small", "external")
        self._export.clicked.connect(self.export_requested)
        self._clear = button(self.tr("Empty the ledger…"), "ledger.clear", "small", "trash")
        self._clear.clicked.connect(lambda: self._show_sure(sure=True))
        line = FlowRow(theme.pixels(8))
        for each in (self.back, self._hosts, self._export, self._clear):
            line.items.addWidget(each)
        return line

    def _question(self) -> QWidget:
        made = QWidget()
        inside = column(8, made)
        inside.addWidget(label(self.tr("Empty it? What is written here can’t be brought back.")))
        ways = FlowRow(theme.pixels(8))
        self._yes = button(self.tr("Empty the ledger"), "ledger.clear.yes", "primary")
        self._yes.clicked.connect(self.clear_requested)
        no = button(self.tr("Keep it"), "ledger.clear.no")
        no.clicked.connect(lambda: self._show_sure(sure=False))
        ways.items.addWidget(self._yes)
        ways.items.addWidget(no)
        inside.addWidget(ways)
        made.hide()
        return made

    def _show_sure(self, *, sure: bool) -> None:
        was = self._sure.isVisible()
        self._sure.setVisible(sure)
        if sure:
            self._yes.setFocus()
        elif was:
            self._clear.setFocus()

    def _rows(self) -> QStackedWidget:
        heads = (self.tr("When"), self.tr("Where to"), self.tr("What for"), self.tr("Sent"), self.tr("Received"))
        self.model = LedgerModel(heads, self)
        self.table = QTableView()
        self.table.setObjectName("ledger.table")
        self.table.setAccessibleName(self.tr("Connections, newest first"))
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(34))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for section, width in enumerate((190, 240, 260, 110, 110)):
            self.table.setColumnWidth(section, theme.pixels(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.pixels(80))
        self._empty = EmptyState("ledger.empty", "shield")
        self._empty.show_words(
            self.tr("Nothing has left this computer"),
            self.tr(
                "Writing, checking and the practice network need no connection. The first line will stand here when "
                "you connect an account or ask a server about grammar."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolling(self._empty))
        return self._stack

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
