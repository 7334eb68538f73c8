# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a Bluesky account is connected: through the company's published client, or with an app password."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit

from composer.domain.account_errors import (
    ExtraCodeNeeded,
    NoCompanyApp,
    PasswordWrong,
    ServerUnfit,
    SignInForged,
    SignInRefused,
)
from composer.domain.errors import NotConnected, Unreachable
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import Asked, Flow, Given, Grant, Hand, Identity, Scope, SignIn, SignInStep, Way, WayKind
from composer.domain.web import Reply, Request
from composer.networks.bluesky.identity import Person, Resolver
from composer.networks.oauth import tokens
from composer.networks.oauth.code import renewed_by_form, revoked_by_form
from composer.networks.oauth.metadata import ask, authorization_server
from composer.networks.oauth.pushed import bound_grant

KEY: Final = NetworkKey("bluesky")
SCOPES: Final = (
    Scope("atproto", "allows-who"),
    Scope("repo:app.bsky.feed.post", "allows-posting"),
    Scope("blob:image/*", "allows-images", needed=False),
)
SESSION_SCOPES: Final = (Scope("app-password", "allows-all-but-messages"),)
BROWSER: Final = Way("browser", WayKind.BROWSER, SCOPES, asks=(Asked.HANDLE,), company=True)
PASSWORD: Final = Way("password", WayKind.PASSWORD, SESSION_SCOPES, asks=(Asked.HANDLE, Asked.PASSWORD))
ACCESS_LIFE: Final = timedelta(minutes=120)
REFRESH_LIFE: Final = timedelta(days=90)
OAUTH_LIFE: Final = timedelta(days=14)
"""After which a public client's session ends, whatever was renewed."""
TRYING_OUT: Final = "http://localhost"
"""The client every server may know without a document, for development."""


class PushedFlow:
    """Implements ``domain.sign_in.Flow`` by OAuth at the server the account lives on."""

    way = BROWSER

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def sign_in(self, given: Given, hand: Hand) -> Grant:
        client = hand.company.client_id
        if not client:
            raise NoCompanyApp(network=KEY)
        hand.show(SignInStep.PREPARING, "")
        person = self._resolver.person(hand.web, given.handle, given.server)
        origin = _authority(hand.web, person.server)
        server = authorization_server(hand.web, KEY, origin)
        if server is None or server.issuer != origin or not server.push or not server.names_itself:
            raise ServerUnfit(network=KEY, server=urlsplit(origin).netloc, reason="oauth")
        hint = {"login_hint": person.handle or person.did}
        grant = bound_grant(hand, KEY, self.way, server, _client(client, self.way), hint)
        if not grant.subject or (person.did and grant.subject != person.did):
            raise SignInForged(network=KEY, reason="sub")
        if not person.did and self._resolver.server_of(hand.web, grant.subject) != person.server:
            raise SignInForged(network=KEY, reason="sub")
        return replace(grant, server=person.server, ends=hand.clock.now() + OAUTH_LIFE)

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        return renewed_by_form(web, KEY, grant, now)

    def revoke(self, web: Web, grant: Grant) -> None:
        revoked_by_form(web, KEY, grant)


class SessionFlow:
    """Implements ``domain.sign_in.Flow`` with an app password, which is not kept."""

    way = PASSWORD

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def sign_in(self, given: Given, hand: Hand) -> Grant:
        if given.password is None:
            raise PasswordWrong(network=KEY)
        hand.show(SignInStep.PREPARING, "")
        person = self._resolver.person(hand.web, given.handle, given.server)
        hand.show(SignInStep.EXCHANGING, "")
        told = {"identifier": person.did or person.handle, "password": given.password.reveal()}
        reply = _create(hand.web, person, told)
        if tokens.words(reply).get("error") == "AuthFactorTokenRequired":
            reply = _create(hand.web, person, {**told, "authFactorToken": hand.desk.ask(Asked.CODE).strip()})
        said = _session(reply, person.server)
        if person.did and said["did"] != person.did:
            raise SignInForged(network=KEY, reason="did")
        return _granted(said, hand.clock.now(), person.server)

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        """Safe to repeat: for two hours the old refresh token gives the same new one."""
        if grant.refresh is None:
            raise NotConnected(network=KEY)
        url = f"{grant.server}/xrpc/com.atproto.server.refreshSession"
        request = Request("POST", url, "renewal of the sign-in", KEY, bearer=grant.refresh, repeatable=True)
        reply = web.send(request)
        if reply.ok:
            return _granted(_session(reply, grant.server), now, grant.server)
        if reply.status in (400, 401, 403) and tokens.words(reply).get("error"):
            raise NotConnected(network=KEY)
        raise Unreachable(network=KEY, reason=f"HTTP {reply.status}")

    def revoke(self, web: Web, grant: Grant) -> None:
        url = f"{grant.server}/xrpc/com.atproto.server.deleteSession"
        web.send(Request("POST", url, "sign-out", KEY, bearer=grant.refresh, repeatable=True)).checked()


