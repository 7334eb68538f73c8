# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first sentence: the same as everybody's, or weaker than one further down."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from composer.domain.messages import verbatim
from composer.domain.review import Finding, Fix, Level
from composer.domain.text import Span
from composer.similarity.hints.angle import unused_angles
from composer.similarity.hints.base import SHORTEST, Material, alike, ask, finding, readable
from composer.similarity.hints.strongest import opening_with, strength, strongest
from composer.similarity.normalise import words_of
from composer.similarity.sentences import sentences

_WEAK: Final = 1.0
"""An opening up to here has at most one mark of a scene."""
_AHEAD: Final = 2.0
_FEWEST_SENTENCES: Final = 3


def same_opening(material: Material) -> Iterator[Finding]:
    """Its first sentence opens the approved text, or colleagues' publications."""
    opening = material.opening
    if opening is None:
        return
    words = opening.of(material.text)
    if any(alike(words, _opening_of(body)) for body in material.bodies):
        fixes, level = tuple(_other_openings(material, opening)), Level.WARNING
        yield finding(
            "SameOpening", "voice-same-opening", {}, *fixes, level=level, span=opening, match=words, about="text"
        )
    elif material.echo is not None and material.echo.opening:
        values = {"count": str(material.echo.opening)}
        fixes = (*_other_openings(material, opening), *readable(material))
        code = "voice-same-opening-colleagues"
        yield finding("SameOpening", code, values, *fixes, span=opening, match=words, about="text")


def strongest_first(material: Material) -> Iterator[Finding]:
    """A text that begins with nothing in particular, though one of its own sentences could be by nobody else."""
    opening = material.opening
    if opening is None or len(material.sentences) < _FEWEST_SENTENCES or next(same_opening(material), None):
        return
    best, weak = strongest(material, opening), strength(opening.of(material.text))
    fix = opening_with(material, opening)
    if best is None or fix is None or weak > _WEAK or strength(best.of(material.text)) - weak < _AHEAD:
        return
    values = {"rank": str(1 + material.sentences.index(best))}
    yield finding("StrongestSentence", "voice-strongest-sentence", values, fix, span=best, about="text")


def _other_openings(material: Material, opening: Span) -> Iterator[Fix]:
    """One of the person's own sentences, or the answer to a question."""
    moved = opening_with(material, opening)
    if moved is not None:
        yield moved
    for angle in unused_angles(material)[:1]:
        yield ask("voice-open-with-answer", verbatim(angle))


@lru_cache(maxsize=64)
def _opening_of(body: str) -> str:
    openings = (span.of(body) for span in sentences(body))
    return next((one for one in openings if len(words_of(one)) >= SHORTEST), "")
