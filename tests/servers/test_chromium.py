# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in pages of real servers in a real browser, with our listener at the end."""

import os
from collections.abc import Iterator

import pytest

from composer.domain.errors import Cancelled
from composer.domain.sign_in import Given
from composer.domain.web import Request
from composer.networks.bluesky.identity import Resolver
from composer.networks.bluesky.sign_in import PushedFlow
from composer.system.http import Http
from tests.fakes.desk import PersonAtDesk
from tests.servers.chromium import Chromium, program
from tests.servers.conftest import RealServer
from tests.servers.test_oidc import CLOCK, a_flow, a_hand, http, who

__all__ = ["http"]
DONE = "location.pathname === '/done'"
PASSWORD = "a long main password"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if program() is None:
        words = "NO REAL BROWSER WAS TRIED: install chromium"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)
    with Chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


def test_an_openid_providers_pages(oidc: RealServer, http: Http, chromium: Chromium) -> None:
    def browse(url: str) -> None:
        chromium.go(url)
        chromium.wait_for("document.querySelector('input[name=login]')")
        chromium.type("input[name=login]", "ada")
        chromium.type("input[name=password]", "x")
        chromium.click("document.querySelector('button[type=submit]')")
        chromium.wait_for("document.querySelector('input[name=prompt][value=consent]')")
        chromium.click("document.querySelector('button[type=submit]')")
        chromium.wait_for(DONE)

    person = PersonAtDesk(browse)
    grant = a_flow(oidc).sign_in(Given(), a_hand(http, person))
    person.leave()
    assert who(oidc, http, grant) == "ada"
    shown = chromium.text()
    assert "C’est fait." in shown
    assert "code=" not in shown
    assert chromium.run("document.documentElement.lang") == "fr"
    assert chromium.run("document.scripts.length + performance.getEntriesByType('resource').length") == 0


def test_the_person_leaves_the_page_of_the_provider(oidc: RealServer, http: Http, chromium: Chromium) -> None:
    def browse(url: str) -> None:
        chromium.go(url)
        chromium.wait_for("document.querySelector('input[name=login]')")
        chromium.click("[...document.querySelectorAll('a')].find(a => a.href.endsWith('/abort'))")
        chromium.wait_for(DONE)

    person = PersonAtDesk(browse)
    with pytest.raises(Cancelled):
        a_flow(oidc).sign_in(Given(), a_hand(http, person))
    person.leave()


def test_the_page_of_a_bluesky_server(pds: RealServer, http: Http, chromium: Chromium) -> None:
    told = {"email": "eva@nordalia.example", "handle": "eva.test", "password": PASSWORD}
    http.send(Request("POST", f"{pds.url}/xrpc/com.atproto.server.createAccount", "test", json=told)).checked()

    def browse(url: str) -> None:
        chromium.go(url)
        chromium.wait_for("document.querySelector('input[type=password]')")
        chromium.type("input[type=password]", PASSWORD)
        chromium.click("document.querySelector('button[type=submit]')")
        chromium.wait_for(
            "[...document.querySelectorAll('button')].some(b => /authorize|accept|allow/i.test(b.innerText))"
        )
        chromium.click(
            "[...document.querySelectorAll('button')].find(b => /authorize|accept|allow/i.test(b.innerText))"
        )
        chromium.wait_for(DONE)

    person = PersonAtDesk(browse)
    flow = PushedFlow(Resolver(pds.url, pds.directory, pds.url))
    grant = flow.sign_in(Given(handle="eva.test"), a_hand(http, person, "http://localhost"))
    person.leave()
    assert grant.kind == "DPoP"
    assert "repo:app.bsky.feed.post" in grant.scopes
    assert grant.expires is not None
    assert grant.expires > CLOCK.now()
    assert "C’est fait." in chromium.text()
