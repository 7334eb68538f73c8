# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

_POST: Final = "https://www.linkedin.com/feed/update"
BY_HAND: Final = ByHand(
    NetworkKey("linkedin"),
    # Widely used and not documented: the text may not appear.
    (WritingPage("https://www.linkedin.com/feed/", text="text", sure=False, fixed={"shareActive": "true"}),),
    frozenset({"linkedin.com", "www.linkedin.com"}),
    (
        # Its interface knows shares and user posts by these ids; an activity is what people see of one.
        PostForm(r"/feed/update/(?P<id>urn:li:(?:share|ugcPost):\d+)(?:\?.*)?", f"{_POST}/{{id}}/", "{id}"),
        PostForm(r"/feed/update/(?P<id>urn:li:activity:\d+)(?:\?.*)?", f"{_POST}/{{id}}/"),
        PostForm(
            r"/posts/[^/?]+-(?P<kind>share|ugcPost)-(?P<id>\d+)-[\w-]+(?:\?.*)?",
            f"{_POST}/urn:li:{{kind}}:{{id}}/",
            "urn:li:{kind}:{id}",
        ),
        PostForm(r"/posts/[^/?]+-activity-(?P<id>\d+)-[\w-]+(?:\?.*)?", f"{_POST}/urn:li:activity:{{id}}/"),
    ),
    leading_elsewhere=frozenset({"lnkd.in"}),
)
