# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool asked about the draft on the desk once the fingers rest; what is no longer wanted is not asked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.grammar import GrammarState, GrammarStatus
from composer.domain.ids import NetworkKey
from composer.ui.tasks import Lane, TaskHandle, TaskRunner
from composer.ui.versions import text_of

if TYPE_CHECKING:
    from composer.bootstrap import Services

RESTING_MS = 1000
NOTICED_MS = 1500
"""A wait longer than this is explained."""
LONGEST_WAIT_MS = 3_600_000


class LiveGrammar(QObject):
    """One question at a time. The answers are kept by the service, where the next review finds them."""

    answered = Signal(object)
    """A GrammarStatus: there may be more to say about the draft, or trouble or a wait to tell of."""
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._draft: Draft | None = None
        self._version: NetworkKey | None = None
        self._handle: TaskHandle | None = None
        self._asked_before = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._ask)
        self._noticed = QTimer(self)
        self._noticed.setSingleShot(True)
        self._noticed.setInterval(NOTICED_MS)
        self._noticed.timeout.connect(self._on_noticed)

    def show(self, draft: Draft, version: NetworkKey | None) -> None:
        """The draft of now. A question about other words is dropped before its next paragraph."""
        same = self._draft is not None and _words(draft, version) == _words(self._draft, self._version)
        self._draft, self._version = draft, version
        if self._handle is not None and not same:
            self._handle.cancel()
        self._resting.start(RESTING_MS)

    def forget(self) -> None:
        """No draft is on the desk."""
        self._draft = None
        self._resting.stop()
        if self._handle is not None:
            self._handle.cancel()

    def _ask(self) -> None:
        """Waits its turn: the question before is answered, or sees soon that it was cancelled."""
        if self._draft is None or self._handle is not None:
            return
        if not self._services.grammar.wanted:
            if self._asked_before:
                self._asked_before = False
                self.answered.emit(self._services.grammar.status)
            return
        self._asked_before = True
        self._handle = self._runner.run_with_handle(
            Lane.NETWORK,
            partial(_check, self._services, self._draft, self._version),
            done=self._on_answered,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            lasting=False,
        )
        self._noticed.start()

    def _on_noticed(self) -> None:
        if self._handle is None:
            return
        status = self._services.grammar.status
        if status.state is GrammarState.STARTING:
            self.answered.emit(status)
        else:
            self._noticed.start()

    def _on_answered(self, status: GrammarStatus) -> None:
        self._handle = None
        if status.again_at is not None and not self._resting.isActive():
            wait = (status.again_at - self._services.clock.now()).total_seconds() * 1000
            self._resting.start(round(min(max(wait, RESTING_MS), LONGEST_WAIT_MS)))
        self.answered.emit(status)

    def _on_cancelled(self) -> None:
        self._handle = None
        if self._draft is not None and not self._resting.isActive():
            self._ask()

    def _on_failed(self, error: RamageError) -> None:
        self._handle = None
        self.failed.emit(error)


def _words(draft: Draft, version: NetworkKey | None) -> object:
    return draft.id, version, text_of(draft, version), draft.language, dict(draft.languages_of(version))


def _check(services: "Services", draft: Draft, version: NetworkKey | None, handle: TaskHandle) -> GrammarStatus:
    return services.grammar.check_draft(draft, version, handle.raise_if_cancelled)
