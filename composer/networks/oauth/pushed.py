# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authorization request, pushed to the server beforehand: the browser carries a reference only (RFC 9126)."""

from collections.abc import Mapping
from dataclasses import replace

from composer.domain.account_errors import SignInRefused
from composer.domain.ids import NetworkKey
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant, Hand, Way
from composer.networks.oauth import tokens
from composer.networks.oauth.code import Attempt, code_from_browser, listening, located, page_of
from composer.networks.oauth.dpop import BoundWeb, Nonces, new_key
from composer.networks.oauth.metadata import ServerMetadata


def bound_grant(
    hand: Hand, network: NetworkKey, way: Way, server: ServerMetadata, client_id: str, more: Mapping[str, str]
) -> Grant:
    """From the pushed request to tokens that are bound to a fresh key; ``more`` goes with the request.

    Raises SignInRefused, and as ``code_from_browser``.
    """
    key, nonces = new_key(), Nonces()
    web = BoundWeb(hand.web, key, hand.clock, nonces)
    scope = " ".join(each.name for each in way.scopes)
    with listening(hand, network, way, "/callback") as redirect:
        attempt = Attempt(redirect.uri)
        form = {**attempt.asking(client_id, scope), **more}
        reference = _pushed(web, network, server.push, form)
        page = page_of(server.authorize, {"client_id": client_id, "request_uri": reference})
        issuer = server.issuer if server.names_itself else ""
        code = code_from_browser(hand, network, redirect, attempt, page, issuer)
    said = _exchanged(web, network, server.token, attempt, client_id, code)
    grant = tokens.granted(said, way, hand.clock.now(), network)
    if grant.kind != "DPoP":
        raise SignInRefused(network=network, reason="the token is not bound to the key")
    found = located(grant, client_id, renew_at=server.token, revoke_at=server.revoke)
    return replace(found, key=key)


def _exchanged(web: BoundWeb, network: str, token: str, attempt: Attempt, client_id: str, code: Secret) -> tokens.Words:
    return tokens.exchanged(web.send, tokens.asked(network, "sign-in", token, attempt.answering(client_id, code)))


def _pushed(web: BoundWeb, network: str, url: str, form: Mapping[str, str]) -> str:
    request = tokens.asked(network, "sign-in", url, form)
    reply = web.send(request)
    reference = tokens.words(reply).get("request_uri")
    if not reply.ok or not isinstance(reference, str) or not reference:
        raise SignInRefused(network=network, reason=tokens.reason(reply, request))
    return reference
