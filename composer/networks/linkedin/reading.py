# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn, personal posts."""

from collections.abc import Iterable
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.networks import Ability, AccountKind, Limits, NetworkSpec, Option, Part, Unit
from composer.domain.review import Finding
from composer.networks import findings, parts, utf16
from composer.networks.linkedin.media import MEDIA
from composer.networks.text_network import TextNetwork

_ABILITIES: Final = frozenset(Ability) - {Ability.LOOK_UP, Ability.RESULTS, Ability.POLL}
VISIBILITY: Final = {"public": "PUBLIC", "members": "LOGGED_IN", "connections": "CONNECTIONS"}
"""LinkedIn's own words for who may read."""
SPEC: Final = NetworkSpec(
    NetworkKey("linkedin"),
    "LinkedIn",
    Limits(text=3000, unit=Unit.UTF16, images=20, alt=4086, fold=210),
    _ABILITIES,
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=(Option("visibility", tuple(VISIBILITY), "public"),),
    media=MEDIA,
)
# LinkedIn does not say what a "character" is: near the limit, its count may differ from ours.
_SURE_UP_TO: Final = 2900
_IN_TAG: Final = r"[\p{L}\p{N}[\p{M}--[\ufe0e\ufe0f\u20e3]]]"
_TAGS: Final = (
    r"(?:(?<![\p{L}\p{M}\p{N}_])|(?<=[\ufe0e\ufe0f]))[#＃](?=[\p{L}\p{N}])"
    rf"{_IN_TAG}++(?:_+{_IN_TAG}++)*+(?![\ufe0f\u20e3])"
)


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
