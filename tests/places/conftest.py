# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real places: a folder, a WebDAV server and an S3 server on loopback, each test in a corner of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from composer.domain.accounts import Egress
from composer.domain.places import PlaceAddress, PlaceKey, place_address
from composer.domain.secrets import Secret
from composer.system.places import StoredFiles
from tests.builders import FakeClock
from tests.fakes import place_servers
from tests.fakes.place_servers import PlaceServer

KINDS = ("folder", "webdav", "s3")
Opening = Callable[..., StoredFiles]


@pytest.fixture(scope="session")
def webdav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceServer]:
    with place_servers.running("webdav", tmp_path_factory.mktemp("webdav")) as server:
        yield server


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceServer]:
    with place_servers.running("s3", tmp_path_factory.mktemp("s3")) as server:
        yield server


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(kind: str, request: pytest.FixtureRequest) -> PlaceServer | None:
    """Behind the place of this kind; None for a folder."""
    return None if kind == "folder" else request.getfixturevalue(kind)


@pytest.fixture
def address(kind: str, server: PlaceServer | None, tmp_path: Path) -> PlaceAddress:
    corner = uuid4().hex
    if server is None:
        (tmp_path / corner).mkdir()
        return place_address(str(tmp_path / corner))
    return address_of(kind, server, corner)


def address_of(kind: str, server: PlaceServer, corner: str) -> PlaceAddress:
    if kind == "webdav":
        return place_address(f"webdav://127.0.0.1:{server.port}/{corner}/a team")
    s3 = place_servers
    return place_address(f"s3://{s3.BUCKET}/{corner}?region={s3.REGION}&endpoint={server.url}")


def key_of(kind: str, secret: str = "") -> PlaceKey | None:
    names = {"webdav": place_servers.USER, "s3": place_servers.KEY_ID}
    secrets = {"webdav": place_servers.PASSWORD, "s3": place_servers.SECRET_KEY}
    return PlaceKey(Secret(secret or secrets[kind]), names[kind]) if kind in names else None


@pytest.fixture
def ledger() -> list[Egress]:
    return []


@pytest.fixture
def opening(kind: str, address: PlaceAddress, clock: FakeClock, ledger: list[Egress]) -> Opening:
    """Opens the place; ``secret`` is another one than the right one."""

    def opened(secret: str = "", **more: float) -> StoredFiles:
        return StoredFiles(address, key_of(kind, secret), clock, ledger.append, "team space", **more)

    return opened


@pytest.fixture
def place(opening: Opening) -> StoredFiles:
    return opening()
