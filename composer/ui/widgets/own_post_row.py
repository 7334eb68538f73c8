# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One publication among the results: how it grew, its figures, and a place to type them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from composer.domain.networks import Counts
from composer.domain.results import OwnPost
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import ElidedLabel
from composer.ui.widgets.plots import Sparkline
from composer.ui.widgets.words import column, label, row

LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class OwnPostFace:
    """A publication put in words. ``figures`` are (name, value) pairs, an em dash where nobody knows."""

    post: OwnPost
    caption: str
    first_line: str
    figures: tuple[tuple[str, str], ...]
    told: str
    """When it was counted and by whom, or what to do about it."""
    points: tuple[tuple[float, int], ...]
    spoken: str
    """How it grew, for a screen reader."""


class OwnPostRow(QFrame):
    """Signals the figures the person typed, and the address they want to see."""

    typed = Signal(str, object)
    """Job and ``Counts``."""
    opened = Signal(str)
    grown = Signal()
    """A place to type has opened in it; its room comes with the next layout."""

    def __init__(self, face: OwnPostFace) -> None:
        super().__init__()
        self._face = face
        self._key = str(face.post.job)
        self._fields: tuple[QLineEdit, ...] = ()
        self._form: QWidget | None = None
        self.setProperty("role", "card")
        self._inside = column(10, self)
        self._inside.setContentsMargins(*theme.margins(20, 14, 20, 14))
        head = row(16)
        words = column(2)
        words.addWidget(label(face.caption, "caption"))
        words.addWidget(ElidedLabel(face.first_line, "card-title"))
        head.addLayout(words, 1)
        if face.points:
            head.addWidget(Sparkline(face.points, face.spoken), 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(head)
        below = row(16)
        below.addWidget(self._figures())
        below.addStretch(1)
        below.addLayout(self._ways())
        self._inside.addLayout(below)

    def _figures(self) -> FlowRow:
        line = FlowRow(theme.pixels(16))
        for name, value in self._face.figures:
            line.items.addWidget(_figure(name, value))
        line.items.addWidget(label(self._face.told, "caption", wraps=False))
        return line

    def _ways(self) -> QHBoxLayout:
        line = row(8)
        latest = self._face.post.latest
        if not self._face.post.countable or latest is None or latest.typed:
            self._ask = button(self.tr("Type the figures"), f"results.type.{self._key}", "small")
            self._ask.setAccessibleName(self.tr("Type the figures of “{post}”").format(post=self._face.first_line))
            self._ask.clicked.connect(self._show_form)
            line.addWidget(self._ask)
        if self._face.post.url.startswith("https://"):
            see = button(self.tr("See the post"), f"results.see.{self._key}", "small")
            see.setAccessibleName(self.tr("See the post “{post}”").format(post=self._face.first_line))
            see.clicked.connect(lambda: self.opened.emit(self._face.post.url))
            line.addWidget(see)
        return line

    def _show_form(self) -> None:
        self._ask.hide()
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.pixels(8))
        known = self._face.post.latest.counts if self._face.post.latest else Counts()
        names = (self.tr("Views"), self.tr("Likes"), self.tr("Comments"), self.tr("Shares"))
        values = (known.seen, known.liked, known.commented, known.shared)
        fields = []
        for number, (name, value) in enumerate(zip(names, values, strict=True)):
            field = QLineEdit("" if value is None else str(value))
            field.setObjectName(f"results.figure.{number}")
            field.setAccessibleName(name)
            field.setValidator(QIntValidator(0, LARGEST, field))
            field.setMaximumWidth(theme.pixels(120))
            field.returnPressed.connect(self._keep)
            named = label(name, "caption", wraps=False)
            named.setBuddy(field)
            grid.addWidget(named, 0, number)
            grid.addWidget(field, 1, number)
            fields.append(field)
        keep = button(self.tr("Keep"), "results.keep", "primary")
        keep.clicked.connect(self._keep)
        grid.addWidget(keep, 1, len(fields))
        grid.setColumnStretch(len(fields) + 1, 1)
        self._fields = tuple(fields)
        self._form = form
        self._inside.addWidget(form)
        fields[0].setFocus()
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the fields as they were."""
        if event.key() == Qt.Key.Key_Escape and self._form is not None:
            self._inside.removeWidget(self._form)
            self._form.deleteLater()
            self._form, self._fields = None, ()
            self._ask.show()
            self._ask.setFocus()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        figures = [int(field.text()) if field.hasAcceptableInput() else None for field in self._fields]
        if any(figure is not None for figure in figures):
            self.typed.emit(self._key, Counts(*figures))


def _figure(name: str, value: str) -> QWidget:
    made = QWidget()
    line = row(4, made)
    line.addWidget(label(value, "card-title", wraps=False))
    line.addWidget(label(name, "secondary", wraps=False))
    return made
