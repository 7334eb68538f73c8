# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the charter answers to a question, as rows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from composer.services.charter_search import Answer

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AnswersModel(QAbstractListModel):
    """Holds a tuple of answers and fetches nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Answer, ...] = ()

    def show_rows(self, rows: tuple[Answer, ...]) -> None:
        """Instead of those before."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_at(self, index: _Index) -> Answer | None:
        """The answer there, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.section} {row.title}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(part for part in (row.said, row.do, row.dont) if part)
        return None
