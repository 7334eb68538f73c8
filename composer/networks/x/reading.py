# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X, formerly Twitter."""

import re
from collections.abc import Iterable
from typing import Final

from composer.domain.messages import Message
from composer.domain.networks import Limits, Part, Unit
from composer.domain.review import Finding, Fix, Level
from composer.domain.text import Edit, Span
from composer.networks import findings, parts
from composer.networks.text_network import TextNetwork, reading_only

SPEC: Final = reading_only(
    "x",
    "X",
    Limits(text=280, unit=Unit.WEIGHTED, images=4, alt=1000),
    "network-needs-company-app",
    cards=True,  # from the page's own meta tags, after posting
)
_REFUSED: Final = re.compile("[\ufffe\ufeff\uffff]")
_MENTIONS: Final = (
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=(?<![a-zA-Z0-9_+~.-])(?:[rR][tT]:?)))"
    r"[@＠][a-zA-Z0-9_]{1,20}(?![a-zA-Z0-9_])(?![@＠\u00c0-\u024f]|://)"
)


class X(TextNetwork):
    """Counts by weight."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        from composer.networks import weighted

        return weighted.pieces(text)

    def measure(self, text: str) -> int:
        from composer.networks import weighted

        return weighted.weight(text)

    def accepts(self, text: str, used: int) -> bool:
        """X also refuses texts with byte order marks and non-characters."""
        return super().accepts(text, used) and not _REFUSED.search(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        return parts.merged(parts.links(text), parts.hashtags(text), parts.mentions(text, _MENTIONS))

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        for match in _REFUSED.finditer(text):
            span = Span(*match.span())
            fix = Fix(Message("network-remove-character"), (Edit(span, ""),))
            code = f"U+{ord(match[0]):04X}"
            yield findings.finding(
                "InvalidCharacter",
                "network-invalid-character",
                Level.ERROR,
                span,
                {"network": SPEC.name, "character": code},
                match=code,
                fix=fix,
            )
