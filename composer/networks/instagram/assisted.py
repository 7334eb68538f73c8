# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instagram by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("instagram"),
    # No page takes anything in its address.
    (WritingPage("https://www.instagram.com/"),),
    frozenset({"instagram.com", "www.instagram.com", "m.instagram.com"}),
    (
        PostForm(
            r"(?:/[\w.]{1,30})?/(?P<kind>p|reel|tv)/(?P<id>[\w-]{5,})(?:\?.*)?",
            "https://www.instagram.com/{kind}/{id}/",
        ),
    ),
)
