# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The question a text ends with, when others end with it too."""

from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level
from composer.domain.text import Span
from composer.similarity.hints.base import Material, alike, ask, finding, readable, without
from composer.similarity.normalise import words_of
from composer.similarity.sentences import sentences

_FEWEST_WORDS: Final = 3


def same_closing(material: Material) -> Iterator[Finding]:
    """It ends with the question of the approved text, or of colleagues. The person asks one of their own, or none."""
    place = closing_question(material.text)
    if place is None:
        return
    words = place.of(material.text)
    approved = (closing_question(body) for body in material.bodies)
    bodies = zip(material.bodies, approved, strict=True)
    if any(span is not None and alike(words, span.of(body)) for body, span in bodies):
        code, values = "voice-same-closing", {}
    elif material.echo is not None and material.echo.closing:
        code, values = "voice-same-closing-colleagues", {"count": str(material.echo.closing)}
    else:
        return
    fixes = (
        ask("voice-ask-another", Message("voice-ask-closing"), words),
        Fix(Message("voice-drop-question"), without(material.text, [place])),
        *(readable(material) if values else ()),
    )
    yield finding("SameClosing", code, values, *fixes, span=place, match=words, about="text", level=Level.SUGGESTION)


def closing_question(text: str) -> Span | None:
    """The last sentence that holds words besides hashtags and addresses, when it is a question."""
    last = next((s for s in reversed(sentences(text)) if len(words_of(s.of(text)))), None)
    if last is None or not last.of(text).rstrip(' \u00a0\u202f»”")').endswith("?"):
        return None
    return last if len(words_of(last.of(text))) >= _FEWEST_WORDS else None
