# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each network is signed in to: through the company's broker, or its public client on the ports of a console."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from composer.bootstrap import wording
from composer.domain.account_errors import (
    BrokerUnfit,
    NoCompanyApp,
    PortsTaken,
    ScopesMissing,
    SignInForged,
    SignInRefused,
    SignInTooLate,
)
from composer.domain.errors import Cancelled, NotConnected, RamageError, Unreachable
from composer.domain.ids import NetworkKey
from composer.domain.networks import AccountKind
from composer.domain.secrets import Secret
from composer.domain.sign_in import (
    NEVER,
    Asked,
    CompanyApp,
    Flow,
    Given,
    Grant,
    Hand,
    Redirect,
    SignIn,
    SignInState,
    SignInStep,
    WayKind,
)
from composer.domain.text import Language
from composer.networks import NETWORKS
from composer.networks.facebook.sign_in import sign_in as facebook
from composer.networks.instagram.sign_in import sign_in as instagram
from composer.networks.linkedin.sign_in import sign_in as linkedin
from composer.networks.oauth.dpop import Nonces
from composer.networks.oauth.tokens import check_scopes, scopes_of
from composer.networks.sign_ins import known_sign_ins
from composer.networks.threads.sign_in import sign_in as threads
from composer.networks.tiktok.sign_in import sign_in as tiktok
from composer.networks.x.sign_in import PORTS
from composer.networks.x.sign_in import sign_in as x
from composer.services.signed_web import TokenWeb
from composer.system.http import Http, log_egress
from composer.system.logs import redact
from composer.system.loopback import Loopback, PageWords
from tests.builders import NOW, FakeClock
from tests.fakes.desk import PersonAtDesk
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.mastodon_accounts import parameters
from tests.fakes.token_broker import TokenBroker

WORDS = PageWords("fr", "Ramage", "C’est fait.", "Une autre.", "Rien.")
BROKERED = {"facebook": facebook, "instagram": instagram, "threads": threads, "tiktok": tiktok, "linkedin": linkedin}


@pytest.fixture
def http(clock: FakeClock) -> Iterator[Http]:
    opened = Http(clock, log_egress, connect_s=2)
    yield opened
    opened.close()


@pytest.fixture
def broker() -> Iterator[TokenBroker]:
    with TokenBroker() as server:
        for key in BROKERED:
            server.granted[key] = {
                "access_token": f"long-token-of-{key}",
                "token_type": "bearer",
                "expires_in": 5183944,
                "scope": ",".join(scope.name for scope in flow_of(key).way.scopes),
            }
        tokens = {"expires_in": 86400, "refresh_token": "rft.first", "refresh_expires_in": 31536000, "open_id": "me"}
        server.granted["tiktok"] |= tokens
        yield server


def flow_of(key: str) -> Flow:
    flow = known_sign_ins()[NetworkKey(key)].flow("broker")
    assert flow is not None
    return flow


@dataclass
class Person(PersonAtDesk):
    """Reads the code off the broker's last page, and types it."""

    broker: TokenBroker
    typed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        PersonAtDesk.__init__(self)

    def open(self, url: str) -> bool:
        requests.get(url, timeout=5)
        return True

    def ask(self, question: Asked) -> str:
        self.asked.append(question)
        return self.typed.pop(0) if self.typed else f" {self.broker.code[:3].lower()} {self.broker.code[3:]}"


