# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts are connected and let go, with a real listener, a real database, and a server of the Mastodon kind."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.bootstrap import Services, build
from composer.domain.account_errors import (
    AccountUnknown,
    NetworkNotAllowed,
    NoCompanyApp,
    OtherPerson,
    PortsTaken,
    ScopesMissing,
    ServerUnfit,
    SignInRefused,
)
from composer.domain.accounts import Connection, Standing
from composer.domain.errors import Cancelled, SecretStoreLocked, Unreachable
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.secrets import Secret
from composer.domain.settings import NETWORKS_ALLOWED
from composer.domain.sign_in import Asked, Given, Grant, Redirect, SignInStep
from composer.domain.web import Request
from composer.networks.mastodon.sign_in import server_address
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.networks.threads.sign_in import sign_in as threads
from composer.services.vault import Vault
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from tests.builders import NOW, FakeClock
from tests.fakes.desk import Browser, PersonAtDesk
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor, parameters
from tests.fakes.network_server import Fault

KEY = NetworkKey("mastodon")
Connect = Callable[..., Account]


@pytest.fixture
def door() -> Iterator[MastodonDoor]:
    with MastodonDoor() as server:
        yield server


@pytest.fixture
def keyring() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def services(keyring: FakeBackend, clock: FakeClock) -> Iterator[Services]:
    made = open_services(keyring, clock)
    yield made
    made.close()


def open_services(keyring: FakeBackend, clock: FakeClock) -> Services:
    return build(AppPaths.default(), clock, SystemSecrets(lambda: keyring), sign_ins=lambda: {KEY: mastodon()})


@pytest.fixture
def desks() -> Iterator[list[PersonAtDesk]]:
    opened: list[PersonAtDesk] = []
    yield opened
    for desk in opened:
        desk.leave()


@pytest.fixture
def connect(services: Services, door: MastodonDoor, desks: list[PersonAtDesk]) -> Connect:
    def call(server: MastodonDoor = door, again: Account | None = None) -> Account:
        desks.append(PersonAtDesk(Browser({})))
        given = Given(server=server.url)
        return services.outside.connecting().connect(KEY, "browser", given, desks[-1], again.id if again else None)

    return call


def kept_somewhere(words: str) -> list[str]:
    """Files of the person that hold the words."""
    folder = AppPaths.default().data
    return [str(each) for each in folder.rglob("*") if each.is_file() and words.encode() in each.read_bytes()]


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


# --- the keyring ------------------------------------------------------------------------------------------------------


def test_without_a_keyring_the_session_is_said_plainly(
    services: Services, connect: Connect, keyring: FakeBackend, clock: FakeClock
) -> None:
    keyring.locked = True
    account = connect()
    connecting = services.outside.connecting()
    assert connecting.standing(account) is Standing.SESSION
    assert isinstance(connecting.trouble(account.id), SecretStoreLocked)
    later = open_services(keyring, clock)
    assert later.outside.connecting().standing(account) is Standing.OVER
    later.close()
    keyring.locked = False
    assert connecting.keep_for_good(account.id) is None
    assert connecting.standing(account) is Standing.READY
    assert len(keyring.entries) == 1


def test_what_a_closed_keyring_keeps_is_erased_at_the_next_start(
    services: Services, connect: Connect, keyring: FakeBackend, clock: FakeClock
) -> None:
    account = connect()
    keyring.locked = True
    farewell = services.outside.connecting().disconnect(account.id)
    assert not farewell.erased
    assert services.accounts.list()[1:] == ()
    keyring.locked = False
    assert keyring.entries != {}
    later = open_services(keyring, clock)
    later.outside.connecting().finish_erasing()
    assert keyring.entries == {}
    later.close()


