# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library is brought from a real web server, piece by piece, and what stays the same is never asked for again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.errors import Cancelled, LibraryMissing
from composer.domain.library import PostQuery
from composer.domain.secrets import Secret
from composer.domain.settings import LIBRARY_URL
from composer.domain.sync_errors import (
    LibraryNotSynced,
    SourceEmpty,
    SourceSignIn,
    SourceUnreachable,
    TrustRootInvalid,
    TrustRootWrong,
    TrustUnconfirmed,
)
from composer.domain.syncing import SyncPhase, SyncProgress, spoken_groups
from composer.services.health import Condition, Subject
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.services.synced import Reader, Team

POSTS = tuple(f"post-{number:02}" for number in range(40))


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    made.write(*POSTS)
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


@pytest.fixture
def reader(tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team) -> Iterator[Reader]:
    made = Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint)
    yield made
    made.close()


def test_the_first_sync_brings_everything_and_tells_how_far_it_is(reader: Reader) -> None:
    assert not reader.services.library.ready
    with pytest.raises(LibraryNotSynced):
        reader.services.library.ensure()
    told: list[SyncProgress] = []
    result = reader.sync.run(told.append)
    assert (result.changed, result.first, result.added) == (True, True, len(POSTS))
    assert reader.posts() == set(POSTS)
    phases = list(dict.fromkeys(progress.phase for progress in told))
    assert phases == [SyncPhase.ASKING, SyncPhase.CHECKING, SyncPhase.FETCHING, SyncPhase.INSTALLING]
    fetching = [progress.done for progress in told if progress.phase is SyncPhase.FETCHING]
    assert fetching == sorted(fetching)
    assert fetching[-1] == len(POSTS)
    assert all(progress.first for progress in told)


def test_nothing_new_is_one_small_conditional_request(reader: Reader, host: LibraryHost) -> None:
    reader.pull()
    host.forget()
    assert not reader.pull().changed
    assert host.paths == ["metadata/timestamp.json"]
    assert "if-none-match" in host.received[0].headers
    assert host.sent == 0


def test_the_same_library_newly_vouched_for_costs_its_metadata_alone(
    reader: Reader, host: LibraryHost, team: Team
) -> None:
    reader.pull()
    team.publisher.sign_snapshot()
    host.forget()
    assert not reader.pull().changed
    assert all(path.startswith("metadata/") for path in host.paths)
    assert reader.sync.state().heard == reader.clock.now()


def test_a_changed_post_brings_its_own_objects_alone(reader: Reader, host: LibraryHost, team: Team) -> None:
    reader.pull()
    team.write("post-07", more="author: Communication\n")
    team.publish()
    host.forget()
    result = reader.pull()
    assert (result.altered, result.added, result.removed) == (1, 0, 0)
    objects = [path for path in host.paths if path.startswith("objects/")]
    assert len(objects) == len(set(objects)) <= 6
    post = reader.services.library.search(PostQuery(limit=1000)).cards[7]
    assert reader.services.library.post(post.id).author in ("", "Communication")


def test_posts_that_leave_the_library_are_gone(reader: Reader, team: Team) -> None:
    reader.pull()
    (team.writing.root / "posts/post-03.md").unlink()
    team.write("post-99")
    team.publish()
    result = reader.pull()
    assert (result.added, result.removed) == (1, 1)
    assert reader.posts() == {*POSTS, "post-99"} - {"post-03"}


def test_the_library_stays_without_a_connection_and_after_a_restart(reader: Reader, host: LibraryHost) -> None:
    reader.pull()
    host.go_away()
    reader.restart()
    assert reader.services.library.ready
    assert not reader.services.library.ensure()
    assert reader.posts() == set(POSTS)
    with pytest.raises(SourceUnreachable):
        reader.pull()
    assert reader.posts() == set(POSTS)
    assert isinstance(reader.sync.state().error, SourceUnreachable)
    host.come_back()
    assert not reader.pull().changed
    assert reader.sync.state().error is None


def test_the_catalogue_is_built_again_from_what_is_held(reader: Reader, host: LibraryHost) -> None:
    reader.pull()
    reader.services.close()
    reader.paths.library_db.unlink()
    host.go_away()
    reader.restart()
    assert reader.services.library.ensure()
    assert reader.posts() == set(POSTS)


def test_what_was_fetched_before_a_stop_is_not_fetched_again(reader: Reader, host: LibraryHost) -> None:
    looks = iter(range(1000))

    def look() -> None:
        if next(looks) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        reader.sync.run(look=look)
    assert reader.posts() == set()
    assert reader.sync.state().error is None
    fetched = {path for path in host.paths if path.startswith("objects/")}
    assert fetched
    host.forget()
    reader.pull()
    assert not fetched & set(host.paths)
    assert reader.posts() == set(POSTS)


def test_a_cut_sync_leaves_the_old_library_whole(reader: Reader, host: LibraryHost, team: Team) -> None:
    reader.pull()
    before = reader.posts()
    team.write("post-90", "post-91")
    team.publish()
    host.attacks["objects/.*"] = Attack.BROKEN
    with pytest.raises(SourceUnreachable):
        reader.pull()
    assert reader.posts() == before
    host.attacks.clear()
    assert reader.pull().added == 2


