# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef, ReleasedPost
from composer.library.releases.deltas import delta, read_delta
from composer.library.releases.objects import ref_of
from tests.builders import a_post
from tests.library.releases.strategies import quick
from tests.library.releases.test_tree import Objects, grown, some_posts, walk

SOME = st.dictionaries(st.integers(0, 40), st.sampled_from(["Léa", "Ali"]), max_size=30)


def written(authors: dict[int, str]) -> list[ReleasedPost]:
    return [ReleasedPost(a_post(f"post-{n}", media=(), author=author)) for n, author in authors.items()]


def applied(data: bytes, root: ObjectRef, held: Objects) -> Objects:
    return {ref_of(each).sha256: each for each in read_delta(data, root, lambda ref: held[ref.sha256])}


def made(before: list[ReleasedPost], after: list[ReleasedPost]) -> tuple[bytes, ObjectRef, Objects, ObjectRef]:
    old, held = grown(before)
    new, more = grown(after)
    both = {**held, **more}
    return delta(old, new, lambda ref: both[ref.sha256]), old, held, new


@settings(quick, max_examples=40)
@given(SOME, SOME)
def test_old_tree_and_delta_are_the_new_tree(one: dict[int, str], other: dict[int, str]) -> None:
    before, after = written(one), written(other)
    data, old, held, new = made(before, after)
    whole = {**held, **applied(data, old, held)}
    assert sorted(one.post.id for one in walk(new, whole)) == sorted(one.post.id for one in after)


def test_any_number_of_changes_comes_through() -> None:
    chance = random.Random(5)
    posts = some_posts(1500)
    for number in (0, 1, 10, 400):
        after = list(posts)
        for place in chance.sample(range(len(posts)), number):
            after[place] = replace(posts[place], post=replace(posts[place].post, author="Léa"))
        after = after[number // 3 :] + some_posts(1500 + number)[1500:]
        data, old, held, new = made(posts, after)
        whole = {**held, **applied(data, old, held)}
        assert {one.post.id: one for one in walk(new, whole)} == {one.post.id: one for one in after}


def test_a_delta_costs_little_more_than_its_posts() -> None:
    posts = some_posts(3000)
    after = [replace(posts[0], post=replace(posts[0].post, author="Léa")), *posts[1:]]
    data, *_ = made(posts, after)
    assert len(data) < 900
    same, *_ = made(posts, posts)
    assert len(same) == 5


@settings(quick, max_examples=60)
@given(st.data())
def test_a_delta_cut_or_changed_is_refused_or_harmless(data: st.DataObject) -> None:
    good, old, held, _ = CASE
    at = data.draw(st.integers(0, len(good) - 1))
    with pytest.raises(ReleaseDamaged):
        applied(good[:at], old, held)
    bad = bytearray(good)
    bad[at] ^= data.draw(st.integers(1, 255))
    with suppress(ReleaseDamaged):
        applied(bytes(bad), old, held)


@quick
@given(st.binary(max_size=200))
def test_any_bytes_are_a_delta_or_refused(rest: bytes) -> None:
    _, old, held, _ = CASE
    for content in (rest, b"RD\x01" + rest):
        with suppress(ReleaseDamaged):
            applied(content, old, held)


def test_pages_without_end_are_refused() -> None:
    _, old, held, _ = CASE
    with pytest.raises(ReleaseDamaged, match="deeply"):
        applied(b"RD\x01" + b"\x00\x01\x02" * 100_000, old, held)


CASE = made(some_posts(60), [*some_posts(60)[3:], *some_posts(70)[60:]])
