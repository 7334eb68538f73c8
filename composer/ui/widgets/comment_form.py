# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a colleague writes one comment: what they think, and other words for the passage if they have some."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from composer.domain.peer_review import LONGEST_WORDS
from composer.ui import theme
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.labels import heading, label
from composer.ui.widgets.post_document import plain
from composer.ui.widgets.words import column


class CommentForm(QWidget):
    """``added`` carries the words and the suggestion, None when there is none."""

    added = Signal(str, object)
    left = Signal()
    """Escape: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = label("", "quote", wraps=True, name="rehearsal.about")
        self.words = text_box("rehearsal.words", self.tr("Your comment"), self.tr("What do you think of it?"), 72)
        self._other = text_box(
            "rehearsal.suggestion",
            self.tr("Other words for the passage"),
            self.tr("Other words for it, if you have some"),
            72,
        )
        self._out = chip(self.tr("Take it out"), "rehearsal.out")
        self._out.toggled.connect(self._on_out)
        self._add = button(self.tr("Add the comment"), "rehearsal.add")
        self._add.clicked.connect(self.add)
        lines = column(8, self)
        lines.addWidget(heading(self.tr("Your comment")))
        for widget in (self._about, self.words, self._other):
            lines.addWidget(widget)
        lines.addWidget(self._out, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for box in (self.words, self._other):
            box.textChanged.connect(self._show_whether_complete)
        for keys, action in (("Ctrl+Return", self.add), ("Ctrl+Enter", self.add), ("Escape", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self.show_passage("")

    def show_passage(self, quote: str) -> None:
        """What the comment will be about; without a passage it is about the whole text."""
        about = self.tr("“{words}”").format(words=quote)
        self._about.setText(about if quote else self.tr("About the whole text: select a passage to be precise."))
        for control in (self._other, self._out):
            control.setVisible(bool(quote))
        self._show_whether_complete()

    def fill(self, words: str, suggestion: str | None) -> None:
        """A comment to be changed."""
        self.words.setPlainText(words)
        self._other.setPlainText(suggestion or "")
        self._out.setChecked(suggestion == "")
        self.words.setFocus()

    def pending(self) -> tuple[str, str | None] | None:
        """Words and suggestion as they stand, None when nothing was written."""
        words = plain(self.words.toPlainText()).strip()[:LONGEST_WORDS]
        suggestion = None if self._other.isHidden() else plain(self._other.toPlainText())[:LONGEST_WORDS]
        if suggestion is not None and not suggestion.strip():
            suggestion = "" if self._out.isChecked() else None
        return None if not words and suggestion is None else (words, suggestion)

    def add(self) -> None:
        """When something was written."""
        pending = self.pending()
        if pending is not None:
            self.words.clear()
            self._other.clear()
            self._out.setChecked(False)
            self.added.emit(*pending)

    def _on_out(self, out: bool) -> None:
        self._other.setEnabled(not out)
        if out:
            self._other.clear()
        self._show_whether_complete()

    def _show_whether_complete(self) -> None:
        self._add.setEnabled(self.pending() is not None)


def text_box(name: str, spoken: str, prompt: str, height: int) -> QPlainTextEdit:
    """A few lines of plain text; Tab leaves it."""
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setPlaceholderText(prompt)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.pixels(height))
    return made
