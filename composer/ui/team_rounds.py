# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rounds of the team space behind the window: about every hour, and soon after a publication."""

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.errors import RamageError
from composer.ui.tasks import Lane, TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services

HOURLY_S = (45 * 60, 75 * 60)
SOON_S = (30, 180)
"""Never at once: not everybody who starts at nine asks at nine."""


class TeamRounds(QObject):
    """What the place refuses is told where the team space is shown, and nowhere else."""

    to_ask = Signal()
    """There is a team space, and the person was never asked."""
    ended = Signal()
    failed = Signal(object)
    """A RamageError of this computer, not of the place."""

    def __init__(self, services: "Services", runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._under_way = False
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go)

    def begin(self) -> None:
        """Once the library is there: it may name the place. Nothing is asked of what an unapproved one names."""
        if not self._begun and not self._services.preview:
            self._begun = True
            self._after(SOON_S)
            work = self._services.together.wants_asking
            self._runner.run(Lane.DATABASE, work, done=self._on_looked, failed=self.failed.emit, lasting=False)

    def soon(self) -> None:
        """Something was published or planned."""
        if self._begun and self._timer.remainingTime() > SOON_S[1] * 1000:
            self._after(SOON_S)

    def go(self) -> None:
        """One round, unless there is no team space."""
        if self._under_way:
            return
        self._under_way = True
        work = self._services.together.round_if_on
        self._runner.run(Lane.NETWORK, work, done=self._on_ended, failed=self._on_failed, lasting=False)

    def stop(self) -> None:
        """No further rounds."""
        self._timer.stop()
        self._begun = False

    def _after(self, span: tuple[int, int]) -> None:
        self._timer.start(random.randint(*span) * 1000)  # noqa: S311 - no secret

    def _on_looked(self, wanted: bool) -> None:
        if wanted:
            self.to_ask.emit()

    def _on_ended(self, _nothing: object) -> None:
        self._rest()
        self.ended.emit()

    def _on_failed(self, error: RamageError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self._under_way = False
        if self._begun:
            self._after(HOURLY_S)
