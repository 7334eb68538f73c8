# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a team space, as bytes: whatever another computer wrote, it is read as it was meant or not at all."""

import json
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey, PostId
from composer.domain.shares import KeyedHash, Share, Traits
from composer.domain.team import NamedShare, Proposal, ProposalUnfit, RubbishFound
from composer.domain.text import Language
from composer.team import digests, proposals, share_files
from composer.team.digests import DigestName
from composer.team.figures import figures_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MEMBER = "0123456789abcdef" * 2
HASH = st.integers(0, 2**64 - 1).map(KeyedHash)
MEMBERS = st.text("0123456789abcdef", min_size=32, max_size=32)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    hour = NOW.replace(minute=0) + timedelta(hours=draw(st.integers(-24 * 190, 24 * 60)))
    return Share(
        draw(MEMBERS),
        NetworkKey(draw(st.sampled_from(["linkedin", "x", "mastodon"]))),
        hour,
        draw(st.sampled_from(["", "rse", "logistique"])),
        draw(st.none() | st.just(PostId("velo-cargo"))),
        tuple(sorted(draw(st.lists(HASH, min_size=32, max_size=32)))),
        Traits(*draw(st.lists(HASH, min_size=6, max_size=6))),
        draw(st.sampled_from(["", "https://social.example/@anna/1"])),
    )


def a_share(member: str = MEMBER, **changes: object) -> Share:
    groups = tuple(KeyedHash(number) for number in range(32))
    share = Share(member, NetworkKey("linkedin"), NOW.replace(minute=0), "rse", None, groups, Traits(*groups[:6]))
    return replace(share, **changes)  # type: ignore[arg-type]  # any field


def named(number: int, **changes: object) -> NamedShare:
    member = f"{number:032x}"
    return NamedShare(share_files.name_of(member, 1), a_share(member, **changes))


@given(shares(), st.integers(1, 999_999_999))
def test_a_share_comes_back(share: Share, number: int) -> None:
    content = share_files.encoded(share)
    assert len(content) <= share_files.LARGEST
    assert share_files.decoded(share_files.name_of(share.member, number), content, NOW) == share


@given(shares(), shares())
def test_a_file_does_not_tell_how_long_the_text_was(one: Share, other: Share) -> None:
    plain = [replace(share, theme="", post=None, address="", network=NetworkKey("x")) for share in (one, other)]
    assert len({len(share_files.encoded(share)) for share in plain}) == 1


def test_a_zone_does_not_leave() -> None:
    here = a_share(hour=datetime(2026, 11, 23, 10, tzinfo=UTC).astimezone())
    assert json.loads(share_files.encoded(here))["hour"] == "2026-11-23T10Z"


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"member": "f" * 32},
        {"member": "anna"},
        {"network": "../x"},
        {"theme": "RSE\x1b[2J"},
        {"post": "../../etc"},
        {"hour": "2027-11-23T10Z"},
        {"hour": "2020-11-23T10Z"},
        {"hour": "2026-11-23T10:30Z"},
        {"groups": "AAAA"},
        {"groups": "*" * 344},
        {"address": "javascript:alert(1)"},
        {"address": "https://anna:secret@social.example/1"},
        {"address": "https://127.0.0.1/1"},
        {"address": "https://localhost/1"},
        {"address": "file:///etc/passwd"},
        {"more": 1},
        {"theme": 3},
    ],
)
def test_what_is_no_share(changes: dict[str, object]) -> None:
    raw = json.loads(share_files.encoded(a_share())) | changes
    with pytest.raises(RubbishFound):
        share_files.decoded(f"{MEMBER}-1", json.dumps(raw).encode(), NOW)


def test_a_share_cut_anywhere_is_none() -> None:
    content = share_files.encoded(a_share())
    for end in range(len(content)):
        with pytest.raises(RubbishFound):
            share_files.decoded(f"{MEMBER}-1", content[:end], NOW)


@given(st.binary(max_size=4_000) | st.recursive(st.none() | st.text(), st.lists).map(lambda v: json.dumps(v).encode()))
def test_anything_is_a_share_or_rubbish(content: bytes) -> None:
    with suppress(RubbishFound):
        share_files.decoded(f"{MEMBER}-1", content, NOW)


