# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on behind the window: the library is brought up to date, engines warm up, due publications go out."""

from PySide6.QtCore import QObject, QTimer, Signal

from composer.bootstrap import Services
from composer.domain.errors import RamageError
from composer.domain.handing import hand_of
from composer.domain.outbox import Job, JobState
from composer.services.reminders import Reminder
from composer.ui.tasks import Lane, TaskRunner

DUE_EVERY_MS = 15_000
PAGES_EVERY_MS = 15 * 60_000
POLICIES_EVERY_MS = 15 * 60_000


class Housekeeping(QObject):
    """Starts after the first paint."""

    library_ready = Signal(bool)
    """The library can be shown; true when it has changed."""
    library_failed = Signal(object)
    """A RamageError; the library held before, if any, stays."""
    jobs_changed = Signal()
    handed_over = Signal(object)
    """Jobs by hand whose hour has come."""
    reminders_due = Signal(object)
    """The Reminders whose hour has come; never at an hour at which the person does not want to be spoken to."""
    settings_changed = Signal(object)
    """Keys of settings that the organisation, or a file, has changed meanwhile."""
    failed = Signal(object)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._sending = False
        self._timer = QTimer(self)
        self._timer.setInterval(DUE_EVERY_MS)
        self._timer.timeout.connect(self.send_due)
        self._timer.timeout.connect(self.look_at_reminders)
        self._pages = QTimer(self)
        self._pages.setInterval(PAGES_EVERY_MS)
        self._pages.timeout.connect(self.look_at_pages)
        self._policies = QTimer(self)
        self._policies.setInterval(POLICIES_EVERY_MS)
        self._policies.timeout.connect(self.read_policies)

    def begin(self) -> None:
        """The library first: everything else reads it."""
        self.bring_library()
        work = self._services.publishing.recover  # cut short, it begins again at the next start
        self._runner.run(Lane.NETWORK, work, done=self._on_jobs_moved, failed=self.failed.emit, lasting=False)
        self._runner.run(Lane.NETWORK, self._services.outside.keep_up, failed=self.failed.emit)
        self._timer.start()
        self._policies.start()
        self.look_at_reminders()

    def bring_library(self) -> None:
        """Compile the library when it has changed."""
        self._runner.run(
            Lane.DATABASE,
            self._bring,
            done=self._on_library_looked_at,
            failed=self.library_failed.emit,
        )

    def send_due(self) -> None:
        """Whatever is due goes out, one round at a time."""
        if self._sending:
            return
        self._sending = True
        self._runner.run(
            Lane.NETWORK, self._services.publishing.run_due, done=self._on_sent, failed=self._on_send_failed
        )

    def look_at_reminders(self) -> None:
        """Those whose hour has come, if the person agreed to be spoken to now."""
        self._runner.run(
            Lane.DATABASE, self._services.reminders.take_due, done=self._on_reminders, failed=self.failed.emit
        )

    def look_at_pages(self) -> None:
        """The pages embargoes wait for, if there are any."""
        self._runner.run(Lane.NETWORK, self._services.reviewing.refresh_pages, failed=self.failed.emit, lasting=False)

    def read_policies(self) -> None:
        """What the organisation decides now."""
        work = self._services.preferences.refresh
        self._runner.run(Lane.DATABASE, work, done=self._on_policies_read, failed=self.failed.emit)

    def _on_policies_read(self, changed: frozenset[str]) -> None:
        if changed:
            self.settings_changed.emit(changed)

    def stop(self) -> None:
        """No further rounds."""
        self._timer.stop()
        self._policies.stop()
        self._pages.stop()

    def _bring(self) -> tuple[bool, tuple[Job, ...]]:
        changed = self._services.library.ensure()
        return changed, self._services.holding.follow() if changed else ()

    def _on_library_looked_at(self, found: tuple[bool, tuple[Job, ...]]) -> None:
        changed, moved = found
        self.library_taken_over(changed)
        self._on_jobs_moved(moved)

    def library_taken_over(self, changed: bool) -> None:
        """There is a library, and perhaps news of it: what reads it begins anew."""
        self.library_ready.emit(changed)
        self._runner.run(Lane.REVIEW, self._services.reviewing.warm, done=self._on_warm, failed=self.failed.emit)
        self._runner.run(Lane.NETWORK, self._services.colleagues.load, failed=self.failed.emit, lasting=False)

    def _on_warm(self, _nothing: object) -> None:
        self.look_at_pages()
        self._pages.start()
        self._runner.collector.spare_the_present()

    def _on_reminders(self, due: tuple[Reminder, ...]) -> None:
        if due:
            self.reminders_due.emit(due)

    def _on_sent(self, jobs: tuple[Job, ...]) -> None:
        self._sending = False
        self._on_jobs_moved(jobs)
        handed = tuple(
            job for job in jobs if job.state is JobState.HANDED_OVER and job.planned and hand_of(job.account)
        )
        if handed:
            self.handed_over.emit(handed)

    def _on_send_failed(self, error: RamageError) -> None:
        self._sending = False
        self.failed.emit(error)

    def _on_jobs_moved(self, jobs: tuple[Job, ...]) -> None:
        if jobs:
            self.jobs_changed.emit()
