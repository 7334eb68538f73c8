# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided, as a table."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from composer.ui import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A value in words; ``trouble`` is empty where there is none."""

    name: str
    value: str
    level: str
    scope: str
    status: str
    source: str
    applies: str
    trouble: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """From left to right."""
        return self.name, self.value, self.level, self.scope, self.status


class PolicyModel(QAbstractTableModel):
    """Holds rows; ``heads`` are the words above the columns."""

    def __init__(self, heads: tuple[str, str, str, str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self._rows: tuple[PolicyRow, ...] = ()

    def show(self, rows: tuple[PolicyRow, ...]) -> None:
        """In their order."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> PolicyRow | None:
        """None where there is no such row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        place = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.cells[place]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heads[place]}: {row.cells[place]}"
            case Qt.ItemDataRole.DecorationRole if place == 0 and row.trouble:
                return theme.icon("warning", "warn")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
