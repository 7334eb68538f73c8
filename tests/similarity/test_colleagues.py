# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.review import Verdict
from composer.domain.shares import Echo, KeyedHash, Published, Share, Traits
from composer.similarity.colleagues import MOST_COUNTED, NEWEST, Asked, Index
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.packing import SegmentUnreadable, packed, read
from composer.similarity.postings import MOST_SHARES, Postings, directory_of, merged, postings_of
from composer.similarity.segments import Segment, hour_number, merging, segment_of
from composer.similarity.sharing import share_of

KEY = bytes(range(32))
OURS = Fingerprints(KEY)
LINKEDIN, X, MASTODON = NetworkKey("linkedin"), NetworkKey("x"), NetworkKey("mastodon")
NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
TEXT = (
    "Fier de vous raconter notre année avec Acme et ses 600 bacs pliables. Chaque bac a servi vingt-deux fois en"
    " moyenne depuis le printemps. La solution est venue du quai : une encoche de couleur, visible de loin. Et vous,"
    " que remplacez-vous ? 🚲👏 https://nordalia.example/bacs #Quai #Lyon"
)
OTHER = (
    "Ce matin ma fille a demandé pourquoi les camions dorment la nuit. J’ai répondu que les chauffeurs rêvent de"
    " crêpes. Depuis elle dessine des camions au sarrasin."
)


def published(text: str = TEXT, member: str = "anna", network: NetworkKey = LINKEDIN, **changes: object) -> Published:
    values = {"member": member, "network": network, "at": NOW, "text": text, "medium": "1-quai", **changes}
    return Published(**values)  # type: ignore[arg-type]


def shared(*those: Published) -> list[Share]:
    return [share_of(one, OURS, random.Random(rank).randbytes) for rank, one in enumerate(those)]


def index(*those: Published, since: datetime | None = None) -> Index:
    return Index(OURS, [segment_of(shared(*those))], since)


def echo(within: Index, text: str = TEXT, network: NetworkKey | None = LINKEDIN, member: str = "me") -> Echo:
    return within.echo(Asked(text, (), "1-quai", network, NOW, member))


def test_a_copy_has_everything_in_common() -> None:
    found = echo(index(published(address="https://linkedin.example/anna")))
    assert (found.verdict, found.here, found.likeness) == (Verdict.VERBATIM, Verdict.VERBATIM, 1.0)
    traits = (found.colleagues, found.opening, found.closing, found.hashtags, found.media, found.link, found.emoji)
    assert (*traits, found.hour) == (1,) * 8
    assert found.addresses == ("https://linkedin.example/anna",)
    (passage,) = found.passages
    assert passage.of(TEXT).startswith("Fier")
    assert passage.of(TEXT).endswith("remplacez")


def test_another_text_has_nothing_in_common() -> None:
    found = index(published()).echo(Asked(OTHER, (), "", LINKEDIN, NOW + timedelta(hours=3), "me"))
    assert found == Echo(0.0, Verdict.OWN, 0)


def test_members_are_counted_once_and_oneself_never() -> None:
    those = [published(member=member) for member in ("anna", "anna", "bob", "me")]
    found = echo(index(*those))
    assert (found.colleagues, found.opening, found.hour) == (2, 2, 2)
    assert echo(index(published(member="me"))) == Echo(0.0, Verdict.OWN, 0)


def test_words_count_wherever_they_were_published_and_traits_only_there() -> None:
    within = index(published(network=LINKEDIN), published(member="bob", network=MASTODON))
    found = echo(within, network=X)
    assert (found.verdict, found.here, found.colleagues) == (Verdict.VERBATIM, Verdict.OWN, 2)
    assert (found.opening, found.hashtags, found.hour) == (0, 0, 0)
    found = echo(within, network=None)
    assert (found.here, found.opening, found.hour) == (Verdict.VERBATIM, 2, 2)


def test_what_is_too_old_counts_for_nothing() -> None:
    within = index(published(at=NOW - timedelta(days=9)), published(member="bob"), since=NOW - timedelta(days=8))
    assert echo(within).colleagues == 1
    assert echo(index(published(), since=NOW + timedelta(hours=1))).verdict is Verdict.OWN


