# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One publication in full: where it stands, why, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from composer.domain.outbox import Job, JobState
from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.hour_choice import HourChoice
from composer.ui.widgets.preview import PostFace, PostView
from composer.ui.widgets.tab_order import takes_tab
from composer.ui.widgets.words_change import WordsChange


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
    network: str = ""
    look_at: str = ""
    """The person's own page, where they may look for it."""
    can_withdraw: bool = False
    can_correct: bool = False
    words: str = ""
    """That were sent to take the place of the others, where nobody knows which ones stand."""


class JobDetails(QScrollArea):
    """Signals what the person decides, with the job's id."""

    cancelled = Signal(str)
    retried = Signal(str)
    found = Signal(str, str)
    """Job and the address where the person found it, perhaps empty."""
    given_up = Signal(str)
    draft_requested = Signal(str)
    receipt_requested = Signal(str)
    withdrawn = Signal(str)
    reworded = Signal(str, str, bool)
    """Job, its new words, and whether what was said of them is confirmed."""
    planned = Signal(str, object)
    """Job and the ``datetime`` of its new hour."""
    finish_requested = Signal(str)
    """What was handed over is to be posted by hand, or answered."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setObjectName("outbox.details")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._face: JobFace | None = None
        self._change: WordsChange | None = None

    def show_job(self, face: JobFace | None) -> None:
        """Its state, its words, its ways out."""
        if face == self._face:
            return
        self._face = face
        self._change = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*theme.margins(24, 24, 24, 24))
        column.setSpacing(theme.pixels(12))
        if face is not None:
            self._fill(column, face)
        column.addStretch(1)
        held: QWidget | None = self.window().focusWidget()
        name = held.objectName() if held is not None and self.isAncestorOf(held) else ""
        self.setWidget(page)
        if name:
            self._give_keyboard(page, name)

    def _give_keyboard(self, page: QWidget, name: str) -> None:
        """To what is called the same now, else to the first way on: what had it is gone."""
        page.show()
        ways = [each for each in page.findChildren(QWidget) if takes_tab(each) and each.isVisibleTo(page)]
        again = next((each for each in ways if each.objectName() == name), ways[0] if ways else None)
        if again is not None:
            again.setFocus()

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
        self._ways_out(column, face)
        post = PostView(self._runner)
        post.show_face(face.post)
        column.addSpacing(theme.pixels(6))
        column.addWidget(post)

    def _ways_out(self, column: QVBoxLayout, face: JobFace) -> None:
        job, key = face.job, str(face.job.id)
        buttons: list[QPushButton] = []
        if job.state is JobState.HANDED_OVER:
            finish = partial(self.finish_requested.emit, key)
            buttons.append(_way(self.tr("Finish it…"), "outbox.finish", finish, "primary"))
            buttons.append(_way(self.tr("I did not post"), "outbox.give_up", partial(self.given_up.emit, key)))
        if job.state is JobState.UNKNOWN:
            self._ask_where(column, face)
            buttons.append(_way(self.tr("It is not there: send it"), "outbox.retry", partial(self.retried.emit, key)))
            buttons.append(_way(self.tr("Give it up"), "outbox.give_up", partial(self.given_up.emit, key)))
        if job.state in (JobState.HELD, JobState.REFUSED):
            buttons.append(_way(self.tr("Send it now"), "outbox.retry", partial(self.retried.emit, key), "primary"))
        if job.state in (JobState.QUEUED, JobState.HELD, JobState.REFUSED):
            hour = HourChoice(job.due)
            hour.hide()
            hour.chosen.connect(partial(self.planned.emit, key))
            buttons.append(_way(self.tr("Another hour…"), "outbox.hour", partial(_reveal, hour)))
            buttons.append(_way(self.tr("Cancel"), "outbox.cancel", partial(self.cancelled.emit, key)))
        if face.can_correct and job.state is not JobState.SENT:
            buttons.append(self._words(face))
        buttons += self._of_published(face)
        if job.draft is not None:
            draft = str(job.draft)
            buttons.append(_way(self.tr("Open the draft"), "outbox.draft", partial(self.draft_requested.emit, draft)))
        ways = FlowLayout(spacing=theme.pixels(8))
        for way in buttons:
            ways.addWidget(way)
        column.addLayout(ways)
        if self._change is not None:
            column.addWidget(self._change)
        if job.state in (JobState.QUEUED, JobState.HELD, JobState.REFUSED):
            column.addWidget(hour)

    def show_obstacles(self, said: str, *, blocking: bool) -> None:
        """What stands in the way of the new words of the job that is shown."""
        if self._change is not None:
            self._change.show_obstacles(said, blocking=blocking)

    def _words(self, face: JobFace) -> QPushButton:
        change = WordsChange(face.words or face.job.submission.text, published=face.job.state is JobState.SENT)
        change.hide()
        change.wanted.connect(partial(self.reworded.emit, str(face.job.id)))
        self._change = change
        return _way(self.tr("Change the words…"), "outbox.words", partial(_reveal, change))

    def _of_published(self, face: JobFace) -> list[QPushButton]:
        job = face.job
        found: list[QPushButton] = []
        if job.state is JobState.SENT and job.receipt is not None and job.receipt.url:
            url = job.receipt.url
            found.append(
                _way(self.tr("See the post"), "outbox.receipt", partial(self.receipt_requested.emit, url), "primary")
            )
            found[-1].setToolTip(url)
        if face.can_correct and job.state is JobState.SENT:
            found.append(self._words(face))
        if face.can_withdraw:
            ask = _way(self.tr("Delete from the network…"), "outbox.delete", lambda: None)
            sure = _way(
                self.tr("Yes, delete it for everybody"), "outbox.delete.sure", partial(self.withdrawn.emit, str(job.id))
            )
            sure.hide()
            ask.clicked.connect(partial(_reveal_instead, ask, sure))
            found += [ask, sure]
        return found

    def _ask_where(self, column: QVBoxLayout, face: JobFace) -> None:
        key = str(face.job.id)
        if face.look_at:
            look = button(self.tr("Look on {network}").format(network=face.network), "outbox.look", icon="external")
            look.setToolTip(face.look_at)
            look.clicked.connect(partial(self.receipt_requested.emit, face.look_at))
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        address = QLineEdit()
        address.setObjectName("outbox.address")
        address.setPlaceholderText(self.tr("Address of the post, if you have it"))
        address.setAccessibleName(address.placeholderText())
        found = button(self.tr("I found it: it is published"), "outbox.found", "primary")
        found.clicked.connect(lambda: self.found.emit(key, address.text().strip()))
        column.addWidget(address)
        column.addWidget(found, 0, Qt.AlignmentFlag.AlignLeft)


def _way(words: str, name: str, chosen: Callable[[], object], role: str = "secondary") -> QPushButton:
    made = button(words, name, role)
    made.clicked.connect(lambda: chosen())
    return made


def _reveal(form: HourChoice | WordsChange) -> None:
    form.show()
    form.take_focus()


def _reveal_instead(asked: QPushButton, sure: QPushButton) -> None:
    sure.show()
    sure.setFocus()
    asked.hide()


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
