# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks there are. A new one is a module with its class, and a line below."""

from typing import Final

from composer.domain.errors import UsageError
from composer.domain.ids import NetworkKey
from composer.domain.ports import Network
from composer.networks.bluesky.reading import Bluesky
from composer.networks.facebook.reading import Facebook
from composer.networks.instagram.reading import Instagram
from composer.networks.linkedin.reading import LinkedIn
from composer.networks.mastodon.reading import Mastodon
from composer.networks.practice import Practice
from composer.networks.threads.reading import Threads
from composer.networks.tiktok.reading import TikTok
from composer.networks.x.reading import X

NETWORKS: Final[tuple[Network, ...]] = (
    Practice(),
    LinkedIn(),
    X(),
    Facebook(),
    Instagram(),
    Threads(),
    TikTok(),
    Mastodon(),
    Bluesky(),
)
"""In the order in which they are shown."""

_BY_KEY: Final = {one.spec.key: one for one in NETWORKS}


def network(key: NetworkKey) -> Network:
    """Raises UsageError when there is none with that key."""
    if key not in _BY_KEY:
        raise UsageError(reason=f"no network {key!r}; there are: {', '.join(_BY_KEY)}")
    return _BY_KEY[key]
