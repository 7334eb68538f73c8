# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of posts: it depends on the posts alone, never on how they came to be there.

A place with few posts is a shard, one with more is a page whose entries are places again. So a post that stays the same
stays in a shard of the same name, unless posts come to or leave that very place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef, Page, ReleasedPost
from composer.library.releases.objects import ref_of
from composer.library.releases.pages import ENTRIES, PACK_LIMIT, pack, page
from composer.library.releases.shards import DEEPEST, IN_SHARD, digit, place_of, shard

IN_PACK: Final = 512
"""Posts below a page that has a pack, at most; pages above have none, pages below need none."""
Placed = tuple[int, ReleasedPost]
Keep = Callable[[ObjectRef, bytes], None]


def grow(posts: Sequence[ReleasedPost], keep: Keep) -> ObjectRef:
    """Hand every object of the tree to ``keep``; the root page. Ids are all different."""
    placed = sorted(((place_of(one.post.id), one) for one in posts), key=lambda pair: pair[0])
    return _page(placed, 0, keep, packed=False).ref


@dataclass(slots=True)
class _Made:
    ref: ObjectRef
    below: list[bytes] = field(default_factory=list)
    """Its own bytes and those of all below, for the pack that takes them in; nothing above a pack."""


def _page(placed: Sequence[Placed], level: int, keep: Keep, *, packed: bool) -> _Made:
    """``packed``: a page above has a pack already, with all that is here."""
    if level >= DEEPEST:
        raise ReleaseDamaged(file="posts", reason="too many posts are in one place of the tree")
    own_pack = not packed and len(placed) <= IN_PACK
    entries: list[ObjectRef | None] = [None] * ENTRIES
    pages: set[int] = set()
    below: list[bytes] = []
    for number, part in _parts(placed, level):
        if len(part) <= IN_SHARD:
            made = _kept(shard([one for _, one in part]), keep)
        else:
            made = _page(part, level + 1, keep, packed=packed or own_pack)
            pages.add(number)
        entries[number] = made.ref
        below += made.below
    bundle = _packed(below, keep) if own_pack and below else None
    made = _kept(page(Page(tuple(entries), frozenset(pages), bundle)), keep)
    return _Made(made.ref, [*made.below, *below] if packed else [])


def _parts(placed: Sequence[Placed], level: int) -> Iterator[tuple[int, Sequence[Placed]]]:
    """By the next digit; ``placed`` is in order."""
    start = 0
    while start < len(placed):
        number = digit(placed[start][0], level)
        end = start
        while end < len(placed) and digit(placed[end][0], level) == number:
            end += 1
        yield number, placed[start:end]
        start = end


def _kept(data: bytes, keep: Keep) -> _Made:
    ref = ref_of(data)
    keep(ref, data)
    return _Made(ref, [data])


def _packed(below: Sequence[bytes], keep: Keep) -> ObjectRef | None:
    data = pack(below)
    if len(data) > PACK_LIMIT:
        return None
    ref = ref_of(data)
    keep(ref, data)
    return ref
