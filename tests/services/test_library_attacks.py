# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host that was taken over, or is broken: nothing of it is believed, the last good library stays, and we say why."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer.domain.errors import LibraryError
from composer.domain.ids import PostId
from composer.domain.library import LibraryMedia
from composer.domain.release_errors import ReleaseDamaged, ReleaseTooNew
from composer.domain.releases import ObjectRef, Page, ReleasedMedia, ReleasedPost
from composer.domain.sync_errors import (
    Bomb,
    CaseTwins,
    Expired,
    LinkFound,
    MixedEditions,
    Oversized,
    PathEscapes,
    RolledBack,
    SignaturesLacking,
    SourceTooSlow,
    Truncated,
)
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import path_of, ref_of, squeezed
from composer.library.releases.pages import ENTRIES, page
from composer.library.releases.values import written
from composer.services import library_sources
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.release_builder import Keys, compiled
from tests.services.synced import Reader, Team

GOOD = {"post-1", "post-2", "post-3"}


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    made.write(*GOOD)
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


@pytest.fixture
def reader(tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team) -> Iterator[Reader]:
    made = Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint)
    made.pull()
    yield made
    made.close()


Refuses = Callable[[type[LibraryError]], LibraryError]


@pytest.fixture
def refuses(reader: Reader) -> Refuses:
    """What is offered now is refused so, also after a restart, and the good library stays."""

    def check(kind: type[LibraryError]) -> LibraryError:
        for _ in range(2):
            with pytest.raises(kind) as told:
                reader.pull()
            assert reader.posts() == GOOD
            assert type(reader.sync.state().error) is kind
            reader.restart()
            assert not reader.services.library.ensure()
        return told.value

    return check


def news(team: Team) -> None:
    """An edition the reader has not seen."""
    team.write("post-4")
    team.publish()


# --- signatures --------------------------------------------------------------------------------------------------


def test_too_few_signatures(team: Team, refuses: Refuses) -> None:
    team.write("post-4")
    edition = team.publisher.lay(compiled(team.writing.root), {})
    team.publisher.target(codec.CATALOGUE, codec.catalogue(edition))
    team.publisher.sign(signers=team.publisher.keys.targets[:1])
    refuses(SignaturesLacking)


def test_one_person_signing_twice_is_one(team: Team, refuses: Refuses) -> None:
    news(team)
    file = team.site / f"metadata/{team.publisher.versions['targets']}.targets.json"
    said = json.loads(file.read_bytes())
    said["signatures"][1] = said["signatures"][0]
    file.write_text(json.dumps(said), "utf-8")
    refuses(ReleaseDamaged)


def test_somebody_elses_signatures(team: Team, refuses: Refuses) -> None:
    team.publisher.keys = Keys(root=team.publisher.keys.root)
    news(team)
    refuses(SignaturesLacking)


def test_a_timestamp_by_another_key(team: Team, refuses: Refuses) -> None:
    team.publisher.keys.online = Keys().online
    team.publisher.sign_timestamp()
    refuses(SignaturesLacking)


def test_a_root_the_old_keys_did_not_sign(team: Team, refuses: Refuses) -> None:
    team.publisher.keys = Keys()
    team.publisher.sign_root()
    news(team)
    refuses(SignaturesLacking)


# --- time --------------------------------------------------------------------------------------------------------


def test_rollback_to_an_older_edition(team: Team, refuses: Refuses, reader: Reader, tmp_path: Path) -> None:
    shutil.copytree(team.site, tmp_path / "old")
    news(team)
    reader.pull()
    GOOD.add("post-4")
    try:
        shutil.copytree(tmp_path / "old", team.site, dirs_exist_ok=True)
        refuses(RolledBack)
    finally:
        GOOD.discard("post-4")


def test_freeze(team: Team, refuses: Refuses, clock: FakeClock) -> None:
    """The host withholds all news: once nobody vouches for the old library, that is told."""
    frozen = (team.site / "metadata/timestamp.json").read_bytes()
    clock.tick(days=1)
    news(team)
    (team.site / "metadata/timestamp.json").write_bytes(frozen)
    clock.tick(days=2)
    refuses(Expired)


def test_a_clock_set_back_does_not_unfreeze(team: Team, clock: FakeClock, reader: Reader) -> None:
    clock.tick(days=1)
    team.publisher.now = clock.now()
    team.publisher.sign_timestamp(days=1, signed_at=clock.now())
    reader.pull()
    clock.tick(days=1, seconds=1)
    with pytest.raises(Expired):
        reader.pull()
    clock.tick(days=-3)
    reader.restart()
    assert reader.services.clock.now() > clock.now()


def test_an_expired_root(team: Team, refuses: Refuses, clock: FakeClock) -> None:
    clock.tick(days=366)
    news(team)
    refuses(Expired)


def test_mixed_editions(team: Team, refuses: Refuses) -> None:
    old = (team.site / f"metadata/{team.publisher.versions['targets']}.targets.json").read_bytes()
    news(team)
    (team.site / f"metadata/{team.publisher.versions['targets']}.targets.json").write_bytes(old)
    refuses(MixedEditions)


def test_a_snapshot_of_another_edition(team: Team, refuses: Refuses) -> None:
    old = (team.site / f"metadata/{team.publisher.versions['snapshot']}.snapshot.json").read_bytes()
    news(team)
    (team.site / f"metadata/{team.publisher.versions['snapshot']}.snapshot.json").write_bytes(old)
    refuses(MixedEditions)


