# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A release at a real place: a folder, a WebDAV server, an object store."""

from pathlib import Path

from composer.domain.accounts import Egress
from composer.services.library_sources import PlaceSource
from composer.services.releasing.publishing import Publishing
from composer.services.releasing.repository import Repository
from composer.services.releasing.sealing import Sealing
from composer.services.releasing.verifying import Verifying
from composer.system.places import StoredFiles
from tests.builders import FakeClock
from tests.releasing.approvers import Team, write_post
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