def test_addresses_are_only_those_of_texts_that_are_close() -> None:
    within = index(published(OTHER, address="https://x.example/1"), published(member="bob"))
    assert echo(within).addresses == ()
    assert echo(within, OTHER).addresses == ("https://x.example/1",)


def test_a_passage_of_ones_text_is_found_and_the_rest_is_not() -> None:
    passage = "La solution est venue du quai : une encoche de couleur, visible de loin"
    draft = f"{OTHER} {passage}. Mon collègue Samir préfère les autocollants fluorescents, question de génération."
    found = echo(index(published()), draft)
    assert found.verdict is Verdict.INSPIRED
    assert found.colleagues == 0
    (span,) = found.passages
    assert span.of(draft) == passage.removeprefix("La ")


def test_facts_are_nobody_s() -> None:
    facts = ("600 bacs pliables", "vingt-deux fois en moyenne")
    within = index(published(facts=facts))
    told = "600 bacs pliables, vingt-deux fois en moyenne, et moi qui croyais aux cartons jusqu’à ce lundi-là."
    assert within.echo(Asked(told, facts, "", LINKEDIN, NOW, "me")).passages == ()


@pytest.mark.parametrize("draft", ["", " ", "🚲", "Bonjour", "#Quai", "de la du", "\ud83d"])
def test_hardly_any_words_are_no_echo(draft: str) -> None:
    assert echo(index(published()), draft).verdict is Verdict.OWN


def test_a_crowd_is_counted_up_to_the_newest() -> None:
    crowd = shared(*(published(member=f"m{number}") for number in range(NEWEST + 20)))
    found = echo(Index(OURS, [segment_of(crowd)]))
    assert found.colleagues == NEWEST
    assert found.opening == NEWEST + 20 <= MOST_COUNTED


def test_hours_and_themes_of_the_others() -> None:
    bacs = PostId("bacs")
    within = index(
        published(theme="rse", post=bacs),
        published(member="bob", theme="rse", at=NOW + timedelta(minutes=20)),
        published(member="bob", theme="equipe", at=NOW + timedelta(hours=2), post=bacs),
        published(member="me", theme="rse", post=bacs),
        published(member="eve", network=X),
    )
    nine = NOW.replace(minute=0)
    assert within.held_hours(LINKEDIN, None, "me") == {nine: 2, nine + timedelta(hours=2): 1}
    assert within.held_hours(LINKEDIN, bacs, "me") == {nine: 1, nine + timedelta(hours=2): 1}
    assert within.held_hours(MASTODON, None, "me") == within.held_hours(X, bacs, "me") == {}
    talk = within.talk(NOW - timedelta(hours=1), "me")
    assert (talk.members, talk.by_theme) == (3, {ThemeId("rse"): 2, ThemeId("equipe"): 1})
    assert within.talk(NOW + timedelta(hours=1), "me").members == 1


