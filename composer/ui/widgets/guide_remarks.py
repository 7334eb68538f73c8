# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What charter and voice have to say while answers grow: one quiet line, and the rest on demand."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from composer.domain.text import Span
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.guide_question import in_order
from composer.ui.widgets.labels import label
from composer.ui.widgets.words import card, clear


@dataclass(frozen=True, slots=True)
class RemarkFace:
    """One finding in words. ``step`` is the number of the question it was said at, None when no answer holds it."""

    title: str
    message: str
    level: str
    tone: str
    step: int | None = None
    step_label: str = ""
    span: Span | None = None
    """In the answer."""


class GuideRemarks(QWidget):
    """A line in small letters; the list opens below it, and closes again."""

    answer_requested = Signal(int, object)
    """The question, and the stretch of its answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[RemarkFace, ...] = ()
        self._line = label("", "caption", wraps=True, name="guide.verdict")
        self._toggle = button("", "guide.remarks.toggle", "link")
        self._toggle.clicked.connect(self.toggle)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.pixels(10))
        self._holder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pixels(6))
        column.addWidget(self._line)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._holder)
        self._toggle.hide()

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return not self._holder.isHidden()

    def show_remarks(self, line: str, remarks: tuple[RemarkFace, ...]) -> None:
        """The line, and what stands behind it; an open list stays open while there is something in it."""
        self._line.setText(line)
        if remarks == self._remarks:
            return
        self._remarks = remarks
        self._toggle.setVisible(bool(remarks))
        if not remarks:
            self._holder.hide()
        self._fill()

    def toggle(self) -> None:
        """Open the list and go to its first remark, or close it."""
        self._holder.setVisible(not self.is_open and bool(self._remarks))
        self._fill()
        first = self._holder.findChild(QWidget, "guide.remark.1")
        if self.is_open and first is not None:
            first.setFocus()

    def _fill(self) -> None:
        shown = self.tr("Hide them (F8)") if self.is_open else self.tr("What is it? (F8)")
        self._toggle.setText(shown)
        self._toggle.setAccessibleName(shown)
        clear(self._list)
        if self.is_open:
            cards = [self._card(number, remark) for number, remark in enumerate(self._remarks, 1)]
            for each in cards:
                self._list.addWidget(each)
            in_order(self._toggle, *(way for each in cards for way in each.findChildren(QPushButton)))

    def _card(self, number: int, remark: RemarkFace) -> QWidget:
        frame, inside = card(6)
        inside.setContentsMargins(*theme.margins(14, 12, 14, 12))
        level = label(remark.level, "level")
        level.setProperty("tone", remark.tone)
        inside.addWidget(level)
        inside.addWidget(label(remark.title, "card-title", wraps=True))
        inside.addWidget(label(remark.message, "secondary", wraps=True))
        if remark.step is not None:
            step, span = remark.step, remark.span
            words = self.tr("See it in answer {number}").format(number=step + 1)
            way = button(words, f"guide.remark.{number}", "link")
            way.setToolTip(remark.step_label)
            way.clicked.connect(lambda: self.answer_requested.emit(step, span))
            inside.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return frame
