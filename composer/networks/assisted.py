# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one can post by hand. A new network is a line here, beside the one in ``networks``."""

from collections.abc import Iterator, Mapping
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Payload
from composer.networks.bluesky.assisted import BY_HAND as BLUESKY
from composer.networks.by_hand import ByHand
from composer.networks.facebook.assisted import BY_HAND as FACEBOOK
from composer.networks.instagram.assisted import BY_HAND as INSTAGRAM
from composer.networks.linkedin.assisted import BY_HAND as LINKEDIN
from composer.networks.mastodon.assisted import BY_HAND as MASTODON
from composer.networks.threads.assisted import BY_HAND as THREADS
from composer.networks.tiktok.assisted import BY_HAND as TIKTOK
from composer.networks.x.assisted import BY_HAND as X

_ALL: Final = (LINKEDIN, X, FACEBOOK, INSTAGRAM, THREADS, TIKTOK, MASTODON, BLUESKY)
BY_HAND: Final[Mapping[NetworkKey, ByHand]] = {one.network: one for one in _ALL}


def actions(payload: Payload, *, filled: bool) -> Iterator[Message]:
    """What remains to be done in the page that was opened, four things at most; each is the code of a sentence."""
    network = {"network": payload.network}
    if not filled and payload.text:
        yield Message("by-hand-paste", network)
    if payload.media:
        yield Message("by-hand-files", network)
    yield Message("by-hand-post", network)
    yield Message("by-hand-tell", network)


def left_in_the_app(payload: Payload) -> Iterator[Message]:
    """What remains to be done with a draft that waits in the network's own app."""
    network = {"network": payload.network}
    yield Message("by-hand-app", network)
    if payload.text:
        yield Message("by-hand-paste", network)
    yield Message("by-hand-post", network)
    yield Message("by-hand-tell", network)
