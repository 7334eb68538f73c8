# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person has already said themselves."""

from collections.abc import Iterator

from composer.domain.messages import Message
from composer.domain.review import Finding
from composer.similarity.hints.base import Material, ask, finding, repeatable
from composer.similarity.past import repeated


def said_before(material: Material) -> Iterator[Finding]:
    """Never more than a suggestion, not even on X: one may repeat oneself, it is only good to know."""
    found = repeated(material.text, material.context.past, repeatable(material.post))
    if found is not None:
        said, _ = found
        when = said.at.isoformat()
        values = {"when": when, "network": said.network}
        news = ask("voice-answer-it", Message("voice-ask-news"), settles=True)
        yield finding("SaidBefore", "voice-said-before", values, news, match=when, about=f"{said.network} {when}")