WORDS = st.sampled_from([*TEXT.split(), *OTHER.split(), "«", "»", "\n", "e\u0301", "\u200b", "日本"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
SHARES = st.lists(
    st.builds(
        published,
        TEXTS,
        st.sampled_from(["anna", "bob", "me"]),
        st.sampled_from([LINKEDIN, X]),
        at=st.sampled_from([NOW - timedelta(days=3), NOW, NOW + timedelta(hours=1)]),
        theme=st.sampled_from(["", "rse"]),
        address=st.sampled_from(["", "https://x.example/é"]),
    ),
    max_size=8,
).map(lambda those: shared(*those))


@given(SHARES, SHARES, TEXTS)
def test_shares_taken_in_bit_by_bit_say_what_they_say_at_once(
    first: list[Share], second: list[Share], draft: str
) -> None:
    at_once = echo(Index(OURS, [segment_of([*first, *second])]), draft)
    apart = [segment_of(first), segment_of(second)]
    assert echo(Index(OURS, apart), draft) == at_once
    together = read(packed(merging(apart, 0)))
    assert echo(Index(OURS, [together]), draft) == at_once


@given(SHARES, SHARES, TEXTS)
def test_shares_that_leave_leave_no_trace(first: list[Share], second: list[Share], draft: str) -> None:
    since = hour_number(NOW)
    kept = read(packed(merging([segment_of(first), segment_of(second)], since)))
    alone = segment_of([share for share in [*first, *second] if hour_number(share.hour) >= since])
    assert echo(Index(OURS, [kept]), draft) == echo(Index(OURS, [alone]), draft)
    assert contents(kept) == contents(alone)


@given(SHARES, TEXTS)
def test_every_echo_is_sound(those: list[Share], draft: str) -> None:
    found = echo(Index(OURS, [segment_of(those)]), draft)
    assert 0 <= found.likeness <= 1
    position = 0
    for span in found.passages:
        assert position <= span.start < span.end <= len(draft)
        position = span.end
    members = {share.member for share in those} - {"me"}
    assert max(found.colleagues, found.opening, found.hour) <= len(members)
    assert echo(Index(OURS, [segment_of(those)]), draft) == found


def contents(segment: Segment) -> list[object]:
    columns = segment.columns
    return [
        list(columns.members),
        list(columns.hours),
        [columns.networks[number] for number in columns.of_network],
        [columns.themes[number] for number in columns.of_theme],
        [columns.posts[number] for number in columns.of_post],
        dict(columns.addresses),
        len(segment.postings),
    ]


HASHES = st.lists(st.lists(st.one_of(st.integers(0, 2**64 - 1), st.integers(0, 3).map(lambda n: n << 62)), max_size=6))


def postings(hashes: Sequence[Sequence[int]]) -> Postings:
    numbers = sorted(number for share, values in enumerate(hashes) for number in postings_of(values, share))
    return Postings(directory_of(numbers), numbers)


@given(HASHES, st.integers(1, 3))
def test_every_hash_is_found_where_it_stands(hashes: list[list[int]], most: int) -> None:
    found = postings(hashes)
    for value in {value for values in hashes for value in values} | {5}:
        wanted = [share for share, values in enumerate(hashes) if any(one >> 27 == value >> 27 for one in values)]
        assert found.holding(value, most) == wanted[-most:]


@given(HASHES, HASHES)
def test_merging_loses_nothing_but_what_goes(left: list[list[int]], right: list[list[int]]) -> None:
    new = [array("I", range(len(left))), array("I", (MOST_SHARES for _ in right))]
    if right:
        new[1][0] = len(left)
    numbers = [number for piece in merged([postings(left), postings(right)], new) for number in piece]
    alone = postings([*left, *right[:1]])
    assert numbers == [number for piece in alone.slices(1) for number in piece]


def test_many_postings_are_merged_in_pieces() -> None:
    chance = random.Random(3)
    those = [
        Share("m", LINKEDIN, NOW, "", None, tuple(KeyedHash(chance.getrandbits(64)) for _ in range(32)), Traits())
        for _ in range(2_000)
    ]
    parts = [segment_of(those[:1200]), segment_of(those[1200:])]
    whole = read(packed(merging(parts, 0)))
    assert contents(whole) == contents(segment_of(those))
    for number in range(0, 2_000, 37):
        assert number in whole.postings.holding(those[number].groups[5], 9)


@given(SHARES, st.binary(max_size=40), st.integers(0, 200))
def test_bytes_that_are_no_segment_are_refused_or_read(those: list[Share], other: bytes, at: int) -> None:
    content = bytearray(packed(merging([segment_of(those)], 0)))
    content[at : at + len(other)] = other
    with suppress(SegmentUnreadable):
        assert read(memoryview(bytes(content))).columns.networks is not None


def test_what_another_machine_or_version_wrote_is_refused() -> None:
    content = bytes(packed(merging([segment_of(shared(published()))], 0)))
    for wrong in (b"", content[:20], b"shares 0" + content[8:], content[:8] + content[11:7:-1] + content[12:]):
        with pytest.raises(SegmentUnreadable):
            read(memoryview(wrong))


def test_many_themes_of_strangers_do_no_harm() -> None:
    (one,) = shared(published())
    many = segment_of([replace(one, theme=f"theme {number}") for number in range(66_000)])
    assert many.columns.themes[many.columns.of_theme[65_999]] == ""
    assert many.columns.themes[many.columns.of_theme[7]] == "theme 7"
