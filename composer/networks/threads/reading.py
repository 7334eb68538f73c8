# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads."""

from collections.abc import Iterable
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.media import MediaKind, MediaLimits, PictureLimits, VideoLimits
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Option, Part, PartKind, Unit
from composer.domain.review import Finding, Level
from composer.networks import emoji, findings, graphemes
from composer.networks import parts as detect
from composer.networks.text_network import PUBLISHES, TextNetwork

_ABILITIES: Final = PUBLISHES | {
    *(Ability.ASSIST, Ability.DELETE, Ability.RESULTS),
    *(Ability.PICTURE, Ability.PICTURES, Ability.ALT_TEXT, Ability.VIDEO),
}
REPLIES: Final = "replies"
MEDIA: Final = MediaLimits(
    PictureLimits(frozenset({"image/jpeg", "image/png"}), 8_000_000, tallest=0.1, widest=10),
    VideoLimits(1_000_000_000, longest_s=300, width=1920, tallest=0.01, widest=10, index_first=True),
    videos=20,
    mixed=True,
    fetched=frozenset({MediaKind.PICTURE, MediaKind.VIDEO}),
)
SPEC: Final = NetworkSpec(
    NetworkKey("threads"),
    "Threads",
    Limits(text=500, unit=Unit.CHARACTERS, images=20, alt=1000, links=5),
    _ABILITIES,
    cards=True,
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=(Option(REPLIES, ("everyone", "accounts_you_follow", "mentioned_only"), "everyone"),),
    media=MEDIA,
    left_out=("left-out-poll",),
)


class Threads(TextNetwork):
    """Counts characters, and an emoji by its UTF-8 bytes."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        end = 0
        for cluster in graphemes.clusters(text):
            end += len(cluster)
            bytes_counted = emoji.holds_emoji(cluster)
            yield end, len(cluster.encode("utf-8", "surrogatepass")) if bytes_counted else len(cluster)

    def measure(self, text: str) -> int:
        return super().measure(text) if emoji.holds_emoji(text) else len(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        return detect.merged(detect.links(text), detect.hashtags(text), detect.mentions(text, detect.HANDLES))

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        tags = [part.span for part in parts if part.kind is PartKind.HASHTAG]
        if len(tags) > 1:
            values = {"network": SPEC.name, "found": str(len(tags))}
            match = tags[1].of(text)
            yield findings.finding("OneTopic", "network-one-topic", Level.SUGGESTION, tags[1], values, match=match)
