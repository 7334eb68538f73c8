# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bluesky."""

import re
from collections.abc import Iterable
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.media import MediaLimits, PictureLimits
from composer.domain.networks import (
    Ability,
    AccountKind,
    Limits,
    NetworkSpec,
    Option,
    Part,
    PartKind,
    Unit,
)
from composer.domain.review import Finding, Level
from composer.domain.text import Span
from composer.domain.top_level import top_level_domains
from composer.networks import findings, graphemes
from composer.networks import parts as detect
from composer.networks.text_network import PUBLISHES, TextNetwork

WARNING: Final = "content-warning"
PICTURES: Final = PictureLimits(frozenset({"image/jpeg", "image/png", "image/webp"}), 1_000_000, side=2000)
"""What older servers take too; newer ones take twice the bytes."""
_ABILITIES: Final = PUBLISHES | {
    Ability.ASSIST,
    Ability.DELETE,
    Ability.RESULTS,
    Ability.LINK_CARD,
    Ability.PICTURE,
    Ability.PICTURES,
    Ability.ALT_TEXT,
}
SPEC: Final = NetworkSpec(
    NetworkKey("bluesky"),
    "Bluesky",
    Limits(text=300, unit=Unit.GRAPHEMES, images=4, alt=2000),
    _ABILITIES,
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=(Option(WARNING, ("none", "sexual", "nudity", "porn", "graphic-media"), "none"),),
    media=MediaLimits(PICTURES),
    left_out=("left-out-video", "left-out-edit"),
)
_BYTES: Final = 3000
_LINK: Final = re.compile(
    r"(?:(?<=[\s(])|^)(?:(https?://\S+)|((?:[a-z][a-z0-9-]*\.)+[a-z]{2,}(?:[/?#:]\S*)?))", re.I | re.M
)
_HOST_END: Final = re.compile(r"[/?#:]")
_MENTION: Final = (
    r"(?:(?<=[\s(])|^)@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
)
_HIDDEN: Final = r"\u00ad\u2060\u200a-\u200d\u20e2"
_TAG: Final = rf"(?<!\S)[#＃](?!\ufe0f)(?=[^\s{_HIDDEN}]*[^\d\s\p{{P}}{_HIDDEN}])[^\s{_HIDDEN}]*[^\s\p{{P}}{_HIDDEN}]"
_CASHTAG: Final = r"""(?:(?<=[\s(])|^)\$[A-Za-z][A-Za-z0-9]{0,4}(?=\s|$|[.,;:!?)"'’])"""
_LONGEST_TAG: Final = 64


class Bluesky(TextNetwork):
    """Counts grapheme clusters, and refuses more than 3000 UTF-8 bytes whatever their number."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        end = 0
        for cluster in graphemes.clusters(text):
            end += len(cluster)
            yield end, 1

    def measure(self, text: str) -> int:
        return graphemes.length(text)

    def accepts(self, text: str, used: int) -> bool:
        return super().accepts(text, used) and _size(text) <= _BYTES

    def parts(self, text: str) -> tuple[Part, ...]:
        tags = detect.hashtags(text, _TAG)
        short = [tag for tag in tags if graphemes.length(tag.span.of(text)) - 1 <= _LONGEST_TAG]
        cash = detect.matches(_CASHTAG, PartKind.HASHTAG, text) if "$" in text else []
        return detect.merged(_links(text), detect.mentions(text, _MENTION), short, cash)

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        size = _size(text)
        if used > SPEC.limits.text or size <= _BYTES:
            return
        fitting = text.encode("utf-8", "surrogatepass")[:_BYTES].decode("utf-8", "ignore")
        beyond = Span(graphemes.boundary(text, len(fitting)), len(text))
        values = {"network": SPEC.name, "used": str(size), "limit": str(_BYTES)}
        yield findings.finding("TooLong", "network-too-many-bytes", Level.ERROR, beyond, values)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _links(text: str) -> Iterable[Part]:
    for match in _LINK.finditer(text):
        if match[2] and _HOST_END.split(match[2], 1)[0].rpartition(".")[2].lower() not in top_level_domains():
            continue
        link = match[0]
        if link[-1] in ".,;:!?":
            link = link[:-1]
        if link[-1] == ")" and "(" not in link:
            link = link[:-1]
        yield Part(PartKind.LINK, Span(match.start(), match.start() + len(link)))
