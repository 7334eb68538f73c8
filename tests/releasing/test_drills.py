# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/library-trust.md has people practise, one drill a test."""

import shutil
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import BadVersionNumberError, ExpiredMetadataError, UnsignedMetadataError
from tuf.api.metadata import Root, TargetFile

from composer.domain.library import Notice, NoticeKind
from composer.domain.release_errors import KeyNotEntitled, PlaceWentBack, ReleaseDamaged, RootForeign, SignaturesMissing
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import path_of, ref_of
from composer.services.releasing.memory import Memory
from composer.services.releasing.repository import data_of
from composer.services.releasing.roots import Approvers, Change, Roots, named
from composer.services.releasing.sealing import Sealing
from composer.services.releasing.signing import Signing
from composer.system.release_folder import ReleaseFolder
from tests.builders import FakeClock
from tests.releasing.approvers import Team, signer, write_post
from tests.releasing.reader import Reader


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path).published()


@pytest.fixture
def reader(team: Team, tmp_path: Path) -> Reader:
    reader = Reader(tmp_path / "reader", team.host.root)
    reader.visit(team.clock.now())
    return reader


def replace_key(team: Team, name: str) -> None:
    """A new key under the old name; the old one stays in ``old-NAME``."""
    team.keys[f"old-{name}"] = team.keys[name]
    team.keys[name] = signer(name)
    Roots(team.here).change(Change(approvers=named(team.holders(name)), remove=[name]))


def sign_with(team: Team, name: str, key: CryptoSigner) -> None:
    signing = Signing(team.here)
    signing.sign(name, key, signing.proposal())


def a_hold(title: str = "Incident", name: str = "hold-1") -> Notice:
    return Notice(name, NoticeKind.HOLD, title, "", "all", True)


# --- drills ------------------------------------------------------------------------------------------------------


def test_a_key_is_rotated(team: Team, reader: Reader) -> None:
    replace_key(team, "communication")
    change = Signing(team.here).proposal().root
    assert change is not None
    assert change.replaced == ["communication"]
    team.sign("old-communication", "legal", "communication")
    team.publish()
    team.clock.tick(minutes=5)
    edition, _ = reader.visit(team.clock.now())
    assert edition.count == 3
    assert Approvers.of(team.there.root().signed).threshold == 2


def test_a_lost_key_is_replaced_with_the_one_from_the_safe(team: Team, reader: Reader) -> None:
    replace_key(team, "communication")
    del team.keys["old-communication"]
    team.sign("legal")
    assert team.here.pending(Root, "root") is not None
    team.sign("safe", "communication", "legal")
    team.publish()
    team.clock.tick(minutes=5)
    reader.visit(team.clock.now())


def test_the_one_with_the_key_from_the_safe_may_come_last(team: Team, reader: Reader) -> None:
    replace_key(team, "communication")
    standings = {one.role: one.missing for one in team.sign("communication", "legal")}
    assert standings["targets"] == ()
    assert "safe" in standings["root"]
    with pytest.raises(SignaturesMissing):
        team.publish()
    team.sign("safe")
    team.publish()
    team.clock.tick(minutes=5)
    reader.visit(team.clock.now())


def test_a_stolen_key_is_worth_nothing_once_it_is_replaced(team: Team, reader: Reader) -> None:
    replace_key(team, "communication")
    team.sign("legal", "safe", "communication", "legal")
    team.publish()
    team.clock.tick(minutes=5)
    reader.visit(team.clock.now())
    thief = team.keys["old-communication"]
    with pytest.raises(KeyNotEntitled):
        sign_with(team, "thief", thief.key)
    with pytest.raises(KeyNotEntitled):
        Sealing(team.there).set_holds(thief, (a_hold(),))
    with pytest.raises(KeyNotEntitled):
        Sealing(team.there).seal(thief, *Sealing(team.there).in_force())


def test_a_stolen_key_alone_changes_no_content_and_no_approver(team: Team, reader: Reader) -> None:
    thief = team.keys["legal"]
    targets = Sealing(team.there).in_force()[1]
    forged = targets.signed
    forged.version += 1
    data = b'{"format":1}'
    ref = ref_of(data)
    forged.targets[codec.CATALOGUE] = TargetFile(ref.size, {"sha256": ref.sha256}, codec.CATALOGUE)
    targets.signatures.clear()
    targets.sign(thief.key)
    team.host.write(f"metadata/{forged.version}.targets.json", data_of(targets))
    root = team.there.root().signed
    snapshot, _ = team.there.sealed_snapshot(root, {"targets": forged.version, "hold": team.there.versions("hold")[0]})
    snapshot.sign(thief.key)
    team.there.put("snapshot", snapshot)
    timestamp = team.there.next_timestamp(root, snapshot.signed)
    timestamp.sign(thief.key)
    team.there.put("timestamp", timestamp)
    with pytest.raises(UnsignedMetadataError):
        reader.visit(team.clock.now())


def test_an_expired_seal_is_renewed_by_hand_where_the_server_is_gone(team: Team, reader: Reader) -> None:
    team.clock.tick(days=20)
    with pytest.raises(ExpiredMetadataError):
        reader.visit(team.clock.now())
    team.seal("legal")
    reader.visit(team.clock.now())


