# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An angle of the post that the person has not told yet."""

from collections.abc import Iterator, Sequence
from typing import Final

from composer.domain.messages import verbatim
from composer.domain.review import Finding
from composer.similarity.hints.base import Material, ask, finding
from composer.similarity.normalise import words_of

_USED: Final = 0.5


def angle(material: Material) -> Iterator[Finding]:
    """Asked of a text that is not one's own yet: half the telling words of an angle in the text make it a used one."""
    if material.copied:
        for unused in unused_angles(material):
            fix = ask("voice-answer-it", verbatim(unused), settles=True)
            yield finding("UnusedAngle", "voice-unused-angle", {"angle": unused}, fix, match=unused)


def unused_angles(material: Material) -> Sequence[str]:
    """In the order of the post."""
    mine = set(words_of(material.text).keys)
    return [one for one in (material.approved.angles if material.approved else ()) if not _used(one, mine)]


def _used(angle: str, mine: set[str]) -> bool:
    telling = set(words_of(angle).telling_keys)
    return len(telling & mine) > _USED * len(telling)