def test_from_a_folder_as_from_the_web(tmp_path: Path, clock: FakeClock, team: Team) -> None:
    reader = Reader(tmp_path / "home", clock, str(team.site), team.publisher.fingerprint)
    assert reader.pull().added == len(POSTS)
    assert not reader.pull().changed
    team.write("post-77")
    team.publish()
    assert reader.pull().added == 1
    reader.close()


def test_an_address_without_a_library_says_so(tmp_path: Path, clock: FakeClock, team: Team) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    reader = Reader(tmp_path / "home", clock, str(empty), team.publisher.fingerprint)
    with pytest.raises(SourceEmpty):
        reader.pull()
    reader.close()


# --- whose library it is -----------------------------------------------------------------------------------------


def test_a_person_confirms_a_library_once(tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team) -> None:
    reader = Reader(tmp_path / "home", clock, host.url)
    with pytest.raises(TrustUnconfirmed) as told:
        reader.pull()
    assert reader.posts() == set()
    assert told.value.values["fingerprint"] == team.publisher.fingerprint
    reader.sync.confirm(team.publisher.fingerprint)
    reader.restart()
    assert reader.pull().first
    reader.close()


def test_the_number_to_compare_is_six_groups_of_five_digits() -> None:
    groups = spoken_groups("ab" * 32)
    assert len(groups) == 6
    assert all(len(group) == 5 and group.isdecimal() for group in groups)
    assert len({spoken_groups(f"{number:02x}" * 32) for number in range(256)}) == 256


def test_the_whole_root_may_be_pinned_and_keys_may_change(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team
) -> None:
    first = (team.site / "metadata/1.root.json").read_text("utf-8")
    reader = Reader(tmp_path / "home", clock, host.url, first)
    reader.pull()
    team.publisher.rotate_root()
    team.write("post-88")
    team.publish()
    assert reader.pull().added == 1
    newcomer = Reader(tmp_path / "other", clock, host.url, team.publisher.fingerprint)
    assert newcomer.pull().first
    assert newcomer.posts() == reader.posts()
    reader.close()
    newcomer.close()


def test_another_root_than_the_pinned_one_is_no_library_of_ours(
    tmp_path: Path, clock: FakeClock, host: LibraryHost
) -> None:
    reader = Reader(tmp_path / "home", clock, host.url, "00" * 32)
    with pytest.raises(TrustRootWrong):
        reader.pull()
    reader.close()


@pytest.mark.parametrize("named", ["perhaps", "{}", '{"signed": {"_type": "targets"}}', "[1]"])
def test_a_pin_nobody_understands_stops_the_sync(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, named: str
) -> None:
    reader = Reader(tmp_path / "home", clock, host.url, named)
    with pytest.raises(TrustRootInvalid):
        reader.pull()
    assert host.received == []
    reader.close()


# --- who asks ----------------------------------------------------------------------------------------------------


def test_a_name_and_password_from_the_keyring(reader: Reader, host: LibraryHost) -> None:
    host.lets_in = lambda said: said == "Basic YWRhOnMzY3JldA=="
    with pytest.raises(SourceSignIn):
        reader.pull()
    reader.services.incoming.access().keep_password("ada", Secret("s3cret"))
    assert reader.pull().first
    assert reader.secrets.read(f"account library {host.url.removeprefix('http://')}")


def test_a_token_stays_with_its_host(reader: Reader, host: LibraryHost, team: Team) -> None:
    reader.services.incoming.access().keep_token(Secret("tok-3n"))
    host.lets_in = lambda said: said == "Bearer tok-3n"
    with LibraryHost(team.site) as elsewhere:
        host.moved_to = elsewhere.url
        assert reader.pull().first
        anonymous, *signed = (received.headers.get("authorization") for received in host.received)
        assert anonymous is None
        assert set(signed) == {"Bearer tok-3n"}
        assert all("authorization" not in received.headers for received in elsewhere.received)


# --- the sample, and no address ------------------------------------------------------------------------------------


def test_the_sample_is_not_shown_as_the_organisations(tmp_path: Path, clock: FakeClock, host: LibraryHost) -> None:
    reader = Reader(tmp_path / "home", clock, "")
    reader.services.library.ensure()
    assert reader.services.library.ready
    assert not reader.sync.wanted
    reader.services.preferences.change(LIBRARY_URL, host.url)
    assert not reader.services.library.ready
    with pytest.raises(LibraryMissing):
        reader.services.library.ensure()
    reader.services.preferences.change(LIBRARY_URL, "")
    reader.services.library.ensure()
    assert reader.services.library.ready
    reader.close()


# --- what the doctor says ------------------------------------------------------------------------------------------


def source(reader: Reader) -> Subject:
    return next(each for each in reader.services.health.subjects() if each.key == "source")


def test_the_doctor_names_source_signer_and_age(reader: Reader, host: LibraryHost, team: Team) -> None:
    host.attacks[".*"] = Attack.BROKEN
    assert (source(reader).state, source(reader).message.code) == (Condition.ATTENTION, "health-source-never")
    host.attacks.clear()
    found = source(reader)
    assert found.state is Condition.OK
    assert found.message.values["fingerprint"] == " ".join(spoken_groups(team.publisher.fingerprint))
    assert found.message.values["when"]
    host.attacks[".*"] = Attack.BROKEN
    assert source(reader).message.code == "health-source-unreachable"
    host.attacks.clear()
    team.write("post-77")
    team.publish()
    host.attacks["targets/.*"] = Attack.OTHER
    assert source(reader).state is Condition.FAILED
