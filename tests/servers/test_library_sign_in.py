# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library for people the organisation knows: sign-in by a strict OpenID provider, whose tokens the host checks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from composer.domain.account_errors import ServerUnfit
from composer.domain.ids import NetworkKey
from composer.domain.sync_errors import SourceSignIn
from composer.networks.oauth.openid import provider
from composer.system.clock import SystemClock
from composer.system.http import Http, log_egress
from tests.builders import FakeClock
from tests.fakes.desk import Browser, PersonAtDesk
from tests.fakes.library_host import LibraryHost
from tests.servers.conftest import RealServer
from tests.services.synced import Reader, Team


@pytest.fixture
def team(tmp_path: Path) -> Team:
    made = Team(tmp_path / "team", FakeClock(datetime.now(UTC).replace(microsecond=0)))  # the provider has the real one
    made.write("post-1")
    made.publish()
    return made


@pytest.fixture
def host(team: Team, oidc: RealServer) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:

        def known(authorization: str) -> bool:
            told = requests.get(f"{oidc.url}/me", headers={"Authorization": authorization}, timeout=20)
            return bool(told.ok and told.json()["sub"] == "ada")

        server.lets_in = known
        yield server


def test_a_person_signs_in_once_and_the_token_is_renewed(
    tmp_path: Path, host: LibraryHost, team: Team, oidc: RealServer
) -> None:
    reader = Reader(tmp_path / "home", team.clock, host.url, team.publisher.fingerprint)
    with pytest.raises(SourceSignIn):
        reader.pull()
    desk = PersonAtDesk(Browser({"login": "ada", "password": "x"}))
    access = reader.services.incoming.access()
    access.sign_in(oidc.url, "desk", reader.services.outside.listen, desk)
    desk.leave()
    assert reader.pull().first
    reader.restart()
    assert not reader.pull().changed
    team.clock.tick(hours=2)  # by its own clock the token has run out, long before the provider thinks so
    team.write("post-2")
    team.publish()
    assert reader.pull().added == 1
    tokens = {received.headers.get("authorization") for received in host.received}
    assert len(tokens - {None}) == 2
    reader.close()


def test_a_provider_that_names_another_is_none(oidc: RealServer) -> None:
    http = Http(SystemClock(), log_egress)
    with pytest.raises(ServerUnfit):
        provider(http, NetworkKey("library"), oidc.url.replace("127.0.0.1", "localhost"))
    assert provider(http, NetworkKey("library"), oidc.url).token == f"{oidc.url}/token"
    http.close()
