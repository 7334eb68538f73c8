# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts are connected and let go, with a real listener, a real database, and a server of the Mastodon kind."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from composer.bootstrap import Services
from composer.domain.account_errors import (
    NetworkNotAllowed,
    NoCompanyApp,
    OtherPerson,
    PortsTaken,
    ScopesMissing,
    ServerUnfit,
    SignInRefused,
)
from composer.domain.accounts import Standing
from composer.domain.errors import Cancelled
from composer.domain.ids import NetworkKey
from composer.domain.settings import NETWORKS_ALLOWED
from composer.domain.sign_in import Asked, Given, Redirect, SignInStep
from composer.networks.mastodon.sign_in import server_address
from tests.builders import NOW
from tests.fakes.desk import PersonAtDesk
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor, parameters
from tests.fakes.network_server import Fault
from tests.services.connected import KEY, Connect, connect, desks, door, kept_somewhere, keyring, services

__all__ = ["connect", "desks", "door", "keyring", "services"]


def test_an_account_is_connected_in_the_browser(
    services: Services, connect: Connect, door: MastodonDoor, desks: list[PersonAtDesk], keyring: FakeBackend
) -> None:
    account = connect()
    assert desks[0].steps == [SignInStep.PREPARING, SignInStep.WAITING, SignInStep.EXCHANGING, SignInStep.DONE]
    assert desks[0].states[-1].account == account
    assert (account.remote_id, account.display_name, account.server) == ("id-of-ada", "Ada", door.url)
    assert account.handle == f"@ada@{door.url.removeprefix('http://')}"
    assert set(account.scopes) == {"profile", "read:statuses", "write:statuses", "write:media"}
    assert (account.connected, account.expires) == (NOW, None)
    assert services.accounts.list()[1:] == (account,)
    assert services.outside.connecting().standing(account) is Standing.READY
    (token,) = door.tokens
    assert [name for name, entry in keyring.entries.items() if token in entry] == [f"Ramage account {account.id}"]
    assert kept_somewhere(token) == []


def test_every_exchange_is_in_the_ledger(services: Services, connect: Connect, tmp_path: Path) -> None:
    connect()
    lines = services.outside.ledger().lines()
    assert [line.why for line in reversed(lines)] == [
        "how to sign in",
        "how to sign in",
        "sign-in",
        "sign-in",
        "who signed in",
    ]
    assert all(line.host == "127.0.0.1" and line.sent > 0 and line.received > 0 for line in lines)
    file = tmp_path / "ledger.csv"
    assert services.outside.reading.export(str(file)) == 5
    rows = file.read_text("utf-8-sig").splitlines()
    assert rows[0] == "when,host,why,bytes sent,bytes received"
    assert rows[1].startswith("2026-11-03T09:30:00+00:00,127.0.0.1,how to sign in,")


def test_a_server_from_before_announcements(services: Services, connect: Connect) -> None:
    with MastodonDoor(recent=False) as older:
        account = connect(older)
        assert older.pages[0]["scope"].split()[0] == "read:accounts"
        services.outside.connecting().disconnect(account.id)
        assert older.tokens == {}


def test_each_sign_in_has_its_own_state_verifier_and_address(connect: Connect, door: MastodonDoor) -> None:
    connect()
    connect()
    first, second = door.pages
    for name in ("state", "code_challenge", "client_id"):
        assert first[name] != second[name]
    assert "force_login" not in first
    assert second["force_login"] == "true"


def test_no_on_the_page_is_no_failure(
    services: Services, connect: Connect, door: MastodonDoor, desks: list[PersonAtDesk], keyring: FakeBackend
) -> None:
    door.declines = True
    with pytest.raises(Cancelled):
        connect()
    assert desks[0].steps[-1] is SignInStep.CANCELLED
    assert keyring.entries == {}
    assert len(services.accounts.list()) == 1


def test_the_person_may_stop_waiting(services: Services, door: MastodonDoor) -> None:
    desk = PersonAtDesk()
    desk.patience = 0
    with pytest.raises(Cancelled):
        services.outside.connecting().connect(KEY, "browser", Given(server=door.url), desk)
    assert desk.steps[-2:] == [SignInStep.WAITING, SignInStep.CANCELLED]
    assert parameters(desk.states[-2].url)["redirect_uri"].startswith("http://127.0.0.1:")


def test_less_than_publishing_needs_is_given_back(connect: Connect, door: MastodonDoor, keyring: FakeBackend) -> None:
    door.narrows = "profile read:statuses"
    with pytest.raises(ScopesMissing) as caught:
        connect()
    assert caught.value.values["scopes"] == "write:statuses, write:media"
    assert door.tokens == {}
    assert len(door.revoked) == 1
    assert keyring.entries == {}


