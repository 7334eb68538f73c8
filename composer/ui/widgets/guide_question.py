# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One question of a guide: its hint, room for the answer, what a library post has at hand, an example."""

from itertools import pairwise

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from composer.domain.library import GuideStep
from composer.domain.text import Span, Utf16Offsets
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.post_document import plain
from composer.ui.widgets.scrolling import centred
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import clear

MEASURE = 560
MOST_KEYS = 9
"""Pieces that have a key of their own."""


class AnswerEdit(QPlainTextEdit):
    """Plain text in, plain text out; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.answer")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("A few words are enough. Ctrl+Enter goes on."))
        self.setProperty("role", "answer")
        self.setFont(theme.font(16))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain(source.text()))

    def words(self) -> str:
        """The text with its no-break spaces, which ``toPlainText`` loses."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put_in(self, piece: str) -> None:
        """At the cursor, with a space before it where one is missing."""
        cursor = self.textCursor()
        before = self.words()[: Utf16Offsets(self.words()).to_code_point(cursor.selectionStart())]
        glued = bool(before) and not before[-1].isspace() and before[-1] not in "(«“’'"
        cursor.insertText(f" {piece}" if glued else piece)
        self.setTextCursor(cursor)
        self.setFocus()

    def select(self, span: Span) -> None:
        """That stretch of the text, in code points."""
        offsets = Utf16Offsets(self.words())
        cursor = self.textCursor()
        cursor.setPosition(offsets.to_utf16(min(span.start, len(self.words()))))
        cursor.setPosition(offsets.to_utf16(min(span.end, len(self.words()))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()


class AtHand(QWidget):
    """Facts and the link of a library post, put into the answer by a click or by Alt and a number."""

    piece_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.at_hand")
        self._pieces: tuple[str, ...] = ()
        self.chips: list[QPushButton] = []
        self._flow = FlowLayout(self, theme.pixels(6))
        self.hide()

    def show_pieces(self, pieces: tuple[str, ...]) -> None:
        """None, and the strip goes away."""
        if pieces == self._pieces:
            return
        self._pieces, self.chips = pieces, []
        clear(self._flow)
        if pieces:
            self._flow.addWidget(label(self.tr("At hand, with Alt and the number:"), "small"))
        for number, piece in enumerate(pieces, 1):
            shown = piece.removeprefix("https://")
            shown = shown if len(shown) <= 44 else f"{shown[:43].rstrip()}…"
            made = button(f"{number} · {shown}" if number <= MOST_KEYS else shown, f"guide.piece.{number}", "chip")
            made.setAccessibleName(self.tr("Put in: {piece}").format(piece=piece))
            made.setToolTip(piece)
            made.clicked.connect(lambda _=False, piece=piece: self.piece_chosen.emit(piece))
            self._flow.addWidget(made)
            self.chips.append(made)
        self.setVisible(bool(pieces))

    def choose(self, number: int) -> None:
        """The piece with that number, from 1, if there is one."""
        if 0 < number <= len(self._pieces):
            self.piece_chosen.emit(self._pieces[number - 1])


class QuestionPage(QWidget):
    """Shows a step; says what the person answers and where they want to go."""

    answer_edited = Signal(str)
    continued = Signal()
    skipped = Signal()
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._question = label("", "display", wraps=True)
        self._hint = label("", "lead", wraps=True)
        self._prompts = label("", "prompt-words", wraps=True, name="guide.prompts")
        self._prompt = QFrame()
        self._prompt.setProperty("role", "prompt")
        prompt = QVBoxLayout(self._prompt)
        prompt.setContentsMargins(*theme.margins(14, 10, 14, 10))
        prompt.addWidget(self._prompts)
        self.answer = AnswerEdit()
        self.answer.textChanged.connect(self._on_answer_changed)
        self.at_hand = AtHand()
        self.at_hand.piece_chosen.connect(self.answer.put_in)
        self._example = label("", "secondary", wraps=True)
        self._quote = self._quoted()
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(MEASURE))
        self._column = QVBoxLayout(inside)
        for widget in (self._question, self._hint, self._prompt, self.answer, self.at_hand, self._quote):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(centred(inside), 1)
        whole.addLayout(self._buttons())

    def _quoted(self) -> QFrame:
        quote = QFrame()
        quote.setProperty("role", "quote")
        lines = QVBoxLayout(quote)
        lines.setContentsMargins(*theme.margins(16, 2, 0, 2))
        lines.setSpacing(theme.pixels(4))
        lines.addWidget(label(self.tr("An example, to get going"), "quote-head", wraps=True))
        lines.addWidget(self._example)
        return quote

    def _buttons(self) -> QHBoxLayout:
        self._back = button(self.tr("Back"), "guide.back")
        self._back.clicked.connect(self.went_back)
        self._skip = button(self.tr("Skip"), "guide.skip")
        self._skip.clicked.connect(self.skipped)
        self._continue = button(self.tr("Continue"), "guide.continue", "primary")
        self._continue.setToolTip(self.tr("Ctrl+Enter"))
        self._continue.clicked.connect(self.continued)
        inside = StackingRow()
        inside.setMaximumWidth(theme.pixels(MEASURE))
        inside.hold(self._back, self._skip, None, self._continue)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(inside, 100)
        self._row.addStretch(1)
        return self._row

    def show_step(self, step: GuideStep, answer: str, *, first: bool, last: bool) -> None:
        """The question of now; what is being typed is not disturbed."""
        self._question.setText(step.question)
        show_words(self._hint, step.hint)
        self._example.setText(step.example)
        self._quote.setVisible(bool(step.example))
        self.answer.setAccessibleName(step.question)
        self.answer.setAccessibleDescription(step.hint)
        if self.answer.words() != answer:
            self._showing = True
            self.answer.setPlainText(answer)
            self.answer.moveCursor(QTextCursor.MoveOperation.End)
            self._showing = False
        self._back.setEnabled(not first)
        self._continue.setText(self.tr("Finish") if last else self.tr("Continue"))
        self._continue.setAccessibleName(self._continue.text())

    def show_material(self, prompts: tuple[str, ...], pieces: tuple[str, ...]) -> None:
        """What the post asks beside this question, and what it has to put in."""
        self._prompt.setVisible(bool(prompts))
        asked = "\n".join(prompts)
        self._prompts.setText(self.tr("From the post: {question}").format(question=asked) if prompts else "")
        self.at_hand.show_pieces(pieces)
        in_order(self.answer, *self.at_hand.chips)

    def fit(self, *, low: bool, narrow: bool, short: bool) -> None:
        """Less air where there is little room; ``short`` windows show what is at hand below a smaller answer."""
        self._column.setContentsMargins(0, theme.pixels(10 if low else 44), 0, theme.pixels(8 if low else 20))
        self._column.setSpacing(theme.pixels(8 if low else 16))
        self._row.setContentsMargins(*theme.margins(32, 8 if low else 12, 32, 10 if low else 40))
        self.answer.setMinimumHeight(theme.pixels(110 if narrow else 148))
        self.answer.setMaximumHeight(theme.pixels(148 if short else 260))

    def _on_answer_changed(self) -> None:
        if not self._showing:
            self.answer_edited.emit(self.answer.words())


def in_order(*widgets: QWidget) -> None:
    """Tab goes from one to the next: what is made later would come last."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
