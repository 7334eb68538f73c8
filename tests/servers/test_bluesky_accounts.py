# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts on a real Bluesky server: connected, used, renewed, connected again, let go."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from composer.bootstrap import Services, build
from composer.domain.account_errors import OtherPerson, PasswordWrong, ScopesMissing
from composer.domain.accounts import Standing
from composer.domain.errors import NotConnected, PostRefused
from composer.domain.ids import NetworkKey
from composer.domain.networks import Account
from composer.domain.secrets import Secret
from composer.domain.settings import BLUESKY_CLIENT
from composer.domain.sign_in import Given, Grant, SignIn, SignInStep
from composer.domain.web import Request
from composer.networks.bluesky.sign_in import sign_in
from composer.services.vault import Vault
from composer.system.clock import SystemClock
from composer.system.http import Http, log_egress
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from tests.fakes.desk import PersonAtDesk
from tests.servers.bluesky_page import BlueskyPage
from tests.servers.conftest import RealServer

KEY = NetworkKey("bluesky")


@dataclass(frozen=True)
class Member:
    """Somebody with an account on the server, and an app password."""

    handle: str
    did: str
    app_password: str


Join = Callable[[str], Member]


@pytest.fixture(scope="module")
def join(pds: RealServer) -> Iterator[Join]:
    """Makes an account."""
    http = Http(SystemClock(), log_egress)

    def call(method: str, told: Mapping[str, str], token: str = "") -> Mapping[str, str]:
        bearer = Secret(token) if token else None
        request = Request("POST", f"{pds.url}/xrpc/com.atproto.server.{method}", "test", json=told, bearer=bearer)
        answer: Mapping[str, str] = http.send(request).checked().json()
        return answer

    def make(name: str) -> Member:
        handle = f"{name}.test"
        told = {"email": f"{name}@nordalia.example", "handle": handle, "password": "a long main password"}
        made = call("createAccount", told)
        app = call("createAppPassword", {"name": "ramage"}, made["accessJwt"])
        return Member(handle, made["did"], app["password"])

    yield make
    http.close()


@pytest.fixture(scope="module")
def ada(join: Join) -> Member:
    return join("ada")


@pytest.fixture
def ways(pds: RealServer) -> Mapping[NetworkKey, SignIn]:
    return {KEY: sign_in(pds.url, pds.directory, pds.url)}


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def services(ways: Mapping[NetworkKey, SignIn], secrets: MemorySecrets) -> Iterator[Services]:
    made = build(AppPaths.default(), secrets=secrets, sign_ins=lambda: ways)
    yield made
    made.close()


def given(member: Member, password: str = "") -> Given:
    return Given(handle=f"@{member.handle} ", password=Secret(password or member.app_password))


def test_with_an_app_password_from_the_handle_alone(
    services: Services, ada: Member, pds: RealServer, secrets: MemorySecrets
) -> None:
    desk = PersonAtDesk()
    account = services.outside.connecting().connect(KEY, "password", given(ada), desk)
    assert desk.steps == [SignInStep.PREPARING, SignInStep.EXCHANGING, SignInStep.DONE]
    assert (account.handle, account.remote_id, account.server) == (f"@{ada.handle}", ada.did, pds.url)
    assert account.expires is not None
    assert account.expires - services.clock.now() > timedelta(days=89)
    assert account in services.accounts.list()
    assert services.outside.connecting().standing(account) is Standing.READY
    assert ada.app_password not in str(secrets._secrets)
    hosts = {line.host for line in services.outside.ledger().lines()}
    assert hosts == {"localhost"}


def test_an_ended_token_is_renewed_and_the_request_goes_through(
    services: Services, ada: Member, secrets: MemorySecrets, ways: Mapping[NetworkKey, SignIn]
) -> None:
    account = services.outside.connecting().connect(KEY, "password", given(ada), PersonAtDesk())
    vault = Vault(lambda: secrets)
    before = vault.fresh(account.id)
    assert before is not None
    spoilt = replace(before, access=Secret("eyJhbGciOiJIUzI1NiJ9.e30.bm90IG91cnM"))
    vault.keep(account.id, spoilt)
    record = {"$type": "app.bsky.feed.post", "text": "Bonjour 🐦", "createdAt": "2026-11-22T10:00:00.000Z"}
    told = {"repo": ada.did, "collection": "app.bsky.feed.post", "rkey": "3n2w2aih4m22o", "record": record}
    request = Request("POST", f"{account.server}/xrpc/com.atproto.repo.putRecord", "post", KEY, json=told)
    later = build(AppPaths.default(), secrets=secrets, sign_ins=lambda: ways)
    assert later.outside.signed_web().send(account, request).ok
    later.close()
    after = vault.fresh(account.id)
    assert after is not None
    assert after.access != spoilt.access
    assert after.refresh != before.refresh