def test_a_stop_between_keyring_and_database_leaves_a_note(
    services: Services, connect: Connect, keyring: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = services.outside._store
    keep = store.keep
    monkeypatch.setattr(store, "keep", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        connect()
    monkeypatch.setattr(store, "keep", keep)
    assert len(keyring.entries) == 1
    services.outside.connecting().finish_erasing()
    assert keyring.entries == {}


# --- letting go -------------------------------------------------------------------------------------------------------


def test_signing_out_tells_the_network_then_forgets(
    services: Services, connect: Connect, door: MastodonDoor, keyring: FakeBackend
) -> None:
    account = connect()
    (token,) = door.tokens
    farewell = services.outside.connecting().disconnect(account.id)
    assert (farewell.revoked, farewell.erased) == (True, True)
    assert door.revoked == [token]
    assert keyring.entries == {}
    with pytest.raises(AccountUnknown):
        services.outside.connecting().disconnect(account.id)


def test_an_unreachable_network_does_not_keep_anybody(
    services: Services, connect: Connect, door: MastodonDoor, keyring: FakeBackend
) -> None:
    account = connect()
    door.fail(Fault.DROP_BEFORE, at="POST /oauth/revoke")
    farewell = services.outside.connecting().disconnect(account.id)
    assert (farewell.revoked, farewell.erased) == (False, True)
    assert keyring.entries == {}


def test_forgetting_everything_leaves_nothing(
    services: Services, connect: Connect, door: MastodonDoor, keyring: FakeBackend
) -> None:
    connect()
    door.who = "bea"
    connect()
    assert kept_somewhere("id-of-bea") != []
    farewells = services.outside.connecting().forget_all()
    assert [each.account.remote_id for each in farewells] == ["id-of-ada", "id-of-bea"]
    assert door.tokens == {}
    assert keyring.entries == {}
    services.close()
    assert kept_somewhere("id-of-bea") == []
    assert kept_somewhere("id-of-ada") == []


# --- how it stands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "standing"),
    [(8, Standing.READY), (7, Standing.ENDING), (1, Standing.ENDING), (0, Standing.OVER), (-1, Standing.OVER)],
)
def test_the_person_is_warned_a_week_before_the_end(
    services: Services, connect: Connect, days: int, standing: Standing
) -> None:
    account = connect()
    ends = replace(account, expires=NOW + timedelta(days=days))
    services.outside._store.keep(Connection(ends, "browser"))
    assert services.outside.connecting().standing(account) is standing


def test_nobody_is_no_account(services: Services) -> None:
    nobody = Account(AccountId("x-1"), NetworkKey("x"), "@x", "X", connected=NOW)
    assert services.outside.connecting().standing(nobody) is Standing.OVER
    assert services.outside.connecting().standing(services.accounts.list()[0]) is Standing.READY


def test_no_token_and_no_code_is_ever_told(
    services: Services,
    connect: Connect,
    door: MastodonDoor,
    caplog: pytest.LogCaptureFixture,
    desks: list[PersonAtDesk],
) -> None:
    caplog.set_level(logging.DEBUG)
    account = connect()
    door.fail(Fault.BROKEN, at="POST /oauth/revoke")
    services.outside.connecting().disconnect(account.id)
    with pytest.raises((Unreachable, AccountUnknown)):
        services.outside.connecting().disconnect(account.id)
    ours = [record for record in caplog.records if record.name.startswith("composer.")]  # the browser has its own
    said = (
        "".join(record.getMessage() for record in ours)
        + repr(desks[0].states)
        + repr(account)
        + json.dumps([repr(a) for a in services.accounts.list()])
    )
    said += "".join(repr(line) for line in services.outside.ledger().lines())
    for secret in (*door.tokens, "code-0-handed", "secret-of-client-0"):
        assert secret not in said


# --- after the start --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "renewed"), [(20, False), (11, True)])
def test_a_token_that_is_exchanged_while_it_lasts_is_renewed_at_the_start(
    keyring: FakeBackend, clock: FakeClock, days: int, renewed: bool
) -> None:
    key = NetworkKey("threads")
    with FakeServer() as graph:
        graph.otherwise = Answer(body=b'{"access_token": "a-new-long-token", "expires_in": 5184000}')
        services = build(
            AppPaths.default(), clock, SystemSecrets(lambda: keyring), sign_ins=lambda: {key: threads(graph.url)}
        )
        ends = NOW + timedelta(days=60)
        account = Account(AccountId("threads-1"), key, "@ada", "Ada", remote_id="1", connected=NOW, expires=ends)
        grant = Grant("broker", Secret("long"), issued=NOW, expires=ends, ends=ends, renew_at=f"{graph.url}/renew")
        Vault(lambda: SystemSecrets(lambda: keyring)).keep(account.id, grant)
        services.outside._store.keep(Connection(account, "broker"))
        clock.tick(days=60 - days)
        services.outside.keep_up()
        (kept,) = services.outside.connected()
        assert kept.expires == (clock.now() + timedelta(days=60) if renewed else ends)
        assert len(graph.received) == int(renewed)
        graph.otherwise = Answer(503)
        clock.tick(days=52)
        services.outside.keep_up()
        assert services.outside.connected() == (kept,)
        services.close()


def test_a_start_without_accounts_opens_nothing(services: Services, keyring: FakeBackend) -> None:
    keyring.locked = True
    services.outside.keep_up()
    assert not services.paths.ledger_db.exists()


def test_what_stays_on_this_computer_is_not_in_the_ledger(services: Services) -> None:
    with FakeServer() as ours:
        for direct in (True, False):
            services.outside.http().send(Request("GET", ours.url, f"{direct}", direct=direct))
    assert [line.why for line in services.outside.ledger().lines()] == ["False"]
