# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question above the text and room for its answer, which becomes a paragraph. Nobody writes it but the person."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.answers import Place
from composer.ui.widgets import buttons
from composer.ui.widgets.buttons import button, icon_button

_LINES: Final = 2.4


class AnswerField(QPlainTextEdit):
    """Enter gives the answer, Shift+Enter makes a new line, Escape puts the question away."""

    given = Signal()
    refused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class AnswerBox(QFrame):
    """Asks one question at a time; the screen puts the answer into the text."""

    answered = Signal(str, object)
    """The answer and its Place."""
    put_away = Signal()
    """Without an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "prompt")
        self.setObjectName("compose.prompt")
        self._build()
        self.hide()

    def _build(self) -> None:
        self._question = QLabel()
        self._question.setObjectName("compose.prompt.question")
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setProperty("role", "prompt-words")
        close = icon_button("close", self.tr("Put this question away (Escape)"), "compose.prompt.close")
        close.clicked.connect(self._refuse)
        self.field = AnswerField()
        self.field.setObjectName("compose.prompt.answer")
        self.field.setPlaceholderText(self.tr("In your own words; Enter puts it into the text"))
        self.field.setTabChangesFocus(True)
        self.field.given.connect(self._give)
        self.field.refused.connect(self._refuse)
        self.field.textChanged.connect(self._on_typed)
        self._put = button(self.tr("Put it in"), "compose.prompt.put", "primary")
        self._put.setToolTip(self.tr("Into the text (Enter)"))
        self._put.clicked.connect(self._give)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(14, 6, 8, 10))
        layout.setSpacing(theme.pixels(6))
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addLayout(self._foot())
        self.restyle()
        theme.changed.connect(self.restyle)

    def _foot(self) -> QHBoxLayout:
        names = {
            Place.FIRST: (self.tr("First"), self.tr("At the beginning of the text")),
            Place.HERE: (self.tr("Here"), self.tr("After the paragraph I am in")),
            Place.LAST: (self.tr("Last"), self.tr("At the end of the text, before closing hashtags")),
        }
        self._places = QButtonGroup(self)
        self._chips: dict[Place, QWidget] = {}
        foot = QHBoxLayout()
        foot.setSpacing(theme.pixels(6))
        for number, (place, (words, meaning)) in enumerate(names.items()):
            made = buttons.chip(words, f"compose.prompt.{place}", chosen=place is Place.FIRST)
            made.setAccessibleName(meaning)
            made.setToolTip(meaning)
            self._places.addButton(made, number)
            self._chips[place] = made
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self._put)
        return foot

    def restyle(self) -> None:
        """After a change of text size."""
        self.field.setFixedHeight(round(self.field.fontMetrics().lineSpacing() * _LINES) + theme.pixels(14))

    @property
    def place(self) -> Place:
        """Chosen for the answer."""
        return list(Place)[self._places.checkedId()]

    @property
    def question(self) -> str:
        """On show."""
        return self._question.text()

    def ask(self, question: str, *, anywhere: bool = True) -> None:
        """Shows it with an empty field; an empty question puts the box away. Not ``anywhere``: the place is known."""
        if question == self._question.text() and not self.isHidden():
            return
        self._question.setText(question)
        self.field.clear()
        self.field.setAccessibleName(question)
        for made in self._chips.values():
            made.setVisible(anywhere)
        self._on_typed()
        self.setVisible(bool(question))

    def _on_typed(self) -> None:
        self._put.setEnabled(bool(self.field.toPlainText().strip()))

    def _give(self) -> None:
        words = self.field.toPlainText().strip()
        if words:
            self.answered.emit(words, self.place)

    def _refuse(self) -> None:
        self.ask("")
        self.put_away.emit()