def test_an_approver_leaves_and_another_comes(team: Team, reader: Reader) -> None:
    team.keys["direction"] = signer("direction")
    Roots(team.here).change(Change(approvers=named(team.holders("direction")), remove=["legal"]))
    team.sign("communication", "legal", "direction")
    team.publish()
    team.clock.tick(minutes=5)
    reader.visit(team.clock.now())
    assert sorted(Approvers.of(team.there.root().signed).approvers) == ["communication", "direction"]
    with pytest.raises(KeyNotEntitled):
        sign_with(team, "legal", team.keys["legal"].key)


def test_a_release_moves_to_another_host(team: Team, reader: Reader, tmp_path: Path) -> None:
    for _ in range(3):
        team.clock.tick(hours=20)
        team.seal()
    reader.visit(team.clock.now())
    team.clock.tick(hours=1)
    team.host = ReleaseFolder(tmp_path / "new host")
    team.host.begin()
    team.there = type(team.there)(team.host, team.clock.now)
    team.publish()
    reader.host = team.host.root
    edition, _ = reader.visit(team.clock.now())
    assert len(reader.posts(edition)) == 3


def test_the_root_is_renewed_for_another_year(team: Team, reader: Reader) -> None:
    team.clock.tick(days=360)
    Roots(team.here).change(Change())
    team.sign("communication", "legal")
    team.publish()
    team.clock.tick(days=20)
    team.seal()
    reader.visit(team.clock.now())


# --- holds -------------------------------------------------------------------------------------------------------


def test_one_approver_stops_publications_and_one_lets_them_go_on(team: Team, reader: Reader) -> None:
    team.clock.tick(minutes=5)
    Sealing(team.there).set_holds(team.keys["legal"], (a_hold(),))
    assert [notice.title for notice in reader.visit(team.clock.now())[1]] == ["Incident"]
    team.clock.tick(minutes=5)
    Sealing(team.there).set_holds(team.keys["communication"], ())
    assert reader.visit(team.clock.now())[1] == ()


def test_a_server_can_neither_stop_nor_add(team: Team) -> None:
    with pytest.raises(KeyNotEntitled):
        Sealing(team.there).set_holds(team.keys["server"], (a_hold(),))
    with pytest.raises(KeyNotEntitled):
        sign_with(team, "server", team.keys["server"].key)


def test_one_approver_can_only_stop(team: Team) -> None:
    facts = Notice("facts", NoticeKind.FACTS, "Nos chiffres", "", "all", True)
    with pytest.raises(ReleaseDamaged):
        Sealing(team.there).set_holds(team.keys["legal"], (facts,))


def test_a_hold_outlives_a_new_release_and_the_approver_who_set_it(team: Team, reader: Reader) -> None:
    team.clock.tick(minutes=5)
    Sealing(team.there).set_holds(team.keys["communication"], (a_hold(),))
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.build()
    team.sign()
    team.publish()
    team.clock.tick(minutes=5)
    assert len(reader.visit(team.clock.now())[1]) == 1
    replace_key(team, "communication")
    team.sign("legal", "safe", "communication", "legal")
    team.publish("legal")
    team.clock.tick(minutes=5)
    assert len(reader.visit(team.clock.now())[1]) == 1


# --- attacks of a host -------------------------------------------------------------------------------------------


def test_a_host_that_brings_back_an_old_release_is_refused(team: Team, reader: Reader, tmp_path: Path) -> None:
    shutil.copytree(team.host.root, tmp_path / "old")
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.clock.tick(minutes=5)
    team.build()
    team.sign()
    team.publish()
    assert reader.visit(team.clock.now())[0].count == 4
    shutil.rmtree(team.host.root)
    shutil.copytree(tmp_path / "old", team.host.root)
    with pytest.raises(BadVersionNumberError):
        reader.visit(team.clock.now())


def test_a_host_that_hands_out_an_older_signed_part_is_refused(team: Team, reader: Reader) -> None:
    first = (team.host.root / "metadata/1.targets.json").read_bytes()
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.clock.tick(minutes=5)
    team.build()
    team.sign()
    team.publish()
    (team.host.root / "metadata/2.targets.json").write_bytes(first)
    with pytest.raises(BadVersionNumberError):
        reader.visit(team.clock.now())


def test_a_host_that_never_brings_news_is_found_out(team: Team, reader: Reader) -> None:
    team.clock.tick(days=1)
    reader.visit(team.clock.now())
    team.clock.tick(days=2)
    with pytest.raises(ExpiredMetadataError):
        reader.visit(team.clock.now())


def test_an_object_changed_at_the_host_is_refused(team: Team, reader: Reader) -> None:
    edition, _ = reader.visit(team.clock.now())
    (team.host.root / path_of(edition.posts)).write_bytes(b"\x01something else")
    with pytest.raises(ReleaseDamaged):
        reader.posts(edition)


def test_nothing_new_is_signed_for_a_host_that_went_back(team: Team, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.json")
    sealing = Sealing(team.there, memory)
    team.clock.tick(minutes=5)
    sealing.set_holds(team.keys["legal"], (a_hold(),))
    for version in team.there.versions("hold")[:1]:
        team.host.delete(f"metadata/{version}.hold.json")
    with pytest.raises(PlaceWentBack):
        sealing.seal(team.keys["server"], *sealing.in_force())


def test_other_approvers_release_is_not_written_over(team: Team, tmp_path: Path) -> None:
    other = Team(tmp_path / "others", clock=FakeClock())
    other.name_approvers()
    other.build()
    other.sign()
    other.there = team.there
    with pytest.raises(RootForeign):
        other.publish()