def sign_in(
    resolver: str = "https://public.api.bsky.app",
    directory: str = "https://plc.directory",
    entrance: str = "https://bsky.social",
) -> SignIn:
    """The ways to connect an account."""
    finding = Resolver(resolver, directory, entrance)
    flows: tuple[Flow, ...] = (PushedFlow(finding), SessionFlow(finding))

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:
        request = Request(
            "GET",
            f"{grant.server}/xrpc/com.atproto.repo.describeRepo",
            "who signed in",
            KEY,
            params={"repo": grant.subject},
        )
        handle = web.send(request).checked().json()["handle"]
        return (Identity(grant.subject, f"@{handle}", handle, server=grant.server),)

    return SignIn(KEY, flows, who_am_i, refuses)


def refuses(reply: Reply) -> bool:
    """True when the server no longer takes the token: it says so with 400 too."""
    return reply.status == 401 or (
        reply.status == 400 and tokens.words(reply).get("error") in ("ExpiredToken", "InvalidToken")
    )


def _authority(web: Web, server: str) -> str:
    said = tokens.words(ask(web, KEY, f"{server}/.well-known/oauth-protected-resource"))
    named = said.get("authorization_servers")
    if not isinstance(named, list) or not named or not isinstance(named[0], str):
        raise ServerUnfit(network=KEY, server=urlsplit(server).netloc, reason="oauth")
    return named[0].rstrip("/")


def _client(client: str, way: Way) -> str:
    if client != TRYING_OUT:
        return client
    scope = " ".join(each.name for each in way.scopes)
    return f"{client}?{urlencode({'redirect_uri': 'http://127.0.0.1/callback', 'scope': scope})}"


def _create(web: Web, person: Person, told: dict[str, str]) -> Reply:
    url = f"{person.server}/xrpc/com.atproto.server.createSession"
    return web.send(Request("POST", url, "sign-in", KEY, json=told, repeatable=True))


def _session(reply: Reply, server: str) -> tokens.Words:
    said = tokens.words(reply)
    if reply.ok and all(isinstance(said.get(name), str) for name in ("accessJwt", "refreshJwt", "did")):
        if said.get("active", True):
            return said
        raise SignInRefused(network=KEY, reason=str(said.get("status", "inactive"))[:100])
    match said.get("error"):
        case "AuthFactorTokenRequired":
            raise ExtraCodeNeeded(network=KEY)
        case "AuthenticationRequired" | "InvalidToken":
            raise PasswordWrong(network=KEY)
        case error if reply.status < 500 and isinstance(error, str):
            raise SignInRefused(network=KEY, reason=error[:100])
    raise ServerUnfit(network=KEY, server=urlsplit(server).netloc, reason=f"HTTP {reply.status}")


def _granted(said: tokens.Words, now: datetime, server: str) -> Grant:
    return Grant(
        PASSWORD.key,
        Secret(said["accessJwt"]),
        refresh=Secret(said["refreshJwt"]),
        issued=now,
        expires=now + ACCESS_LIFE,
        ends=now + REFRESH_LIFE,
        scopes=tuple(scope.name for scope in SESSION_SCOPES),
        subject=said["did"],
        server=server,
    )
