# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hints towards one's own words: each names what is shared and with whom, and has a way out that works.

To add one: a file with a function from Material to findings, its place in ``HINTS``, its words in
``resources/messages``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from composer.domain.review import Finding
from composer.domain.turns import give_way
from composer.similarity.hints.angle import angle
from composer.similarity.hints.base import Hint, House, Material
from composer.similarity.hints.closing import same_closing
from composer.similarity.hints.emoji import same_emoji
from composer.similarity.hints.facts import facts
from composer.similarity.hints.hashtags import same_hashtags
from composer.similarity.hints.hour import same_hour
from composer.similarity.hints.link import same_link
from composer.similarity.hints.opening import same_opening, strongest_first
from composer.similarity.hints.passages import passages
from composer.similarity.hints.picture import same_picture
from composer.similarity.hints.question import question
from composer.similarity.hints.said_before import said_before
from composer.similarity.hints.verdict import verdict

__all__ = ["HINTS", "House", "Material", "at_once", "findings"]

HINTS: Final[Sequence[Hint]] = (
    facts,
    same_opening,
    strongest_first,
    said_before,
    angle,
    same_closing,
    same_picture,
    same_link,
    same_hashtags,
    same_emoji,
    question,
    same_hour,
)
"""The most useful first, among those of one level: what is wrong, what readers see first, what makes the text one's
own, what gives the copy away, and last the hour, which costs no word."""
MOST_AT_ONCE: Final = 3
_NOT_COUNTED: Final = frozenset({"Voice.Verbatim", "Voice.Close", "Voice.SharedPassage"})
"""The verdict and the marks in the text are no hints."""
_SEVERAL: Final = frozenset({"Voice.FactChanged"})
"""Each is another mistake; of any other kind only the best is told."""


def findings(material: Material) -> Iterator[Finding]:
    """The verdict, every hint with its rank, then the passages. ``at_once`` chooses among them."""
    if not material.text.strip():
        return
    yield from verdict(material)
    for place, hint in enumerate(HINTS):
        give_way()
        yield from (replace(found, rank=place - len(HINTS)) for found in hint(material))
    yield from passages(material)


def at_once(found: Sequence[Finding], hidden: Callable[[Finding], bool] = lambda _: False) -> tuple[Finding, ...]:
    """What is told: at most three hints, the most useful first; one that is ``hidden`` makes room for the next."""
    told: set[int] = set()
    kinds: set[str] = set()
    for one in sorted((f for f in found if f.rule not in _NOT_COUNTED), key=lambda f: (f.level.rank, f.rank)):
        if len(told) < MOST_AT_ONCE and not hidden(one) and (one.rule in _SEVERAL or one.rule not in kinds):
            told.add(id(one))
            kinds.add(one.rule)
    return tuple(f for f in found if id(f) in told or (f.rule in _NOT_COUNTED and not hidden(f)))
