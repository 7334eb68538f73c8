# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a Facebook Page is connected: through the company's token broker. A person's own timeline takes no posts."""

from collections.abc import Sequence
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.networks import AccountKind
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant, Identity, Scope, SignIn, Way, WayKind
from composer.domain.web import Request
from composer.networks.oauth.broker import BrokerFlow
from composer.networks.oauth.meta import refuses

KEY: Final = NetworkKey("facebook")
SCOPES: Final = (
    Scope("pages_show_list", "allows-pages"),
    Scope("pages_read_engagement", "allows-reading-own"),
    Scope("pages_manage_posts", "allows-posting"),
    Scope("read_insights", "allows-results", needed=False),
)
BROKER: Final = Way("broker", WayKind.BROKER, SCOPES, company=True)
POSTING: Final = frozenset({"CREATE_CONTENT", "MANAGE"})
_PAGES: Final = 10
"""Lists of a hundred that are read."""


def sign_in(api: str = "https://graph.facebook.com") -> SignIn:
    """The way to connect a Page; of several the person chooses one."""

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:  # noqa: ARG001 - the port's shape
        found: list[Identity] = []
        after = ""
        for _ in range(_PAGES):
            params = {"fields": "id,name,username,access_token,tasks", "limit": "100"} | (
                {"after": after} if after else {}
            )
            request = Request("GET", f"{api}/v25.0/me/accounts", "which Pages", KEY, params=params)
            said = web.send(request).checked().json()
            found += [_identity(page) for page in said["data"] if POSTING & set(page.get("tasks", ()))]
            after = said.get("paging", {}).get("cursors", {}).get("after", "")
            if not after or "next" not in said["paging"]:
                break
        return found

    return SignIn(KEY, (BrokerFlow(KEY, BROKER),), who_am_i, refuses)


def _identity(page: dict[str, str]) -> Identity:
    handle = f"@{page['username']}" if page.get("username") else page["name"]
    return Identity(str(page["id"]), handle, page["name"], AccountKind.PAGE, access=Secret(page["access_token"]))
