# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen of a guide's draft beside the questions: the post, and what charter and voice quietly say of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.drafts import Draft
from composer.domain.library import Guide
from composer.domain.review import Finding, Level, Review, Source
from composer.domain.text import Span
from composer.services.guiding import Ended, ended
from composer.ui.widgets.guide_end import EndFace
from composer.ui.widgets.guide_remarks import RemarkFace
from composer.ui.widgets.guide_resume import WalkFace

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

SOURCES = frozenset({Source.CHARTER, Source.VOICE})
"""Spelling waits for the composer: nobody tells a story well while being corrected."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding, and the answer it is in."""

    finding: Finding
    at: tuple[int, Span] | None


@dataclass(frozen=True, slots=True)
class Look:
    """The post so far, and what is said about it."""

    draft: Draft
    text: str
    review: Review
    said: tuple[Said, ...]


def look(services: "Services", draft: Draft) -> Look:
    """Takes as long as a review: for a worker. An ended guide's text is that of the draft, edits included."""
    made = services.guiding.composed(draft)
    text = draft.text if ended(draft) else made.text
    review = services.reviewing.review(text, services.reviewing.context_for(draft, None), only=SOURCES)
    found = [finding for finding in review.findings if finding.level is not Level.SUGGESTION]
    same = text == made.text
    said = (Said(one, made.said_at(one.span) if same and one.span is not None else None) for one in found)
    return Look(draft, text, review, tuple(sorted(said, key=lambda one: (one.finding.level.rank, one.finding.order))))


class GuideWords(QObject):
    """Facts of a guide, in words."""

    def __init__(self, wording: "Wording", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording

    def line(self, seen: Look) -> str:
        """One quiet line: how many remarks and the first, then the voice; nothing of an empty text."""
        if not seen.text.strip():
            return ""
        if not seen.said:
            words = self.tr("Charter: nothing to report")
        else:
            first = self._wording.finding(seen.said[0].finding).title
            one, more = self.tr("One remark: {first}"), self.tr("{n} remarks, the first: {first}")
            words = (one if len(seen.said) == 1 else more).format(n=len(seen.said), first=first)
        if seen.review.voice is not None:
            words += " · " + self.tr("My voice: {score}").format(score=seen.review.voice.score)
        return words

    def remarks(self, seen: Look, guide: Guide) -> tuple[RemarkFace, ...]:
        """Each with the answer it is in."""
        return tuple(self._remark(one, guide) for one in seen.said)

    def _remark(self, said: Said, guide: Guide) -> RemarkFace:
        worded = self._wording.finding(said.finding)
        error = said.finding.level is Level.ERROR
        level, tone = (self.tr("To settle before publishing"), "danger") if error else (self.tr("To check"), "warn")
        if said.at is None or said.at[0] >= len(guide.steps):
            return RemarkFace(worded.title, worded.text, level, tone)
        step, span = said.at
        return RemarkFace(worded.title, worded.text, level, tone, step, guide.steps[step].label, span)

    def end(self, done: Ended, guide: Guide, *, reversible: bool) -> EndFace:
        """The end page; ``reversible`` after the edits were left aside."""
        progress = done.draft.guide
        if progress is None:
            raise ValueError("a draft without a guide has no end")
        words = len(done.draft.text.split())
        note, way = "", ""
        if reversible:
            way = self.tr("Bring my edits back")
        elif done.draft.text != progress.composed:
            note = self.tr("What you changed in Compose stands.")
            if done.kept == 1:
                note += " " + self.tr("One paragraph keeps your edit although its answer has changed.")
            elif done.kept:
                note += " " + self.tr("{n} paragraphs keep your edits although their answers have changed.").format(
                    n=done.kept
                )
            way = self.tr("Take the answers alone instead")
        return EndFace(
            self.tr("{n} words, all on this computer. Nothing is published yet.").format(n=words),
            done.openings,
            done.closings,
            progress.opening,
            progress.closing,
            not done.openings and not done.closings and bool(guide.openings or guide.closings),
            done.spoken.text,
            self._timing(done),
            note,
            way,
        )

    def _timing(self, done: Ended) -> str:
        said = done.spoken
        words = self.tr("about {seconds} seconds · {n} words, all yours").format(seconds=said.seconds, n=said.words)
        if said.left_out == 1:
            words += " · " + self.tr("one sentence left out")
        elif said.left_out:
            words += " · " + self.tr("{n} sentences left out").format(n=said.left_out)
        return words

    def walk(self, draft: Draft) -> WalkFace:
        """A guide begun before."""
        answers = draft.guide.answers if draft.guide is not None else ()
        if ended(draft):
            return WalkFace(draft.id, draft.title, self.tr("ended, change an answer"))
        given = sum(bool(answer.strip()) for answer in answers)
        state = self.tr("answers: {given} of {n}").format(given=given, n=len(answers))
        return WalkFace(draft.id, draft.title, state)
