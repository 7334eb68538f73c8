# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("linkedin"),
    # Widely used and not documented: the text may not appear.
    (WritingPage("https://www.linkedin.com/feed/", text="text", sure=False, fixed={"shareActive": "true"}),),
    frozenset({"linkedin.com", "www.linkedin.com"}),
    (
        PostForm(
            r"/feed/update/(?P<id>urn:li:(?:share|activity|ugcPost):\d+)(?:\?.*)?",
            "https://www.linkedin.com/feed/update/{id}/",
        ),
        PostForm(
            r"/posts/[^/?]+-(?P<kind>activity|share|ugcPost)-(?P<id>\d+)-[\w-]+(?:\?.*)?",
            "https://www.linkedin.com/feed/update/urn:li:{kind}:{id}/",
            "urn:li:{kind}:{id}",
        ),
    ),
    leading_elsewhere=frozenset({"lnkd.in"}),
)
