# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn, personal posts."""

from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Limits, Part, Unit
from composer.domain.review import Finding
from composer.networks import findings, parts, utf16
from composer.networks.text_network import TextNetwork, reading_only

SPEC: Final = reading_only(
    "linkedin",
    "LinkedIn",
    Limits(text=3000, unit=Unit.UTF16, images=20, alt=4086, fold=210),
    "network-needs-company-app",
)
# LinkedIn does not say what a "character" is: near the limit, its count may differ from ours.
_SURE_UP_TO: Final = 2900
_TAGS: Final = r"(?<![\p{L}\p{M}\p{N}_])[#＃][\p{L}\p{M}\p{N}]+"


class LinkedIn(TextNetwork):
    """Counts UTF-16 units, the most cautious reading of a limit whose unit is not documented."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        return utf16.pieces(text)

    def measure(self, text: str) -> int:
        return utf16.length(text)

    def parts(self, text: str) -> tuple[Part, ...]:
        """No mentions: LinkedIn makes one from a member's id, never from a typed name."""
        return parts.merged(parts.links(text), parts.hashtags(text, _TAGS))

    def own_findings(self, text: str, parts: tuple[Part, ...], used: int) -> Iterable[Finding]:  # noqa: ARG002
        if _SURE_UP_TO < used <= SPEC.limits.text:
            yield findings.near_limit(SPEC, used)
