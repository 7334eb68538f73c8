# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved posts as rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from composer.domain.ids import PostId

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CardFace:
    """A post as its card shows it, all in words."""

    id: PostId
    title: str
    excerpt: str
    theme: str
    languages: str
    aside: str
    """Expiry or embargo, empty without."""
    locked: bool
    expired: bool
    shared: str
    share: float
    """0.0 to 1.0 of the bar."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ". ".join(part for part in (self.title, self.theme, self.languages, self.aside, self.shared) if part)


class LibraryModel(QAbstractListModel):
    """Holds what it is given, a page at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces: list[CardFace] = []

    def show(self, faces: Sequence[CardFace]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._faces = list(faces)
        self.endResetModel()

    def append(self, faces: Sequence[CardFace]) -> None:
        """The next page."""
        if faces:
            self.beginInsertRows(QModelIndex(), len(self._faces), len(self._faces) + len(faces) - 1)
            self._faces += faces
            self.endInsertRows()

    def face(self, index: Index) -> CardFace | None:
        """The row's card."""
        return self._faces[index.row()] if 0 <= index.row() < len(self._faces) else None

    def row_of(self, post: PostId | None) -> int:
        """-1 when it is not shown."""
        return next((row for row, face in enumerate(self._faces) if face.id == post), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.face(index) if index.isValid() else None
        if face is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return face.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return face.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
        return None
