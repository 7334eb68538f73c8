# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.releases import ObjectRef, ReleasedPost
from composer.library.releases.objects import ref_of
from composer.library.releases.pages import read_pack, read_page
from composer.library.releases.shards import read_shard
from composer.library.releases.tree import IN_PACK, grow
from tests.builders import a_post
from tests.library.releases.strategies import libraries, quick

Objects = dict[str, bytes]


def grown(posts: Sequence[ReleasedPost]) -> tuple[ObjectRef, Objects]:
    held: Objects = {}

    def keep(ref: ObjectRef, data: bytes) -> None:
        assert ref == ref_of(data)
        held[ref.sha256] = data

    return grow(posts, keep), held


def walk(root: ObjectRef, held: Objects) -> Iterator[ReleasedPost]:
    page = read_page(held[root.sha256])
    for number, ref in enumerate(page.entries):
        if ref is not None and number in page.pages:
            yield from walk(ref, held)
        elif ref is not None:
            yield from read_shard(held[ref.sha256])


def unpacked(root: ObjectRef, held: Objects) -> Objects:
    """What a client has that takes a pack wherever a page has one."""
    page = read_page(held[root.sha256])
    taken = {root.sha256: held[root.sha256]}
    if page.pack is not None:
        return taken | {ref_of(data).sha256: data for data in read_pack(held[page.pack.sha256])}
    for number, ref in enumerate(page.entries):
        if ref is not None:
            taken |= unpacked(ref, held) if number in page.pages else {ref.sha256: held[ref.sha256]}
    return taken


def some_posts(number: int) -> list[ReleasedPost]:
    return [ReleasedPost(a_post(f"post-{n}", media=())) for n in range(number)]


@settings(quick, max_examples=15)
@given(libraries)
def test_every_post_is_found_again(posts: list[ReleasedPost]) -> None:
    root, held = grown(posts)
    by_id = {one.post.id: one for one in posts}
    assert {one.post.id: one for one in walk(root, held)} == by_id


@settings(quick, max_examples=10)
@given(libraries, st.randoms(use_true_random=False))
def test_the_order_of_the_posts_changes_nothing(posts: list[ReleasedPost], chance: random.Random) -> None:
    before = grown(posts)
    chance.shuffle(posts)
    assert grown(posts) == before


def test_packs_hold_all_that_is_needed() -> None:
    for number in (0, 1, 5, IN_PACK, IN_PACK + 1, 3000):
        posts = some_posts(number)
        root, held = grown(posts)
        taken = unpacked(root, held)
        assert len(list(walk(root, taken))) == number


def test_what_did_not_change_keeps_its_name() -> None:
    posts = some_posts(3000)
    root, before = grown(posts)
    changed = [replace(posts[7], post=replace(posts[7].post, author="Léa")), *posts[:7], *posts[8:]]
    other, after = grown(changed)
    new = [data for name, data in after.items() if name not in before]
    shards = [data for data in new if data[:1] != b"\x01" and data[:3] != b"RP\x01"]
    assert other != root
    assert len(shards) == 1
    assert sum(len(data) for data in new if data[:3] != b"RP\x01") < 3000


def test_a_library_that_changes_and_changes_back_is_the_same_again() -> None:
    posts = some_posts(600)
    before = grown(posts)
    assert grown(some_posts(601)) != before
    assert grown(some_posts(601)[:600]) == before
