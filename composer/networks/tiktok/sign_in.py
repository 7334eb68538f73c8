# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a TikTok account is connected: through the company's token broker, which is asked at each renewal too."""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.broker import BrokerFlow

KEY: Final = NetworkKey("tiktok")
SCOPES: Final = (
    Scope("user.info.basic", "allows-name"),
    Scope("video.publish", "allows-posting"),
    Scope("video.upload", "allows-drafts", needed=False),
    Scope("video.list", "allows-results", needed=False),
)
BROKER: Final = Way("broker", WayKind.BROKER, SCOPES, company=True)


def sign_in(api: str = "https://open.tiktokapis.com") -> SignIn:
    """The way to connect an account."""

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        fields = {"fields": "open_id,display_name"}
        said = web.send(Request("GET", f"{api}/v2/user/info/", "who signed in", KEY, params=fields)).checked().json()
        user = said["data"]["user"]
        return (Identity(user["open_id"], user["display_name"], user["display_name"]),)

    return SignIn(KEY, (BrokerFlow(KEY, BROKER),), who_am_i)