@given(st.lists(shares(), max_size=8, unique_by=lambda share: share.member))
def test_a_digest_comes_back(held: list[Share]) -> None:
    given_ = [NamedShare(share_files.name_of(share.member, 1), share) for share in held]
    name, content = digests.folded("2026-11-22", given_)
    assert digests.read_name(name.file) == name
    assert digests.folded("2026-11-22", reversed(given_)) == (name, content)
    assert sorted(digests.unfolded(name, content, NOW), key=lambda each: each.name) == sorted(
        given_, key=lambda each: each.name
    )


def test_a_digest_cut_anywhere_is_rubbish() -> None:
    name, content = digests.folded("2026-11-22", [named(number) for number in range(4)])
    for end in range(len(content)):
        with pytest.raises(RubbishFound):
            digests.unfolded(name, content[:end], NOW)
    with pytest.raises(RubbishFound):
        digests.unfolded(name, content + b"more", NOW)


def test_a_digest_under_another_name_is_rubbish() -> None:
    _, content = digests.folded("2026-11-22", [named(1)])
    other, _ = digests.folded("2026-11-22", [named(1), named(2)])
    with pytest.raises(RubbishFound):
        digests.unfolded(other, content, NOW)


def test_a_digest_that_would_fill_the_memory_is_rubbish() -> None:
    bomb = zlib.compress(b"ramage digest 1\n" + b"\0" * 300_000_000, 9)
    with pytest.raises(RubbishFound):
        digests.unfolded(DigestName("2026-11-22", "0" * 24), bomb, NOW)


@given(st.binary(max_size=400).map(zlib.compress) | st.binary(max_size=400))
def test_anything_is_a_digest_or_rubbish(content: bytes) -> None:
    with suppress(RubbishFound):
        digests.unfolded(DigestName("2026-11-22", "0" * 24), content, NOW)


@pytest.mark.parametrize("name", ["2026-11-22-" + "0" * 23 + ".z", "../" + "0" * 24 + ".z", "x.z", "2026-1-2-abc.z"])
def test_what_is_no_name_of_a_digest(name: str) -> None:
    assert digests.read_name(name) is None


def test_fewer_than_five_people_are_no_figure() -> None:
    few = figures_of(named(number).share for number in range(4))
    assert (few.people, few.networks, few.themes) == (None, {"linkedin": None}, {"rse": None})
    enough = figures_of(named(number).share for number in range(5))
    assert (enough.people, enough.networks, enough.themes) == (5, {"linkedin": 5}, {"rse": 5})


def test_one_person_who_publishes_much_is_one() -> None:
    assert figures_of([named(1).share] * 50).people is None


def test_a_rest_of_few_is_not_told_by_the_others() -> None:
    many = [named(number).share for number in range(20)]
    many += [named(number, network=NetworkKey("x")).share for number in range(20, 28)]
    many += [named(number, network=NetworkKey("threads")).share for number in range(28, 30)]
    told = figures_of(many)
    assert told.people == 30
    assert told.networks == {"linkedin": 20, "threads": None, "x": None}


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["x", "threads", "linkedin"])), max_size=60))
def test_no_figure_is_below_five(published: list[tuple[int, str]]) -> None:
    told = figures_of(named(who, network=NetworkKey(network)).share for who, network in published)
    for figure in (told.people, *told.networks.values(), *told.themes.values()):
        assert figure is None or figure >= 5


def a_proposal(**changes: object) -> Proposal:
    made = Proposal("ab" * 16, "Le quai", "Ce matin, la brume.", Language.FRENCH, date(2026, 11, 23))
    return replace(made, **changes)  # type: ignore[arg-type]  # any field


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=60))
def test_a_proposal_comes_back(text: str, title: str, signed: str) -> None:
    try:
        made = proposals.checked(a_proposal(text=text, title=title, signed=signed))
    except ProposalUnfit:
        return
    assert proposals.decoded(made.id, proposals.encoded(made)) == made


def test_a_proposal_writes_nothing_on_a_terminal() -> None:
    raw = proposals.encoded(a_proposal(text="Bonjour\x1b[2J\u202etxet"))
    assert proposals.decoded("ab" * 16, raw).text == "Bonjour[2Jtxet"


@pytest.mark.parametrize("changes", [{"text": " "}, {"title": ""}, {"text": "x" * 10_001}, {"signed": "x" * 101}])
def test_what_is_no_proposal(changes: dict[str, str]) -> None:
    with pytest.raises(ProposalUnfit):
        proposals.checked(a_proposal(**changes))


@given(st.binary(max_size=500))
def test_anything_is_a_proposal_or_rubbish(content: bytes) -> None:
    with suppress(RubbishFound):
        proposals.decoded("ab" * 16, content)
