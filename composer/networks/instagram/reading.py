# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instagram."""

from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Limits, Part, Unit
from composer.domain.review import Finding
from composer.networks import findings, utf16
from composer.networks import parts as detect
from composer.networks.text_network import TextNetwork, reading_only

SPEC: Final = reading_only(
    "instagram",
    "Instagram",
    Limits(text=2200, unit=Unit.UTF16, images=10, alt=1000, hashtags=30, mentions=20, media_required=True, fold=125),
    "network-needs-company-app",
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
