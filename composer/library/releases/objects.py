# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects: named by the hash of their bytes, made small, and never unpacked beyond a limit."""

import hashlib
import re
import zlib
from typing import Final

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef
from composer.domain.sync_errors import Bomb

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_RAW: Final = -15
"""Deflate without header and checksum: the hash is the checksum."""
_USUAL: Final = (
    b'<p>https://www.","credit":""},{"file":".jpg","alt":{"en":"","fr":""'
    b'"whole":{"sha256":"","size":},"thumbnail":{"sha256":"","size":}},'
    b'T00:00:00+02:00","expires":"2027-01-T00:00:00+01:00","author":"'
    b'"themes":["networks":["linkedin","x","facebook","instagram","tiktok","threads","bluesky","mastodon"],'
    b'}],"media":[]},{"post":{"id":"","language":"en","texts":{"en":{"title":"","body":"'
    b'"facts":["","angles":["","hashtags":["#","purpose":"'
    b'"],"angles":[],"hashtags":[],"purpose":""},"en":{"title":"'
    b'[{"post":{"id":"","language":"fr","texts":{"fr":{"title":"","body":"'
    b'","facts":[],"angles":[],"hashtags":[],"purpose":""}},"themes":["'
    b'"],"networks":["linkedin","mastodon"],"purpose":"","link":"https://'
    b'","media":[],"hashtags":[],"not_before":null,"expires":null,"author":""},"media":[]}]'
)
"""What shards have in common, so that a small one need not say it. Part of the format: it never changes."""


def ref_of(data: bytes) -> ObjectRef:
    """The name of these bytes."""
    return ObjectRef(hashlib.sha256(data).hexdigest(), len(data))


def path_of(ref: ObjectRef) -> str:
    """Where an object is, below the place of the release. Raises ReleaseDamaged for what is no hash."""
    if not _HASH.fullmatch(ref.sha256):
        raise ReleaseDamaged(file="objects", reason="a name is no hash")
    return f"objects/{ref.sha256[:2]}/{ref.sha256}"


def checked(ref: ObjectRef, data: bytes) -> bytes:
    """``data``, once it is known to be what was signed. Raises ReleaseDamaged."""
    if ref_of(data) != ref:
        raise ReleaseDamaged(file=path_of(ref), reason="its bytes are not those that were approved")
    return data


def well_formed(ref: ObjectRef, limit: int, part: str) -> ObjectRef:
    """``ref``, when it names an object of a bearable size. Raises ReleaseDamaged."""
    if not _HASH.fullmatch(ref.sha256) or not 0 <= ref.size <= limit:
        raise ReleaseDamaged(file=part, reason="it names an object that cannot be one")
    return ref


def squeezed(data: bytes) -> bytes:
    """Smaller; the same bytes always give the same."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, _USUAL)
    return packer.compress(data) + packer.flush()


def unsqueezed(data: bytes, limit: int, part: str) -> bytes:
    """The opposite; never more than ``limit`` bytes are made of it. Raises ReleaseDamaged."""
    unpacker = zlib.decompressobj(_RAW, _USUAL)
    try:
        whole = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise ReleaseDamaged(file=part, reason="it cannot be unpacked") from error
    if len(whole) > limit:
        raise Bomb(file=part, reason=f"it is larger than {limit} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise ReleaseDamaged(file=part, reason="it is cut, or followed by something else")
    return whole
