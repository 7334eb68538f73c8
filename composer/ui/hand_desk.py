# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Posting by hand: everything is opened at once, and the person's answer is taken down."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.domain.errors import AddressRefused, RamageError
from composer.domain.handing import Handing
from composer.domain.ids import JobId
from composer.domain.outbox import Job
from composer.domain.ports import Computer
from composer.ui.computer import QtComputer
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.hand_dialog import HandDialog, HandFace

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class HandDesk(QObject):
    """One publication after the other; what gets no answer waits in the outbox."""

    settled = Signal(object)
    """A Job, once the person has said whether they posted it."""
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording", window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._window = window
        self._waiting: list[JobId] = []
        self._dialog: HandDialog | None = None
        self._busy = False
        self.computer: Computer = QtComputer()

    def open(self, jobs: Sequence[JobId]) -> None:
        """Lay ready and open what each of them needs."""
        self._waiting += [job for job in jobs if job not in self._waiting]
        self._go_on()

    def _go_on(self) -> None:
        if self._dialog is not None or self._busy or not self._waiting:
            return
        self._busy = True
        work = partial(self._services.assisting.handing, self._waiting.pop(0))
        self._runner.run(Lane.NETWORK, work, done=self._on_ready, failed=self._on_failed)

    def _on_failed(self, error: RamageError) -> None:
        self._busy = False
        self.failed.emit(error)
        self._go_on()

    def _on_ready(self, handing: Handing) -> None:
        self._busy = False
        dialog = HandDialog(self._face(handing), self._window)
        self._dialog = dialog
        dialog.copied.connect(lambda text: self.computer.copy(text))
        dialog.page_wanted.connect(partial(self._open_page, handing))
        dialog.folder_wanted.connect(lambda: self.computer.open_folder(handing.folder))
        dialog.address_given.connect(partial(self._on_address, handing.job))
        dialog.not_posted.connect(partial(self._on_not_posted, handing.job))
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._bring(handing)

    def _bring(self, handing: Handing) -> None:
        """The page last: it is what the person sees."""
        if handing.text:
            self.computer.copy(handing.text)
        if handing.folder:
            self.computer.open_folder(handing.folder)
        self._open_page(handing)

    def _open_page(self, handing: Handing) -> None:
        if handing.page and not self.computer.open_page(handing.page) and self._dialog is not None:
            self._dialog.show_page(handing.page)

    def _face(self, handing: Handing) -> HandFace:
        network = self._wording.text(f"network-name-{handing.network}")
        steps = tuple(self._wording.message(action) for action in handing.actions)
        return HandFace(network, steps, handing.text, bool(handing.page), bool(handing.folder), handing.files)

    # -- the answer ------------------------------------------------------------

    def _on_address(self, job: JobId, address: str) -> None:
        self._runner.run(
            Lane.DATABASE,
            partial(self._services.assisting.posted, job, address),
            done=self._on_answered,
            failed=self._on_refused,
        )

    def _on_not_posted(self, job: JobId) -> None:
        self._runner.run(
            Lane.DATABASE,
            partial(self._services.assisting.not_posted, job),
            done=self._on_answered,
            failed=self._on_refused,
        )

    def _on_answered(self, job: Job) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.settled.emit(job)

    def _on_refused(self, error: RamageError) -> None:
        """An address that is none of theirs can be corrected; anything else is told by the window."""
        if isinstance(error, AddressRefused) and self._dialog is not None:
            words = self._wording.error(error)
            self._dialog.show_trouble(" ".join(part for part in (words.text or words.title, words.action) if part))
            return
        if self._dialog is not None:
            self._dialog.reject()
        self.failed.emit(error)

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self._go_on()
