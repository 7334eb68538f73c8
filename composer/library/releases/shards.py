# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shards: a few posts each, chosen by the hash of their ids."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from composer.domain.ids import PostId
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef, ReleasedMedia, ReleasedPost
from composer.domain.sync_errors import PathEscapes
from composer.library.releases.names import is_media_name
from composer.library.releases.objects import squeezed, unsqueezed, well_formed
from composer.library.releases.values import read, written

BITS: Final = 3
"""Of a post's place, by which a page chooses among its entries."""
DEEPEST: Final = 24
"""Levels of pages, the root's included."""
IN_SHARD: Final = 3
"""Posts in one shard at most."""
SHARD_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of a shard, unpacked or not."""
MEDIA_LIMIT: Final = 2 * 1024 * 1024 * 1024
THUMBNAIL_LIMIT: Final = 256 * 1024
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


def place_of(post: PostId) -> int:
    """Where a post is in the tree: 256 bits, the first ones choose in the root page."""
    return int.from_bytes(hashlib.sha256(post.encode("utf-8", "replace")).digest(), "big")


def digit(place: int, level: int) -> int:
    """The entry of a page of that level, the root's being 0, below which the post is."""
    return (place >> (256 - BITS * (level + 1))) & ((1 << BITS) - 1)


def shard(posts: Sequence[ReleasedPost]) -> bytes:
    """The object that holds them; their order does not matter."""
    data = squeezed(written(sorted(posts, key=lambda one: one.post.id)))
    if len(data) > SHARD_LIMIT:
        raise ReleaseDamaged(file=f"posts/{posts[0].post.id}.md", reason="the post is too long")
    return data


def read_shard(data: bytes, part: str = "shard") -> tuple[ReleasedPost, ...]:
    """The posts of a shard, by id. Raises ReleaseDamaged."""
    posts = read(tuple[ReleasedPost, ...], unsqueezed(data, SHARD_LIMIT, part), part)
    ids = [one.post.id for one in posts]
    if not 0 < len(posts) <= IN_SHARD or ids != sorted(set(ids)):
        raise ReleaseDamaged(file=part, reason="its posts are too many, or out of order")
    for one in posts:
        _check(one, part)
    return posts


def _check(one: ReleasedPost, part: str) -> None:
    post = one.post
    if not _ID.fullmatch(post.id):
        raise ReleaseDamaged(file=part, reason="a post has an id that is not allowed")
    if post.language not in post.texts:
        raise ReleaseDamaged(file=part, reason="a post has no text in its own language")
    if tuple(medium.file for medium in post.media) != tuple(medium.file for medium in one.media):
        raise ReleaseDamaged(file=part, reason="a post and its media do not go together")
    for medium in one.media:
        _check_medium(medium, part)


def _check_medium(medium: ReleasedMedia, part: str) -> None:
    if not is_media_name(medium.file):
        raise PathEscapes(file=medium.file[:80], reason="a media file has a name that is not allowed")
    objects: list[tuple[ObjectRef, int]] = [(medium.whole, MEDIA_LIMIT)]
    if medium.thumbnail is not None:
        objects.append((medium.thumbnail, THUMBNAIL_LIMIT))
    for ref, limit in objects:
        well_formed(ref, limit, part)
