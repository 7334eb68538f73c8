# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facebook, a personal profile, by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

_ID: Final = r"(?P<id>\d+|pfbid\w+)"
_SITE: Final = "https://www.facebook.com"
BY_HAND: Final = ByHand(
    NetworkKey("facebook"),
    (
        # It takes the address of a page and nothing else.
        WritingPage(f"{_SITE}/sharer/sharer.php", link="u"),
        WritingPage(f"{_SITE}/"),
    ),
    frozenset({"facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com", "fb.watch"}),
    (
        PostForm(rf"/(?P<name>[\w.-]+)/posts/(?:[^/?]+/)?{_ID}(?:\?.*)?", _SITE + "/{name}/posts/{id}"),
        PostForm(rf"/(?P<name>[\w.-]+)/videos/(?:[^/?]+/)?{_ID}(?:\?.*)?", _SITE + "/{name}/videos/{id}"),
        PostForm(rf"/groups/(?P<name>[\w.-]+)/(?:posts|permalink)/{_ID}(?:\?.*)?", _SITE + "/groups/{name}/posts/{id}"),
        PostForm(
            rf"/(?:permalink|story)\.php\?(?:.*&)?id=(?P<name>\d+)(?:&.*)?&story_fbid={_ID}(?:&.*)?",
            _SITE + "/permalink.php?story_fbid={id}&id={name}",
        ),
        PostForm(rf"/photo(?:\.php)?\?(?:.*&)?fbid={_ID}(?:&.*)?", _SITE + "/photo/?fbid={id}"),
        PostForm(rf"/watch\?(?:.*&)?v={_ID}(?:&.*)?", _SITE + "/watch/?v={id}"),
        PostForm(rf"/reel/{_ID}(?:\?.*)?", _SITE + "/reel/{id}"),
        PostForm(r"/share/(?P<kind>[prv])/(?P<id>\w+)(?:\?.*)?", _SITE + "/share/{kind}/{id}/"),
    ),
    leading_elsewhere=frozenset({"l.facebook.com", "lm.facebook.com"}),
)
