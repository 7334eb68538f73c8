# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of the draft on the desk, always of its newest text, and the ways out of each finding."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.drafts import Draft
from composer.domain.ids import DraftId, NetworkKey
from composer.domain.review import Context, Count, Finding, Level, Review
from composer.domain.text import Language, Span
from composer.ui.latest import Latest
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.versions import text_of
from composer.ui.widgets.finding_card import CardWords
from composer.ui.widgets.live_findings import LiveFinding, placed
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

AFTER_A_KEY_MS = 12
"""The key is painted before a review competes with it for the interpreter."""
COUNTED_AT_ONCE = 20_000
"""Longer texts are counted with their review, so that typing in them stays smooth."""


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """A review, and the draft and version it was asked for."""

    draft: DraftId
    version: NetworkKey | None
    review: Review


def card_words(wording: "Wording", finding: Finding) -> CardWords:
    """What the card of a finding says; a way out without an edit has no button, an angle is asked as a question."""
    worded = wording.finding(finding)
    fixes = tuple(wording.message(fix.label) if fix.edits else "" for fix in finding.fixes)
    return CardWords(worded.title, worded.text, worded.why, fixes, finding.message.values.get("angle", ""))


class LiveReview(QObject):
    """Asks for a review after each change and shows it on the desk, in the editor and beside it."""

    reviewed = Signal(object)
    """A Review, of the text of now or of one just before."""
    finding_ignored = Signal(str)
    """Key of a finding the person wants to see no more in this draft."""
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, desk: WritingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = desk
        self._draft: Draft | None = None
        self._version: NetworkKey | None = None
        self._review: Review | None = None
        self._counts: dict[str, dict[NetworkKey, Count]] = {}
        self._questions = Latest(Lane.REVIEW, runner, self, wait_ms=AFTER_A_KEY_MS)
        self._questions.answered.connect(self._on_reviewed)
        self._questions.failed.connect(self.failed)
        desk.editor.passage_reached.connect(desk.findings.light)
        desk.findings.attended.connect(desk.editor.attend_to)
        desk.findings.fix_chosen.connect(self._on_fix_chosen)
        desk.findings.ignored.connect(self._on_ignored)
        desk.findings.reveal_requested.connect(desk.editor.reveal)

    def show(self, draft: Draft, version: NetworkKey | None) -> None:
        """The draft of now, and the version of it that is on the desk."""
        if self._draft is None or draft.id != self._draft.id or version != self._version:
            self._review = None
            self._counts.clear()
        self._draft, self._version = draft, version
        self._questions.ask(partial(_review_of, self._services, draft, version))

    @property
    def review(self) -> Review | None:
        """The last one shown, None before it."""
        return self._review

    def forget(self) -> None:
        """No draft is on the desk."""
        self._draft = self._review = None

    def count(self, text: str, networks: tuple[NetworkKey, ...]) -> dict[NetworkKey, Count]:
        """Counts of a text for all networks; of a very long one, those of its last review."""
        held = self._counts.get(text)
        if held is not None and all(key in held for key in networks):
            return held
        if len(text) > COUNTED_AT_ONCE:
            return dict(self._review.counts) if self._review else {}
        now = self._services.clock.now()
        context = Context(Language.FRENCH, None, now)
        counted = dict(self._services.reviewing.review(text, context, networks, only=()).counts)
        if len(self._counts) > len(networks) + 1:
            self._counts.clear()
        self._counts[text] = counted
        return counted

    def _on_reviewed(self, reviewed: _Reviewed) -> None:
        """Shown even when the text has moved on: its findings are put where they are now."""
        draft = self._draft
        if draft is None or (reviewed.draft, reviewed.version) != (draft.id, self._version):
            return
        self._review = review = reviewed.review
        text = self._desk.editor.text()
        findings = placed(review, text)
        self._desk.editor.show_findings(findings)
        self._desk.findings.show_review(review, findings, self._tightest(draft))
        self.reviewed.emit(review)

    def _tightest(self, draft: Draft) -> Count | None:
        """The count that leaves least room, among the networks this text goes to."""
        shown = (self._version,) if self._version else draft.networks
        counts = [c for v in shown if (c := self.count(text_of(draft, v), draft.networks).get(v))]
        return max(counts, key=lambda c: c.used / max(c.limit, 1), default=None)

    def _on_fix_chosen(self, finding: LiveFinding, number: int) -> None:
        """The fix as it fits the text of now; one that no longer fits waits for the next review."""
        now = next((f for f in self._desk.editor.findings() if f.number == finding.number), None)
        if now is None or number >= len(finding.finding.fixes):
            return
        label = finding.finding.fixes[number].label
        fix = next((fix for fix in now.fixes if fix.label == label), None)
        if fix is not None:
            self._desk.editor.apply_edits(fix.edits)
            self._desk.editor.setFocus()

    def fix_here(self) -> None:
        """The first fix of the focused card, or of the findings the cursor is in, the narrowest first."""
        card = self._desk.findings.focused()
        for finding in [card] if card else self._desk.editor.findings_here():
            usable = next((n for n, fix in enumerate(finding.finding.fixes) if fix.edits), None)
            if usable is not None:
                self._on_fix_chosen(finding, usable)
                return

    def ignore_here(self) -> None:
        """Errors stay: the charter does not let itself be ignored."""
        finding = self._here()
        if finding is not None:
            self._on_ignored(finding)

    def _here(self) -> LiveFinding | None:
        card = self._desk.findings.focused()
        return card or self._desk.editor.finding_here()

    def _on_ignored(self, finding: LiveFinding) -> None:
        if self._draft is not None and finding.finding.level is not Level.ERROR:
            self.finding_ignored.emit(finding.finding.key)

    def step(self, by: int) -> None:
        """To the next or previous passage with a finding, around the ends."""
        editor = self._desk.editor
        found = sorted((f for f in editor.findings() if f.span), key=lambda f: (f.span or Span(0, 0), f.number))
        if not found:
            return
        here = editor.cursor_offset()
        starts = [f.span.start if f.span else 0 for f in found]
        if by > 0:
            number = next((n for n, start in enumerate(starts) if start > here), 0)
        else:
            number = next((n for n in reversed(range(len(found))) if starts[n] < here), len(found) - 1)
        editor.setFocus()
        editor.reveal(found[number])
        self._desk.findings.light(found[number])


def _review_of(services: "Services", draft: Draft, version: NetworkKey | None) -> _Reviewed:
    return _Reviewed(draft.id, version, services.reviewing.review_draft(draft, version))
