# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TikTok by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("tiktok"),
    # No page takes anything in its address.
    (WritingPage("https://www.tiktok.com/tiktokstudio/upload"),),
    frozenset({"tiktok.com", "www.tiktok.com", "m.tiktok.com", "vm.tiktok.com", "vt.tiktok.com"}),
    (
        PostForm(
            r"/@(?P<name>[\w.]{1,30})/(?P<kind>video|photo)/(?P<id>\d+)(?:\?.*)?",
            "https://www.tiktok.com/@{name}/{kind}/{id}",
            "{id}",
        ),
        PostForm(r"(?P<short>/t)?/(?P<id>[A-Za-z0-9]{7,12})(?:\?.*)?", "https://{host}{short}/{id}/"),
    ),
)
