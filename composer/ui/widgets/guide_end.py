# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a guide: a first and a last line to choose or leave, a minute to say aloud, and the ways on."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.guide_question import MEASURE, in_order
from composer.ui.widgets.labels import heading, label, prose, show_prose, show_words
from composer.ui.widgets.scrolling import centred
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import card, clear


@dataclass(frozen=True, slots=True)
class EndFace:
    """All in words. ``note`` tells of edits that stand; ``way`` is the words of the way out of it, if any."""

    lead: str
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    opening: str
    closing: str
    later: bool
    """Moves will be offered once there is more text."""
    minute: str
    timing: str
    note: str = ""
    way: str = ""


class Moves(QWidget):
    """Lines of which one or none is chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._moves: tuple[str, ...] = ()
        self.chips: list[QPushButton] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, theme.pixels(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pixels(8))
        head = heading(title)
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(holder)

    def show_moves(self, moves: tuple[str, ...], chosen: str) -> None:
        """Chips stay as they are while the same are offered: the focus is not lost."""
        self.setVisible(bool(moves))
        if moves != self._moves:
            self._moves, self.chips = moves, []
            clear(self._flow)
            for number, move in enumerate(moves, 1):
                made = chip(move, f"{self.objectName()}.{number}")
                made.clicked.connect(lambda on, move=move: self.chosen.emit(move if on else ""))
                self._flow.addWidget(made)
                self.chips.append(made)
        for move, made in zip(self._moves, self.chips, strict=True):
            made.setChecked(move == chosen)


class EndPage(QWidget):
    """Shows a face; says what the person chooses."""

    opening_chosen = Signal(str)
    closing_chosen = Signal(str)
    way_chosen = Signal()
    went_back = Signal()
    rehearsal_requested = Signal()
    continued = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.end")
        self._minute = ""
        self._lead = label("", "lead", wraps=True, name="guide.end.lead")
        self._note = label("", "secondary", wraps=True, name="guide.end.note")
        self._way = button("", "guide.end.way", "link")
        self._way.clicked.connect(self.way_chosen)
        self._openings = Moves("guide.opening", self.tr("A first line, if you like"))
        self._openings.chosen.connect(self.opening_chosen)
        self._closings = Moves("guide.closing", self.tr("A last line, if you like"))
        self._closings.chosen.connect(self.closing_chosen)
        words = self.tr("With a few more words of yours, the guide offers a first and a last line here.")
        self._later = label(words, "secondary", wraps=True)
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(MEASURE))
        self._column = QVBoxLayout(inside)
        self._column.addWidget(label(self.tr("Here is your draft"), "display", wraps=True))
        for widget in (self._lead, self._note, self._way, self._openings, self._closings, self._later, self._aloud()):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(centred(inside), 1)
        whole.addLayout(self._buttons())

    def _aloud(self) -> QWidget:
        frame, inside = card(10)
        top = QHBoxLayout()
        top.setSpacing(theme.pixels(10))
        top.addWidget(label(self.tr("Told aloud, in a minute"), "card-title"))
        top.addStretch(1)
        self._timing = label("", "caption", wraps=True, name="guide.end.timing")
        inside.addLayout(top)
        self._said = prose(name="guide.end.minute")
        inside.addWidget(self._said)
        self._copy = button(self.tr("Copy"), "guide.end.copy", "small")
        self._copy.setAccessibleName(self.tr("Copy the minute to say aloud"))
        self._copy.clicked.connect(self.copy_minute)
        bottom = QHBoxLayout()
        bottom.addWidget(self._timing, 1)
        bottom.addWidget(self._copy)
        inside.addLayout(bottom)
        return frame

    def _buttons(self) -> QHBoxLayout:
        back = button(self.tr("Back"), "guide.end.back")
        back.setToolTip(self.tr("Change an answer (Alt+Up)"))
        back.clicked.connect(self.went_back)
        rehearse = button(self.tr("Rehearse"), "guide.end.rehearse")
        rehearse.setToolTip(self.tr("See it as each network shows it, hear it, hand it to a colleague"))
        rehearse.clicked.connect(self.rehearsal_requested)
        self.write = button(self.tr("Compose"), "guide.end.write", "primary")
        self.write.setToolTip(self.tr("Write on, choose networks, publish (Ctrl+Enter)"))
        self.write.clicked.connect(self.continued)
        inside = StackingRow()
        inside.setMaximumWidth(theme.pixels(MEASURE))
        inside.hold(back, None, rehearse, self.write)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(inside, 100)
        self._row.addStretch(1)
        return self._row

    def show_face(self, face: EndFace) -> None:
        """The draft as it is now."""
        self._minute = face.minute
        self._lead.setText(face.lead)
        show_words(self._note, face.note)
        self._way.setText(face.way)
        self._way.setAccessibleName(face.way)
        self._way.setVisible(bool(face.way))
        self._openings.show_moves(face.openings, face.opening)
        self._closings.show_moves(face.closings, face.closing)
        in_order(self._way, *self._openings.chips, *self._closings.chips, self._copy)
        self._later.setVisible(face.later)
        show_prose(self._said, face.minute)
        self._timing.setText(face.timing)

    def copy_minute(self) -> None:
        """To the clipboard."""
        QApplication.clipboard().setText(self._minute)

    def fit(self, *, low: bool) -> None:
        """Less air where there is little room."""
        self._column.setContentsMargins(0, theme.pixels(10 if low else 44), 0, theme.pixels(8 if low else 20))
        self._column.setSpacing(theme.pixels(8 if low else 18))
        self._row.setContentsMargins(*theme.margins(32, 8 if low else 12, 32, 10 if low else 40))
