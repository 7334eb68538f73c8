# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How servers of the Mastodon kind let people in: registration of the app, the page, the token, the way out."""

import base64
import hashlib
import json
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem, route

_KNOWN = frozenset({"profile", "read", "write", "read:accounts", "read:statuses", "write:statuses", "write:media"})


@dataclass
class _App:
    redirect: str
    scopes: frozenset[str]
    secret: str


@dataclass
class _Code:
    app: str
    redirect: str
    scope: str
    challenge: str


class MastodonDoor(NetworkServer):
    """``recent``: announces itself (4.3 and later) and knows ``profile``. ``lasting`` tokens have no refresh token."""

    def __init__(self, *, recent: bool = True, lasting: bool = True, who: str = "ada") -> None:
        super().__init__()
        self.recent = recent
        self.lasting = lasting
        self.who = who
        self.mark = "handed-to-the-person"
        self.declines = False
        self.narrows = ""
        self.forgets_codes = False
        self.apps: dict[str, _App] = {}
        self.codes: dict[str, _Code] = {}
        self.tokens: dict[str, str] = {}
        self.refreshers: dict[str, str] = {}
        self.revoked: list[str] = []
        self.pages: list[dict[str, str]] = []

    @route("GET", "/.well-known/oauth-authorization-server")
    def metadata(self, asked: Asked) -> Answer:  # noqa: ARG002 - the shape of a route
        if not self.recent:
            raise Refusal(Answer(404, b"<html>not found</html>", {"Content-Type": "text/html"}))
        return fine(
            {
                "issuer": f"{self.url}/",
                "authorization_endpoint": f"{self.url}/oauth/authorize",
                "token_endpoint": f"{self.url}/oauth/token",
                "revocation_endpoint": f"{self.url}/oauth/revoke",
                "scopes_supported": sorted(_KNOWN),
                "code_challenge_methods_supported": ["S256"],
            }
        )

    @route("POST", "/api/v1/apps")
    def register(self, asked: Asked) -> Answer:
        told = asked.json()
        self.demand(set(told) <= {"client_name", "redirect_uris", "scopes", "website"}, f"fields of an app: {told}")
        scopes = frozenset(told["scopes"].split())
        redirect = told["redirect_uris"]
        self.demand(isinstance(redirect, str), "older servers take one address as a text only")
        self.demand(scopes <= _KNOWN and (self.recent or "profile" not in scopes), f"unknown scope: {scopes}")
        client = f"client-{len(self.apps)}-0123456789abcdef"
        self.apps[client] = _App(redirect, scopes, f"secret-of-{client}-{self.mark}")
        return fine({"id": "1", "client_id": client, "client_secret": self.apps[client].secret})

    @route("GET", "/oauth/authorize")
    def page(self, asked: Asked) -> Answer:
        query = dict(asked.query)
        self.pages.append(query)
        app = self.apps.get(query.get("client_id", ""))
        self.demand(app is not None, "an app that was never registered")
        assert app is not None
        self.demand(query.get("redirect_uri") == app.redirect, "another redirect than the registered one")
        self.demand(query.get("response_type") == "code", "not a code")
        self.demand(set(query["scope"].split()) <= app.scopes, "more than was registered")
        self.demand(query.get("code_challenge_method") == "S256" and len(query["code_challenge"]) == 43, "no S256")
        self.demand(len(query.get("state", "")) >= 32, "no state to speak of")
        fields = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in query.items())
        html = f'<form method="post" action="/oauth/authorize">{fields}<button>Authorize</button></form>'
        return Answer(200, html.encode(), {"Content-Type": "text/html; charset=utf-8"})

    @route("POST", "/oauth/authorize")
    def allow(self, asked: Asked) -> Answer:
        form = dict(asked.form())
        if self.declines:
            back = {"error": "access_denied", "error_description": "no", "state": form["state"]}
        else:
            code = f"code-{len(self.codes)}-{self.mark}"
            self.codes[code] = _Code(form["client_id"], form["redirect_uri"], form["scope"], form["code_challenge"])
            back = {"code": code, "state": form["state"]}
        return Answer(302, b"", {"Location": f"{form['redirect_uri']}?{urlencode(back)}"})

    @route("POST", "/oauth/token")
    def token_for(self, asked: Asked) -> Answer:
        form = dict(asked.form())
        app = self.apps.get(form.get("client_id", ""))
        if app is None or form.get("client_secret") != app.secret:
            raise Refusal(
                problem(401, {"error": "invalid_client", "error_description": "Client authentication failed"})
            )
        if form["grant_type"] == "refresh_token":
            scope = self.refreshers.pop(form["refresh_token"], None)
            if scope is None:
                raise Refusal(problem(400, {"error": "invalid_grant", "error_description": "revoked"}))
            return self._handed(scope)
        self.demand(form["grant_type"] == "authorization_code", f"grant type {form['grant_type']}")
        code = self.codes.pop(form["code"], None)
        if code is None or self.forgets_codes:
            raise Refusal(problem(400, {"error": "invalid_grant", "error_description": f"no {form['code']}"}))
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        self.demand(code.redirect == form["redirect_uri"], "another redirect than before")
        self.demand(43 <= len(form["code_verifier"]) <= 128, "length of the verifier")
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        self.demand(proof == code.challenge, "the verifier does not fit")
        return self._handed(self.narrows or code.scope)

    def _handed(self, scope: str) -> Answer:
        token = f"token-{len(self.tokens)}-{self.mark}"
        self.tokens[token] = scope
        said = {"access_token": token, "token_type": "Bearer", "scope": scope, "created_at": 1573979017}
        if not self.lasting:
            refresher = f"refresh-{len(self.tokens)}-{self.mark}"
            self.refreshers[refresher] = scope
            said |= {"refresh_token": refresher, "expires_in": 7200}
        return fine(said)

    @route("POST", "/oauth/revoke")
    def revoke(self, asked: Asked) -> Answer:
        form = dict(asked.form())
        app = self.apps.get(form.get("client_id", ""))
        self.demand(app is not None and form.get("client_secret") == app.secret, "who revokes?")
        self.revoked.append(form["token"])
        self.tokens.pop(form["token"], None)
        self.refreshers.pop(form["token"], None)
        return fine({})

    @route("GET", "/api/v1/accounts/verify_credentials")
    def myself(self, asked: Asked) -> Answer:
        self.take(asked)
        return fine(
            {"id": f"id-of-{self.who}", "username": self.who, "acct": self.who, "display_name": self.who.title()}
        )

    @route("POST", "/api/v1/statuses")
    def post(self, asked: Asked) -> Answer:
        self.take(asked)
        return fine({"id": "1", "content": json.loads(asked.body)["status"]})

    def take(self, asked: Asked) -> None:
        """The token, where it still counts. Raises Refusal."""
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        self.demand(scheme == "Bearer", "no token")
        if token not in self.tokens:
            raise Refusal(problem(401, {"error": "The access token was revoked"}))


def parameters(url: str) -> dict[str, str]:
    """Of an address."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
