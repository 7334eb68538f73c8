# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("x"),
    (WritingPage("https://x.com/intent/tweet", text="text"),),
    frozenset({"x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"}),
    (
        PostForm(r"/i/(?:web/)?status/(?P<id>\d+)(?:[/?].*)?", "https://x.com/i/web/status/{id}", "{id}"),
        PostForm(
            r"/(?P<name>\w{1,15})/status(?:es)?/(?P<id>\d+)(?:[/?].*)?", "https://x.com/{name}/status/{id}", "{id}"
        ),
    ),
    leading_elsewhere=frozenset({"t.co"}),
)
