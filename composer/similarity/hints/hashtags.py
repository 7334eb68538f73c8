# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The very hashtags colleagues have."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Finding, Fix
from composer.domain.text import Edit, Span
from composer.similarity.hints.base import Material, finding, without

_TAG: Final = re.compile(r"[#＃]\w+")
_IN_A_ROW: Final = re.compile(r"[#＃]\w+(?=\s*(?:[#＃]|[^\w\s]*$))", re.MULTILINE)
_MOST_OFFERED: Final = 2


def same_hashtags(material: Material) -> Iterator[Finding]:
    """The same set as colleagues have. What the charter asks everybody to write is left out of it, and left alone."""
    tags = [Span(*match.span()) for match in _TAG.finditer(material.text)]
    shared = [tag for tag in tags if tag.of(material.text).casefold() not in material.house.spared]
    if not shared or material.echo is None or not material.echo.hashtags:
        return
    said = " ".join(tag.of(material.text) for tag in shared)
    values = {"count": str(material.echo.hashtags), "hashtags": said}
    fixes = (*_exchanged(material, shared[-1], tags), _removed(material.text, shared))
    yield finding("SameHashtags", "voice-same-hashtags", values, *fixes, span=shared[-1], match=said, about="text")


def _exchanged(material: Material, tag: Span, tags: Sequence[Span]) -> Iterator[Fix]:
    """The last one gives way to another of the post, or of its theme."""
    held = {one.of(material.text).casefold() for one in tags} | material.house.spared
    theirs = material.approved.hashtags if material.approved else ()
    offered = [*theirs, *(material.post.hashtags if material.post else ())]
    for theme in material.post.themes if material.post else ():
        offered += material.house.hashtags.get((material.context.language, theme), ())
    free = [one for one in dict.fromkeys(offered) if one.casefold() not in held]
    for other in free[:_MOST_OFFERED]:
        values = {"hashtag": other, "instead": tag.of(material.text)}
        yield Fix(Message("voice-other-hashtag", values), (Edit(tag, other),))


def _removed(text: str, shared: Sequence[Span]) -> Fix:
    """A tag inside a sentence stays there as a word."""
    rows = {match.start() for match in _IN_A_ROW.finditer(text)}
    words = [Edit(Span(tag.start, tag.start + 1), "") for tag in shared if tag.start not in rows]
    gone = without(text, [tag for tag in shared if tag.start in rows])
    return Fix(Message("voice-drop-hashtags", {"count": str(len(shared))}), (*gone, *words))
