# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other words for a publication: the text, what stands in the way of it, and a button that sends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.ui.widgets.buttons import button
from composer.ui.widgets.comment_form import text_box
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.words import column, row

_HEIGHT = 150


class WordsChange(QWidget):
    """``wanted`` tells the new words, and whether what was said of them is confirmed."""

    wanted = Signal(str, bool)

    def __init__(self, text: str, *, published: bool) -> None:
        super().__init__()
        self._before = text
        self._confirmable = ""
        """The words that only wait for a confirmation."""
        spoken = self.tr("Words of the post")
        self._edit = text_box("outbox.words.text", spoken, "", _HEIGHT)
        self._edit.setPlainText(text)
        self._edit.textChanged.connect(self._on_typed)
        self._name = self.tr("Change it for everybody") if published else self.tr("Keep these words")
        self._send = button(self._name, "outbox.words.send", "primary")
        self._send.setEnabled(False)
        self._send.clicked.connect(self._on_send)
        self._said = label("", "small")
        self._said.setObjectName("outbox.words.said")
        self._said.hide()
        lines = column(8, self)
        lines.addWidget(self._edit)
        lines.addWidget(self._said)
        line = row(8)
        line.addWidget(self._send)
        line.addStretch(1)
        lines.addLayout(line)

    def take_focus(self) -> None:
        """To the text."""
        self._edit.setFocus()

    def show_obstacles(self, said: str, *, blocking: bool) -> None:
        """What stands in the way of these words; the same button confirms what does not block."""
        show_words(self._said, said)
        self._confirmable = "" if blocking else self._text()
        self._send.setText(self._name if blocking else self.tr("Change it anyway"))
        self._send.setEnabled(not blocking)

    def _text(self) -> str:
        return self._edit.toPlainText()

    def _on_typed(self) -> None:
        self._said.hide()
        self._confirmable = ""
        self._send.setText(self._name)
        self._send.setEnabled(bool(self._text().strip()) and self._text() != self._before)

    def _on_send(self) -> None:
        self._send.setEnabled(False)
        self.wanted.emit(self._text(), bool(self._confirmable) and self._confirmable == self._text())
