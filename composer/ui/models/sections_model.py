# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of a charter as rows."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SectionRow:
    """``key`` is what a screen asks for; ``hits`` is None while nothing is searched."""

    key: str
    number: str
    title: str
    hits: int | None = None
    marked: bool = False
    """True for what is new to the reader."""


class SectionsModel(QAbstractListModel):
    """Holds a tuple of rows and fetches nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SectionRow, ...] = ()

    def show_rows(self, rows: tuple[SectionRow, ...]) -> None:
        """Instead of those before."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: _Index) -> SectionRow | None:
        """The row there, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: str) -> QModelIndex:
        """Not valid when there is no such row."""
        found = next((n for n, row in enumerate(self._rows) if row.key == key), None)
        return QModelIndex() if found is None else self.index(found)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.number} {row.title}".strip()
        return row if role == ROW_ROLE else None
