# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from composer.domain.errors import NoSecretStore, UsageError
from composer.domain.release_errors import (
    ApproversUnfit,
    KeyExists,
    KeyMissing,
    KeyUnreadable,
    NameTaken,
    PassphraseShort,
    PassphraseWrong,
    RootExists,
)
from composer.domain.secrets import Secret
from composer.services.releasing import keys
from composer.services.releasing.keys import Holder, KeyRing
from composer.services.releasing.roots import Approvers, Change, Roots, named
from composer.system.keyring import MemorySecrets
from tests.releasing.approvers import Team, signer

PHRASE = Secret("cheval correct pile agrafe")


class Store(MemorySecrets):
    """A keyring that lasts."""

    @property
    def backend(self) -> str:
        return "tests"


def test_a_key_in_a_file_opens_with_its_phrase_alone(tmp_path: Path) -> None:
    file = tmp_path / "legal.key"
    holder = keys.make_file("legal", file, PHRASE)
    assert keys.file_signer(file, PHRASE).public_key == holder.key
    with pytest.raises(PassphraseWrong):
        keys.file_signer(file, Secret("cheval correct pile agrafes"))
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(KeyExists):
        keys.make_file("legal", file, PHRASE)


def test_a_short_phrase_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(PassphraseShort):
        keys.make_file("legal", tmp_path / "legal.key", Secret("court"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"Ramage-salt: zz\n", b"Ramage-salt: 00\nnothing", b"x" * 99_999])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "some.key"
    file.write_bytes(content)
    with pytest.raises(KeyUnreadable):
        keys.file_signer(file, PHRASE)
    with pytest.raises(KeyUnreadable):
        Holder.read(file)


def test_a_public_half_gives_back_its_key_and_holds_no_secret(tmp_path: Path) -> None:
    ring = KeyRing(Store)
    store = Store()
    ring = KeyRing(lambda: store)
    holder = ring.make("communication")
    file = tmp_path / "communication.public.json"
    file.write_text(holder.text(), "utf-8")
    assert Holder.read(file) == holder
    assert "PRIVATE" not in holder.text()
    assert ring.signer("communication").public_key == holder.key


def test_a_key_of_the_keyring_is_made_once_and_erased_for_good() -> None:
    store = Store()
    ring = KeyRing(lambda: store)
    ring.make("legal")
    with pytest.raises(KeyExists):
        ring.make("legal")
    ring.erase("legal")
    with pytest.raises(KeyMissing):
        ring.signer("legal")


def test_no_key_is_made_where_nothing_would_keep_it() -> None:
    with pytest.raises(NoSecretStore):
        KeyRing(MemorySecrets).make("legal")


@pytest.mark.parametrize("name", ["", "../x", "a" * 60, "a\nb", " a"])
def test_a_name_can_be_a_file_name(name: str) -> None:
    store = Store()
    with pytest.raises(UsageError):
        KeyRing(lambda: store).make(name)


# --- who approves ------------------------------------------------------------------------------------------------


def test_two_who_approve_need_a_key_in_the_safe(tmp_path: Path) -> None:
    team = Team(tmp_path)
    two = named(team.holders("communication", "legal"))
    with pytest.raises(ApproversUnfit):
        Roots(team.here).first(Approvers(two))
    with pytest.raises(ApproversUnfit):
        Roots(team.here).first(Approvers(two, named(team.holders("safe")), threshold=3))
    with pytest.raises(ApproversUnfit):
        Roots(team.here).first(Approvers({}, named(team.holders("safe"))))


def test_one_person_may_approve_alone(tmp_path: Path) -> None:
    team = Team(tmp_path)
    Roots(team.here).first(Approvers(named(team.holders("communication"))))
    team.build()
    team.sign("communication")
    team.publish()


def test_approvers_are_named_once(tmp_path: Path) -> None:
    team = Team(tmp_path).published()
    with pytest.raises(RootExists):
        team.name_approvers()


def test_nobody_counts_twice(tmp_path: Path) -> None:
    team = Team(tmp_path).published()
    roots = Roots(team.here)
    with pytest.raises(NameTaken):
        roots.change(Change(approvers=named(team.holders("legal"))))
    team.keys["twin"] = team.keys["legal"]
    with pytest.raises(NameTaken):
        roots.change(Change(approvers=named(team.holders("twin"))))
    with pytest.raises(KeyMissing):
        roots.change(Change(remove=["nobody"]))


def test_all_approvers_are_needed_unless_somebody_chose_otherwise(tmp_path: Path) -> None:
    team = Team(tmp_path).published()
    team.keys["direction"] = signer("direction")
    coming = named(team.holders("direction"))
    assert Roots(team.here).change(Change(approvers=coming)).signed.roles["targets"].threshold == 3
    some = Roots(team.here).change(Change(approvers=coming, threshold=2))
    assert some.signed.roles["targets"].threshold == 2
