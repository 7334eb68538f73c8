# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that say anything at all: a sign-in ends in a grant or in an error with words, never in a crash."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.domain.errors import RamageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.secrets import Secret
from composer.domain.sign_in import CompanyApp, Flow, Given, Grant, Hand, Redirect, SignInStep
from composer.domain.web import Reply, Request
from composer.networks.sign_ins import known_sign_ins
from composer.services.connecting import Connecting, Outside
from composer.services.vault import Vault
from composer.system.keyring import MemorySecrets
from composer.system.loopback import Loopback, PageWords
from tests.builders import NOW, FakeClock
from tests.fakes.desk import PersonAtDesk

FLOWS = [(made.network, flow) for made in known_sign_ins().values() for flow in made.flows]
WAYS = pytest.mark.parametrize(("network", "flow"), FLOWS, ids=[f"{n}-{f.way.key}" for n, f in FLOWS])
# fmt: off
KEYS = (
    "access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in", "scope", "permissions",
    "sub", "did", "handle", "id", "name", "username", "data", "user", "open_id", "display_name", "user_id",
    "account_type", "paging", "cursors", "after", "next", "tasks", "accessJwt", "refreshJwt", "active", "status",
    "error", "error_description", "message", "code", "issuer", "authorization_endpoint", "token_endpoint",
    "revocation_endpoint", "pushed_authorization_request_endpoint", "scopes_supported", "request_uri", "client_id",
    "client_secret", "authorization_response_iss_parameter_supported", "authorization_servers", "alsoKnownAs",
    "service", "serviceEndpoint",
)
# fmt: on
WORDS = (
    *(
        "bearer",
        "DPoP",
        "did:plc:" + "a" * 24,
        "at://ada.test",
        "#atproto_pds",
        "https://a.example",
        "https://a.example/x",
    ),
    *("MANAGE", "BUSINESS", "access_denied", "invalid_grant", "AuthFactorTokenRequired", "", "a token", "-1", "1e400"),
    *(scope.name for _, flow in FLOWS for scope in flow.way.scopes),
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=5)
    | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=20,
)
REPLIES = st.builds(
    lambda status, said, headers: Reply(status, headers, json.dumps(said).encode(), "words", "x"),
    st.sampled_from([200, 200, 200, 201, 202, 301, 400, 401, 403, 404, 410]),
    st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=25) | ANYTHING,
    st.sampled_from(
        [{}, {"dpop-nonce": "n"}, {"location": "https://b.example"}, {"www-authenticate": "use_dpop_nonce"}]
    ),
) | st.builds(lambda body: Reply(200, {}, body, "", "x"), st.binary(max_size=20))


class Chatter:
    """Implements ``domain.ports.Web`` with whatever comes, over and over."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self._replies = list(replies)
        self._next = 0

    def send(self, request: Request) -> Reply:  # noqa: ARG002 - it does not listen
        self._next += 1
        return self._replies[(self._next - 1) % len(self._replies)]


class AtOnce:
    """Implements ``domain.sign_in.Redirect``: the person has said yes already."""

    uri = "http://127.0.0.1:1/callback"

    def wait(self, state: str, look: Callable[[], None]) -> Mapping[str, str]:  # noqa: ARG002 - the port's shape
        return {"state": state, "code": "a code", "iss": "https://a.example"}

    def close(self) -> None:
        """Nothing is open."""


def at_once(network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:  # noqa: ARG001 - the port's shape
    return AtOnce()


def shown(step: SignInStep, url: str) -> None:
    assert isinstance(step, SignInStep)
    assert isinstance(url, str)


GIVEN = Given("a.example", "ada.test", Secret("abcd-abcd-abcd-abcd"))
COMPANY = CompanyApp("https://nordalia.example/client.json", "https://broker.nordalia.example")


@WAYS
@settings(max_examples=40)
@given(replies=st.lists(REPLIES, min_size=1, max_size=6))
@example(replies=[Reply(200, {}, b'{"access_token": "a", "expires_in": Infinity}', "", "x")])
@example(replies=[Reply(200, {}, b'{"access_token": "a", "expires_in": 1e300, "scope": 3}', "", "x")])
def test_a_sign_in(network: NetworkKey, flow: Flow, replies: list[Reply]) -> None:
    account = AccountId(f"{network}-1")
    web = Chatter(replies)
    hand = Hand(web, FakeClock(), at_once, PersonAtDesk(answers=["1"] * 9), COMPANY, shown)
    try:
        grant = flow.sign_in(GIVEN, hand)
        assert grant.access.reveal()
        vault = Vault(MemorySecrets)
        assert vault.keep(account, grant) is None
        assert vault.fresh(account) == grant
        flow.renew(web, grant, NOW)
        flow.revoke(web, grant)
    except RamageError:
        return


@WAYS
@settings(max_examples=40)
@given(replies=st.lists(REPLIES, min_size=1, max_size=3))
def test_who_it_was(network: NetworkKey, flow: Flow, replies: list[Reply]) -> None:
    web = Chatter(replies)
    gates = Outside(
        lambda: web, at_once, lambda _: COMPANY, lambda _: True, lambda _: pytest.raises(RamageError), lambda _: None
    )
    store: Any = None
    connecting = Connecting(store, Vault(MemorySecrets), known_sign_ins, gates, FakeClock())
    grant = Grant(flow.way.key, Secret("a"), server="https://a.example", subject="did:plc:" + "a" * 24)
    try:
        who = connecting._identity(network, grant, PersonAtDesk(), None)
    except RamageError:
        return
    assert all(isinstance(each, str) for each in (who.remote_id, who.handle, who.display_name, who.server))


LINES = st.lists(
    st.sampled_from([b"GET ", b"/callback", b"?code=c&state=s", b" HTTP/1.1", b"\r\n", b"Host: ", b"//[", b"%", b"\0"])
    | st.binary(max_size=8),
    max_size=12,
).map(b"".join)


@given(request=LINES)
@example(request=b"GET //[::1 HTTP/1.1\r\nHost: a")
@example(request=b"GET /[a]?\x00 HTTP/1.1\r\nHost: 127.0.0.1")
def test_a_visitor_of_the_listener(request: bytes) -> None:
    listener = Loopback(NetworkKey("x"), (), "/callback", PageWords("en", "T", "D", "S", "M"))
    whole = request.replace(b"Host: ", b"Host: " + listener.uri.removeprefix("http://").partition("/")[0].encode())
    try:
        reply = listener._reply(whole + b"\r\n\r\n", "s" * 43)
        assert reply.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 "))
    finally:
        listener.close()
