# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of one press on each network, and what to do beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import IconLabel, label
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import clear, column, row

HIGHEST: Final = 232


class Way(Enum):
    """What the person can do next."""

    SEE = "see"
    FINISH = "finish"
    LOOK = "look"
    DECIDE = "decide"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class OutcomeFace:
    """One network's line. ``ways`` are what can be done, in words, the first one first."""

    job: str
    network: str
    state: str
    icon: str
    tone: str
    words: str
    ways: tuple[tuple[Way, str], ...] = ()


class OutcomeList(QFrame):
    """Over the foot of Compose, as high as its lines, up to a height at which it scrolls."""

    way_chosen = Signal(str, object)
    """Job and ``Way``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.outcomes")
        self.setProperty("role", "bar")
        self.setAccessibleName(self.tr("What became of it"))
        self._faces: tuple[OutcomeFace, ...] = ()
        self._lines = QWidget()
        self._column = column(2, self._lines)
        self._column.setContentsMargins(*theme.margins(24, 8, 24, 8))
        self._area = _AsHighAsItsLines(self._lines)
        column(0, self).addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def faces(self) -> tuple[OutcomeFace, ...]:
        """What is shown."""
        return self._faces

    def show_faces(self, faces: Sequence[OutcomeFace]) -> None:
        """Nothing takes no room; a line that did not change keeps the keyboard."""
        faces = tuple(faces)
        if faces == self._faces:
            return
        self._faces = faces
        clear(self._column)
        heads = [self._head(face) for face in faces]
        widest = max((head.sizeHint().width() for head in heads), default=0)
        for face, head in zip(faces, heads, strict=True):
            head.setMinimumWidth(widest)
            self._column.addWidget(self._line(face, head))
        self._area.updateGeometry()
        self.setVisible(bool(faces))

    def be_low(self, low: bool) -> None:
        """Closer to the edges where each line counts."""
        self._column.setContentsMargins(*theme.margins(*((10, 2, 10, 2) if low else (24, 8, 24, 8))))
        self._area.be_low(low)

    def _head(self, face: OutcomeFace) -> QWidget:
        head = QWidget()
        beside = row(10, head)
        beside.addWidget(IconLabel(face.icon, face.tone))
        named = label(f"{face.network} · {face.state}", "level")
        named.setProperty("tone", face.tone)
        beside.addWidget(named)
        beside.addStretch(1)
        return head

    def _line(self, face: OutcomeFace, head: QWidget) -> QWidget:
        line = StackingRow(12)
        line.setObjectName(f"outcome.{face.job}")
        said = label(face.words, "secondary", wraps=True, name="outcome.words")
        said.setAccessibleName(f"{face.network}, {face.state}. {face.words}")
        ways = QWidget()
        buttons = row(8, ways)
        for way, words in face.ways:
            made = button(words, f"outcome.{face.job}.{way.value}", "small")
            made.setAccessibleName(f"{words}, {face.network}")
            made.clicked.connect(lambda _=False, w=way: self.way_chosen.emit(face.job, w))
            buttons.addWidget(made)
        line.hold(head, said, ways if face.ways else None)
        line.setContentsMargins(0, theme.pixels(4), 0, theme.pixels(4))
        return line


class _AsHighAsItsLines(QScrollArea):
    """Up to the height at which it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._low = False
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)

    def be_low(self, low: bool) -> None:
        """About two lines where the text needs the room."""
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self._content.layout()
        wanted = self._content.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(max(self.viewport().width(), 1))
        highest = theme.pixels(84 if self._low else HIGHEST)
        return QSize(super().sizeHint().width(), min(wanted, highest))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), theme.pixels(40)))
