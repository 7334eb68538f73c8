# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publication as what it tells colleagues."""

from composer.domain.shares import Published, Share
from composer.similarity.fingerprints import Chance, Fingerprints, padded


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
