# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the library come when they are wanted, stay at hand for a while, and are those that were approved."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.errors import InputUnreadable, Unreachable
from composer.domain.ids import PostId
from composer.domain.media import PictureLimits
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.sync_errors import SourceUnreachable, Truncated
from composer.domain.text import Language
from composer.services.library_media import MediaOnDemand
from composer.storage.media_cache import MediaCache
from composer.system import resources
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.services.synced import Reader, Team

SAMPLE = next((resources.root() / "library" / "media").glob("*.png"))
FRONT = "media:\n  - file: {file}\n    alt: Une carte\n"


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    folder = made.writing.root / "media"
    folder.mkdir()
    for name in ("carte.png", "quai.png"):
        made.media[name] = SAMPLE.read_bytes() + name.encode()
        (folder / name).write_bytes(made.media[name])
    made.write("post-1", more=FRONT.format(file="carte.png"))
    made.write("post-2", more=FRONT.format(file="quai.png"))
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
    host.forget()
    yield made
    made.close()


def wanted(reader: Reader) -> Path:
    return reader.services.library.media_path("carte.png")


def test_nothing_is_fetched_before_it_is_wanted(reader: Reader, host: LibraryHost, team: Team) -> None:
    path = wanted(reader)
    assert not path.exists()
    assert host.paths == []
    assert reader.services.incoming.bring(path).read_bytes() == team.media["carte.png"]
    assert len(host.paths) == 1
    reader.services.incoming.bring(path)
    assert len(host.paths) == 1


def test_a_draft_has_its_picture_though_it_comes_later(reader: Reader, team: Team) -> None:
    draft = reader.services.drafting.from_post(PostId("post-1"), Language.FRENCH)
    (medium,) = draft.media
    files = MediaOnDemand(LocalMedia(), reader.services.incoming.bring)
    picture = files.picture(medium.path, PictureLimits(frozenset({"image/png"}), 10_000_000))
    assert picture.content
    assert Path(medium.path).read_bytes() == team.media["carte.png"]


def test_without_a_connection_publishing_waits(reader: Reader, host: LibraryHost) -> None:
    host.go_away()
    files = MediaOnDemand(LocalMedia(), reader.services.incoming.bring)
    with pytest.raises(Unreachable):
        files.file(str(wanted(reader)))
    host.come_back()
    assert files.file(str(wanted(reader))).path == str(wanted(reader))


def test_a_cut_download_goes_on_where_it_was(reader: Reader, host: LibraryHost, team: Team) -> None:
    host.attacks["objects/.*"] = Attack.CUT
    with pytest.raises(SourceUnreachable):
        reader.services.incoming.bring(wanted(reader))
    host.attacks.clear()
    host.forget()
    assert reader.services.incoming.bring(wanted(reader)).read_bytes() == team.media["carte.png"]
    assert host.received[0].headers["range"].startswith("bytes=")
    assert host.sent < len(team.media["carte.png"])


def test_a_server_without_ranges_sends_it_again(reader: Reader, host: LibraryHost, team: Team) -> None:
    host.attacks["objects/.*"] = Attack.SHORT
    with pytest.raises(Truncated):
        reader.services.incoming.bring(wanted(reader))
    host.attacks.clear()
    host.ranges = False
    assert reader.services.incoming.bring(wanted(reader)).read_bytes() == team.media["carte.png"]


def test_other_bytes_are_thrown_away(reader: Reader, host: LibraryHost, team: Team) -> None:
    host.attacks["objects/.*"] = Attack.OTHER
    with pytest.raises(ReleaseDamaged):
        reader.services.incoming.bring(wanted(reader))
    files = MediaOnDemand(LocalMedia(), reader.services.incoming.bring)
    with pytest.raises(InputUnreadable):
        files.file(str(wanted(reader)))
    host.attacks.clear()
    assert reader.services.incoming.bring(wanted(reader)).read_bytes() == team.media["carte.png"]


def test_a_picture_that_left_the_library_comes_for_a_draft_all_the_same(reader: Reader, team: Team) -> None:
    path = wanted(reader)
    (team.writing.root / "posts/post-1.md").unlink()
    team.publish()
    reader.pull()
    assert reader.services.incoming.bring(path).read_bytes() == team.media["carte.png"]


def test_a_new_picture_of_the_same_name_is_another_file(reader: Reader, team: Team) -> None:
    before = reader.services.incoming.bring(wanted(reader))
    team.media["carte.png"] = b"another"
    team.publish()
    reader.pull()
    after = reader.services.incoming.bring(wanted(reader))
    assert before != after
    assert after.read_bytes() == b"another"
    assert after.name == before.name == "carte.png"


def test_the_least_wanted_files_go_first(tmp_path: Path) -> None:

    cache = MediaCache(tmp_path / "cache", 350)
    paths = []
    for number in range(4):
        body = bytes([number]) * 100
        path = cache.path(hashlib.sha256(body).hexdigest(), f"{number}.png")
        cache.add(path, body)
        assert cache.finish(path)
        paths.append(path)
        if number < 3:
            long_ago = time.time() - 7200 + number
            os.utime(path, (long_ago, long_ago))
        if number == 2:
            cache.wanted(paths[0])
    assert [path.exists() for path in paths] == [True, False, True, True]
