# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facebook, a personal profile."""

from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Limits, Part, Unit
from composer.networks import parts, utf16
from composer.networks.text_network import TextNetwork, reading_only

SPEC: Final = reading_only(
    "facebook",
    "Facebook",
    Limits(text=63206, unit=Unit.UTF16, images=10, alt=1000, fold=480),
    "network-no-personal-posting",
    cards=True,
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
        """No mentions: a typed name is no mention on a profile."""
        return parts.merged(parts.links(text), parts.hashtags(text))
