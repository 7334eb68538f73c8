# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Storytelling guides: small answers become a first text."""

from dataclasses import replace

from composer.domain.drafts import Draft, GuideProgress
from composer.domain.errors import GuideNotFound
from composer.domain.ids import GuideId, PostId
from composer.domain.library import Guide
from composer.domain.ports import CatalogueStore
from composer.domain.text import Language
from composer.services.drafting import Drafting


class Guiding:
    """Walks a person through a guide; every answer is on disk when it has been given."""

    def __init__(self, library: CatalogueStore, drafting: Drafting) -> None:
        self._library = library
        self._drafting = drafting

    def guides(self, language: Language) -> tuple[Guide, ...]:
        """First-post guides first, then by title."""
        return self._library.guides(language)

    def guide(self, guide: GuideId, language: Language) -> Guide:
        """Raises GuideNotFound."""
        for known in self._library.guides(language):
            if known.id == guide:
                return known
        raise GuideNotFound(file=f"guides/{guide}.md", guide=guide)

    def begin(self, guide: GuideId, language: Language, post: PostId | None = None) -> Draft:
        """A saved draft at the first question, with the media and facts of ``post`` at hand when one is given.

        Raises GuideNotFound, PostNotFound.
        """
        chosen = self.guide(guide, language)
        draft = self._drafting.blank(language) if post is None else self._drafting.from_post(post, language)
        progress = GuideProgress(guide, ("",) * len(chosen.steps), 0)
        title = draft.title or chosen.title
        return self._drafting.save(replace(draft, language=language, title=title, text="", guide=progress))

    def answer(self, draft: Draft, step: int, text: str) -> Draft:
        """The draft with that answer, saved. Raises GuideNotFound when the draft has no such step."""
        guide, progress = self._of(draft)
        if not 0 <= step < len(guide.steps):
            raise GuideNotFound(file=f"guides/{guide.id}.md", guide=guide.id)
        answers = (*progress.answers[:step], text, *progress.answers[step + 1 :])
        return self._drafting.save(replace(draft, guide=replace(progress, answers=answers)))

    def go_to(self, draft: Draft, step: int) -> Draft:
        """The draft at that step (the nearest there is), saved."""
        guide, progress = self._of(draft)
        return self._drafting.save(replace(draft, guide=replace(progress, step=min(max(step, 0), len(guide.steps)))))

    def finish(self, draft: Draft) -> Draft:
        """The draft with the answers as its text, saved; the guide and its answers stay with it."""
        guide, progress = self._of(draft)
        text = self._compose(guide, progress)
        return self._drafting.save(replace(draft, text=text, guide=replace(progress, step=len(guide.steps))))

    def preview(self, draft: Draft) -> str:
        """The text the answers make so far."""
        return self._compose(*self._of(draft))

    @staticmethod
    def _compose(guide: Guide, progress: GuideProgress) -> str:
        from composer.guides import compose_answers

        return compose_answers(guide, progress.answers)

    def _of(self, draft: Draft) -> tuple[Guide, GuideProgress]:
        """The draft's guide, and its answers fitted to the guide's present number of steps."""
        if draft.guide is None:
            raise GuideNotFound(file="", guide="")
        guide = self.guide(draft.guide.guide, draft.language)
        count = len(guide.steps)
        answers = (draft.guide.answers + ("",) * count)[:count]
        return guide, replace(draft.guide, answers=answers, step=min(draft.guide.step, count))
