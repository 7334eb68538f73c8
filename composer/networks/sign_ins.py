# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How accounts of each network are connected. A new network has its line below."""

from collections.abc import Callable, Mapping

from composer.domain.ids import NetworkKey
from composer.domain.sign_in import SignIn
from composer.networks.bluesky import sign_in as bluesky
from composer.networks.facebook import sign_in as facebook
from composer.networks.instagram import sign_in as instagram
from composer.networks.linkedin import sign_in as linkedin
from composer.networks.mastodon import sign_in as mastodon
from composer.networks.threads import sign_in as threads
from composer.networks.tiktok import sign_in as tiktok
from composer.networks.x import sign_in as x


def known_sign_ins(look_at: Callable[[str], object] = str) -> Mapping[NetworkKey, SignIn]:
    """By network, at the addresses of the real networks; ``look_at`` as for Mastodon, the network of many servers."""
    found = (
        linkedin.sign_in(),
        x.sign_in(),
        facebook.sign_in(),
        instagram.sign_in(),
        threads.sign_in(),
        tiktok.sign_in(),
        mastodon.sign_in(look_at),
        bluesky.sign_in(),
    )
    return {made.network: made for made in found}
