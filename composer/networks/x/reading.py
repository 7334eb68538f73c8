# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X, formerly Twitter."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Option, Part, Unit
from composer.domain.review import Finding, Fix, Level
from composer.domain.text import Edit, Span
from composer.networks import findings, parts
from composer.networks.patterns import compiled
from composer.networks.text_network import TextNetwork
from composer.networks.x.media import MEDIA

_OFF_ON: Final = ("off", "on")
REPLIES: Final = {"everyone": "", "accounts_you_follow": "following", "mentioned_only": "mentionedUsers"}
"""X's own words for who may answer; it says nothing for everybody."""
AI: Final = "made-with-ai"
PARTNERSHIP: Final = "paid-partnership"
_ABILITIES: Final = frozenset(Ability) - {Ability.EDIT, Ability.LINK_CARD, Ability.DOCUMENT, Ability.POLL}
SPEC: Final = NetworkSpec(
    NetworkKey("x"),
    "X",
    Limits(text=280, unit=Unit.WEIGHTED, images=4, alt=1000),
    _ABILITIES,
    cards=True,  # from the page's own meta tags, after posting
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=(
        Option("replies", tuple(REPLIES), "everyone"),
        Option(AI, _OFF_ON, "off"),
        Option(PARTNERSHIP, _OFF_ON, "off"),
    ),
    media=MEDIA,
    left_out=("left-out-poll", "left-out-edit-paid"),
)
_REFUSED: Final = re.compile("[\ufffe\ufeff\uffff]")
# X's own rule for what it calls a cashtag.
_CASHTAGS: Final = r"(?i)(?<![^\s\p{Cf}])\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=\Z|[\s\p{P}\p{S}])"
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
        yield from _cashtags(text)
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


def _cashtags(text: str) -> Iterator[Finding]:
    """X takes one from other apps, and refuses the whole post for a second one."""
    if text.count("$") < 2:
        return
    tags = [Span(*match.span()) for match in compiled(_CASHTAGS).finditer(text)]
    if len(tags) > 1:
        values = {"network": SPEC.name, "found": str(len(tags))}
        match = tags[1].of(text)
        yield findings.finding(
            "TooManyCashtags", "network-too-many-cashtags", Level.WARNING, tags[1], values, match=match
        )
