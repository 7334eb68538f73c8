# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drafts that wait on the start page: read, discarded, brought back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.drafts import Draft
from composer.ui.models.drafts_model import DraftRow
from composer.ui.moments import ago
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from composer.bootstrap import Services

FIRST_LINE = 160


class WaitingDrafts(QObject):
    """Keeps the last one discarded, so that it can be brought back."""

    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, page: StartPage, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._page = page
        self._discarded: Draft | None = None
        page.restore_requested.connect(self._on_restore_requested)

    def load(self) -> None:
        """Reads them again."""
        work = self._services.drafting.recent
        self._runner.run(Lane.DATABASE, work, done=self._on_loaded, failed=self.failed.emit)

    def discard(self, draft: Draft) -> None:
        """Puts it away and offers to bring it back."""
        self._discarded = draft
        self._page.offer_undo(draft.title or self.tr("Untitled draft"))
        work = partial(self._services.drafting.discard, draft.id)
        self._runner.run(Lane.DATABASE, work, done=self._on_changed, failed=self.failed.emit)

    def forget_discarded(self) -> None:
        """The person went on with something else."""
        self._discarded = None

    def _on_restore_requested(self) -> None:
        if self._discarded is not None:
            self._page.offer_undo("")
            work = partial(self._services.drafting.restore, self._discarded.id)
            self._runner.run(Lane.DATABASE, work, done=self._on_changed, failed=self.failed.emit)

    def _on_changed(self, _nothing: object) -> None:
        self.load()

    def _on_loaded(self, drafts: tuple[Draft, ...]) -> None:
        now = self._services.clock.now()
        rows = tuple(
            DraftRow(
                draft,
                draft.title or self.tr("Untitled draft"),
                " ".join(draft.text.split())[:FIRST_LINE] or self.tr("Nothing written yet"),
                ago((now - draft.updated).total_seconds()),
            )
            for draft in drafts
        )
        self._page.show_drafts(rows)
