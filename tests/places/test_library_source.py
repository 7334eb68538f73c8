# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader brings the library from a WebDAV server and from an object store, as from any other place."""

from pathlib import Path

import pytest

from composer.domain.accounts import Egress
from composer.domain.places import PlaceAddress, PlaceKey
from composer.domain.sync_errors import SourceSignIn
from composer.system.places import StoredFiles
from tests.builders import FakeClock
from tests.places.conftest import key_of
from tests.services.synced import Reader, Team


def url_of(address: PlaceAddress, kind: str) -> str:
    if kind == "folder":
        return address.root
    if kind == "webdav":
        return f"webdav://{address.endpoint.removeprefix('http://')}{address.root}"
    return f"s3://{address.bucket}{address.root}?region={address.region}&endpoint={address.endpoint}"


def published(team: Team, place: StoredFiles) -> None:
    for file in sorted(team.site.rglob("*")):
        if file.is_file():
            place.write(file.relative_to(team.site).as_posix(), file.read_bytes())


def test_first_sync_no_news_and_news(
    tmp_path: Path, clock: FakeClock, kind: str, address: PlaceAddress, place: StoredFiles
) -> None:
    team = Team(tmp_path / "team", clock)
    team.write("post-1", "post-2")
    team.publish()
    published(team, place)
    reader = Reader(tmp_path / "home", clock, url_of(address, kind), team.publisher.fingerprint)
    key = key_of(kind)
    if key is not None:
        with pytest.raises(SourceSignIn):
            reader.pull()
        _keep(reader, key)
    assert reader.pull().added == 2
    lines = _ledger(reader)
    assert not reader.pull().changed
    if kind != "folder":
        assert len(_ledger(reader)) == len(lines) + 1
        assert {line.why for line in lines} == {"library"}
    team.write("post-3")
    team.publish()
    published(team, place)
    assert reader.pull().added == 1
    assert reader.posts() == {"post-1", "post-2", "post-3"}
    reader.close()


def _keep(reader: Reader, key: PlaceKey) -> None:
    reader.services.incoming.access().keep_password(key.name, key.secret)
    reader.restart()


def _ledger(reader: Reader) -> tuple[Egress, ...]:
    return tuple(reader.services.outside.ledger().lines())