def test_signed_out_is_signed_out(services: Services, ada: Member, secrets: MemorySecrets, pds: RealServer) -> None:
    connecting = services.outside.connecting()
    account = connecting.connect(KEY, "password", given(ada), PersonAtDesk())
    grant = Vault(lambda: secrets).fresh(account.id)
    assert grant is not None
    farewell = connecting.disconnect(account.id)
    assert (farewell.revoked, farewell.erased) == (True, True)
    assert secrets._secrets == {}
    assert [each.network for each in services.accounts.list()] == ["practice"]
    with pytest.raises(NotConnected):
        still_valid(pds, grant, services)


def still_valid(pds: RealServer, grant: Grant, services: Services) -> None:
    flow = sign_in(pds.url, pds.directory, pds.url).flow("password")
    assert flow is not None
    flow.renew(services.outside.http(), grant, services.clock.now())


def test_a_wrong_password_keeps_nothing(services: Services, ada: Member, secrets: MemorySecrets) -> None:
    desk = PersonAtDesk()
    with pytest.raises(PasswordWrong):
        services.outside.connecting().connect(KEY, "password", given(ada, "not-this-one-here"), desk)
    assert desk.steps[-1] is SignInStep.FAILED
    assert secrets._secrets == {}


def test_connecting_again_is_for_the_same_person(services: Services, ada: Member, join: Join) -> None:
    connecting = services.outside.connecting()
    account = connecting.connect(KEY, "password", given(ada), PersonAtDesk())
    bea = join("bea")
    with pytest.raises(OtherPerson):
        connecting.connect(KEY, "password", given(bea), PersonAtDesk(), again=account.id)
    assert connecting.connect(KEY, "password", given(ada), PersonAtDesk(), again=account.id).id == account.id
    assert connecting.connect(KEY, "password", given(ada), PersonAtDesk()).id == account.id
    other = connecting.connect(KEY, "password", given(bea), PersonAtDesk())
    assert [each.id for each in services.accounts.list()][1:] == [account.id, other.id]


# --- by OAuth ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def by_oauth(services: Services, ada: Member) -> Iterator[Callable[..., Account]]:
    """Signs Ada in through the server's own page, with the client every server knows."""
    services.preferences.change(BLUESKY_CLIENT, "http://localhost")
    desks: list[PersonAtDesk] = []

    def sign(scope: str | None = None) -> Account:
        desks.append(PersonAtDesk(BlueskyPage(ada.handle, "a long main password", scope)))
        connecting = services.outside.connecting()
        assert [way.key for way in connecting.ways(KEY)] == ["browser", "password"]
        return connecting.connect(KEY, "browser", Given(handle=ada.handle), desks[-1])

    yield sign
    for desk in desks:
        desk.leave()


def a_post(account: Account, key: str) -> Request:
    record = {"$type": "app.bsky.feed.post", "text": "Bonjour 🐦", "createdAt": "2026-11-22T10:00:00.000Z"}
    told = {"repo": account.remote_id, "collection": "app.bsky.feed.post", "rkey": key, "record": record}
    return Request("POST", f"{account.server}/xrpc/com.atproto.repo.putRecord", "post", KEY, json=told)


def test_by_oauth_with_tokens_bound_to_this_computer(
    services: Services, by_oauth: Callable[..., Account], ada: Member, secrets: MemorySecrets
) -> None:
    account = by_oauth()
    assert (account.remote_id, account.handle) == (ada.did, f"@{ada.handle}")
    assert account.expires is not None
    assert timedelta(days=13) < account.expires - services.clock.now() <= timedelta(days=14)
    web = services.outside.signed_web()
    assert web.send(account, a_post(account, "3n2w2aih4m22p")).ok
    assert web.send(account, a_post(account, "3n2w2aih4m22q")).ok
    vault = Vault(lambda: secrets)
    grant = vault.fresh(account.id)
    assert grant is not None
    assert (grant.kind, grant.key is None) == ("DPoP", False)
    with pytest.raises((NotConnected, PostRefused)):
        services.outside.http().send(replace(a_post(account, "3n2w2aih4m22r"), bearer=grant.access)).checked()


def test_by_oauth_renewed_once_then_given_back(
    services: Services,
    by_oauth: Callable[..., Account],
    secrets: MemorySecrets,
    ways: Mapping[NetworkKey, SignIn],
) -> None:
    account = by_oauth()
    vault = Vault(lambda: secrets)
    before = vault.fresh(account.id)
    assert before is not None
    vault.keep(account.id, replace(before, expires=services.clock.now() + timedelta(seconds=30)))
    later = build(AppPaths.default(), secrets=secrets, sign_ins=lambda: ways)
    assert later.outside.signed_web().send(account, a_post(account, "3n2w2aih4m22s")).ok
    after = vault.fresh(account.id)
    assert after is not None
    assert after.refresh not in (None, before.refresh)
    assert after.ends == before.ends
    assert later.outside.connecting().disconnect(account.id).revoked
    vault.keep(account.id, after)
    with pytest.raises(NotConnected):
        later.outside.signed_web().send(account, a_post(account, "3n2w2aih4m22t"))
    later.close()


def test_by_oauth_with_less_than_publishing_needs(services: Services, by_oauth: Callable[..., Account]) -> None:
    with pytest.raises(ScopesMissing):
        by_oauth("atproto blob:image/*")
    assert [each.network for each in services.accounts.list()] == ["practice"]
