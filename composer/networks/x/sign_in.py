# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an X account is connected: through the company's public client, on one of a few ports its console lists."""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.code import CodeFlow

KEY: Final = NetworkKey("x")
SCOPES: Final = (
    Scope("tweet.read", "allows-reading-own"),
    Scope("tweet.write", "allows-posting"),
    Scope("users.read", "allows-name"),
    Scope("media.write", "allows-pictures"),
    Scope("offline.access", "allows-staying", needed=False),
)
PORTS: Final = (47823, 47824, 47825)
"""The console wants ``http://127.0.0.1:<port>/x`` for each."""
BROWSER: Final = Way("browser", WayKind.BROWSER, SCOPES, company=True, ports=PORTS)


def sign_in(api: str = "https://api.x.com", pages: str = "https://x.com") -> SignIn:
    """The way to connect an account."""
    flow = CodeFlow(
        KEY, BROWSER, f"{pages}/i/oauth2/authorize", f"{api}/2/oauth2/token", f"{api}/2/oauth2/revoke", path="/x"
    )

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        said = web.send(Request("GET", f"{api}/2/users/me", "who signed in", KEY)).checked().json()["data"]
        return (Identity(said["id"], f"@{said['username']}", said["name"]),)

    return SignIn(KEY, (flow,), who_am_i)
