# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers joined into a text that reads as one: the person's own words, in the order of the questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.domain.library import Guide
from composer.domain.text import Span
from composer.guides.tidying import Traced, tidy

OWN_SHARE: Final = 0.9
"""At least so much of a draft is the person's own words; its opening and closing move share the rest."""
_SHORT: Final = 7
"""Words: an answer of so many or fewer reads better beside its neighbour than as a paragraph of its own."""
_APART: Final = re.compile(r"\n|://|(?:^|\s)[#@]\w")
"""Lines, links and hashtags stand apart."""
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """What one answer became: ``span`` in the draft, and for each of its characters the place in the answer."""

    step: int
    span: Span
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft and where each stretch of it was said."""

    text: str
    parts: tuple[Part, ...]

    def said_at(self, span: Span) -> tuple[int, Span] | None:
        """The answer, and the stretch of it, that a stretch of the draft begins in; None in a move of the guide."""
        for part in self.parts:
            if part.span.start <= span.start < part.span.end:
                first = part.origin[span.start - part.span.start]
                last = part.origin[min(max(span.end - 1, span.start), part.span.end - 1) - part.span.start]
                return part.step, Span(first, max(first, last) + 1)
        return None


def word_count(text: str) -> int:
    """Words as they are counted here: an elided one such as ``l’`` counts."""
    return len(_WORD.findall(text))


def fits(own_words: int, *moves: str) -> bool:
    """True when these moves leave the person at least ``OWN_SHARE`` of the words."""
    added = sum(word_count(move) for move in moves)
    return added == 0 or own_words >= OWN_SHARE * (own_words + added)


def tidied(guide: Guide, step: int, answer: str) -> Traced:
    """The answer made presentable; a step whose example asks something awaits a question."""
    example = guide.steps[step].example if step < len(guide.steps) else ""
    return tidy(answer, guide.language, asking=example.rstrip(' »”"\u00a0\u202f').endswith("?"))


def compose(guide: Guide, answers: Sequence[str], opening: str = "", closing: str = "") -> Composed:
    """The answers one after the other, a paragraph each; very short ones that follow each other share one.

    Skipped questions leave no trace; with no answer at all the text is empty. Answers beyond the guide's steps are
    kept: a shortened guide loses no word. A move is left out where it would be more than its share.
    """
    every = [(step, tidied(guide, step, answer)) for step, answer in enumerate(answers)]
    said = [(step, made) for step, made in every if made.text]
    if not said:
        return Composed("", ())
    own = sum(word_count(made.text) for _, made in said)
    opening = opening.strip() if fits(own, opening) else ""
    closing = closing.strip() if fits(own, opening, closing) else ""
    text, parts = (f"{opening}\n\n" if opening else ""), list[Part]()
    for number, (step, made) in enumerate(said):
        if number:
            text += _between(said[number - 1][1], made, last=number == len(said) - 1)
        parts.append(Part(step, Span(len(text), len(text) + len(made.text)), tuple(made.origin)))
        text += made.text
    return Composed(text + (f"\n\n{closing}" if closing else ""), tuple(parts))


def compose_answers(guide: Guide, answers: Sequence[str]) -> str:
    """The text alone, without any move."""
    return compose(guide, answers).text


def _between(before: Traced, after: Traced, *, last: bool) -> str:
    """A space between two short answers; a closing question stands alone."""
    closing = last and after.text.rstrip(' »”")').endswith("?")
    both = (before.text, after.text)
    together = not closing and all(word_count(text) <= _SHORT and not _APART.search(text) for text in both)
    return " " if together and before.text[-1] in ".!?…»”" else "\n\n"
