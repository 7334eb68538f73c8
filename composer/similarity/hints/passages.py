# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every passage that stands elsewhere, and how to make one a quotation."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Passage
from composer.domain.text import Edit, Language, Span
from composer.similarity.forgiven import LONGEST_QUOTATION, room_for_quotations
from composer.similarity.hints.base import Material, finding, repeatable
from composer.similarity.normalise import words_of

_MARKS: Final = re.compile(r"[«»“”\"\n]")


def passages(material: Material) -> Iterator[Finding]:
    """Those of the approved text, each a quotation at will; then those of colleagues that are not among them."""
    known = material.voice.passages if material.voice else ()
    room = room_for_quotations(material.text, repeatable(material.post)) if known else 0
    for passage in known:
        words = passage.span.of(material.text)
        fixes = _quoted(material, passage, room)
        yield finding(
            "SharedPassage", "voice-shared-passage", {"passage": words}, *fixes, span=passage.span, match=words
        )
    for span in material.echo.passages if material.echo else ():
        if not any(span.overlaps(passage.span) for passage in known):
            words = span.of(material.text)
            yield finding("SharedPassage", "voice-passage-colleagues", {"passage": words}, span=span, match=words)


def _quoted(material: Material, passage: Passage, room: int) -> Iterator[Fix]:
    """In quotation marks, with whose words they are; only where that makes it a quotation and not a post in quotes."""
    words, source = passage.span.of(material.text), _source(material)
    if not source or _MARKS.search(words) or len(words_of(words)) > min(room, LONGEST_QUOTATION):
        return
    french = material.context.language is Language.FRENCH
    before, after = ("«\u00a0", "\u00a0»") if french else ("“", "”")
    start, end = passage.span.start, passage.span.end
    edits = (Edit(Span(start, start), before), Edit(Span(end, end), f"{after} ({source})"))
    yield Fix(Message("voice-quote", {"source": source}), edits)


def _source(material: Material) -> str:
    """Author and organisation, once each."""
    author = material.post.author if material.post else ""
    organisation = material.house.organisation
    named = author and organisation and organisation.casefold() not in author.casefold()
    return f"{author}, {organisation}" if named else author or organisation
