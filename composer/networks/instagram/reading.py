# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instagram."""

from collections.abc import Iterable
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.media import MediaKind, MediaLimits, PictureLimits, VideoLimits
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Part, Unit
from composer.domain.review import Finding
from composer.networks import findings, utf16
from composer.networks import parts as detect
from composer.networks.text_network import PUBLISHES, READS_ONLY, TextNetwork

_ABILITIES: Final = PUBLISHES | {
    *(Ability.ASSIST, Ability.RESULTS),
    *(Ability.PICTURE, Ability.PICTURES, Ability.ALT_TEXT, Ability.VIDEO),
}
MEDIA: Final = MediaLimits(
    PictureLimits(frozenset({"image/jpeg"}), 8_000_000, tallest=0.8, widest=1.91),
    VideoLimits(300_000_000, shortest_s=3, longest_s=900, width=1920, tallest=0.01, widest=10, index_first=True),
    videos=10,
    mixed=True,
    fetched=frozenset({MediaKind.PICTURE, MediaKind.VIDEO}),
)
SPEC: Final = NetworkSpec(
    NetworkKey("instagram"),
    "Instagram",
    Limits(text=2200, unit=Unit.UTF16, images=10, alt=1000, hashtags=30, mentions=20, media_required=True, fold=125),
    _ABILITIES,
    for_kind={AccountKind.PERSON: READS_ONLY | {Ability.ASSIST}, AccountKind.PROFESSIONAL: _ABILITIES},
    media=MEDIA,
)


class Instagram(TextNetwork):
    """Counts the larger of code points and UTF-16 units, which is the latter: the unit is not documented."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        return utf16.pieces(text)

    def measure(self, text: str) -> int:
        return utf16.length(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        """No links: an address in a caption stays plain text."""
        return detect.merged(detect.hashtags(text), detect.mentions(text, detect.HANDLES))

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        return findings.not_clickable(SPEC, text, [part.span for part in detect.links(text)])
