# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, a keyring and a server of the Mastodon kind, for tests of accounts."""

from collections.abc import Callable, Iterator

import pytest

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey
from composer.domain.networks import Account
from composer.domain.sign_in import Given
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.fakes.desk import Browser, PersonAtDesk
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor

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
