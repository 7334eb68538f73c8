# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""After the press of the button: what became of it on each network, kept up to date while the draft is open."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.domain.handing import hand_of
from composer.domain.ids import JobId
from composer.domain.outbox import Job, JobState
from composer.ui.hand_desk import HandDesk
from composer.ui.job_words import look_of_state
from composer.ui.moments import moment, weekday_and_hour
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.outcome_list import OutcomeFace, Way
from composer.ui.widgets.publish_bar import BarState, Phase

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording
    from composer.ui.publication import PublicationDesk
    from composer.ui.widgets.writing_desk import WritingDesk


class OutcomeDesk(QObject):
    """Fills the list; what is to be posted by hand is opened at once."""

    outbox_wanted = Signal()
    jobs_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        services: "Services",
        runner: TaskRunner,
        wording: "Wording",
        desk: "WritingDesk",
        publication: "PublicationDesk",
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._desk = desk
        self._publication = publication
        self.hand = HandDesk(services, runner, wording, window)
        self._jobs: tuple[Job, ...] = ()
        self._names = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
        desk.outcomes.way_chosen.connect(self._on_way)
        self.hand.settled.connect(self._on_settled)
        self.hand.failed.connect(self.failed)
        publication.state_changed.connect(self._follow)
        publication.jobs_settled.connect(self.show)

    def show(self, jobs: Sequence[Job]) -> None:
        """The jobs of one press, as they are after the first attempt."""
        self._jobs = tuple(jobs)
        self._show()
        self.jobs_changed.emit()
        self.hand.open([j.id for j in jobs if j.state is JobState.HANDED_OVER and hand_of(j.account)])

    def _follow(self, state: BarState) -> None:
        """What the bar says: once there is another text, what became of the last one is a matter of the outbox."""
        if state.phase is not Phase.SETTLED:
            self.forget()

    def forget(self) -> None:
        """Another draft, or another text."""
        self._jobs = ()
        self._desk.outcomes.show_faces(())

    def refresh(self) -> None:
        """The outbox has moved."""
        if self._jobs:
            self._runner.run(Lane.DATABASE, self._services.publishing.jobs, done=self._on_jobs, failed=self.failed.emit)

    def _on_jobs(self, jobs: tuple[Job, ...]) -> None:
        now = {job.id: job for job in jobs}
        self._jobs = tuple(now.get(job.id, job) for job in self._jobs)
        self._show()
        self._publication.follow(self._jobs)

    def _on_settled(self, settled: Job) -> None:
        self._jobs = tuple(settled if job.id == settled.id else job for job in self._jobs)
        self._show()
        self._publication.follow(self._jobs)
        self.jobs_changed.emit()

    def _show(self) -> None:
        told = () if speaks_for_itself(self._jobs) else tuple(self.face(job) for job in self._jobs)
        self._desk.outcomes.show_faces(told)

    def face(self, job: Job) -> OutcomeFace:
        """One job in words."""
        look = look_of_state(job.state, self._wording)
        words = self._wording.message(job.reason) if job.reason else look.advice
        if job.receipt is not None:
            words = moment(job.receipt.published.timestamp())
        elif job.state is JobState.QUEUED and job.due > job.created:
            words = " ".join((self.tr("Goes out {when}.").format(when=weekday_and_hour(job.due)), words))
        network = self._names.get(job.network, job.network)
        return OutcomeFace(str(job.id), network, look.words, look.icon, look.tone, words, tuple(self._ways(job)))

    def _ways(self, job: Job) -> list[tuple[Way, str]]:
        network = self._names.get(job.network, job.network)
        if job.receipt is not None and job.receipt.url:
            return [(Way.SEE, self.tr("See the post"))]
        if job.state is JobState.HANDED_OVER:
            return [(Way.FINISH, self.tr("Finish it…"))]
        if job.state is JobState.UNKNOWN:
            look = [(Way.LOOK, self.tr("Look on {network}").format(network=network))] if self._page(job) else []
            return [*look, (Way.DECIDE, self.tr("Say what you found"))]
        if job.state is JobState.REFUSED:
            return [(Way.EDIT, self.tr("Change the text"))]
        return [(Way.DECIDE, self.tr("Decide in the outbox"))] if job.state is JobState.HELD else []

    def _page(self, job: Job) -> str:
        return self._services.publishing.afterwards.where_to_look(job)

    def _on_way(self, key: str, way: Way) -> None:
        job = next((one for one in self._jobs if one.id == key), None)
        if job is None:
            return
        ways: dict[Way, Callable[[], object]] = {
            Way.SEE: partial(self._see, job),
            Way.FINISH: partial(self.hand.open, [JobId(job.id)]),
            Way.LOOK: partial(self._look, job),
            Way.DECIDE: self.outbox_wanted.emit,
            Way.EDIT: self._desk.editor.setFocus,
        }
        ways[way]()

    def _see(self, job: Job) -> None:
        """A post of the practice network is in its feed, in the outbox."""
        url = job.receipt.url if job.receipt else ""
        if url.startswith("https://"):
            self.hand.computer.open_page(url)
        else:
            self.outbox_wanted.emit()

    def _look(self, job: Job) -> None:
        self.hand.computer.open_page(self._page(job))


def speaks_for_itself(jobs: Sequence[Job]) -> bool:
    """One job that was sent, or waits: the line beside the button says it all."""
    return len(jobs) <= 1 and all(job.state in (JobState.SENT, JobState.QUEUED, JobState.SENDING) for job in jobs)
