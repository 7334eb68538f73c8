# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A company's own sign-in: OpenID Connect Discovery, then the code with PKCE."""

from typing import Final
from urllib.parse import urlsplit

from composer.domain.account_errors import NoCompanyApp, ServerUnfit
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.sign_in import Grant, Hand, Scope, Way, WayKind
from composer.networks.oauth import tokens
from composer.networks.oauth.code import Attempt, code_from_browser, listening, located, page_of
from composer.networks.oauth.metadata import ServerMetadata, ask

WAY: Final = Way(
    "openid",
    WayKind.BROWSER,
    (Scope("openid", "allows-reading-library"), Scope("offline_access", "allows-reading-library", needed=False)),
    company=True,
)
_PATH: Final = "/callback"
_LISTED: Final = "/.well-known/openid-configuration"


def provider(web: Web, network: NetworkKey, issuer: str) -> ServerMetadata:
    """What the provider says of itself. Raises ServerUnfit where it is none, or names another; NetworkError."""
    reply = ask(web, network, f"{issuer}{_LISTED}")
    said = tokens.words(reply)
    host = urlsplit(issuer).netloc
    if not reply.ok or str(said.get("issuer", "")).rstrip("/") != issuer:
        raise ServerUnfit(network=network, server=host, reason="issuer")
    names = ("authorization_endpoint", "token_endpoint", "revocation_endpoint")
    authorize, token, revoke = (str(said.get(name) or "") for name in names)
    for address in (authorize, token):
        if urlsplit(address).scheme != urlsplit(issuer).scheme:
            raise ServerUnfit(network=network, server=host, reason=urlsplit(address).netloc)
    names_itself = said.get("authorization_response_iss_parameter_supported") is True
    scopes = frozenset(tokens.scopes_of(said.get("scopes_supported")))
    return ServerMetadata(str(said["issuer"]), authorize, token, revoke, "", scopes, names_itself)


def sign_in(hand: Hand, network: NetworkKey, issuer: str) -> Grant:
    """From discovery to the token. Raises AccountError, NetworkError, Cancelled."""
    client = hand.company.client_id
    if not client:
        raise NoCompanyApp(network=network)
    found = provider(hand.web, network, issuer)
    scopes = (scope.name for scope in WAY.scopes if scope.needed or scope.name in found.scopes)
    with listening(hand, network, WAY, _PATH) as redirect:
        attempt = Attempt(redirect.uri)
        asked = {**attempt.asking(client, " ".join(scopes)), "prompt": "consent"}
        page = page_of(found.authorize, asked)
        code = code_from_browser(
            hand, network, redirect, attempt, page, issuer=found.issuer if found.names_itself else ""
        )
    request = tokens.asked(network, "sign-in", found.token, attempt.answering(client, code))
    grant = tokens.granted(tokens.exchanged(hand.web.send, request), WAY, hand.clock.now(), network)
    return located(grant, client, renew_at=found.token if grant.refresh else "", revoke_at=found.revoke)
