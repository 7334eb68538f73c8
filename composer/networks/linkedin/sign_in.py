# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a LinkedIn profile is connected.

LinkedIn wants a secret for every app it has not switched to its native flow by hand: the company's broker has it.
"""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Flow, Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.broker import BrokerFlow
from composer.networks.oauth.code import CodeFlow

KEY: Final = NetworkKey("linkedin")
SCOPES: Final = (
    Scope("openid", "allows-who"),
    Scope("profile", "allows-name"),
    Scope("w_member_social", "allows-posting"),
)
"""All or none; another set would end every token given before."""
NATIVE: Final = Way("browser", WayKind.BROWSER, SCOPES, company=True)
BROKER: Final = Way("broker", WayKind.BROKER, SCOPES, company=True)


def sign_in(api: str = "https://api.linkedin.com", pages: str = "https://www.linkedin.com") -> SignIn:
    """The ways to connect a profile."""
    flows: tuple[Flow, ...] = (
        CodeFlow(
            KEY,
            NATIVE,
            f"{pages}/oauth/native-pkce/authorization",
            f"{pages}/oauth/v2/accessToken",
            f"{pages}/oauth/v2/revoke",
        ),
        BrokerFlow(KEY, BROKER),
    )

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        said = web.send(Request("GET", f"{api}/v2/userinfo", "who signed in", KEY)).checked().json()
        return (Identity(said["sub"], said["name"], said["name"]),)

    return SignIn(KEY, flows, who_am_i)
