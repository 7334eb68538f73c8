# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connected accounts: where their tokens are, how they stand, and that nothing is left of those let go."""

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from composer.bootstrap import Services, build
from composer.domain.account_errors import (
    AccountUnknown,
)
from composer.domain.accounts import Connection, Standing
from composer.domain.errors import SecretStoreLocked, Unreachable
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant
from composer.domain.text import Language
from composer.domain.web import Request
from composer.networks.threads.sign_in import sign_in as threads
from composer.services.health import Condition, Subject
from composer.services.vault import Vault
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from tests.builders import NOW, FakeClock
from tests.fakes.desk import PersonAtDesk
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.network_server import Fault
from tests.services.connected import (
    Connect,
    connect,
    desks,
    door,
    kept_somewhere,
    keyring,
    open_services,
    services,
)

__all__ = ["connect", "desks", "door", "keyring", "services"]


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


def test_no_lock_is_left_of_an_account_that_is_gone(services: Services, connect: Connect, door: MastodonDoor) -> None:
    locks = AppPaths.default().locks
    first = connect()
    door.who = "bea"
    second = connect()
    (locks / "mastodon-long-gone.lock").touch()
    AppPaths.default().library_lock.touch()
    services.outside.connecting().disconnect(first.id)
    assert sorted(each.name for each in locks.iterdir()) == ["library.lock", f"{second.id}.lock"]
    services.outside.connecting().forget_all()
    assert [each.name for each in locks.iterdir()] == ["library.lock"]


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


def test_the_doctor_says_who_has_to_sign_in_again(services: Services, connect: Connect) -> None:
    def line() -> Subject:
        return next(each for each in services.health.subjects() if each.key == "accounts")

    assert line().message.code == "health-accounts-none"
    account = connect()
    assert (line().state, line().message.values["count"]) == (Condition.OK, "1")
    services.outside._store.change(account.id, lambda held: replace(held, lapsed=True))
    found = line()
    assert found.state is Condition.ATTENTION
    assert account.handle in services.wording(Language.FRENCH).message(found.message)
    assert found.remedy is not None
