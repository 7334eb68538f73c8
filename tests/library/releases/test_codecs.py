# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.library import LibraryMedia, Notice, NoticeKind
from composer.domain.release_errors import ReleaseDamaged, ReleaseTooNew
from composer.domain.releases import Edition, ObjectRef, Page, ReleasedMedia, ReleasedPost
from composer.library.releases import catalogue, objects, pages, shards
from composer.library.releases.names import is_media_name, twins
from composer.library.releases.objects import squeezed
from composer.library.releases.values import written
from tests.builders import (
    a_charter_text,
    a_guide,
    a_library_info,
    a_notice,
    a_post,
    a_rule_file,
)
from tests.library.releases.strategies import quick, refs, released, small_refs

REF = objects.ref_of(b"anything")
READERS: list[Callable[[bytes], object]] = [
    shards.read_shard,
    pages.read_page,
    lambda data: list(pages.read_pack(data)),
    catalogue.read_catalogue,
    catalogue.read_hold,
    catalogue.read_charter,
    catalogue.read_rules,
    catalogue.read_vocabulary,
    catalogue.read_guides,
    catalogue.read_notices,
]


def an_edition(**changes: Any) -> Edition:
    return replace(Edition(a_library_info(), REF, REF, REF, REF, REF, REF, 3), **changes)


@settings(quick, max_examples=30)
@given(st.lists(released(), min_size=1, max_size=shards.IN_SHARD, unique_by=lambda one: one.post.id))
def test_a_shard_gives_back_its_posts_in_whatever_order_they_came(posts: list[ReleasedPost]) -> None:
    data = shards.shard(posts)
    assert shards.read_shard(data) == tuple(sorted(posts, key=lambda one: one.post.id))
    assert shards.shard(posts[::-1]) == data


@settings(quick, max_examples=50)
@given(st.lists(st.none() | small_refs, min_size=8, max_size=8), st.data())
def test_a_page_gives_back_its_entries(entries: list[ObjectRef | None], data: st.DataObject) -> None:
    below = frozenset(n for n, ref in enumerate(entries) if ref is not None and data.draw(st.booleans()))
    page = Page(tuple(entries), below, data.draw(st.none() | refs))
    assert pages.read_page(pages.page(page)) == page


@quick
@given(st.lists(st.binary(max_size=400)))
def test_a_pack_gives_back_its_objects(held: list[bytes]) -> None:
    assert list(pages.read_pack(pages.pack(held))) == held


def test_a_catalogue_gives_back_its_edition() -> None:
    edition = an_edition()
    assert catalogue.read_catalogue(catalogue.catalogue(edition)) == edition


def test_every_part_is_read_as_it_was_written() -> None:
    assert catalogue.read_charter(catalogue.charter((a_charter_text(),))) == (a_charter_text(),)
    assert catalogue.read_rules(catalogue.rules((a_rule_file(),))) == (a_rule_file(),)
    assert catalogue.read_guides(catalogue.guides((a_guide(),))) == (a_guide(),)
    assert catalogue.read_notices(catalogue.notices((a_notice(),))) == (a_notice(),)
    hold = a_notice(kind=NoticeKind.HOLD)
    assert catalogue.read_hold(catalogue.hold((hold,))) == (hold,)


@pytest.mark.parametrize("reader", READERS)
@settings(quick, max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_one_error(reader: Callable[[bytes], object], data: bytes) -> None:
    for content in (data, squeezed(data), b"\x01" + data, b"RP\x01" + data, b'{"format":1,"edition":' + data):
        with suppress(ReleaseDamaged, ReleaseTooNew):
            reader(content)


@settings(quick, max_examples=30)
@given(released(), st.data())
def test_a_shard_cut_or_changed_anywhere_is_never_something_unforeseen(one: ReleasedPost, data: st.DataObject) -> None:
    whole = shards.shard([one])
    at = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(ReleaseDamaged):
        shards.read_shard(whole[:at])
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ReleaseDamaged):
        objects.checked(objects.ref_of(whole), bytes(changed))
    with suppress(ReleaseDamaged):
        shards.read_shard(bytes(changed))


@pytest.mark.parametrize("reader", [shards.read_shard, catalogue.read_rules, catalogue.read_notices])
def test_a_bomb_is_never_unpacked(reader: Callable[[bytes], object]) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(64)) + packer.flush()
    assert len(bomb) < 100_000
    with pytest.raises(ReleaseDamaged, match="larger than"):
        reader(bomb)


def test_brackets_without_end_are_refused() -> None:
    deep = b'{"format":1,"edition":' + b"[" * 200_000
    with pytest.raises(ReleaseDamaged):
        catalogue.read_catalogue(deep)
    with pytest.raises(ReleaseDamaged):
        shards.read_shard(squeezed(b"[" * 200_000))


@pytest.mark.parametrize(
    "name", ["../a.png", "/a.png", "a/../b.png", "C:\\a.png", "a./b.png", "a /b.png", "con.png", "x/NUL.jpg", "a.exe"]
)
def test_a_media_name_that_leaves_its_folder_is_refused(name: str) -> None:
    assert not is_media_name(name)
    post = a_post(media=(LibraryMedia(name, {}),))
    with pytest.raises(ReleaseDamaged):
        shards.read_shard(squeezed(written([ReleasedPost(post, (ReleasedMedia(name, REF),))])))


def test_names_that_some_systems_take_for_one_are_found() -> None:
    assert twins(["a.png", "b.png", "a.png"]) is None
    assert twins(["vélo.png", "b.png", "VÉLO.png"]) == ("vélo.png", "VÉLO.png")
    assert twins(["ve\u0301lo.png", "vélo.png"]) == ("ve\u0301lo.png", "vélo.png")


@pytest.mark.parametrize(
    "bad",
    [
        ObjectRef("../../etc/passwd", 3),
        ObjectRef("A" * 64, 3),
        ObjectRef(REF.sha256, -1),
        ObjectRef(REF.sha256, 1 << 60),
    ],
)
def test_what_names_no_object_is_refused(bad: ObjectRef) -> None:
    for part in ("rules", "posts"):
        with pytest.raises(ReleaseDamaged):
            catalogue.read_catalogue(catalogue.catalogue(an_edition(**{part: bad})))
    post = a_post(media=(LibraryMedia("a.png", {}),))
    with pytest.raises(ReleaseDamaged):
        shards.read_shard(squeezed(written([ReleasedPost(post, (ReleasedMedia("a.png", bad),))])))


def test_a_later_format_is_told_from_a_damaged_file() -> None:
    data = catalogue.catalogue(an_edition()).replace(b'"format":1', b'"format":2', 1)
    with pytest.raises(ReleaseTooNew) as refusal:
        catalogue.read_catalogue(data)
    assert refusal.value.values["found"] == "2"


def test_one_approver_alone_can_only_stop() -> None:
    def notice(kind: NoticeKind) -> Notice:
        return a_notice(kind=kind)

    with pytest.raises(ReleaseDamaged):
        catalogue.read_hold(catalogue.hold((notice(NoticeKind.HOLD), notice(NoticeKind.FACTS))))
