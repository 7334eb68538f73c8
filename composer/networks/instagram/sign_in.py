# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an Instagram account is connected: through the company's token broker, and only a professional one."""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.networks import AccountKind
from composer.domain.ports import Web
from composer.domain.sign_in import Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.broker import BrokerFlow
from composer.networks.oauth.meta import refuses, renewal

KEY: Final = NetworkKey("instagram")
SCOPES: Final = (
    Scope("instagram_business_basic", "allows-name"),
    Scope("instagram_business_content_publish", "allows-posting"),
    Scope("instagram_business_manage_insights", "allows-results", needed=False),
)
BROKER: Final = Way("broker", WayKind.BROKER, SCOPES, company=True)
PROFESSIONAL: Final = frozenset({"BUSINESS", "MEDIA_CREATOR"})


def sign_in(api: str = "https://graph.instagram.com") -> SignIn:
    """The way to connect an account."""
    flow = BrokerFlow(KEY, BROKER, renewal(KEY, "ig_refresh_token"), f"{api}/refresh_access_token")

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        fields = {"fields": "user_id,username,name,account_type"}
        said = web.send(Request("GET", f"{api}/v25.0/me", "who signed in", KEY, params=fields)).checked().json()
        if said.get("account_type") not in PROFESSIONAL:
            return ()
        name = said.get("name") or said["username"]
        return (Identity(str(said["user_id"]), f"@{said['username']}", name, AccountKind.PROFESSIONAL),)

    return SignIn(KEY, (flow,), who_am_i, refuses)
