# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facebook: a profile, by hand alone, and Pages."""

from collections.abc import Iterable
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.media import MediaLimits, PictureLimits, VideoLimits
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Part, Unit
from composer.networks import parts, utf16
from composer.networks.text_network import PUBLISHES, READS_ONLY, TextNetwork

_PAGE: Final = PUBLISHES | {
    *(Ability.ASSIST, Ability.DELETE, Ability.EDIT, Ability.RESULTS),
    *(Ability.PICTURE, Ability.PICTURES, Ability.ALT_TEXT, Ability.VIDEO),
}
MEDIA: Final = MediaLimits(
    PictureLimits(frozenset({"image/jpeg", "image/png", "image/gif"}), 4_000_000, side=4096),
    VideoLimits(1_000_000_000),
)
SPEC: Final = NetworkSpec(
    NetworkKey("facebook"),
    "Facebook",
    Limits(text=63206, unit=Unit.UTF16, images=10, alt=1000, fold=480),
    _PAGE,
    cards=True,
    for_kind={AccountKind.PERSON: READS_ONLY | {Ability.ASSIST}, AccountKind.PAGE: _PAGE},
    media=MEDIA,
)


class Facebook(TextNetwork):
    """Counts UTF-16 units: the unit of its limit is not documented, and this one is never below the others in use."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        return utf16.pieces(text)

    def measure(self, text: str) -> int:
        return utf16.length(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        """No mentions: a typed name is no mention there."""
        return parts.merged(parts.links(text), parts.hashtags(text))
