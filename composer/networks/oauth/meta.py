# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long tokens of Threads and Instagram: each is exchanged for a new one while it lives, without any secret."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from composer.domain.errors import NotConnected, Unreachable
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Grant
from composer.domain.web import Reply, Request
from composer.networks.oauth import tokens
from composer.networks.oauth.broker import Renew

_OVER: Final = (10, 102, 190, 463, 467)
"""Error codes of the Graph interface that only a new sign-in helps against."""


def renewal(network: NetworkKey, grant_type: str) -> Renew:
    """How that network renews: with the token in the address, the one place where Meta reads it then.

    Like any other secret that is sent, the way out keeps it from every log and error.
    """

    def renew(web: Web, grant: Grant, now: datetime) -> Grant:
        if not grant.renew_at:
            raise NotConnected(network=network)
        request = Request(
            "GET",
            grant.renew_at,
            "renewal of the sign-in",
            network,
            params={"grant_type": grant_type, "access_token": grant.access.reveal()},
        )
        reply = web.send(request)
        said = tokens.words(reply)
        if reply.ok and isinstance(said.get("access_token"), str) and said["access_token"]:
            fresh = tokens.renewing(grant, said, now)
            return replace(fresh, ends=fresh.expires)
        if refuses(reply):
            raise NotConnected(network=network)
        raise Unreachable(network=network, reason=tokens.reason(reply, request))

    return renew


def refuses(reply: Reply) -> bool:
    """True when the Graph interface no longer takes the token: it says so with 400."""
    error = tokens.words(reply).get("error")
    return reply.status in (400, 401) and isinstance(error, dict) and error.get("code") in _OVER
