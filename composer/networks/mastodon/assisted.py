# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mastodon by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("mastodon"),
    (WritingPage("{server}/share", text="text"),),
    frozenset(),
    (
        PostForm(r"/@(?P<name>[\w.-]+(?:@[\w.-]+)?)/(?P<id>\d+)(?:\?.*)?", "https://{host}/@{name}/{id}", "{id}"),
        PostForm(r"/@(?P<name>[\w.-]+)/statuses/(?P<id>\w+)(?:\?.*)?", "https://{host}/@{name}/statuses/{id}", "{id}"),
        PostForm(
            r"/users/(?P<name>[\w.-]+)/statuses/(?P<id>\w+)(?:\?.*)?",
            "https://{host}/users/{name}/statuses/{id}",
            "{id}",
        ),
        PostForm(r"/(?:web/)?statuses/(?P<id>\d+)(?:\?.*)?", "https://{host}/statuses/{id}", "{id}"),
    ),
)
