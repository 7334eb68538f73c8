# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A token broker as docs/token-broker.md says, with the dialog of a network behind it."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any

from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem, route

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
TRIES = 5


@dataclass
class _Attempt:
    network: str
    claim: str
    code: str = ""
    tries: int = 0
    tokens: dict[str, Any] | None = None
    error: str = ""


class TokenBroker(NetworkServer):
    """``granted`` is what each network hands over."""

    def __init__(self) -> None:
        super().__init__()
        self.attempts: dict[str, _Attempt] = {}
        self.granted: dict[str, dict[str, Any]] = {}
        self.declines = False
        self.refreshed: list[str] = []
        self.revoked: list[str] = []
        self.refreshes = {"rft.first": "rft.second", "rft.second": "rft.third"}
        self.code = ""

    @route("GET", "/v1/{network}/start")
    def start(self, asked: Asked, network: str) -> Answer:
        state, claim = asked.query.get("state", ""), asked.query.get("claim", "")
        self.demand(re.fullmatch(r"[A-Za-z0-9_-]{43,}", state), f"state: {state!r}")
        self.demand(re.fullmatch(r"[0-9a-f]{64}", claim), f"claim: {claim!r}")
        self.demand(set(asked.query) == {"state", "claim"}, f"more than agreed: {sorted(asked.query)}")
        self.demand(state not in self.attempts, "a state used twice")
        self.attempts[state] = _Attempt(network, claim)
        return Answer(302, b"", {"Location": f"{self.url}/v1/{network}/callback?ours={state}"})

    @route("GET", "/v1/{network}/callback")
    def callback(self, asked: Asked, network: str) -> Answer:
        attempt = self.attempts[asked.query["ours"]]
        if self.declines:
            attempt.error = "access_denied"
        else:
            attempt.tokens = dict(self.granted[network])
            attempt.code = self.code = "".join(secrets.choice(ALPHABET) for _ in range(6))
        page = f"<p>Type this code in Ramage: <b>{attempt.code}</b></p>"
        return Answer(200, page.encode(), {"Content-Type": "text/html", "Cache-Control": "no-store"})

    @route("POST", "/v1/{network}/claim")
    def claim(self, asked: Asked, network: str) -> Answer:
        told = asked.json()
        self.demand(set(told) == {"state", "secret", "code"}, f"a claim of {sorted(told)}")
        attempt = self.attempts.get(told["state"])
        if attempt is None or attempt.network != network or attempt.tries >= TRIES:
            raise Refusal(Answer(410, b""))
        self.demand(hashlib.sha256(told["secret"].encode()).hexdigest() == attempt.claim, "not who began")
        if attempt.error:
            raise Refusal(problem(400, {"error": attempt.error}))
        if attempt.tokens is None:
            return problem(202, {"status": "pending"}) if not attempt.code else Answer(410, b"")
        if told["code"] != attempt.code:
            attempt.tries += 1
            raise Refusal(problem(403, {"error": "wrong_code"}))
        tokens, attempt.tokens = attempt.tokens, None
        return fine(tokens)

    @route("POST", "/v1/{network}/refresh")
    def refresh(self, asked: Asked, network: str) -> Answer:  # noqa: ARG002 - the shape of the route
        old = asked.json()["refresh_token"]
        fresh = self.refreshes.pop(old, None)
        if fresh is None:
            raise Refusal(problem(400, {"error": "invalid_grant", "error_description": "revoked", "log_id": "1"}))
        self.refreshed.append(old)
        return fine({"access_token": f"act.{len(self.refreshed)}", "expires_in": 86400, "refresh_token": fresh})

    @route("POST", "/v1/{network}/revoke")
    def revoke(self, asked: Asked, network: str) -> Answer:  # noqa: ARG002 - the shape of the route
        self.revoked.append(asked.json()["token"])
        return fine({})
