# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards beside the text as rows."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from composer.ui.card_faces import CardFace
from composer.ui.widgets.live_findings import LiveFinding

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class CardRow:
    """The findings one card tells, and its face."""

    findings: tuple[LiveFinding, ...]
    face: CardFace

    @property
    def identity(self) -> int:
        """Stays the same while the card says the same."""
        return self.findings[0].number

    def tells(self, finding: LiveFinding) -> bool:
        """True when that finding is among them."""
        return any(f.number == finding.number for f in self.findings)


class FindingsModel(QAbstractListModel):
    """Holds a tuple of rows; a row that says the same stays where it is, so that focus and pointer do not lose it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CardRow] = []

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Instead of those before, with as few moves as may be."""
        wanted = {row.identity for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].identity not in wanted:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def _put(self, place: int, row: CardRow) -> None:
        before = next((n for n in range(place, len(self._rows)) if self._rows[n].identity == row.identity), None)
        if before is None:
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if before != place:
            self.beginMoveRows(_NOWHERE, before, before, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(before))
            self.endMoveRows()
        changed, self._rows[place] = self._rows[place].face != row.face, row
        if changed:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def row_at(self, index: _Index) -> CardRow | None:
        """The row there, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, finding: LiveFinding | None) -> QModelIndex:
        """Of the card that tells it; not valid when none does."""
        found = None if finding is None else next((n for n, row in enumerate(self._rows) if row.tells(finding)), None)
        return QModelIndex() if found is None else self.index(found)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.face.words.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.face.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.face.explained
        return None
