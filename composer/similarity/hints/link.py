# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A link whose card colleagues show too."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Finding, Fix
from composer.domain.text import Span
from composer.similarity.hints.base import Material, finding, without

_ADDRESS: Final = re.compile(r"https?://[^\s<>«»]+")
_AFTER: Final = '.,;:!?…)]”"'


def same_link(material: Material) -> Iterator[Finding]:
    """The same card under many posts; the way out is to do without: the words carry the post."""
    found = _ADDRESS.search(material.text)  # networks make a card of the first one
    if material.echo is None or not material.echo.link or found is None:
        return
    words = found[0].rstrip(_AFTER)
    place = Span(found.start(), found.start() + len(words))
    fix = Fix(Message("voice-drop-link"), without(material.text, [place]))
    values = {"count": str(material.echo.link)}
    yield finding("SameLink", "voice-same-link", values, fix, span=place, match=words, about="text")
