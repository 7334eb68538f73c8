# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release at a real place: a folder, a WebDAV server, an object store."""

import json
from pathlib import Path

import pytest

from composer.domain.accounts import Egress
from composer.domain.places import PlaceAddress, PlaceKind
from composer.services.library_sources import PlaceSource
from composer.services.releasing.publishing import Publishing
from composer.services.releasing.repository import Repository
from composer.services.releasing.sealing import Sealing
from composer.services.releasing.verifying import Verifying
from composer.system.places import StoredFiles
from tests.builders import FakeClock
from tests.places.conftest import key_of
from tests.releasing.approvers import Team, write_post
from tests.releasing.desk import Desk
from tests.releasing.test_drills import a_hold


def test_a_release_is_published_changed_paused_and_verified_there(
    place: StoredFiles, clock: FakeClock, tmp_path: Path, ledger: list[Egress], kind: str
) -> None:
    team = Team(tmp_path / "team", clock)
    team.name_approvers()
    team.build()
    team.sign()
    there = Repository(place, clock.now)
    first = Publishing(team.here, there).publish(team.keys["legal"])
    assert first.objects > 5
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    clock.tick(minutes=5)
    team.build()
    team.sign()
    second = Publishing(team.here, there).publish(team.keys["communication"])
    assert 0 < second.objects < first.objects
    Sealing(there).set_holds(team.keys["legal"], (a_hold(),))
    found = Verifying(PlaceSource(place), clock.now).verify(there.newest_fingerprint())
    assert (found.wrong, found.posts, found.holds) == ((), 4, 1)
    assert found.objects > second.objects
    assert bool(ledger) == (kind != "folder")


def test_the_commands_reach_it_with_what_opens_it(
    address: PlaceAddress,
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = Desk(tmp_path, monkeypatch, capsys)
    desk("new", "library")
    desk.key("communication")
    desk("root", "new", "out", "--approver", "communication.public.json")
    desk("build", "library", "--to", "out")
    desk.by("communication", "sign", "out", "--yes")
    key = key_of(kind)
    opening = ["--access", "place.access"] if key else []
    if key:
        (tmp_path / "place.access").write_text(f"{key.name}\n{key.secret.reveal()}\n", "utf-8")
        (tmp_path / "place.access").chmod(0o644)
        desk.by("communication", "publish", "out", typed_of(address), *opening, code=2)
        (tmp_path / "place.access").chmod(0o600)
    desk.by("communication", "publish", "out", typed_of(address), *opening)
    desk.by("communication", "hold", "on", typed_of(address), "--title", "Incident", *opening)
    found = json.loads(desk("verify", typed_of(address), "--format", "json", *opening))
    assert (found["wrong"], found["holds"]) == ([], 1)


def typed_of(address: PlaceAddress) -> str:
    """As a person writes it."""
    if address.kind is PlaceKind.FOLDER:
        return address.root
    if address.kind is PlaceKind.WEBDAV:
        return f"webdav://{address.endpoint.removeprefix('http://')}{address.root}"
    return f"s3://{address.bucket}{address.root}?region={address.region}&endpoint={address.endpoint}"
