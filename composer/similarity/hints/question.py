# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question of a guide that asks for what the text does not tell yet."""

from collections.abc import Callable, Iterator
from typing import Final

from composer.domain.library import Guide
from composer.domain.messages import verbatim
from composer.domain.review import Finding
from composer.similarity.hints.base import Material, ask, finding
from composer.similarity.hints.strongest import happened, says_when, somebody
from composer.similarity.normalise import folded

_ASKED: Final[tuple[tuple[tuple[str, ...], Callable[[str], bool]], ...]] = (
    (("moment", "geste", "gesture", "scene", "scène", "turned", "bascul"), happened),
    (("quand", "heure", "quel jour", "when", "what time", "which day"), says_when),
    (("qui", "personne", "who", "whom", "whose"), somebody),
)
"""Words of a question, and whether a text already tells what they ask for."""


def question(material: Material) -> Iterator[Finding]:
    """Asked of a text that is not one's own yet, about what is missing in the sentences that are.

    In this order: something that happened, when, somebody. Guides for a first post come first.
    """
    if not material.copied:
        return
    own = " ".join(sentence.of(material.text) for sentence in material.own)
    guides = material.house.guides.get(material.context.language, ())
    for words, told in _ASKED:
        if not told(own):
            for asked, guide in _asking(guides, words):
                values = {"question": asked, "guide": guide.title}
                yield finding(
                    "GuideQuestion",
                    "voice-guide-question",
                    values,
                    ask("voice-answer-it", verbatim(asked), settles=True),
                    match=asked,
                )


def _asking(guides: tuple[Guide, ...], words: tuple[str, ...]) -> Iterator[tuple[str, Guide]]:
    for guide in guides:
        for step in guide.steps:
            said = f" {folded(step.label)} {folded(step.question)} ".replace("'", " ")
            if any(f" {folded(word)}" in said for word in words):
                yield step.question, guide
                break
