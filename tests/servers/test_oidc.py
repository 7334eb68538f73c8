# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sign-in against a strict OpenID provider, whole: code with PKCE, and pushed requests with bound tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from composer.domain.account_errors import SignInForged, SignInRefused
from composer.domain.errors import NotConnected, PostRefused
from composer.domain.ids import NetworkKey
from composer.domain.sign_in import (
    CompanyApp,
    Given,
    Grant,
    Hand,
    Redirect,
    Scope,
    SignInState,
    SignInStep,
    Way,
    WayKind,
)
from composer.domain.web import Request
from composer.networks.oauth.code import CodeFlow, renewed_by_form, revoked_by_form
from composer.networks.oauth.dpop import BoundWeb, Nonces, new_key
from composer.networks.oauth.metadata import ServerMetadata, authorization_server
from composer.networks.oauth.pushed import bound_grant
from composer.services.signed_web import TokenWeb
from composer.system.clock import SystemClock
from composer.system.http import Http, log_egress
from composer.system.loopback import Loopback, PageWords
from tests.fakes.desk import Browser, PersonAtDesk
from tests.servers.conftest import RealServer

KEY = NetworkKey("x")
WORDS = PageWords("fr", "Ramage", "C’est fait.", "Une autre connexion.", "Rien ici.")
SCOPES = (Scope("openid", "allows-who"), Scope("post", "allows-posting"))
WAY = Way("browser", WayKind.BROWSER, SCOPES, company=True)
CLOCK = SystemClock()  # the provider looks at its own


@pytest.fixture(scope="module")
def http() -> Iterator[Http]:
    opened = Http(CLOCK, log_egress)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> Iterator[PersonAtDesk]:
    person = PersonAtDesk(Browser({"login": "ada", "password": "x"}))
    yield person
    person.leave()


def listen(network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:
    return Loopback(network, ports, path, WORDS)


def a_hand(http: Http, desk: PersonAtDesk, client: str = "desk") -> Hand:
    def show(step: SignInStep, url: str) -> None:
        desk.show(SignInState(step, KEY, url))

    return Hand(http, CLOCK, listen, desk, CompanyApp(client), show)


def a_flow(server: RealServer, way: Way = WAY) -> CodeFlow:
    return CodeFlow(KEY, way, f"{server.url}/auth", f"{server.url}/token", f"{server.url}/token/revocation")


def who(server: RealServer, http: Http, grant: Grant) -> str:
    """Raises PostRefused or NotConnected when the token is not taken."""
    web = TokenWeb(http, grant, CLOCK, Nonces())
    return str(web.send(Request("GET", f"{server.url}/me", "test", KEY)).checked().json()["sub"])


def test_code_token_renewal_and_revocation(oidc: RealServer, http: Http, desk: PersonAtDesk) -> None:
    flow = a_flow(oidc)
    grant = flow.sign_in(Given(), a_hand(http, desk))
    assert desk.steps == [SignInStep.WAITING, SignInStep.EXCHANGING]
    assert (grant.kind, set(grant.scopes)) == ("Bearer", {"openid", "post"})
    assert who(oidc, http, grant) == "ada"
    fresh = flow.renew(http, grant, CLOCK.now())
    assert grant.refresh
    assert fresh.refresh != grant.refresh
    assert who(oidc, http, fresh) == "ada"
    flow.revoke(http, fresh)
    with pytest.raises(NotConnected):
        flow.renew(http, fresh, CLOCK.now())
    with pytest.raises(NotConnected):
        who(oidc, http, fresh)


def test_an_old_refresh_token_ends_the_session_for_good(oidc: RealServer, http: Http, desk: PersonAtDesk) -> None:
    flow = a_flow(oidc)
    grant = flow.sign_in(Given(), a_hand(http, desk))
    fresh = flow.renew(http, grant, CLOCK.now())
    for each in (grant, fresh):
        with pytest.raises(NotConnected):
            flow.renew(http, each, CLOCK.now())


def test_the_last_page_is_ours_and_holds_no_code(oidc: RealServer, http: Http) -> None:
    browser = Browser({"login": "ada", "password": "x"})
    person = PersonAtDesk(browser)
    a_flow(oidc).sign_in(Given(), a_hand(http, person))
    person.leave()
    assert browser.shows("C’est fait.")
    assert browser.visited[-1].endswith("/done")


def metadata(server: RealServer, http: Http) -> ServerMetadata:
    found = authorization_server(http, KEY, server.url)
    assert found is not None
    return found


def test_a_pushed_request_and_a_bound_token(oidc: RealServer, http: Http, desk: PersonAtDesk) -> None:
    known = metadata(oidc, http)
    assert (known.issuer, known.names_itself) == (oidc.url, True)
    grant = bound_grant(a_hand(http, desk), KEY, WAY, known, "bound", {"login_hint": "ada"})
    page = desk.states[0].url
    assert "request_uri=" in page
    assert "code_challenge" not in page
    assert grant.kind == "DPoP"
    assert who(oidc, http, grant) == "ada"
    assert grant.key is not None
    web = BoundWeb(http, grant.key, CLOCK, Nonces())
    fresh = renewed_by_form(web, KEY, grant, CLOCK.now())
    assert who(oidc, http, fresh) == "ada"
    with pytest.raises((NotConnected, PostRefused)):
        who(oidc, http, replace(fresh, key=new_key()))
    revoked_by_form(web, KEY, fresh)
    with pytest.raises(NotConnected):
        renewed_by_form(web, KEY, fresh, CLOCK.now())


def test_an_answer_from_another_issuer_is_thrown_away(oidc: RealServer, http: Http, desk: PersonAtDesk) -> None:
    known = replace(metadata(oidc, http), issuer="https://elsewhere.example")
    with pytest.raises(SignInForged):
        bound_grant(a_hand(http, desk), KEY, WAY, known, "bound", {})


def test_a_pushed_request_the_server_refuses(oidc: RealServer, http: Http, desk: PersonAtDesk) -> None:
    with pytest.raises(SignInRefused) as caught:
        bound_grant(a_hand(http, desk), KEY, WAY, metadata(oidc, http), "nobody", {})
    assert "invalid_client" in caught.value.values["reason"]
    assert desk.states == []
