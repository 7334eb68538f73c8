# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Storytelling guides: small answers become a first text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from composer.domain.drafts import Draft, GuideProgress
from composer.domain.errors import GuideNotFound, PostNotFound
from composer.domain.ids import GuideId, PostId
from composer.domain.library import Guide
from composer.domain.ports import CatalogueStore
from composer.domain.text import Language
from composer.services.drafting import Drafting

if TYPE_CHECKING:
    from composer.guides.composing import Composed
    from composer.guides.speaking import Spoken


@dataclass(frozen=True, slots=True)
class PostMaterial:
    """What a library post brings to a guide. ``prompts`` are its angles, for each step those that fit it."""

    title: str = ""
    facts: tuple[str, ...] = ()
    link: str = ""
    prompts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A guide at its end. ``kept`` counts paragraphs edited since that stand although their answers have changed.

    ``openings`` and ``closings`` are those that leave the person nine words out of ten.
    """

    draft: Draft
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    spoken: "Spoken"
    kept: int = 0


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

    def walks(self, limit: int = 6) -> tuple[Draft, ...]:
        """Drafts that come from a guide, latest change first: those under way, then those that may be changed."""
        held = [draft for draft in self._drafting.recent() if draft.guide is not None]
        known = {guide.id for guide in self._library.guides(Language.FRENCH)}
        held = [draft for draft in held if draft.guide is not None and draft.guide.guide in known]
        return tuple(sorted(held, key=ended)[:limit])

    def material(self, draft: Draft) -> PostMaterial:
        """What the draft's post brings; nothing when it has none or it has left the library. Raises GuideNotFound."""
        from composer.guides.prompting import prompts

        guide, _ = self._of(draft)
        if draft.post is None:
            return PostMaterial()
        try:
            post = self._library.post(draft.post)
        except PostNotFound:
            return PostMaterial()
        _, text = post.text_in(draft.language)
        main = post.texts[post.language]
        facts, angles = text.facts or main.facts, text.angles or main.angles
        return PostMaterial(text.title, facts, post.link, prompts(guide.steps, angles))

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
        where = max(step, 0) if step < len(guide.steps) else len(progress.answers)
        return self._drafting.save(replace(draft, guide=replace(progress, step=where)))

    def end(self, draft: Draft, opening: str = "", closing: str = "") -> Ended:
        """The draft with the answers as its text, saved; the guide and its answers stay with it.

        A text that was edited since the answers last made it keeps its edits, see ``composer.guides.merging``.
        """
        from composer.guides.composing import compose, fits, word_count
        from composer.guides.merging import merge
        from composer.guides.speaking import spoken

        guide, progress = self._of(draft)
        own = word_count(compose(guide, progress.answers).text)
        opening = opening if fits(own, opening) else ""
        closing = closing if fits(own, opening, closing) else ""
        made = compose(guide, progress.answers, opening, closing).text
        merged = merge(progress.composed, draft.text, made)
        done = replace(progress, step=len(progress.answers), opening=opening, closing=closing, composed=made)
        saved = self._drafting.save(replace(draft.with_text(merged.text), guide=done))
        return Ended(
            saved,
            _fitting(guide.openings, own, closing),
            _fitting(guide.closings, own, opening),
            spoken(guide, progress.answers),
            merged.kept,
        )

    def finish(self, draft: Draft) -> Draft:
        """The draft at the end of its guide with the moves it has, see ``end``."""
        progress = self._of(draft)[1]
        return self.end(draft, progress.opening, progress.closing).draft

    def start_over(self, draft: Draft) -> Ended:
        """The text from the answers alone, without the edits since: whoever offers this offers a way back."""
        progress = self._of(draft)[1]
        return self.end(replace(draft, text=progress.composed), progress.opening, progress.closing)

    def composed(self, draft: Draft) -> "Composed":
        """The text the answers make so far, and which answer each stretch of it comes from."""
        from composer.guides.composing import compose

        guide, progress = self._of(draft)
        return compose(guide, progress.answers, progress.opening, progress.closing)

    def preview(self, draft: Draft) -> str:
        """The text the answers make so far."""
        return self.composed(draft).text

    def _of(self, draft: Draft) -> tuple[Guide, GuideProgress]:
        """The draft's guide, and its answers fitted to the guide's present number of steps."""
        if draft.guide is None:
            raise GuideNotFound(file="", guide="")
        guide = self.guide(draft.guide.guide, draft.language)
        count = len(guide.steps)
        answers = (draft.guide.answers + ("",) * count)[: max(count, len(draft.guide.answers))]
        return guide, replace(draft.guide, answers=answers, step=min(draft.guide.step, count))


def ended(draft: Draft) -> bool:
    """True once the answers have become the draft's text and no question is being asked again."""
    return draft.guide is not None and draft.guide.step >= len(draft.guide.answers)


def _fitting(moves: Sequence[str], own: int, other: str) -> tuple[str, ...]:
    from composer.guides.composing import fits

    return tuple(move for move in moves if fits(own, move, other))
