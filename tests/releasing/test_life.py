# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from pathlib import Path

import pytest
from tuf.api.exceptions import ExpiredMetadataError

from composer.domain.release_errors import ApprovalExpired, ProposalChanged, ReleaseBehind, SignaturesMissing
from composer.services.releasing.signing import Signing
from tests.releasing.approvers import Team, write_post
from tests.releasing.reader import Reader


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def test_what_two_approve_a_reader_gets(team: Team, tmp_path: Path) -> None:
    team.published()
    reader = Reader(tmp_path / "reader", team.host.root)
    edition, holds = reader.visit(team.clock.now())
    assert edition.count == 3
    assert set(reader.posts(edition)) == {"post-0", "post-1", "post-2"}
    assert holds == ()


def test_one_signature_of_two_publishes_nothing(team: Team) -> None:
    team.name_approvers()
    team.build()
    standings = {one.role: one for one in team.sign("communication")}
    assert (standings["targets"].given, standings["targets"].needed) == (1, 2)
    assert standings["targets"].missing == ("legal",)
    with pytest.raises(SignaturesMissing):
        team.publish()
    team.sign("legal")
    team.publish()


def test_a_change_nobody_signed_is_not_published(team: Team) -> None:
    team.published()
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.build()
    with pytest.raises(SignaturesMissing) as refusal:
        team.publish()
    assert refusal.value.values["missing"] == "communication, legal"


def test_an_approver_sees_what_changed_since_the_last_release(team: Team) -> None:
    team.published()
    assert Signing(team.here).proposal().content is None
    write_post(team.library, "post-0", "Le vélo-cargo roule aussi le dimanche.")
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    (team.library / "posts" / "post-1.md").unlink()
    (team.library / "charter" / "rules" / "Style.yml").write_text("extends: existence\nmessage: Non.\ntokens: [foo]\n")
    team.build()
    content = Signing(team.here).proposal().content
    assert content is not None
    assert content.added == [("post-9", "post-9")]
    assert content.changed == [("post-0", "post-0")]
    assert content.removed == [("post-1", "post-1")]
    assert content.parts == {"rules": ("Style.yml",)}
    team.sign()
    team.publish()


def test_what_an_approver_did_not_see_is_not_signed(team: Team) -> None:
    team.published()
    write_post(team.library, "post-8", "Une nouvelle.")
    team.build()
    signing = Signing(team.here)
    shown = signing.proposal()
    write_post(team.library, "post-9", "Une autre, glissée entre-temps.")
    team.build()
    with pytest.raises(ProposalChanged):
        signing.sign("legal", team.keys["legal"].key, shown)
    assert not (team.out.root / "pending" / "targets.json").exists()


def test_the_seal_runs_out_and_the_server_renews_it(team: Team, tmp_path: Path) -> None:
    team.published()
    reader = Reader(tmp_path / "reader", team.host.root)
    team.clock.tick(days=3)
    with pytest.raises(ExpiredMetadataError):
        reader.visit(team.clock.now())
    before = team.there.versions("snapshot")
    team.seal()
    reader.visit(team.clock.now())
    assert team.there.versions("snapshot") == before
    team.clock.tick(days=8)
    team.seal()
    reader.visit(team.clock.now())
    assert len(team.there.versions("snapshot")) == 2


def test_no_pause_runs_out_before_the_content_it_belongs_to(team: Team, tmp_path: Path) -> None:
    team.published()
    reader = Reader(tmp_path / "reader", team.host.root)
    team.clock.tick(days=40)
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.build()
    team.sign()
    team.publish()
    team.clock.tick(days=60)
    team.seal()
    assert reader.visit(team.clock.now())[0].count == 4


def test_signatures_that_ran_out_are_not_published(team: Team) -> None:
    team.published()
    team.clock.tick(days=91)
    with pytest.raises(ApprovalExpired):
        team.publish()
    proposal = Signing(team.here).proposal()
    assert proposal.content is not None
    assert proposal.content.none
    team.sign()
    team.publish()


def test_an_older_release_never_goes_over_a_newer_one(team: Team, tmp_path: Path) -> None:
    team.published()
    shutil.copytree(team.out.root, tmp_path / "older")
    write_post(team.library, "post-9", "Une nouvelle de plus.")
    team.build()
    team.sign()
    team.publish()
    shutil.rmtree(team.out.root)
    (tmp_path / "older").rename(team.out.root)
    with pytest.raises(ReleaseBehind):
        team.publish()
