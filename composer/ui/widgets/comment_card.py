# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One comment on a draft, with what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label

QUOTED = 160
"""Code points of a passage that are repeated in its comment."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button under a comment."""

    name: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CommentFace:
    """What is shown of a comment; everything is plain text."""

    key: str
    who: str
    words: str
    quote: str = ""
    suggestion: str | None = None
    note: str = ""
    done: bool = False
    ways: tuple[Way, ...] = ()


class CommentCard(QFrame):
    """Takes the focus as a whole; Tab goes on to its buttons."""

    reached = Signal(str)
    """Key of the comment that has the focus now."""
    way_chosen = Signal(str, str)
    """Key of the comment, name of the way."""

    def __init__(self, face: CommentFace, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setProperty("role", "comment")
        self.setProperty("state", "done" if face.done else "")
        self.setObjectName(f"rehearsal.comment.{number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*theme.margins(14, 12, 14, 12))
        column.setSpacing(theme.pixels(6))
        self._fill(column, number)

    def _fill(self, column: QVBoxLayout, number: int) -> None:
        face = self.face
        quote = _shortened(face.quote)
        offered = self.tr("Suggests: {words}").format(words=face.suggestion) if face.suggestion else ""
        if face.suggestion == "":
            offered = self.tr("Suggests taking this out")
        if face.who:
            column.addWidget(label(face.who, "section"))
        if quote:
            column.addWidget(label(self.tr("“{words}”").format(words=quote), "quote", wraps=True))
        if face.words:
            column.addWidget(label(face.words, "post-text", wraps=True))
        if offered:
            shown = label(offered, "post-text", wraps=True)
            shown.setProperty("tone", "ok")
            column.addWidget(shown)
        if face.note:
            note = label(face.note, "caption", wraps=True)
            note.setProperty("tone", "warn" if not face.done else "muted")
            column.addWidget(note)
        if face.ways:
            column.addLayout(self._ways(number))
        self.setAccessibleName(" ".join(part for part in (face.who, face.words or offered or face.note) if part))
        self.setAccessibleDescription(" ".join(part for part in (quote, offered, face.note) if part))

    def _ways(self, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.pixels(8))
        for way in self.face.ways:
            made = button(way.words, f"rehearsal.comment.{number}.{way.name}", "small")
            made.setToolTip(way.hint)
            made.clicked.connect(lambda _=False, name=way.name: self.way_chosen.emit(self.face.key, name))
            row.addWidget(made)
        row.addStretch(1)
        return row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit(self.face.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED].rstrip()}…"
