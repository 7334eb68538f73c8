# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an account on any Mastodon server is connected: the app is registered there on the spot."""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from composer.domain.account_errors import PortsTaken, ServerUnfit
from composer.domain.errors import NetworkError
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.secrets import Secret
from composer.domain.sign_in import (
    Asked,
    Given,
    Grant,
    Hand,
    Identity,
    Redirect,
    Scope,
    SignIn,
    SignInStep,
    Way,
    WayKind,
)
from composer.domain.web import Request
from composer.networks.oauth import tokens
from composer.networks.oauth.code import (
    Attempt,
    Pasted,
    code_from_browser,
    page_of,
    renewed_by_form,
    revoked_by_form,
)
from composer.networks.oauth.metadata import ServerMetadata, ask, authorization_server

log = logging.getLogger(__name__)

KEY: Final = NetworkKey("mastodon")
APP: Final = "Ramage"
POSTING: Final = (
    Scope("write:statuses", "allows-posting"),
    Scope("write:media", "allows-pictures"),
    Scope("read:statuses", "allows-reading-own", needed=False),
)
PROFILE: Final = Scope("profile", "allows-name", needed=False)
OLDER_PROFILE: Final = Scope("read:accounts", "allows-name", needed=False)
"""For servers before 4.3, which do not know ``profile``."""
BROWSER: Final = Way("browser", WayKind.BROWSER, (PROFILE, *POSTING), asks=(Asked.SERVER,))
_HOST: Final = re.compile(
    r"(?=.{1,253}(?::|\Z))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}(?::\d{1,5})?"
)
_REFUSED: Final = frozenset({301, 302, 307, 308, 401, 403, 404, 405, 410})


@dataclass(frozen=True, slots=True)
class _Registered:
    """The app as one server knows it."""

    client_id: str
    client_secret: Secret


class RegisteredFlow:
    """Implements ``domain.sign_in.Flow``: the listener first, then the registration of exactly its address."""

    way = BROWSER

    def sign_in(self, given: Given, hand: Hand) -> Grant:
        hand.show(SignInStep.PREPARING, "")
        server, known = _found(hand.web, server_address(given.server))
        way = self.way if known and "profile" in known.scopes else replace(self.way, scopes=(OLDER_PROFILE, *POSTING))
        redirect = _redirect(hand)
        try:
            app = _registration(hand.web, server, redirect.uri, way)
            attempt = Attempt(redirect.uri)
            asking = attempt.asking(app.client_id, " ".join(scope.name for scope in way.scopes))
            asking |= {"force_login": "true"} if hand.again else {}
            page = page_of((known and known.authorize) or f"{server}/oauth/authorize", asking)
            issuer = known.issuer if known and known.names_itself else ""
            code = code_from_browser(hand, KEY, redirect, attempt, page, issuer)
        finally:
            redirect.close()
        token = known.token if known and known.token else f"{server}/oauth/token"
        form = {**attempt.answering(app.client_id, code), "client_secret": app.client_secret.reveal()}
        said = tokens.exchanged(hand.web.send, tokens.asked(KEY, "sign-in", token, form))
        return replace(
            tokens.granted(said, way, hand.clock.now(), KEY),
            server=server,
            client_id=app.client_id,
            client_secret=app.client_secret,
            renew_at=token if said.get("refresh_token") else "",
            revoke_at=known.revoke if known and known.revoke else f"{server}/oauth/revoke",
        )

    def renew(self, web: Web, grant: Grant, now: datetime) -> Grant:
        return renewed_by_form(web, KEY, grant, now)

    def revoke(self, web: Web, grant: Grant) -> None:
        revoked_by_form(web, KEY, grant)


def sign_in(look_at: Callable[[str], object] = str) -> SignIn:
    """The way to connect an account. ``look_at`` learns what a server allows; it may fail for want of a network."""

    def who_am_i(web: Web, grant: Grant) -> Sequence[Identity]:
        request = Request("GET", f"{grant.server}/api/v1/accounts/verify_credentials", "who signed in", KEY)
        said = web.send(request).checked().json()
        handle = f"@{said['username']}@{urlsplit(grant.server).netloc}"
        try:
            look_at(grant.server)
        except NetworkError as error:
            log.info("what the server allows is asked again later: %s", error)
        return (Identity(str(said["id"]), handle, said.get("display_name") or said["username"], server=grant.server),)

    return SignIn(KEY, (RegisteredFlow(),), who_am_i)


def server_address(typed: str) -> str:
    """``https://host`` of what people type: a host, an address, ``@name@host``. Raises ServerUnfit."""
    text = "".join(typed.split()).rstrip("/").lower()
    scheme = "http" if re.match(r"http://(localhost|127\.0\.0\.1)(:\d+)?\Z", text) else "https"
    host = text.partition("://")[2] or text
    host = host.partition("/")[0].rpartition("@")[2].rstrip(".")
    try:
        name, colon, port = host.partition(":")
        host = name.encode("idna").decode() + colon + port
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ServerUnfit(network=KEY, server=typed.strip()[:100], reason="no-address-of-server")
    return f"{scheme}://{host}"


def _found(web: Web, server: str) -> tuple[str, ServerMetadata | None]:
    """Where the server really is, and what it says of itself, if it does."""
    reply = ask(web, KEY, f"{server}/.well-known/oauth-authorization-server")
    issuer = str(tokens.words(reply).get("issuer", "")).rstrip("/") if reply.ok else ""
    if not issuer:
        return server, None
    moved = issuer if issuer != server else server
    return moved, authorization_server(web, KEY, server_address(moved))


def _redirect(hand: Hand) -> Redirect:
    try:
        return hand.listen(KEY, (), "/callback")
    except PortsTaken:
        return Pasted(hand)


def _registration(web: Web, server: str, redirect: str, way: Way) -> _Registered:
    told = {"client_name": APP, "redirect_uris": redirect, "scopes": " ".join(scope.name for scope in way.scopes)}
    request = Request("POST", f"{server}/api/v1/apps", "sign-in", KEY, json=told, repeatable=True)
    reply = web.send(request)
    said = tokens.words(reply)
    client, secret = said.get("client_id"), said.get("client_secret")
    if not reply.ok or not isinstance(client, str) or not isinstance(secret, str):
        why = f"HTTP {reply.status}" if reply.status in _REFUSED or reply.ok else tokens.reason(reply, request)
        raise ServerUnfit(network=KEY, server=urlsplit(server).netloc, reason=why)
    return _Registered(client, Secret(secret))
