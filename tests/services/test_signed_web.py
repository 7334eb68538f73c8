# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests in the name of an account: its token is renewed once for everybody, and never lost on the way."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.accounts import Connection
from composer.domain.errors import NotConnected, OutcomeUnknown, SecretStoreLocked, Unreachable
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant
from composer.domain.web import Reply, Request
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.services.signed_web import AccountWeb, is_due
from composer.services.vault import Vault
from composer.storage.work import WorkDatabase, open_work
from composer.system.http import Http, log_egress
from composer.system.keyring import SystemSecrets
from composer.system.turn import Turn
from tests.builders import NOW, FakeClock
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor, _App
from tests.fakes.network_server import Fault

KEY = NetworkKey("mastodon")
TOKEN = "POST /oauth/token"


class Door(MastodonDoor):
    """Tells renewals from other requests."""

    def __init__(self) -> None:
        super().__init__(lasting=False)
        self.apps["client"] = _App("", frozenset(), "secret")

    @property
    def renewals(self) -> list[str]:
        return [each.path for each in self.asked if each.path == "/oauth/token"]

    @property
    def posts(self) -> list[str]:
        return [each.headers["authorization"] for each in self.asked if each.path == "/api/v1/statuses"]


class Watched(FakeBackend):
    """Says what the server had been asked when something was written."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self.writes: list[tuple[int, int]] = []

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self.writes.append((len(self._door.posts), len(self._door.renewals)))


@pytest.fixture
def door() -> Iterator[Door]:
    with Door() as server:
        yield server


@pytest.fixture
def keyring(door: Door) -> Watched:
    return Watched(door)


@pytest.fixture
def work(tmp_path: Path, clock: FakeClock) -> Iterator[WorkDatabase]:
    opened = open_work(tmp_path / "work.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def http(clock: FakeClock) -> Iterator[Http]:
    opened = Http(clock, log_egress, connect_s=2)
    yield opened
    opened.close()


@pytest.fixture
def account(door: Door, work: WorkDatabase, keyring: Watched) -> Account:
    """Connected, with a token of two hours."""
    made = Account(AccountId("mastodon-1"), KEY, "@ada", "Ada", server=door.url, remote_id="1", connected=NOW)
    work.accounts.keep(Connection(made, "browser"))
    door.tokens["first"] = "write"
    door.refreshers["refresh-first"] = "write"
    grant = Grant(
        "browser",
        Secret("first"),
        refresh=Secret("refresh-first"),
        issued=NOW,
        expires=NOW + timedelta(hours=2),
        server=door.url,
        client_id="client",
        client_secret=Secret("secret"),
        renew_at=f"{door.url}/oauth/token",
    )
    Vault(lambda: SystemSecrets(lambda: keyring)).keep(made.id, grant)
    keyring.writes.clear()
    return made


Open = Callable[[], AccountWeb]


@pytest.fixture
def opened(http: Http, keyring: Watched, work: WorkDatabase, clock: FakeClock, tmp_path: Path) -> Open:
    """Another copy of the program over the same files and keyring."""

    def make() -> AccountWeb:
        turns: dict[AccountId, Turn] = {}
        return AccountWeb(
            lambda: http,
            Vault(lambda: SystemSecrets(lambda: keyring)),
            work.accounts,
            lambda: {KEY: mastodon()},
            lambda account: turns.setdefault(account, Turn(tmp_path / f"{account}.lock")),
            clock,
        )

    return make


def a_post(account: Account) -> Request:
    return Request("POST", f"{account.server}/api/v1/statuses", "post", json={"status": "Bonjour"}, read_s=5)


def post(web: AccountWeb, account: Account) -> Reply:
    return web.send(account, a_post(account))


def lapsed(work: WorkDatabase) -> bool:
    return work.accounts.all()[0].lapsed


def test_the_token_goes_along(opened: Open, account: Account, door: Door, work: WorkDatabase) -> None:
    assert post(opened(), account).ok
    assert door.posts == ["Bearer first"]
    assert door.renewals == []
    assert work.accounts.all()[0].account.used == NOW


def test_shortly_before_its_end_it_is_renewed_and_kept_before_it_is_used(
    opened: Open, account: Account, door: Door, keyring: Watched, clock: FakeClock
) -> None:
    clock.tick(hours=1, minutes=45)
    web = opened()
    assert post(web, account).ok
    assert post(web, account).ok
    assert len(door.renewals) == 1
    assert len(set(door.posts)) == 1
    assert "first" not in door.posts[0]
    assert keyring.writes
    assert set(keyring.writes) == {(0, 1)}  # after the renewal, before the first post


def test_a_refused_token_is_renewed_once_and_the_request_repeated(opened: Open, account: Account, door: Door) -> None:
    door.tokens.clear()
    assert post(opened(), account).ok
    assert len(door.renewals) == 1
    assert len(door.posts) == 2


def test_a_token_refused_again_and_again_is_not_renewed_for_ever(
    opened: Open, account: Account, door: Door, work: WorkDatabase
) -> None:
    door.fail(Fault.EXPIRED, Fault.EXPIRED, at="POST /api/v1/statuses")
    with pytest.raises(NotConnected):
        post(opened(), account)
    assert len(door.renewals) == 1
    assert lapsed(work)


def test_many_threads_renew_once(opened: Open, account: Account, door: Door, clock: FakeClock) -> None:
    clock.tick(hours=1, minutes=59)
    web = opened()
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: post(web, account), range(16)))
    assert all(reply.ok for reply in replies)
    assert len(door.renewals) == 1
    assert len(set(door.posts)) == 1


def test_many_copies_of_the_program_renew_once(opened: Open, account: Account, door: Door, clock: FakeClock) -> None:
    clock.tick(hours=3)
    start = threading.Barrier(4)

    def run(web: AccountWeb) -> bool:
        start.wait()
        return post(web, account).ok

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(run, [opened() for _ in range(4)]))
    assert len(door.renewals) == 1


def test_a_copy_that_slept_takes_what_another_fetched(
    opened: Open, account: Account, door: Door, clock: FakeClock
) -> None:
    sleeper, awake = opened(), opened()
    assert post(sleeper, account).ok
    clock.tick(hours=1, minutes=45)
    assert post(awake, account).ok
    door.tokens.pop("first")
    assert post(sleeper, account).ok
    assert len(door.renewals) == 1


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.HTML_PAGE, Fault.TOO_MANY, Fault.DROP_BEFORE])
def test_a_renewal_that_fails_for_now_does_not_stop_a_token_that_lasts(
    opened: Open, account: Account, door: Door, clock: FakeClock, fault: Fault, work: WorkDatabase
) -> None:
    clock.tick(hours=1, minutes=45)
    web = opened()
    door.fail(fault, at=TOKEN)
    assert post(web, account).ok
    assert door.posts == ["Bearer first"]
    assert post(web, account).ok
    assert "first" not in door.posts[1]
    assert not lapsed(work)


@pytest.mark.parametrize(
    "fault", [Fault.BROKEN, Fault.HTML_PAGE, Fault.DROP_BEFORE, Fault.OTHER_JSON, Fault.WRONG_JSON]
)
def test_a_renewal_that_fails_never_looks_like_a_post_of_unknown_outcome(
    opened: Open, account: Account, door: Door, clock: FakeClock, fault: Fault
) -> None:
    clock.tick(hours=3)
    door.fail(fault, at=TOKEN)
    with pytest.raises(Unreachable):
        post(opened(), account)
    assert door.posts == []


def test_when_the_answer_of_a_renewal_is_lost_the_person_signs_in_again(
    opened: Open, account: Account, door: Door, clock: FakeClock, work: WorkDatabase
) -> None:
    clock.tick(hours=3)
    door.fail(Fault.DROP_AFTER_COMMIT, at=TOKEN)
    web = opened()
    with pytest.raises(Unreachable):
        post(web, account)
    with pytest.raises(NotConnected):
        post(web, account)
    assert lapsed(work)
    assert door.posts == []


def test_a_closed_keyring_after_a_renewal_does_not_lose_the_new_tokens(
    opened: Open, account: Account, door: Door, clock: FakeClock, keyring: Watched, work: WorkDatabase
) -> None:
    web = opened()
    assert post(web, account).ok
    clock.tick(hours=1, minutes=45)
    keyring.writes_until_stop = 0
    assert post(web, account).ok
    assert post(web, account).ok
    assert len(door.renewals) == 1
    assert not work.accounts.all()[0].kept


def test_a_closed_keyring_is_no_sign_out(opened: Open, account: Account, keyring: Watched, work: WorkDatabase) -> None:
    keyring.locked = True
    with pytest.raises(SecretStoreLocked):
        post(opened(), account)
    assert not lapsed(work)


def test_what_is_no_grant_means_signing_in_again(
    opened: Open, account: Account, keyring: Watched, work: WorkDatabase
) -> None:
    for name in list(keyring.entries):
        keyring.entries[name] = '{"v": "not what we wrote"}'
    with pytest.raises(NotConnected):
        post(opened(), account)
    assert lapsed(work)


def test_a_post_of_unknown_outcome_stays_one(opened: Open, account: Account, door: Door) -> None:
    door.fail(Fault.DROP_AFTER_COMMIT, at="POST /api/v1/statuses")
    with pytest.raises(OutcomeUnknown):
        post(opened(), account)
    assert len(door.posts) == 1


def test_when_a_token_is_due() -> None:
    grant = Grant("w", Secret("a"), refresh=Secret("r"), issued=NOW, expires=NOW + timedelta(hours=10))
    assert not is_due(grant, NOW + timedelta(hours=8))
    assert is_due(grant, NOW + timedelta(hours=8, seconds=1))
    assert not is_due(replace(grant, refresh=None), NOW + timedelta(hours=9))
    assert not is_due(replace(grant, expires=None), NOW + timedelta(days=900))
    short = replace(grant, expires=NOW + timedelta(minutes=2))
    assert is_due(short, NOW + timedelta(seconds=61))
    assert not is_due(short, NOW + timedelta(seconds=60))


def test_one_who_was_let_go_is_not_renewed(
    opened: Open, account: Account, door: Door, clock: FakeClock, work: WorkDatabase, keyring: Watched
) -> None:
    web = opened()
    assert post(web, account).ok
    work.accounts.remove(account.id)
    clock.tick(hours=3)
    with pytest.raises(NotConnected):
        post(web, account)
    assert door.renewals == []
    assert keyring.writes == []
    assert work.accounts.to_erase() == (account.id,)
