# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publication as what it tells colleagues."""

from dataclasses import dataclass
from datetime import datetime

from composer.domain.ids import NetworkKey, PostId
from composer.domain.shares import Share
from composer.similarity.fingerprints import Chance, Fingerprints, padded


@dataclass(frozen=True, slots=True)
class Published:
    """A publication as its author knows it."""

    member: str
    network: NetworkKey
    at: datetime
    text: str
    theme: str = ""
    post: PostId | None = None
    facts: tuple[str, ...] = ()
    """May be repeated by anybody."""
    medium: str = ""
    """As ``Fingerprints.traits`` takes it."""
    address: str = ""
    """Only when its author shows it."""


def share_of(published: Published, fingerprints: Fingerprints, chance: Chance) -> Share:
    """Its share; ``chance`` fills up what is missing, so that no two are alike where the text gives nothing."""
    return Share(
        published.member,
        published.network,
        published.at.replace(minute=0, second=0, microsecond=0),
        published.theme,
        published.post,
        fingerprints.groups(published.text, published.facts, chance),
        padded(fingerprints.traits(published.text, published.medium), chance),
        published.address,
    )
