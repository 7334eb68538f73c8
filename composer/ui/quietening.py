# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person does not want to hear: in this draft, ever again, or of a word that is theirs."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.drafts import Draft
from composer.domain.review import Finding
from composer.ui.finding_focus import FindingFocus
from composer.ui.tasks import Lane, TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services


class Quietening(QObject):
    """A finding ignored here is kept with the draft, one dismissed for good and a word learnt with the person."""

    draft_changed = Signal(object)
    review_wanted = Signal()
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, focus: FindingFocus, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._draft: Draft | None = None
        focus.ignored.connect(self._on_ignored)
        focus.word_learnt.connect(self._on_word_learnt)

    def show(self, draft: Draft) -> None:
        """The draft of now."""
        self._draft = draft

    def _on_ignored(self, findings: tuple[Finding, ...], always: bool) -> None:
        if self._draft is None:
            return
        if always:
            work = partial(self._services.dismissals.dismiss, *findings)
            self._runner.run(Lane.DATABASE, work, done=self._on_kept, failed=self.failed.emit)
        else:
            ignored = self._draft.ignored | {f.key for f in findings}
            self.draft_changed.emit(replace(self._draft, ignored=ignored))

    def _on_word_learnt(self, word: str) -> None:
        work = partial(self._services.words.add, word)
        self._runner.run(Lane.DATABASE, work, done=self._on_kept, failed=self.failed.emit)

    def _on_kept(self, _done: object) -> None:
        self.review_wanted.emit()
