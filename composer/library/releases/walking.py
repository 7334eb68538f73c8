# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Going through a release: all its objects, and what two releases differ in. Equal branches are never entered."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from composer.domain.ids import PostId
from composer.domain.releases import Edition, ObjectRef, ReleasedPost
from composer.library.releases.objects import path_of
from composer.library.releases.pages import ENTRIES, read_page
from composer.library.releases.shards import read_shard

Get = Callable[[ObjectRef], bytes]
"""The bytes of an object, already found to be those of its name."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A page or a shard of the tree."""

    ref: ObjectRef
    page: bool


def parts_of(edition: Edition) -> Mapping[str, ObjectRef]:
    """What is beside the posts, by name."""
    names = ("charter", "rules", "vocabulary", "guides", "notices")
    return {name: getattr(edition, name) for name in names}


def objects_of(edition: Edition, get: Get, known: Collection[str] = ()) -> Iterator[ObjectRef]:
    """Every object below the catalogue, some of them several times.

    Those in ``known``, and below pages in it, are left out.
    """
    for ref in parts_of(edition).values():
        if ref.sha256 not in known:
            yield ref
    yield from _below(Branch(edition.posts, page=True), get, known)


def changed_posts(
    before: ObjectRef | None, after: ObjectRef, get: Get
) -> tuple[dict[PostId, ReleasedPost], dict[PostId, ReleasedPost]]:
    """The posts that differ, as they were and as they are; ``before`` and ``after`` are root pages."""
    old: dict[PostId, ReleasedPost] = {}
    new: dict[PostId, ReleasedPost] = {}
    start = Branch(before, page=True) if before else None
    for branch, gone in _differing(start, Branch(after, page=True), get):
        side = old if gone else new
        side.update((one.post.id, one) for one in _posts(branch, get))
    same = [post for post in old if new.get(post) == old[post]]
    for post in same:
        del old[post], new[post]
    return old, new


def _below(branch: Branch, get: Get, known: Collection[str]) -> Iterator[ObjectRef]:
    if branch.ref.sha256 in known:
        return
    yield branch.ref
    if not branch.page:
        for one in read_shard(get(branch.ref), path_of(branch.ref)):
            for medium in one.media:
                yield medium.whole
                if medium.thumbnail is not None:
                    yield medium.thumbnail
        return
    pack = read_page(get(branch.ref), path_of(branch.ref)).pack
    if pack is not None and pack.sha256 not in known:
        yield pack
    for entry in _entries(branch, get):
        if entry is not None:
            yield from _below(entry, get, known)


def _entries(branch: Branch, get: Get) -> list[Branch | None]:
    page = read_page(get(branch.ref), path_of(branch.ref))
    return [Branch(ref, number in page.pages) if ref else None for number, ref in enumerate(page.entries)]


def _differing(before: Branch | None, after: Branch | None, get: Get) -> Iterator[tuple[Branch, bool]]:
    """Branches of one side only; True for those of before."""
    if before == after:
        return
    if before and after and before.page and after.page:
        old, new = _entries(before, get), _entries(after, get)
        for number in range(ENTRIES):
            yield from _differing(old[number], new[number], get)
        return
    if before:
        yield before, True
    if after:
        yield after, False


def _posts(branch: Branch, get: Get) -> Iterator[ReleasedPost]:
    if not branch.page:
        yield from read_shard(get(branch.ref), path_of(branch.ref))
        return
    for entry in _entries(branch, get):
        if entry is not None:
            yield from _posts(entry, get)
