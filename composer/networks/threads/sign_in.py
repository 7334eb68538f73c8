# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a Threads profile is connected: through the company's token broker; Meta gives no other way."""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.broker import BrokerFlow
from composer.networks.oauth.meta import refuses, renewal

KEY: Final = NetworkKey("threads")
SCOPES: Final = (
    Scope("threads_basic", "allows-name"),
    Scope("threads_content_publish", "allows-posting"),
    Scope("threads_manage_insights", "allows-results", needed=False),
    Scope("threads_delete", "allows-deleting", needed=False),
)
BROKER: Final = Way("broker", WayKind.BROKER, SCOPES, company=True)


def sign_in(api: str = "https://graph.threads.net") -> SignIn:
    """The way to connect a profile."""
    flow = BrokerFlow(KEY, BROKER, renewal(KEY, "th_refresh_token"), f"{api}/refresh_access_token")

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        request = Request("GET", f"{api}/v1.0/me", "who signed in", KEY, params={"fields": "id,username,name"})
        said = web.send(request).checked().json()
        return (Identity(str(said["id"]), f"@{said['username']}", said.get("name") or said["username"]),)

    return SignIn(KEY, (flow,), who_am_i, refuses)
