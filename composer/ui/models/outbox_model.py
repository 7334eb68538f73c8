# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outbox as rows."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from composer.domain.ids import JobId
from composer.domain.outbox import Job

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A job, put in words for its row."""

    job: Job
    network: str
    state: str
    icon: str
    tone: str
    first_line: str
    when: str

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return f"{self.state}, {self.network}, {self.when}: {self.first_line}"


class OutboxModel(QAbstractListModel):
    """Holds rows; the screen fetches them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutboxRow, ...] = ()

    def show(self, rows: tuple[OutboxRow, ...]) -> None:
        """The same jobs in the same order are updated in place, so that the selection stays."""
        if [row.job.id for row in rows] == [row.job.id for row in self._rows]:
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> OutboxRow | None:
        """The row at ``index``."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, job: JobId) -> QModelIndex:
        """Where that job stands, an invalid index when it is not here."""
        for number, row in enumerate(self._rows):
            if row.job.id == job:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.first_line
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW_ROLE:
                return row
        return None
