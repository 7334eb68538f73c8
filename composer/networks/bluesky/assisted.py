# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bluesky by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

_SITE: Final = "https://bsky.app"
_KEY: Final = r"(?P<id>[a-z2-7]{13})(?:\?.*)?"
BY_HAND: Final = ByHand(
    NetworkKey("bluesky"),
    (WritingPage(f"{_SITE}/intent/compose", text="text"),),
    frozenset({"bsky.app", "www.bsky.app"}),
    (
        PostForm(
            rf"/profile/(?P<did>did:[\w.:-]+)/post/{_KEY}",
            _SITE + "/profile/{did}/post/{id}",
            "at://{did}/app.bsky.feed.post/{id}",
        ),
        PostForm(rf"/profile/(?P<name>[\w.-]+)/post/{_KEY}", _SITE + "/profile/{name}/post/{id}"),
    ),
    leading_elsewhere=frozenset({"go.bsky.app"}),
)
