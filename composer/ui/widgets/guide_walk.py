# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout of a guide: questions at the left, one question in the middle, the post growing at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.domain.library import Guide
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import ElidedLabel
from composer.ui.widgets.post_document import plain
from composer.ui.widgets.preview import PostFace, PostView
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.step_list import StepList

LOW = 430
"""Below this height the answer goes first, and the air around it."""


class AnswerEdit(QPlainTextEdit):
    """Plain text in, plain text out; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.answer")
        self.setTabChangesFocus(True)
        self.setProperty("role", "answer")
        self.setFont(theme.font(16))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain(source.text()))

    def words(self) -> str:
        """The text with its no-break spaces, which ``toPlainText`` loses."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


@dataclass(frozen=True, slots=True)
class WalkState:
    """Where the person is in a guide."""

    guide: Guide
    step: int
    answers: tuple[str, ...]
    badge: str
    summary: str


class GuideWalk(QWidget):
    """Signals what the person does; the screen answers with the ``show_…`` methods."""

    answer_edited = Signal(str)
    step_chosen = Signal(int)
    continued = Signal()
    skipped = Signal()
    went_back = Signal()
    quit_requested = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        body = QHBoxLayout()
        body.setSpacing(0)
        self._left, self._right = self._steps(), self._growing()
        body.addWidget(self._left)
        body.addWidget(self._middle(), 1)
        body.addWidget(self._right)
        layout.addLayout(body, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "header")
        self._head_frame = head
        self._title = ElidedLabel(role="title")
        self._badge = _label("badge")
        self._summary = ElidedLabel(role="caption")
        leave = button(self.tr("Leave (draft kept)"), "guide.quit")
        leave.clicked.connect(self.quit_requested)
        row = QHBoxLayout(head)
        row.setContentsMargins(*theme.margins(24, 0, 24, 0))
        row.setSpacing(theme.pixels(12))
        for widget in (self._title, self._badge, self._summary):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(leave)
        return head

    def _steps(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*theme.margins(24, 28, 24, 20))
        self.steps = StepList()
        self.steps.step_chosen.connect(self.step_chosen)
        promise = _label("caption", wraps=True)
        promise.setText(
            self.tr("Nothing is published during a guide. At the end your answers become a draft, in your words.")
        )
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addWidget(promise)
        return frame

    def _middle(self) -> QWidget:
        self._question = _label("display", wraps=True)
        self._hint = _label("lead", wraps=True)
        self.answer = AnswerEdit()
        self.answer.textChanged.connect(self._on_answer_changed)
        self._example_head = _label("quote-head", wraps=True)
        self._example_head.setText(self.tr("An example, to get going"))
        self._example = _label("secondary", wraps=True)
        self._quote = QFrame()
        self._quote.setProperty("role", "quote")
        quote = QVBoxLayout(self._quote)
        quote.setContentsMargins(*theme.margins(16, 2, 0, 2))
        quote.setSpacing(theme.pixels(4))
        quote.addWidget(self._example_head)
        quote.addWidget(self._example)
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(560))
        column = QVBoxLayout(inside)
        self._question_column = column
        column.setSpacing(theme.pixels(16))
        for widget in (self._question, self._hint, self.answer, self._quote):
            column.addWidget(widget)
        column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(*theme.margins(32, 0, 32, 0))
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        middle = QWidget()
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(self._buttons())
        return middle

    def _buttons(self) -> QHBoxLayout:
        self._back = button(self.tr("Back"), "guide.back")
        self._back.clicked.connect(self.went_back)
        self._skip = button(self.tr("Skip"), "guide.skip")
        self._skip.clicked.connect(self.skipped)
        self._continue = button(self.tr("Continue"), "guide.continue", "primary")
        self._continue.setToolTip(self.tr("Ctrl+Enter"))
        self._continue.clicked.connect(self.continued)
        inside = StackingRow()
        inside.setMaximumWidth(theme.pixels(560))
        inside.hold(self._back, self._skip, None, self._continue)
        row = QHBoxLayout()
        self._button_row = row
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        return row

    def _growing(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side-right")
        head = _label("section")
        head.setText(self.tr("Your post takes shape").upper())
        self.post = PostView(self._runner)
        self._verdict = _label("caption", wraps=True)
        self._verdict.setObjectName("guide.verdict")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*theme.margins(24, 28, 24, 20))
        column.setSpacing(theme.pixels(12))
        for widget in (head, self.post, self._verdict):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        return frame

    def show_state(self, state: WalkState) -> None:
        """The question of now; what is being typed is not disturbed."""
        guide, step = state.guide, state.guide.steps[state.step]
        self._title.show_text(guide.title)
        self._badge.setText(state.badge)
        self._badge.setVisible(bool(state.badge))
        self._summary.show_text(state.summary)
        done = tuple(bool(answer.strip()) for answer in state.answers)
        self.steps.show_steps(tuple(s.label for s in guide.steps), state.step, done)
        self._question.setText(step.question)
        self._hint.setText(step.hint)
        self._hint.setVisible(bool(step.hint))
        self._example.setText(step.example)
        self._quote.setVisible(bool(step.example))
        self.answer.setAccessibleName(step.question)
        self.answer.setAccessibleDescription(step.hint)
        if self.answer.words() != state.answers[state.step]:
            self._showing = True
            self.answer.setPlainText(state.answers[state.step])
            self._showing = False
        self._back.setEnabled(state.step > 0)
        last = state.step == len(guide.steps) - 1
        self._continue.setText(self.tr("Finish") if last else self.tr("Continue"))
        self._continue.setAccessibleName(self._continue.text())

    def show_post(self, face: PostFace) -> None:
        """The post so far."""
        self.post.show_face(face)

    def show_verdict(self, words: str, tone: str) -> None:
        """One quiet line about the post so far."""
        self._verdict.setText(words)
        self._verdict.setProperty("tone", tone)
        theme.repolish(self._verdict)

    def _on_answer_changed(self) -> None:
        if not self._showing:
            self.answer_edited.emit(self.answer.words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width()
        narrow = width < theme.pixels(900)
        self._left.setFixedWidth(min(theme.pixels(300), int(width * 0.28)))
        self._right.setFixedWidth(min(theme.pixels(378), int(width * 0.32)))
        self._right.setVisible(width >= theme.pixels(760))
        self._left.setVisible(width >= theme.pixels(560))
        self._summary.setVisible(not narrow)
        low = self.height() < theme.pixels(LOW)
        self._question_column.setContentsMargins(0, theme.pixels(10 if low else 44), 0, theme.pixels(8 if low else 20))
        self._question_column.setSpacing(theme.pixels(8 if low else 16))
        self._button_row.setContentsMargins(*theme.margins(32, 8 if low else 12, 32, 10 if low else 40))
        self._head_frame.setFixedHeight(theme.pixels(44 if low else 60))
        self.answer.setMinimumHeight(theme.pixels(110 if narrow else 148))
        self.answer.setMaximumHeight(theme.pixels(260))
        super().resizeEvent(event)


def _label(role: str, *, wraps: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    return label