@pytest.mark.parametrize(
    "fault", [Fault.BROKEN, Fault.DROP_BEFORE, Fault.HTML_PAGE, Fault.WRONG_JSON, Fault.OTHER_JSON]
)
@pytest.mark.parametrize("at", ["POST /api/v1/apps", "POST /oauth/token", "GET /api/v1/accounts/verify_credentials"])
def test_whatever_goes_wrong_nothing_is_kept(
    services: Services, connect: Connect, door: MastodonDoor, keyring: FakeBackend, fault: Fault, at: str
) -> None:
    door.fail(fault, at=at)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is, it is one for the person
        connect()
    assert type(caught.value).__module__.startswith("composer.domain."), caught.value
    assert keyring.entries == {}
    assert services.accounts.list()[1:] == ()
    assert connect().handle.startswith("@ada")


def test_a_code_in_the_servers_words_is_not_repeated(connect: Connect, door: MastodonDoor) -> None:
    door.forgets_codes = True
    with pytest.raises(SignInRefused) as caught:
        connect()
    assert "invalid_grant" in caught.value.values["reason"]
    assert "code-0" not in caught.value.values["reason"]
    assert "***" in caught.value.values["reason"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mastodon.social", "https://mastodon.social"),
        (" https://Mastodon.Social/ ", "https://mastodon.social"),
        ("@ada@social.example", "https://social.example"),
        ("ada@social.example", "https://social.example"),
        ("https://social.example/@ada", "https://social.example"),
        ("social.example:8443", "https://social.example:8443"),
        ("http://social.example", "https://social.example"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("électron.example", "https://xn--lectron-9xa.example"),
    ],
)
def test_what_people_type_for_a_server(typed: str, address: str) -> None:
    assert server_address(typed) == address


@pytest.mark.parametrize("typed", ["", "@", "not a server!", "https://", "a" * 300, "-.example", "x..example", "_a.b"])
def test_what_is_no_server(typed: str) -> None:
    with pytest.raises(ServerUnfit):
        server_address(typed)


def test_a_web_site_that_is_no_mastodon(services: Services) -> None:
    with FakeServer() as site:
        site.otherwise = Answer(200, b"<html>welcome</html>", {"Content-Type": "text/html"})
        with pytest.raises(ServerUnfit):
            services.outside.connecting().connect(KEY, "browser", Given(server=site.url), PersonAtDesk())


def test_without_a_listener_the_code_is_brought_by_hand(
    services: Services, door: MastodonDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_free(network: NetworkKey, ports: Sequence[int], path: str) -> Redirect:  # noqa: ARG001 - the port's shape
        raise PortsTaken(network=network, ports="")

    monkeypatch.setattr(services.outside, "_listen", none_free)
    desk = PersonAtDesk(answers=[" code-nobody-gave "])
    with pytest.raises(SignInRefused):
        services.outside.connecting().connect(KEY, "browser", Given(server=door.url), desk)
    assert desk.asked == [Asked.CODE]
    (app,) = door.apps.values()
    assert app.redirect == "urn:ietf:wg:oauth:2.0:oob"


# --- again, and somebody else -----------------------------------------------------------------------------------------


def test_connecting_again_is_for_the_same_person(
    services: Services, connect: Connect, door: MastodonDoor, keyring: FakeBackend
) -> None:
    account = connect()
    before = dict(keyring.entries)
    door.who = "bea"
    with pytest.raises(OtherPerson) as caught:
        connect(again=account)
    assert caught.value.values["found"].startswith("@bea")
    assert keyring.entries == before
    assert services.accounts.list()[1:] == (account,)
    door.who = "ada"
    assert connect(again=account).id == account.id
    assert keyring.entries != before


def test_the_same_person_twice_is_one_account_and_another_is_another(
    services: Services, connect: Connect, door: MastodonDoor
) -> None:
    first = connect()
    assert connect().id == first.id
    door.who = "bea"
    second = connect()
    assert [each.id for each in services.accounts.list()[1:]] == [first.id, second.id]


# --- what the organisation decides ------------------------------------------------------------------------------------


def test_networks_that_are_not_allowed(services: Services, connect: Connect) -> None:
    account = connect()
    services.preferences.change(NETWORKS_ALLOWED, ("linkedin",))
    assert isinstance(services.outside.connecting().why_not(KEY), NetworkNotAllowed)
    assert services.outside.connecting().ways(KEY) == ()
    with pytest.raises(NetworkNotAllowed):
        connect()
    assert account not in services.accounts.list()
    services.preferences.change(NETWORKS_ALLOWED, ("linkedin", "mastodon"))
    assert account in services.accounts.list()


def test_networks_nobody_has_opened(services: Services) -> None:
    connecting = services.outside.connecting()
    assert isinstance(connecting.why_not(NetworkKey("linkedin")), NoCompanyApp)
    with pytest.raises(NoCompanyApp):
        connecting.connect(KEY, "password", Given(), PersonAtDesk())
