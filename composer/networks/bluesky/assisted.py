# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bluesky by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

_SITE: Final = "https://bsky.app"
BY_HAND: Final = ByHand(
    NetworkKey("bluesky"),
    (WritingPage(f"{_SITE}/intent/compose", text="text"),),
    frozenset({"bsky.app", "www.bsky.app"}),
    (
        PostForm(
            r"/profile/(?P<name>[\w.:-]+)/post/(?P<id>[a-z2-7]{13})(?:\?.*)?",
            _SITE + "/profile/{name}/post/{id}",
            "at://{name}/app.bsky.feed.post/{id}",
        ),
    ),
    leading_elsewhere=frozenset({"go.bsky.app"}),
)
