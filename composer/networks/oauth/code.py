# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The code with PKCE: out to the browser, and back to this computer."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from composer.domain.account_errors import NoCompanyApp, SignInForged, SignInRefused
from composer.domain.errors import Cancelled, NotConnected
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import Asked, Given, Grant, Hand, Redirect, SignInStep, Way
from composer.networks.oauth import tokens
from composer.networks.oauth.dpop import b64

DECLINED: Final = frozenset({"access_denied", "user_cancelled_login", "user_cancelled_authorize"})
"""The person said no on the network's page."""
_ENTROPY: Final = 48
_LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try, used once: its state, its verifier, and where the answer is to come."""

    redirect: str
    state: str = field(default_factory=lambda: secrets.token_urlsafe(_ENTROPY), repr=False)
    verifier: Secret = field(default_factory=lambda: Secret(secrets.token_urlsafe(_ENTROPY)))

    @property
    def challenge(self) -> str:
        """S256 of the verifier."""
        return b64(hashlib.sha256(self.verifier.reveal().encode()).digest())

    def asking(self, client_id: str, scope: str) -> dict[str, str]:
        """The parameters of the authorization request."""
        return {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": self.redirect,
            "scope": scope,
            "state": self.state,
            "code_challenge": self.challenge,
            "code_challenge_method": "S256",
        }

    def answering(self, client_id: str, code: Secret) -> dict[str, str]:
        """The parameters of the token request."""
        return {
            "grant_type": "authorization_code",
            "code": code.reveal(),
            "client_id": client_id,
            "redirect_uri": self.redirect,
            "code_verifier": self.verifier.reveal(),
        }


class Pasted:
    """Implements ``domain.sign_in.Redirect`` where the page shows the code for the person to bring."""

    uri = "urn:ietf:wg:oauth:2.0:oob"

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def wait(self, state: str, look: object) -> Mapping[str, str]:  # noqa: ARG002 - the port's shape
        return {"code": self._hand.desk.ask(Asked.CODE).strip(), "state": state}

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def listening(hand: Hand, network: NetworkKey, way: Way, path: str) -> Iterator[Redirect]:
    """The place where the browser answers, for the length of the block."""
    redirect = hand.listen(network, way.ports, path)
    try:
        yield redirect
    finally:
        redirect.close()


def code_from_browser(
    hand: Hand, network: NetworkKey, redirect: Redirect, attempt: Attempt, page: str, issuer: str = ""
) -> Secret:
    """What the browser brings back. ``issuer`` is that of the server when it announces to name it.

    Raises SignInForged, SignInRefused, SignInTooLate, and Cancelled also when the person said no on the page.
    """
    hand.show(SignInStep.WAITING, page)
    hand.desk.open(page)
    answer = redirect.wait(attempt.state, hand.desk.look)
    hand.show(SignInStep.EXCHANGING, "")
    if issuer and answer.get("iss") != issuer:
        raise SignInForged(network=network, reason="iss")
    if error := answer.get("error"):
        if error in DECLINED:
            raise Cancelled
        described = answer.get("error_description", "")
        raise SignInRefused(network=network, reason=f"{error} {described}".strip()[:_LONGEST_REASON])
    return Secret(answer["code"])


def page_of(endpoint: str, parameters: Mapping[str, str]) -> str:
    """The address to open; what stands in the endpoint's own query stays."""
    parts = urlsplit(endpoint)
    kept = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode({**kept, **parameters}), fragment="").geturl()


class CodeFlow:
    """Implements ``domain.sign_in.Flow`` where the company has registered a public client."""

    def __init__(
        self,
        network: NetworkKey,
        way: Way,
        authorize: str,
        token: str,
        revoke: str = "",
        path: str = "/callback",
    ) -> None:
        self._network = network
        self._way = way
        self._authorize, self._token, self._revoke = authorize, token, revoke
        self._path = path

    @property
    def way(self) -> Way:
        return self._way

    def sign_in(self, given: Given, hand: Hand) -> Grant:  # noqa: ARG002 - nothing is asked before
        client = hand.company.client_id
        if not client:
            raise NoCompanyApp(network=self._network)
        scope = " ".join(each.name for each in self._way.scopes)
        with listening(hand, self._network, self._way, self._path) as redirect:
            attempt = Attempt(redirect.uri)
            page = page_of(self._authorize, attempt.asking(client, scope))
            code = code_from_browser(hand, self._network, redirect, attempt, page)
        request = tokens.asked(self._network, "sign-in", self._token, attempt.answering(client, code))
        said = tokens.exchanged(hand.web.send, request)
        grant = tokens.granted(said, self._way, hand.clock.now(), self._network)
        return located(grant, client, renew_at=self._token if grant.refresh else "", revoke_at=self._revoke)

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        return renewed_by_form(web, self._network, grant, now)

    def revoke(self, web: Web, grant: Grant) -> None:
        revoked_by_form(web, self._network, grant)


def located(grant: Grant, client_id: str, *, renew_at: str, revoke_at: str) -> Grant:
    """With all that is needed to renew it and to give it back."""
    return replace(grant, client_id=client_id, renew_at=renew_at, revoke_at=revoke_at)


def renewed_by_form(web: Web, network: NetworkKey, grant: Grant, now: datetime) -> Grant:
    """By the refresh token. Raises as ``Flow.renew``."""
    if grant.refresh is None or not grant.renew_at:
        raise NotConnected(network=network)
    form = {"grant_type": "refresh_token", "refresh_token": grant.refresh.reveal(), **client_of(grant)}
    said = tokens.renewed(web.send, tokens.asked(network, "renewal of the sign-in", grant.renew_at, form))
    return tokens.renewing(grant, said, now)


def revoked_by_form(web: Web, network: NetworkKey, grant: Grant) -> None:
    """The refresh token, which should take the other along, and the other. Raises NetworkError."""
    for token in (grant.refresh, grant.access) if grant.revoke_at else ():
        if token is not None:
            form = {"token": token.reveal(), **client_of(grant)}
            web.send(tokens.asked(network, "sign-out", grant.revoke_at, form)).checked()


def client_of(grant: Grant) -> dict[str, str]:
    """Who asks."""
    secret = {} if grant.client_secret is None else {"client_secret": grant.client_secret.reveal()}
    return {"client_id": grant.client_id, **secret}
