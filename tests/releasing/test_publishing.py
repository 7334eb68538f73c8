# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.domain.errors import DiskFull
from composer.domain.release_errors import ReleaseBehind, ReleaseDamaged
from composer.library.releases.objects import path_of
from composer.services.releasing.contents import Contents, named
from composer.services.releasing.publishing import Publishing
from composer.services.releasing.repository import Repository
from composer.services.releasing.sealing import Sealing
from composer.system.release_folder import ReleaseFolder
from tests.releasing.approvers import Team, write_post
from tests.releasing.reader import Reader


class Failing(ReleaseFolder):
    """A place that is full after some writes; it notes their order."""

    def __init__(self, root: Path, writes: int = 1_000_000) -> None:
        super().__init__(root)
        self.left = writes
        self.written: list[str] = []

    def write(self, path: str, data: bytes) -> None:
        self._count(path)
        super().write(path, data)

    def write_new(self, name: str, content: bytes) -> bool:
        self._count(name)
        return super().write_new(name, content)

    def _count(self, path: str) -> None:
        if self.left == 0:
            raise DiskFull(path=self.root) from OSError(errno.ENOSPC, "full")
        self.left -= 1
        self.written.append(path)


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def a_second_edition(team: Team) -> None:
    write_post(team.library, "post-0", "Le vélo-cargo roule aussi le dimanche.")
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.clock.tick(minutes=5)
    team.build()
    team.sign()


def test_cut_anywhere_readers_have_one_edition_or_the_other_whole(team: Team, tmp_path: Path) -> None:
    team.published()
    reader = Reader(tmp_path / "reader", team.host.root)
    reader.visit(team.clock.now())
    a_second_edition(team)
    shutil.copytree(team.host.root, tmp_path / "before")
    for writes in range(100):
        shutil.rmtree(team.host.root)
        shutil.copytree(tmp_path / "before", team.host.root)
        failing = Failing(team.host.root, writes)
        try:
            Publishing(team.here, Repository(failing, team.clock.now)).publish(team.keys["legal"])
        except DiskFull:
            fresh = Reader(tmp_path / f"reader {writes}", team.host.root)
            for one in (reader, fresh):
                edition, _ = one.visit(team.clock.now())
                assert len(one.posts(edition)) == edition.count == 3
            continue
        break
    assert writes > 5
    assert reader.visit(team.clock.now())[0].count == 4


def test_objects_come_first_and_the_timestamp_last(team: Team) -> None:
    team.name_approvers()
    team.build()
    team.sign()
    watched = Failing(team.host.root)
    Publishing(team.here, Repository(watched, team.clock.now)).publish(team.keys["legal"])
    kinds = [path.partition("/")[0] for path in watched.written]
    assert kinds == sorted(kinds, key=["objects", "deltas", "targets", "metadata"].index)
    assert watched.written[-1] == "metadata/timestamp.json"
    assert watched.written[-2] == "metadata/1.root.json"


def test_what_is_there_is_not_sent_again(team: Team) -> None:
    team.published()
    a_second_edition(team)
    watched = Failing(team.host.root)
    done = Publishing(team.here, Repository(watched, team.clock.now)).publish(team.keys["legal"])
    assert 0 < done.objects < 8
    again = Failing(team.host.root)
    assert Publishing(team.here, Repository(again, team.clock.now)).publish(team.keys["legal"]).objects == 0
    assert again.written[-1] == "metadata/timestamp.json"


def test_a_delta_leads_from_each_of_the_last_editions_to_the_new_one(team: Team) -> None:
    team.published()
    for number in range(6):
        write_post(team.library, f"suite-{number}", f"Et de {number}.")
        team.clock.tick(minutes=5)
        team.build()
        team.sign()
        team.publish()
    newest = sorted((team.host.root / "deltas").iterdir(), key=lambda folder: len(list(folder.iterdir())))[-1]
    assert len(list(newest.iterdir())) == 4
    assert all(file.stat().st_size < 1500 for file in newest.iterdir())


def test_an_object_that_is_damaged_here_is_never_sent(team: Team) -> None:
    team.name_approvers()
    team.build()
    team.sign()
    targets = team.here.targets(team.here.root().signed)
    assert targets is not None
    ref = named(targets.signed, "catalogue.json")
    assert ref is not None
    rules = Contents(team.out).edition(ref).rules
    team.out.write(path_of(rules), b"x" * rules.size)
    with pytest.raises(ReleaseDamaged):
        team.publish()
    assert not (team.host.root / "metadata" / "timestamp.json").exists()


def test_two_who_publish_different_things_at_once_do_not_mix_them(team: Team, tmp_path: Path) -> None:
    team.published()
    other = Team(tmp_path / "other", team.clock, team.keys)
    for path in sorted(team.out.root.rglob("*")):
        if path.is_file():
            other.out.write(path.relative_to(team.out.root).as_posix(), path.read_bytes())
    other.there = team.there
    a_second_edition(team)
    write_post(other.library, "autre", "Tout autre chose.")
    other.build()
    other.sign()
    team.publish()
    with pytest.raises(ReleaseBehind):
        other.publish()


def test_a_folder_can_be_its_own_place(team: Team, tmp_path: Path) -> None:
    team.name_approvers()
    team.build()
    team.sign()
    Publishing(team.here, team.here).publish(team.keys["legal"])
    edition, _ = Reader(tmp_path / "reader", team.out.root).visit(team.clock.now())
    assert edition.count == 3


def test_the_seal_of_two_in_one_second_is_two(team: Team) -> None:
    team.published()
    sealing = Sealing(team.there)
    first, second = (sealing.seal(team.keys[name], *sealing.in_force()) for name in ("server", "legal"))
    assert second == first + 1


class Overtaken(Repository):
    """Somebody else's edition arrives while this one seals."""

    def __init__(self, team: Team) -> None:
        super().__init__(team.host, team.clock.now)
        self.arrive: Callable[[], object] = lambda: None

    def put(self, role: str, metadata: Any) -> None:
        super().put(role, metadata)
        arrive, self.arrive = self.arrive, lambda: None
        arrive()


def test_a_seal_that_was_overtaken_is_made_anew(team: Team, tmp_path: Path) -> None:
    team.published()
    a_second_edition(team)
    slow = Overtaken(team)
    slow.arrive = team.publish
    sealing = Sealing(slow)
    sealing.seal(team.keys["server"], *sealing.in_force())
    edition, _ = Reader(tmp_path / "reader", team.host.root).visit(team.clock.now())
    assert edition.count == 4
