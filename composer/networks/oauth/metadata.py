# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an authorization server says of itself (RFC 8414)."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from composer.domain.account_errors import ServerUnfit
from composer.domain.ports import Web
from composer.domain.web import Reply, Request
from composer.networks.oauth.tokens import Words, scopes_of, words

WHY: Final = "how to sign in"
_REDIRECTS: Final = 3


@dataclass(frozen=True, slots=True)
class ServerMetadata:
    """Addresses are empty where the server names none."""

    issuer: str
    authorize: str
    token: str
    revoke: str
    push: str
    scopes: frozenset[str]
    names_itself: bool
    """Whether the answer of the browser carries the issuer."""


def ask(web: Web, network: str, url: str) -> Reply:
    """A document, also where the server sends elsewhere; the address is that of the last answer's request."""
    for _ in range(_REDIRECTS):
        reply = web.send(Request("GET", url, WHY, network, headers={"Accept": "application/json"}))
        if reply.status not in (301, 302, 303, 307, 308) or "location" not in reply.headers:
            return reply
        url = urljoin(url, reply.headers["location"])
    raise ServerUnfit(network=network, server=urlsplit(url).netloc, reason="too many redirects")


def authorization_server(web: Web, network: str, origin: str) -> ServerMetadata | None:
    """None where the server has no such document. Raises ServerUnfit for one that can't be trusted."""
    reply = ask(web, network, f"{origin}/.well-known/oauth-authorization-server")
    said = words(reply)
    if not reply.ok or not said:
        return None
    found = ServerMetadata(
        _text(said, "issuer"),
        _text(said, "authorization_endpoint"),
        _text(said, "token_endpoint"),
        _text(said, "revocation_endpoint"),
        _text(said, "pushed_authorization_request_endpoint"),
        frozenset(scopes_of(said.get("scopes_supported"))),
        said.get("authorization_response_iss_parameter_supported") is True,
    )
    for address in (found.authorize, found.token, found.revoke, found.push):
        if address and not _same_place(address, origin):
            raise ServerUnfit(network=network, server=urlsplit(origin).netloc, reason=urlsplit(address).netloc)
    return found


def _text(said: Words, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _same_place(address: str, origin: str) -> bool:
    there, here = urlsplit(address), urlsplit(origin)
    return (there.scheme, there.netloc) == (here.scheme, here.netloc)