def listen(network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:
    return Loopback(network, ports, path, WORDS, linger_s=0.1)


def a_hand(http: Http, clock: FakeClock, desk: PersonAtDesk, company: CompanyApp, key: str = "x") -> Hand:
    def show(step: SignInStep, url: str) -> None:
        desk.show(SignInState(step, NetworkKey(key), url))

    return Hand(http, clock, listen, desk, company, show)


@pytest.fixture
def by_broker(http: Http, clock: FakeClock, broker: TokenBroker) -> Callable[..., Grant]:
    def sign(key: str, *typed: str) -> Grant:
        desk = Person(broker, list(typed))
        return flow_of(key).sign_in(Given(), a_hand(http, clock, desk, CompanyApp(broker=broker.url), key))

    return sign


@pytest.mark.parametrize("key", list(BROKERED))
def test_the_broker_hands_the_token_over_once(by_broker: Callable[..., Grant], broker: TokenBroker, key: str) -> None:
    grant = by_broker(key)
    assert grant.access == Secret(f"long-token-of-{key}")
    check_scopes(key, flow_of(key).way, grant.scopes)
    ((state, _),) = broker.attempts.items()
    again = requests.post(
        f"{broker.url}/v1/{key}/claim", json={"state": state, "secret": "x", "code": broker.code}, timeout=5
    )
    assert again.status_code != 200
    broker.violations.clear()  # the second claim was ours, and wrong on purpose


def test_a_mistyped_code_may_be_typed_again_but_not_for_ever(by_broker: Callable[..., Grant]) -> None:
    assert by_broker("threads", "WRONG1").access == Secret("long-token-of-threads")
    with pytest.raises(SignInForged):
        by_broker("threads", *["WRONG1"] * 5)


def test_no_at_the_network_is_no_failure(by_broker: Callable[..., Grant], broker: TokenBroker) -> None:
    broker.declines = True
    with pytest.raises(Cancelled):
        by_broker("tiktok", "ANY")


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (410, b"", SignInTooLate),
        (404, b"<html>", BrokerUnfit),
        (302, b"", BrokerUnfit),
        (200, b"<html>hello</html>", BrokerUnfit),
        (400, b'{"error": "invalid_scope", "error_description": "no"}', SignInRefused),
        (500, b"", Unreachable),
    ],
)
def test_what_else_a_broker_may_say(
    http: Http, clock: FakeClock, status: int, body: bytes, error: type[RamageError]
) -> None:
    with FakeServer() as odd:
        odd.otherwise = Answer(status, body)
        desk = PersonAtDesk(answers=["CODE12"])
        with pytest.raises(error):
            flow_of("threads").sign_in(Given(), a_hand(http, clock, desk, CompanyApp(broker=odd.url)))


def test_tiktok_is_renewed_and_revoked_through_the_broker(
    by_broker: Callable[..., Grant], broker: TokenBroker, http: Http
) -> None:
    grant = by_broker("tiktok")
    assert (grant.subject, grant.over) == ("me", NOW + timedelta(seconds=31536000))
    fresh = flow_of("tiktok").renew(http, grant, NOW)
    assert (fresh.access, fresh.refresh) == (Secret("act.1"), Secret("rft.second"))
    assert fresh.renew_at == f"{broker.url}/v1/tiktok/refresh"
    with pytest.raises(NotConnected):
        flow_of("tiktok").renew(http, grant, NOW)
    flow_of("tiktok").revoke(http, fresh)
    assert broker.revoked == ["act.1"]


@pytest.mark.parametrize(("make", "kind"), [(threads, "th_refresh_token"), (instagram, "ig_refresh_token")])
def test_long_tokens_of_meta_are_renewed_without_the_broker(
    http: Http, make: Callable[[str], SignIn], kind: str
) -> None:
    with FakeServer() as graph:
        (flow,) = make(graph.url).flows
        grant = Grant("broker", Secret("old-long-token"), expires=NOW, renew_at=f"{graph.url}/refresh_access_token")
        graph.next(Answer(body=json.dumps({"access_token": "new", "expires_in": 5183944}).encode()))
        fresh = flow.renew(http, grant, NOW)
        assert (fresh.access, fresh.over) == (Secret("new"), NOW + timedelta(seconds=5183944))
        (asked,) = graph.received
        assert parameters(asked.path) == {"grant_type": kind, "access_token": "old-long-token"}
        assert "authorization" not in asked.headers
        graph.next(Answer(400, json.dumps({"error": {"code": 190, "message": "expired"}}).encode()))
        with pytest.raises(NotConnected):
            flow.renew(http, grant, NOW)
        told = {"error": {"code": 4, "message": "slow down with old-long-token"}}
        graph.next(Answer(400, json.dumps(told).encode()))
        with pytest.raises(Unreachable) as caught:
            flow.renew(http, grant, NOW)
        assert "old-long-token" not in str(caught.value)
        assert "old-long-token" not in redact("GET /refresh with old-long-token")


