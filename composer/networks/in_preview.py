# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks while a library is previewed: they count and show as ever, and nothing goes there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.networks import Ability, NetworkSpec, Payload, Submission
from composer.domain.ports import Network
from composer.domain.review import Context, Count, Finding

PRACTICE: Final = NetworkKey("practice")
_ACTS: Final = frozenset(
    {Ability.PUBLISH, Ability.ASSIST, Ability.LOOK_UP, Ability.DELETE, Ability.EDIT, Ability.RESULTS}
)


class InPreview:
    """Implements Network. Neither an account nor the person's own hands can publish there from here."""

    def __init__(self, network: Network) -> None:
        self._network = network
        spec = network.spec
        self._spec = replace(spec, abilities=spec.abilities - _ACTS, for_kind={}, reason="network-in-preview")

    @property
    def spec(self) -> NetworkSpec:
        return self._spec

    def count(self, text: str) -> Count:
        return self._network.count(text)

    def compose(self, submission: Submission) -> Payload:
        return self._network.compose(submission)

    def review(self, text: str, context: Context) -> Iterable[Finding]:
        return self._network.review(text, context)


def in_preview(networks: Mapping[NetworkKey, Network]) -> Mapping[NetworkKey, Network]:
    """All of them but the practice network."""
    return {key: network if key == PRACTICE else InPreview(network) for key, network in networks.items()}
