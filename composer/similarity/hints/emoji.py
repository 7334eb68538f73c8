# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same emoji in the same order as the approved text, or as colleagues."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Finding, Fix
from composer.domain.text import Span
from composer.similarity.hints.base import Material, finding, without

_ONE: Final = (
    "[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
    "\u231a-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b05-\u2b55]"
)
_TONE: Final = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_EMOJI: Final = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|{_ONE}{_TONE}(?:\u200d{_ONE}{_TONE})*")
_PATTERN: Final = 2
"""A single emoji is no pattern beside the approved text."""


def same_emoji(material: Material) -> Iterator[Finding]:
    """The way out takes them all away, or leaves the first, which makes another pattern."""
    places = [Span(*match.span()) for match in _EMOJI.finditer(material.text)]
    if not places:
        return
    mine = _in_order(material.text)
    if len(mine) >= _PATTERN and any(mine == _in_order(body) for body in material.bodies):
        code, values = "voice-same-emoji", {}
    elif material.echo is not None and material.echo.emoji:
        code, values = "voice-same-emoji-colleagues", {"count": str(material.echo.emoji)}
    else:
        return
    said = "".join(mine)
    fixes = [Fix(Message("voice-drop-emoji", {"count": str(len(mine))}), without(material.text, places))]
    if len(places) > 1:
        rest = without(material.text, places[1:])
        fixes.append(Fix(Message("voice-keep-first-emoji", {"emoji": mine[0]}), rest))
    yield finding("SameEmoji", code, {**values, "emoji": said}, *fixes, span=places[0], match=said, about="text")


def _in_order(text: str) -> list[str]:
    return [] if text.isascii() else [match[0] for match in _EMOJI.finditer(text)]
