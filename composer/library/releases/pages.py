# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages: the levels of the tree between the catalogue and the shards; and packs, for whoever has none of them."""

from collections.abc import Iterable, Iterator
from typing import Final

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef, Page
from composer.library.releases.binary import Reader, put_number
from composer.library.releases.objects import well_formed
from composer.library.releases.shards import BITS, SHARD_LIMIT

ENTRIES: Final = 1 << BITS
PAGE_LIMIT: Final = 2 + (ENTRIES + 1) * (32 + 6)
PACK_LIMIT: Final = 64 * 1024 * 1024
_PAGE: Final = b"\x01"
_PACK: Final = b"RP\x01"
_HASH: Final = 32
_EMPTY, _SHARD, _BELOW = 0, 1, 2


def page(content: Page) -> bytes:
    """A byte for the kind of object, then the pack, then the entries; each a number (size and kind) and a hash."""
    if len(content.entries) != ENTRIES:
        raise ValueError("a page has as many entries as a digit has values")
    written = bytearray(_PAGE)
    _put(written, content.pack, _SHARD)
    for number, ref in enumerate(content.entries):
        _put(written, ref, _BELOW if number in content.pages else _SHARD)
    return bytes(written)


def read_page(data: bytes, part: str = "page") -> Page:
    """Raises ReleaseDamaged."""
    if not data.startswith(_PAGE) or len(data) > PAGE_LIMIT:
        raise ReleaseDamaged(file=part, reason="it is no page")
    reader = _References(data, 1, part)
    kind, pack = reader.ref()
    if kind == _BELOW or (pack is not None and pack.size > PACK_LIMIT):
        raise ReleaseDamaged(file=part, reason="it names a pack that cannot be one")
    entries = [reader.ref() for _ in range(ENTRIES)]
    reader.end()
    below = frozenset(number for number, (kind, _) in enumerate(entries) if kind == _BELOW)
    for number, (_, ref) in enumerate(entries):
        if ref is not None:
            well_formed(ref, PAGE_LIMIT if number in below else SHARD_LIMIT, part)
    return Page(tuple(ref for _, ref in entries), below, pack)


def pack(objects: Iterable[bytes]) -> bytes:
    """Objects one after the other, each behind its length."""
    written = bytearray(_PACK)
    for data in objects:
        put_number(written, len(data))
        written += data
    return bytes(written)


def read_pack(data: bytes, part: str = "pack") -> Iterator[bytes]:
    """The objects of a pack: pages and shards, each to be kept under the name its bytes have.

    Raises ReleaseDamaged, possibly after some of them.
    """
    if not data.startswith(_PACK) or len(data) > PACK_LIMIT:
        raise ReleaseDamaged(file=part, reason="it is no pack")
    reader = Reader(data, len(_PACK), part)
    while not reader.done:
        yield reader.bytes(reader.number())


def _put(written: bytearray, ref: ObjectRef | None, kind: int) -> None:
    if ref is None:
        written.append(_EMPTY)
    else:
        put_number(written, ref.size << 2 | kind)
        written += bytes.fromhex(ref.sha256)


class _References(Reader):
    def ref(self) -> tuple[int, ObjectRef | None]:
        value = self.number()
        if value == 0:
            return _EMPTY, None
        kind = value & 3
        if kind not in (_SHARD, _BELOW):
            raise ReleaseDamaged(file=self.part, reason="an entry is of no known kind")
        return kind, ObjectRef(self.bytes(_HASH).hex(), value >> 2)