# --- bytes -------------------------------------------------------------------------------------------------------

FILES = pytest.mark.parametrize(
    "path", ["metadata/timestamp.json", "metadata/.*snapshot.json", "targets/.*", "objects/.*"]
)


@FILES
def test_an_answer_without_end(team: Team, host: LibraryHost, refuses: Refuses, path: str) -> None:
    news(team)
    host.attacks[path] = Attack.ENDLESS
    refuses(Oversized)


@pytest.mark.parametrize("path", ["targets/.*", "objects/.*"])
def test_longer_than_announced(team: Team, host: LibraryHost, refuses: Refuses, path: str) -> None:
    news(team)
    host.attacks[path] = Attack.LONG
    refuses(Oversized)


@FILES
def test_cut(team: Team, host: LibraryHost, refuses: Refuses, path: str) -> None:
    news(team)
    host.attacks[path] = Attack.SHORT
    refuses(Truncated)


@pytest.mark.parametrize("path", ["targets/.*", "objects/.*"])
def test_other_bytes(team: Team, host: LibraryHost, refuses: Refuses, path: str) -> None:
    news(team)
    host.attacks[path] = Attack.OTHER
    refuses(ReleaseDamaged)


@FILES
def test_slow_drip(team: Team, host: LibraryHost, refuses: Refuses, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    news(team)
    monkeypatch.setattr(library_sources, "PATIENCE_S", 0.05)
    monkeypatch.setattr(library_sources, "SLOWEST", 10**9)
    host.pause_s = 0.02
    host.attacks[path] = Attack.DRIP
    refuses(SourceTooSlow)


def test_a_bomb_of_the_transport_is_not_unpacked(team: Team, host: LibraryHost, reader: Reader) -> None:
    news(team)
    host.attacks["objects/.*"] = Attack.PACKED
    with pytest.raises((Oversized, ReleaseDamaged)):
        reader.pull()
    assert reader.posts() == GOOD


# --- what the approvers' computers may have been made to sign ------------------------------------------------------


def signed(team: Team, **changes: object) -> None:
    """An edition with other parts, signed by all."""
    edition = team.publisher.lay(compiled(team.writing.root), {})
    team.publisher.target(codec.CATALOGUE, codec.catalogue(replace(edition, **changes)))  # type: ignore[arg-type]
    team.publisher.sign()


def only_shard(team: Team, data: bytes) -> ObjectRef:
    """A tree whose one shard is ``data``."""
    ref = ref_of(data)
    team.publisher.write(path_of(ref), data)
    entries = [None] * (ENTRIES - 1)
    root = page(Page((ref, *entries)))
    team.publisher.write(path_of(ref_of(root)), root)
    return ref_of(root)


def with_media(team: Team, *names: str) -> ObjectRef:
    post = compiled(team.writing.root).posts[0].post
    media = tuple(LibraryMedia(name, {}) for name in names)
    files = tuple(ReleasedMedia(name, team.publisher.keep(name.encode())) for name in names)
    released = [ReleasedPost(replace(post, id=PostId("bad"), media=media), files)]
    return only_shard(team, squeezed(written(released)))


def test_a_bomb(team: Team, refuses: Refuses) -> None:
    signed(team, posts=only_shard(team, squeezed(b" " * 60_000_000)), count=1)
    refuses(Bomb)


@pytest.mark.parametrize("name", ["../../.bashrc.png", "/etc/x.png", "a/../../x.png", "C:/x.png", "a\\..\\x.png"])
def test_a_name_that_leaves_its_folder(team: Team, refuses: Refuses, name: str, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*.png"))
    signed(team, posts=with_media(team, name), count=1)
    refuses(PathEscapes)
    assert set(tmp_path.rglob("*.png")) == before


def test_names_that_differ_by_case_alone(team: Team, refuses: Refuses) -> None:
    signed(team, posts=with_media(team, "Quai.png", "quai.PNG"), count=1)
    refuses(CaseTwins)


def test_the_same_post_twice(team: Team, refuses: Refuses) -> None:
    post = compiled(team.writing.root).posts[0].post
    shards = [squeezed(written([ReleasedPost(replace(post, author=name), ())])) for name in ("a", "b")]
    refs = [team.publisher.keep(data) for data in shards]
    root = page(Page((*refs, *[None] * (ENTRIES - 2))))
    signed(team, posts=team.publisher.keep(root), count=2)
    refuses(ReleaseDamaged)


def test_an_edition_for_a_newer_program(team: Team, refuses: Refuses) -> None:
    edition = team.publisher.lay(compiled(team.writing.root), {})
    team.publisher.target(codec.CATALOGUE, codec.catalogue(edition).replace(b'"format":1', b'"format":999'))
    team.publisher.sign()
    refuses(ReleaseTooNew)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("what", ["timestamp.json", ""])
def test_links_in_a_shared_folder_are_not_followed(tmp_path: Path, clock: FakeClock, team: Team, what: str) -> None:
    reader = Reader(tmp_path / "shared", clock, str(team.site), team.publisher.fingerprint)
    reader.pull()
    news(team)
    linked = team.site / "metadata" / what
    linked.rename(tmp_path / "elsewhere")
    linked.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkFound):
        reader.pull()
    assert reader.posts() == GOOD
    reader.close()
