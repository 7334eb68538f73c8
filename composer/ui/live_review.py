# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of the draft on the desk, always of its newest text."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.drafts import Draft
from composer.domain.grammar import GrammarState, GrammarStatus
from composer.domain.ids import DraftId, NetworkKey
from composer.domain.review import Count, Finding, Review
from composer.ui.card_faces import CardWords
from composer.ui.latest import Latest
from composer.ui.live_grammar import LiveGrammar
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.versions import text_of
from composer.ui.widgets.live_findings import placed
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

AFTER_A_KEY_MS = 12
"""The key is painted before a review competes with it for the interpreter."""
AS_TIME_PASSES_MS = 30_000
"""A window left open sees an embargo end and a pause begin."""
COUNTED_AT_ONCE = 20_000
"""Longer texts are counted with their review, so that typing in them stays smooth."""


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """A review, and the draft and version it was asked for."""

    draft: DraftId
    version: NetworkKey | None
    review: Review


def card_words(wording: "Wording", finding: Finding) -> CardWords:
    """What the card of a finding says; a way out with neither edits nor an intent has no button."""
    worded = wording.finding(finding)
    fixes = tuple(wording.message(fix.label) if fix.edits or fix.intent else "" for fix in finding.fixes)
    return CardWords(worded.title, worded.text, worded.why, fixes)


class LiveReview(QObject):
    """Asks for a review after each change and shows it on the desk, in the editor and beside it."""

    reviewed = Signal(object)
    """A Review, of the text of now or of one just before."""
    failed = Signal(object)

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", desk: WritingDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._wording = wording
        self._desk = desk
        self._draft: Draft | None = None
        self._version: NetworkKey | None = None
        self._at: datetime | None = None
        self._review: Review | None = None
        self._counts: dict[str, dict[NetworkKey, Count]] = {}
        self._questions = Latest(Lane.REVIEW, runner, self, wait_ms=AFTER_A_KEY_MS)
        self._questions.answered.connect(self._on_reviewed)
        self._questions.failed.connect(self.failed)
        self._grammar = LiveGrammar(services, runner, self)
        self._grammar.answered.connect(self._on_grammar_answered)
        self._grammar.failed.connect(self.failed)
        self._clock = QTimer(self)
        self._clock.setObjectName("review.clock")
        self._clock.setInterval(AS_TIME_PASSES_MS)
        self._clock.timeout.connect(self._ask_again)

    def show(self, draft: Draft, version: NetworkKey | None) -> None:
        """The draft of now, and the version of it that is on the desk."""
        if self._draft is None or draft.id != self._draft.id or version != self._version:
            self._review = None
            self._counts.clear()
        self._draft, self._version = draft, version
        self._ask_again()
        self._clock.start()
        self._grammar.show(draft, version)

    def plan(self, at: datetime | None) -> None:
        """The instant to judge by; None for now."""
        if at != self._at:
            self._at = at
            self._ask_again()

    @property
    def review(self) -> Review | None:
        """The last one shown, None before it."""
        return self._review

    def forget(self) -> None:
        """No draft is on the desk."""
        self._draft = self._review = None
        self._clock.stop()
        self._grammar.forget()

    def count(self, text: str, networks: tuple[NetworkKey, ...]) -> dict[NetworkKey, Count]:
        """Counts of a text for all networks; of a very long one, those of its last review."""
        held = self._counts.get(text)
        if held is not None and all(key in held for key in networks):
            return held
        if len(text) > COUNTED_AT_ONCE:
            return dict(self._review.counts) if self._review else {}
        counted = self._services.reviewing.count(text, networks)
        if len(self._counts) > len(networks) + 1:
            self._counts.clear()
        self._counts[text] = counted
        return counted

    def _on_reviewed(self, reviewed: _Reviewed) -> None:
        """Shown even when the text has moved on: its findings are put where they are now."""
        draft = self._draft
        if draft is None or (reviewed.draft, reviewed.version) != (draft.id, self._version):
            return
        held, self._review = self._review, reviewed.review
        review, text = reviewed.review, self._desk.editor.text()
        if held is not None and review == replace(held, planned=review.planned) and review.text == text:
            self.reviewed.emit(review)  # only time has passed
            return
        findings = placed(review, text, self._desk.editor.findings())
        self._desk.editor.show_findings(findings)
        self._desk.findings.show_review(review, findings, self._tightest(draft))
        self.reviewed.emit(review)

    def _on_grammar_answered(self, status: GrammarStatus) -> None:
        """Its findings come with the review, which costs nothing for a text that was just reviewed."""
        told = status.troubled or status.state is GrammarState.STARTING
        self._desk.findings.show_aside(self._wording.message(status.message) if told else "")
        self._ask_again()

    def _ask_again(self) -> None:
        if self._draft is not None:
            self._questions.ask(partial(_review_of, self._services, self._draft, self._version, self._at))

    def _tightest(self, draft: Draft) -> Count | None:
        """The count that leaves least room, among the networks this text goes to."""
        shown = (self._version,) if self._version else draft.networks
        counts = [c for v in shown if (c := self.count(text_of(draft, v), draft.networks).get(v))]
        return max(counts, key=lambda c: c.used / max(c.limit, 1), default=None)


def _review_of(services: "Services", draft: Draft, version: NetworkKey | None, at: datetime | None) -> _Reviewed:
    review = services.reviewing.review_draft(draft, version, at)
    return _Reviewed(draft.id, version, services.grammar.joined(review, draft))
