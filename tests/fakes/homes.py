# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers one can both sign in to and publish on."""

from tests.fakes.bluesky import DID, FakeBluesky
from tests.fakes.http_server import Answer
from tests.fakes.mastodon import FakeMastodon
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.network_server import Asked, Refusal, fine, problem, route


class MastodonHome(MastodonDoor, FakeMastodon):
    """``ada`` lives here; what she posts is taken under a token she was handed only."""

    me = "id-of-ada"
    post = FakeMastodon.publish
    verify = MastodonDoor.myself

    def signed(self, asked: Asked) -> None:
        self.take(asked)


class BlueskyHome(FakeBluesky):
    """``anna.test`` lives here, and has one app password."""

    password = "abcd-efgh-ijkl-mnop"

    def __init__(self) -> None:
        super().__init__()
        self.sessions = 0
        self.ended: list[str] = []

    @route("POST", "/xrpc/com.atproto.server.createSession")
    def sign_in(self, asked: Asked) -> Answer:
        said = asked.json()
        self.demand(set(said) == {"identifier", "password"}, f"fields of a sign-in: {sorted(said)}")
        if said["identifier"] not in ("anna.test", DID) or said["password"] != self.password:
            raise Refusal(problem(401, {"error": "AuthenticationRequired", "message": "Invalid password"}))
        self.sessions += 1
        return fine({"did": DID, "handle": "anna.test", "accessJwt": self.token, "refreshJwt": f"r-{self.token}"})

    @route("POST", "/xrpc/com.atproto.server.deleteSession")
    def sign_out(self, asked: Asked) -> Answer:
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        self.demand((scheme, token) == ("Bearer", f"r-{self.token}"), "signs out without its refresh token")
        self.ended.append(token)
        return fine({})

    @route("GET", "/xrpc/com.atproto.repo.describeRepo")
    def describe(self, asked: Asked) -> Answer:
        self.demand(asked.query.get("repo") == DID, "somebody else")
        return fine({"handle": "anna.test", "did": DID, "collections": [], "handleIsCorrect": True})