def test_a_page_token_is_not_renewed(http: Http) -> None:
    with pytest.raises(NotConnected):
        flow_of("facebook").renew(http, Grant("broker", Secret("page")), NOW)


# --- who it was -------------------------------------------------------------------------------------------------------


def asked_who(http: Http, make: Callable[[str], SignIn], *answers: object) -> tuple[Sequence[Any], list[str]]:
    with FakeServer() as api:
        api.next(*(Answer(body=json.dumps(said).encode()) for said in answers))
        web = TokenWeb(http, Grant("w", Secret("of-the-person"), subject="me"), FakeClock(), Nonces())
        found = make(api.url).who_am_i(web, Grant("w", Secret("of-the-person")))
        assert all(each.headers["authorization"] == "Bearer of-the-person" for each in api.received)
        return found, [each.path for each in api.received]


def test_who_it_was_on_networks_of_one_account(http: Http) -> None:
    (who,), paths = asked_who(http, linkedin, {"sub": "782bbtaQ", "name": "Ada Example"})
    assert (who.remote_id, who.handle, paths) == ("782bbtaQ", "Ada Example", ["/v2/userinfo"])
    (who,), _ = asked_who(http, x, {"data": {"id": "2244994945", "name": "Dev", "username": "dev"}})
    assert (who.remote_id, who.handle, who.display_name) == ("2244994945", "@dev", "Dev")
    (who,), _ = asked_who(http, threads, {"id": 17841405793187218, "username": "ada"})
    assert (who.remote_id, who.handle, who.display_name) == ("17841405793187218", "@ada", "ada")
    (who,), _ = asked_who(http, tiktok, {"data": {"user": {"open_id": "o1", "display_name": "Ada"}}, "error": {}})
    assert (who.remote_id, who.handle) == ("o1", "Ada")


@pytest.mark.parametrize(("kind", "found"), [("BUSINESS", 1), ("MEDIA_CREATOR", 1), ("PERSONAL", 0)])
def test_instagram_takes_professional_accounts_only(http: Http, kind: str, found: int) -> None:
    who, _ = asked_who(http, instagram, {"id": "app", "user_id": 178, "username": "ada", "account_type": kind})
    assert [(each.remote_id, each.kind) for each in who] == [("178", AccountKind.PROFESSIONAL)] * found


def test_facebook_pages_one_may_post_to_each_with_its_token(http: Http) -> None:
    def page(number: int, *tasks: str) -> Mapping[str, object]:
        return {"id": str(number), "name": f"Page {number}", "access_token": f"page-token-{number}", "tasks": tasks}

    first = {
        "data": [page(1, "ANALYZE"), page(2, "CREATE_CONTENT")],
        "paging": {"next": "…", "cursors": {"after": "A"}},
    }
    last = {"data": [page(3, "MANAGE")], "paging": {"cursors": {"after": "B"}}}
    found, paths = asked_who(http, facebook, first, last)
    assert [(each.remote_id, each.kind) for each in found] == [("2", AccountKind.PAGE), ("3", AccountKind.PAGE)]
    assert found[0].access == Secret("page-token-2")
    assert parameters(paths[1])["after"] == "A"


# --- public clients on fixed ports ------------------------------------------------------------------------------------


def answers_with(query: Mapping[str, str]) -> Callable[[str], object]:
    """A browser in which the person says yes at once."""

    def browse(url: str) -> object:
        asked = parameters(url)
        return requests.get(f"{asked['redirect_uri']}?{urlencode({'state': asked['state'], **query})}", timeout=5)

    return browse


