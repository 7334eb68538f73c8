# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One publication in full: where it stands, why, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from composer.domain.outbox import Job, JobState
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.preview import PostFace, PostView


@dataclass(frozen=True, slots=True)
class JobFace:
    """A job put in words."""

    job: Job
    state: str
    icon: str
    tone: str
    times: str
    reason: str
    advice: str
    post: PostFace


class JobDetails(QScrollArea):
    """Signals what the person decides, with the job's id."""

    cancelled = Signal(str)
    retried = Signal(str)
    found = Signal(str, str)
    """Job and the address where the person found it, perhaps empty."""
    given_up = Signal(str)
    draft_requested = Signal(str)
    receipt_requested = Signal(str)

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setObjectName("outbox.details")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._face: JobFace | None = None

    def show_job(self, face: JobFace | None) -> None:
        """Its state, its words, its ways out."""
        if face == self._face:
            return
        self._face = face
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*theme.margins(24, 24, 24, 24))
        column.setSpacing(theme.pixels(12))
        if face is not None:
            self._fill(column, face)
        column.addStretch(1)
        self.setWidget(page)

    def _fill(self, column: QVBoxLayout, face: JobFace) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.pixels(10))
        picture = QLabel()
        side = theme.pixels(22)
        picture.setPixmap(theme.icon(face.icon, face.tone).pixmap(side, side))
        state = _label(face.state, "title")
        state.setProperty("tone", face.tone)
        head.addWidget(picture)
        head.addWidget(state, 1)
        column.addLayout(head)
        column.addWidget(_label(face.times, "caption"))
        if face.reason:
            column.addWidget(_label(face.reason, "body"))
        column.addWidget(_label(face.advice, "secondary"))
        if face.job.note:
            note = _label(self.tr("Your reason: “{note}”").format(note=face.job.note), "secondary")
            note.setObjectName("outbox.note")
            column.addWidget(note)
        self._ways_out(column, face.job)
        post = PostView(self._runner)
        post.show_face(face.post)
        column.addSpacing(theme.pixels(6))
        column.addWidget(post)

    def _ways_out(self, column: QVBoxLayout, job: Job) -> None:
        key = str(job.id)
        buttons: list[QPushButton] = []
        if job.state in (JobState.UNKNOWN, JobState.HANDED_OVER):
            self._ask_where(column, key)
            if job.state is JobState.UNKNOWN:
                buttons.append(button(self.tr("It is not there: send it"), "outbox.retry"))
                buttons[-1].clicked.connect(lambda: self.retried.emit(key))
            buttons.append(button(self.tr("Give it up"), "outbox.give_up"))
            buttons[-1].clicked.connect(lambda: self.given_up.emit(key))
        if job.state in (JobState.HELD, JobState.REFUSED):
            buttons.append(button(self.tr("Send it now"), "outbox.retry", "primary"))
            buttons[-1].clicked.connect(lambda: self.retried.emit(key))
        if job.state in (JobState.QUEUED, JobState.HELD, JobState.REFUSED):
            buttons.append(button(self.tr("Cancel"), "outbox.cancel"))
            buttons[-1].clicked.connect(lambda: self.cancelled.emit(key))
        if job.receipt is not None and job.receipt.url:
            url = job.receipt.url
            buttons.append(button(self.tr("See the post"), "outbox.receipt", "primary"))
            buttons[-1].setToolTip(url)
            buttons[-1].clicked.connect(lambda: self.receipt_requested.emit(url))
        if job.draft is not None:
            draft = str(job.draft)
            buttons.append(button(self.tr("Open the draft"), "outbox.draft"))
            buttons[-1].clicked.connect(lambda: self.draft_requested.emit(draft))
        ways = FlowLayout(spacing=theme.pixels(8))
        for way in buttons:
            ways.addWidget(way)
        column.addLayout(ways)

    def _ask_where(self, column: QVBoxLayout, key: str) -> None:
        address = QLineEdit()
        address.setObjectName("outbox.address")
        address.setPlaceholderText(self.tr("Address of the post, if you have it"))
        address.setAccessibleName(address.placeholderText())
        found = button(self.tr("I found it: it is published"), "outbox.found", "primary")
        found.clicked.connect(lambda: self.found.emit(key, address.text().strip()))
        column.addWidget(address)
        column.addWidget(found)


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
