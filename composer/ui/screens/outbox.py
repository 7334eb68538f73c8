# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Outbox and history: what was sent, what waits, and what only the person can decide."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QLocale, Qt, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from composer.domain.errors import RamageError
from composer.domain.ids import AccountId, DraftId, JobId
from composer.domain.networks import PracticePost
from composer.domain.outbox import Job, JobState
from composer.domain.review import Finding, Level
from composer.ui import theme
from composer.ui.hand_desk import HandDesk
from composer.ui.job_words import look_of_state
from composer.ui.models.outbox_model import Index, OutboxModel, OutboxRow
from composer.ui.moments import moment, weekday_and_hour
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.feed_view import FeedView
from composer.ui.widgets.job_details import JobDetails, JobFace
from composer.ui.widgets.preview import PostFace, parts_of
from composer.ui.widgets.row_delegate import RowDelegate, RowFace
from composer.ui.widgets.words import scrolling_column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.afterwards import JobView
    from composer.services.obstacles import Obstacle
    from composer.services.wording import Wording


BESIDE = 640
"""From this width on the details stand beside the list, below it otherwise."""


class OutboxScreen(Screen):
    """Reads the journal when it comes to the front and after each move; it does not poll."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._names = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
        self._author = next((a.display_name for a in services.accounts.list()), "")
        self._authors: dict[AccountId, str] = {}
        self.model = OutboxModel(self)
        self._views: dict[JobId, JobView] = {}
        self.details = JobDetails(runner)
        self.feed = FeedView(runner)
        self._build()
        self.details.cancelled.connect(self._on_cancelled)
        self.details.retried.connect(self._on_retried)
        self.details.found.connect(self._on_found)
        self.details.given_up.connect(self._on_given_up)
        self.details.draft_requested.connect(self._on_draft_requested)
        self.details.receipt_requested.connect(self._on_receipt_requested)
        self.details.withdrawn.connect(self._on_withdrawn)
        self.details.planned.connect(self._on_planned)
        self.details.reworded.connect(self._on_reworded)
        self.hand = HandDesk(services, runner, wording, self)
        self.hand.settled.connect(self._on_moved)
        self.hand.failed.connect(self._on_not_moved)
        self.details.finish_requested.connect(lambda job: self.hand.open([JobId(job)]))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        self._pages = QStackedLayout()
        layout.addLayout(self._pages, 1)  # before its pages: the first one would open as a window of its own
        self._pages.addWidget(self._empty())
        self._pages.addWidget(self._journal())
        self._pages.addWidget(self.feed)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "header")
        head.setFixedHeight(theme.pixels(60))
        title = QLabel(self.tr("Outbox"))
        title.setProperty("role", "title")
        row = QHBoxLayout(head)
        row.setContentsMargins(*theme.margins(24, 0, 24, 0))
        row.setSpacing(theme.pixels(8))
        row.addWidget(title)
        row.addSpacing(theme.pixels(16))
        group = QButtonGroup(self)
        self._show_jobs = chip(self.tr("Publications"), "outbox.show.jobs", chosen=True)
        self._show_feed = chip(self.tr("Practice feed"), "outbox.show.feed")
        for page in (self._show_jobs, self._show_feed):
            group.addButton(page)
            row.addWidget(page)
        self._show_jobs.clicked.connect(self._turn)
        self._show_feed.clicked.connect(self._turn)
        row.addStretch(1)
        return head

    def _empty(self) -> QWidget:
        words = QLabel(self.tr("Nothing has left yet"))
        words.setProperty("role", "display")
        words.setWordWrap(True)
        lead = QLabel(
            self.tr(
                "What you publish is written here before it is sent, with its time and its receipt. "
                "If something goes wrong, this is where you see it and decide."
            )
        )
        lead.setProperty("role", "lead")
        lead.setWordWrap(True)
        begin = button(self.tr("Write a post"), "outbox.begin", "primary")
        begin.clicked.connect(partial(self.screen_requested.emit, "compose"))
        page, lines = scrolling_column(640, 14)
        for part in (words, lead):
            lines.addWidget(part)
        lines.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return page

    def _journal(self) -> QWidget:
        self.list = QListView()
        self.list.setObjectName("outbox.list")
        self.list.setAccessibleName(self.tr("Publications"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self._row_face, self.list))
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.dataChanged.connect(self._show_details)
        page = QWidget()
        self._halves = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(*theme.margins(24, 20, 16, 0))
        inside.addWidget(self.list)
        self._side = QFrame()
        self._side.setProperty("role", "side-right")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        row.addWidget(holder, 2)
        row.addWidget(self._side, 3)
        return page

    # -- the screen -----------------------------------------------------------

    def activate(self) -> None:
        """Reads the journal."""
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """After something has moved."""
        views = self._services.publishing.afterwards.views
        self._runner.run(Lane.DATABASE, views, done=self.show_views, failed=self._tell)
        self._runner.run(Lane.DATABASE, self._services.publishing.feed, done=self._show_posts, failed=self._tell)

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    def finish_by_hand(self, jobs: object) -> None:
        """One after the other."""
        if isinstance(jobs, tuple):
            self.hand.open(jobs)

    def show_views(self, views: "tuple[JobView, ...]") -> None:
        """Latest change first; the row in hand stays in hand."""
        self._views = {view.job.id: view for view in views}
        self._authors = {account.id: account.display_name for account in self._services.accounts.list()}
        jobs = tuple(view.job for view in views)
        held = self.model.row(self.list.currentIndex())
        self.model.show(tuple(self._row(job) for job in jobs))
        kept = self.model.index_of(held.job.id) if held else self.model.index(0)
        if jobs:
            self.list.setCurrentIndex(kept if kept.isValid() else self.model.index(0))
        self._turn()
        self._show_details()

    def _turn(self) -> None:
        feed = self._show_feed.isChecked()
        self._pages.setCurrentIndex(2 if feed else (1 if self.model.rowCount() else 0))

    def _row(self, job: Job) -> OutboxRow:
        look = look_of_state(job.state, self._wording)
        first = next((line for line in job.submission.text.splitlines() if line.strip()), "")
        name = self._names.get(job.network, job.network)
        return OutboxRow(job, name, look.words, look.icon, look.tone, first, self._when(job))

    def _when(self, job: Job) -> str:
        """The hour that matters: when it goes out, while it waits for that."""
        if job.state is JobState.QUEUED and job.due > job.created:
            return self.tr("goes out {when}").format(when=weekday_and_hour(job.due))
        return moment(job.changed.timestamp())

    def _row_face(self, index: Index) -> RowFace | None:
        row = self.model.row(index)
        if row is None:
            return None
        return RowFace(row.network, row.first_line, row.when, row.icon, row.tone, row.state)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_details()

    def _show_details(self) -> None:
        row = self.model.row(self.list.currentIndex())
        self._side.setVisible(row is not None)
        self.details.show_job(self._face(row.job) if row else None)

    def _face(self, job: Job) -> JobFace:
        look = look_of_state(job.state, self._wording)
        name = self._names.get(job.network, job.network)
        times = self.tr("{network} · pressed {created}").format(network=name, created=moment(job.created.timestamp()))
        if job.receipt is not None:
            times += "\n" + self.tr("Published {when}").format(when=moment(job.receipt.published.timestamp()))
        elif job.state is JobState.QUEUED:
            times += "\n" + self.tr("Goes out {when}").format(when=moment(job.due.timestamp())) + self._elsewhere(job)
        text = job.submission.text
        post = PostFace(self._authors.get(job.account, self._author), name, text, parts_of(text), job.submission.media)
        reason = self._wording.message(job.reason) if job.reason else ""
        view = self._views.get(job.id)
        face = JobFace(job, look.words, look.icon, look.tone, times, reason, look.advice, post)
        face = replace(face, network=name)
        if view is None:
            return face
        return replace(
            face,
            look_at=view.look_at,
            can_withdraw=view.can_withdraw,
            can_correct=view.can_correct,
            words=view.words,
        )

    def _elsewhere(self, job: Job) -> str:
        """The hour on the wall of another zone, where it was planned there."""
        if job.planned is None or job.planned.clock == job.planned.instant().astimezone().replace(tzinfo=None):
            return ""
        hour = QLocale().toString(QTime(job.planned.clock.hour, job.planned.clock.minute), "HH:mm")
        return " " + self.tr("({hour} in {zone})").format(hour=hour, zone=job.planned.zone.replace("_", " "))

    def _show_posts(self, posts: tuple[PracticePost, ...]) -> None:
        self.feed.show_posts(
            tuple(PostFace(p.author, moment(p.published.timestamp()), p.text, parts_of(p.text), p.media) for p in posts)
        )

    # -- what the person decides -------------------------------------------------

    def _on_cancelled(self, job: str) -> None:
        self._move(Lane.DATABASE, partial(self._services.publishing.cancel, JobId(job)))

    def _on_retried(self, job: str) -> None:
        self._move(Lane.NETWORK, partial(_send_again, self._services, JobId(job)))

    def _on_found(self, job: str, address: str) -> None:
        self._move(Lane.DATABASE, partial(self._services.publishing.resolve, JobId(job), address))

    def _on_given_up(self, job: str) -> None:
        self._move(Lane.DATABASE, partial(self._services.publishing.resolve, JobId(job), None))

    def _on_withdrawn(self, job: str) -> None:
        self._move(Lane.NETWORK, partial(self._services.publishing.afterwards.withdraw, JobId(job)))

    def _on_reworded(self, job: str, text: str, confirmed: bool) -> None:
        work = partial(_reworded, self._services, JobId(job), text, confirmed)
        self._runner.run(Lane.NETWORK, work, done=self._on_words_judged, failed=self._on_not_moved)

    def _on_words_judged(self, judged: "tuple[tuple[Obstacle, ...], tuple[Finding, ...]]") -> None:
        found, errors = judged
        if not found:
            self._on_moved(None)
            return
        said = (self._wording.message(one.message) for one in found)
        why = (self._wording.finding(one).text for one in errors)
        self.details.show_obstacles(" ".join(dict.fromkeys((*said, *why))), blocking=any(o.blocking for o in found))

    def _on_planned(self, job: str, at: datetime) -> None:
        self._move(Lane.DATABASE, partial(self._services.publishing.afterwards.plan, JobId(job), at))

    def _move(self, lane: Lane, work: Callable[[], object]) -> None:
        self._runner.run(lane, work, done=self._on_moved, failed=self._on_not_moved)

    def _on_moved(self, _job: object) -> None:
        self.refresh()
        self.jobs_changed.emit()

    def _on_not_moved(self, error: RamageError) -> None:
        self._tell(error)
        self.refresh()

    def _on_draft_requested(self, draft: str) -> None:
        work = partial(self._services.drafting.load, DraftId(draft))
        self._runner.run(Lane.DATABASE, work, done=self.draft_requested.emit, failed=self._tell)

    def _on_receipt_requested(self, url: str) -> None:
        """A post of the practice network is in its feed; any other one opens in the browser."""
        if url.startswith("https://"):
            self.hand.computer.open_page(url)
        else:
            self._show_feed.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= theme.pixels(BESIDE)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side.setMaximumWidth(min(theme.pixels(420), int(self.width() * 0.44)) if beside else self.width())
        self._side.setMinimumWidth(self._side.maximumWidth())
        super().resizeEvent(event)


def _reworded(
    services: "Services", job: JobId, text: str, confirmed: bool
) -> "tuple[tuple[Obstacle, ...], tuple[Finding, ...]]":
    """What stands in the way, and the errors behind it; nothing when the words are changed."""
    corrections = services.publishing.afterwards.corrections
    held = next((one for one in services.publishing.jobs() if one.id == job), None)
    found = corrections.obstacles(held, text) if held else ()
    if held and (any(one.blocking for one in found) or (found and not confirmed)):
        return found, tuple(corrections.review(held, text).at(Level.ERROR))
    if corrections.correct(job, text, confirmed=True).state is JobState.QUEUED:
        services.publishing.run_due()
    return (), ()


def _send_again(services: "Services", job: JobId) -> None:
    services.publishing.requeue(job)
    services.publishing.run_due()
