# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the draft on disk while it is written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.ids import DraftId
from composer.ui.tasks import Lane, TaskRunner

WAIT_MS = 250
"""From a change to the start of its saving, at most: the wait is not renewed by further typing."""
RETRY_MS = 3000


class Autosave(QObject):
    """Saves the newest draft in the database lane, one save at a time."""

    draft_saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, save: Callable[[Draft], Draft], runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._runner = runner
        self._waiting: dict[DraftId, Draft] = {}
        self._under_way = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def settled(self) -> bool:
        """True when nothing waits to be saved and nothing is being saved."""
        return not self._waiting and not self._under_way

    def changed(self, draft: Draft) -> None:
        """To be saved soon; a newer state of the same draft takes its place."""
        self._waiting[draft.id] = draft
        if not self._under_way and not self._timer.isActive():
            self._timer.start(WAIT_MS)

    def flush(self) -> None:
        """Send what waits to the database lane now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for draft in waiting.values():
            self._under_way += 1
            failed = partial(self._on_failed, draft)
            self._runner.run(Lane.DATABASE, partial(self._save, draft), done=self._on_saved, failed=failed)

    def drop(self, draft: DraftId) -> None:
        """Forget what waits: the draft is being discarded."""
        self._waiting.pop(draft, None)

    def _on_saved(self, draft: Draft) -> None:
        self._under_way -= 1
        self.draft_saved.emit(draft)
        if self._waiting:
            self._timer.start(WAIT_MS)

    def _on_failed(self, draft: Draft, error: RamageError) -> None:
        self._under_way -= 1
        self._waiting.setdefault(draft.id, draft)
        self.save_failed.emit(error)
        self._timer.start(RETRY_MS)
