# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout of a guide: questions at the left, one of them or the end in the middle, the post growing at the right."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from composer.domain.library import Guide
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.guide_end import EndFace, EndPage
from composer.ui.widgets.guide_question import QuestionPage
from composer.ui.widgets.guide_remarks import GuideRemarks
from composer.ui.widgets.labels import ElidedLabel, heading, label, show_words
from composer.ui.widgets.preview import PostFace, PostView
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.step_list import StepList

LOW = 430
"""Below this height the answer goes first, and the air around it."""
SHORT = 760
"""Below this one the box of the answer is lower."""


@dataclass(frozen=True, slots=True)
class WalkState:
    """Where the person is in a guide; ``step`` is that of the end once it equals the number of questions."""

    guide: Guide
    step: int
    answers: tuple[str, ...]
    badge: str
    summary: str
    prompts: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


class GuideWalk(QWidget):
    """Signals what the person does; the screen answers with the ``show_…`` methods."""

    step_chosen = Signal(int)
    quit_requested = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.question, self.end = QuestionPage(), EndPage()
        self.answer = self.question.answer
        self._middle = QStackedWidget()
        self._middle.addWidget(self.question)
        self._middle.addWidget(self.end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        body = QHBoxLayout()
        body.setSpacing(0)
        self._left, self._right = self._steps(), self._growing()
        body.addWidget(self._left)
        body.addWidget(self._middle, 1)
        body.addWidget(self._right)
        layout.addLayout(body, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "header")
        self._head_frame = head
        self._title = ElidedLabel(role="title")
        self._badge = label("", "badge")
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
        words = self.tr("Nothing is published during a guide. At the end your answers become a draft, in your words.")
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addWidget(label(words, "caption", wraps=True))
        return frame

    def _growing(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side-right")
        self.post = PostView(self._runner)
        self.remarks = GuideRemarks()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*theme.margins(24, 28, 24, 20))
        column.setSpacing(theme.pixels(12))
        for widget in (heading(self.tr("Your post takes shape")), self.remarks, self.post):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(page))
        return frame

    def show_state(self, state: WalkState) -> None:
        """The question of now, or the end; what is being typed is not disturbed."""
        guide, last = state.guide, len(state.guide.steps) - 1
        self._title.show_text(guide.title)
        show_words(self._badge, state.badge)
        self._summary.show_text(state.summary)
        done = tuple(bool(answer.strip()) for answer in state.answers[: last + 1])
        labels = (*(step.label for step in guide.steps), self.tr("Your draft"))
        self.steps.show_steps(labels, min(state.step, last + 1), (*done, False))
        at_end = state.step > last
        self._middle.setCurrentWidget(self.end if at_end else self.question)
        if not at_end:
            step, answer = guide.steps[state.step], state.answers[state.step]
            self.question.show_step(step, answer, first=state.step == 0, last=state.step == last)
            self.question.show_material(state.prompts, state.pieces)

    def show_end(self, face: EndFace) -> None:
        """What the end page offers."""
        self.end.show_face(face)

    def show_post(self, face: PostFace) -> None:
        """The post so far."""
        self.post.show_face(face)

    def focus(self) -> None:
        """On the answer, or on the way on."""
        at_end = self._middle.currentWidget() is self.end
        (self.end.write if at_end else self.answer).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width()
        narrow, low = width < theme.pixels(900), self.height() < theme.pixels(LOW)
        self._left.setFixedWidth(min(theme.pixels(300), int(width * 0.28)))
        self._right.setFixedWidth(min(theme.pixels(378), int(width * 0.32)))
        self._right.setVisible(width >= theme.pixels(760))
        self._left.setVisible(width >= theme.pixels(560))
        self._summary.setVisible(not narrow)
        self.question.fit(low=low, narrow=narrow, short=self.height() < theme.pixels(SHORT))
        self.end.fit(low=low)
        self._head_frame.setFixedHeight(theme.pixels(44 if low else 60))
        super().resizeEvent(event)
