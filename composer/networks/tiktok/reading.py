# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TikTok, captions of videos."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.media import MediaKind, MediaLimits, PictureLimits, VideoLimits
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Part, Payload, Submission, Unit
from composer.domain.review import Finding
from composer.networks import findings, utf16
from composer.networks import parts as detect
from composer.networks.text_network import PUBLISHES, TextNetwork
from composer.networks.tiktok.options import OPTIONS, told

_ABILITIES: Final = PUBLISHES | {
    *(Ability.ASSIST, Ability.RESULTS),
    *(Ability.PICTURE, Ability.PICTURES, Ability.VIDEO),
}
MEDIA: Final = MediaLimits(
    PictureLimits(frozenset({"image/jpeg", "image/webp"}), 20_000_000, side=1920),
    VideoLimits(4_000_000_000, longest_s=600, narrowest=360, largest=4096),
    fetched=frozenset({MediaKind.PICTURE}),
)
SPEC: Final = NetworkSpec(
    NetworkKey("tiktok"),
    "TikTok",
    # It takes no alternative text.
    Limits(text=2200, unit=Unit.UTF16, images=35, alt=0, media_required=True),
    _ABILITIES,
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=OPTIONS,
    media=MEDIA,
)


class TikTok(TextNetwork):
    """Counts UTF-16 units, as its documentation says."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        return utf16.pieces(text)

    def measure(self, text: str) -> int:
        return utf16.length(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        """No links: an address in a caption stays plain text."""
        return detect.merged(detect.hashtags(text), detect.mentions(text, detect.HANDLES))

    def compose(self, submission: Submission) -> Payload:
        """With the lines that TikTok wants shown."""
        payload = super().compose(submission)
        return replace(payload, told=tuple(told(payload)))

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        return findings.not_clickable(SPEC, text, [part.span for part in detect.links(text)])