def test_x_answers_on_a_port_of_its_console(http: Http, clock: FakeClock) -> None:
    with FakeServer() as api:
        desk = PersonAtDesk(answers_with({"code": "the-code-of-thirty-seconds"}))
        (flow,) = x(api.url).flows
        said = {"token_type": "bearer", "expires_in": 7200, "access_token": "a", "refresh_token": "r"}
        scope = "tweet.write users.read tweet.read offline.access media.write"
        api.next(Answer(body=json.dumps({**said, "scope": scope}).encode()))
        grant = flow.sign_in(Given(), a_hand(http, clock, desk, CompanyApp("client-of-nordalia")))
        desk.leave()
        page = parameters(desk.states[0].url)
        assert page["redirect_uri"] in {f"http://127.0.0.1:{port}/x" for port in PORTS}
        assert desk.states[0].url.startswith("https://x.com/i/oauth2/authorize?")
        form = dict(pair.split("=") for pair in api.received[0].body.decode().split("&"))
        assert set(form) == {"grant_type", "code", "client_id", "redirect_uri", "code_verifier"}
        assert 43 <= len(form["code_verifier"]) <= 128
        assert (grant.expires, grant.over, grant.client_id) == (NOW + timedelta(hours=2), None, "client-of-nordalia")
        api.next(
            Answer(400, b'{"error":"invalid_request","error_description":"Value passed for the token was invalid."}')
        )
        with pytest.raises(NotConnected):
            flow.renew(http, grant, NOW)


def test_a_refusal_in_the_browser_is_told_in_the_networks_words(http: Http, clock: FakeClock) -> None:
    desk = PersonAtDesk(answers_with({"error": "unauthorized_scope_error", "error_description": "Not for you"}))
    (flow, _) = linkedin().flows
    with pytest.raises(SignInRefused) as caught:
        flow.sign_in(Given(), a_hand(http, clock, desk, CompanyApp("client")))
    desk.leave()
    assert caught.value.values["reason"] == "unauthorized_scope_error Not for you"


def test_without_what_the_company_registers_nothing_is_opened(http: Http, clock: FakeClock) -> None:
    for flow in (*x().flows, *linkedin().flows):
        desk = PersonAtDesk()
        with pytest.raises(NoCompanyApp):
            flow.sign_in(Given(), a_hand(http, clock, desk, CompanyApp()))
        assert desk.states == []


def test_when_every_port_of_the_console_is_taken(http: Http, clock: FakeClock) -> None:
    def taken(network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:  # noqa: ARG001 - the port's shape
        raise PortsTaken(network=network, ports=", ".join(map(str, ports)))

    (flow,) = x().flows
    hand = replace(a_hand(http, clock, PersonAtDesk(), CompanyApp("client")), listen=taken)
    with pytest.raises(PortsTaken, match="47823"):
        flow.sign_in(Given(), hand)


# --- all of them ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_what_is_allowed_is_said_in_plain_words(language: Language) -> None:
    words = wording(language)
    ways = [flow.way for made in known_sign_ins().values() for flow in made.flows]
    codes = {scope.allows for way in ways for scope in way.scopes} | set(NEVER)
    codes |= {f"asked-{asked}" for way in ways for asked in (*way.asks, Asked.CODE)}
    codes |= {f"sign-in-{step}" for step in SignInStep}
    assert [code for code in sorted(codes) if not words.knows(code)] == []


def test_every_network_but_practice_has_a_way_and_never_too_wide_a_one() -> None:
    known = known_sign_ins()
    assert set(known) == {network.spec.key for network in NETWORKS} - {"practice"}
    asked = {str(key): {s.name for flow in made.flows for s in flow.way.scopes} for key, made in known.items()}
    assert asked["linkedin"] == {"openid", "profile", "w_member_social"}
    assert not {"write", "read", "follow", "admin:read"} & asked["mastodon"]
    assert "transition:generic" not in asked["bluesky"]
    assert not {"dm.read", "like.write", "follows.write"} & asked["x"]
    for made in known.values():
        for flow in made.flows:
            assert flow.way.company or flow.way.kind is not WayKind.BROKER


@pytest.mark.parametrize(
    ("said", "scopes"),
    [("a b", ("a", "b")), ("a,b", ("a", "b")), ("a, b ", ("a", "b")), (["a", "b"], ("a", "b")), ("", ()), (None, ())],
)
def test_scopes_are_said_in_many_ways(said: object, scopes: tuple[str, ...]) -> None:
    assert scopes_of(said) == scopes


def test_a_broad_scope_allows_the_narrow_ones() -> None:
    way = known_sign_ins()[NetworkKey("mastodon")].flows[0].way
    check_scopes("mastodon", way, ("read", "write"))
    with pytest.raises(ScopesMissing):
        check_scopes("mastodon", way, ("read", "write:statuses"))
