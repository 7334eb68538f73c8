# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deltas: what makes one tree of posts of another, in one file, without hashes: whoever has the old tree finds them.

A delta need not be believed. What comes out of it is kept under the name its bytes have, and the walk from the signed
root takes only what it names; a wrong delta is as if there were none.
"""

from typing import Final

from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import ObjectRef, Page
from composer.library.releases.binary import Reader, put_number
from composer.library.releases.objects import ref_of, well_formed
from composer.library.releases.pages import ENTRIES, PACK_LIMIT, page, read_page
from composer.library.releases.shards import DEEPEST, SHARD_LIMIT
from composer.library.releases.walking import Get

DELTA_LIMIT: Final = 8 * 1024 * 1024
_DELTA: Final = b"RD\x01"
_NONE, _SHARD, _BELOW = 0, 1, 2
_SAME, _OTHER = 1, 2
_HASH: Final = 32
_EMPTY: Final = Page((None,) * ENTRIES)


def delta_path(before: ObjectRef, after: ObjectRef) -> str:
    """Where it is, by the root pages of both trees."""
    return f"deltas/{after.sha256}/{before.sha256}"


def delta(before: ObjectRef, after: ObjectRef, get: Get) -> bytes:
    """From one root page to another."""
    written = bytearray(_DELTA)
    _write(written, read_page(get(before)), read_page(get(after)), get)
    return bytes(written)


def read_delta(data: bytes, before: ObjectRef, get: Get, part: str = "delta") -> tuple[bytes, ...]:
    """The objects that are new, the root page last; ``get`` gives the old pages. Raises ReleaseDamaged."""
    if not data.startswith(_DELTA) or len(data) > DELTA_LIMIT:
        raise ReleaseDamaged(file=part, reason="it is no delta")
    reader = Reader(data, len(_DELTA), part)
    made: list[bytes] = []
    _read(reader, read_page(get(before), part), get, made, 0)
    reader.end()
    return tuple(made)


def _write(written: bytearray, before: Page, after: Page, get: Get) -> None:
    """The pack, then by the bits of a byte which entries differ, then these."""
    if after.pack == before.pack:
        written.append(_SAME)
    elif after.pack is None:
        written.append(_NONE)
    else:
        written.append(_OTHER)
        put_number(written, after.pack.size)
        written += bytes.fromhex(after.pack.sha256)
    changed = [n for n in range(ENTRIES) if _entry(before, n) != _entry(after, n)]
    written.append(sum(1 << n for n in changed))
    for n in changed:
        ref = after.entries[n]
        if ref is None:
            written.append(_NONE)
        elif n in after.pages:
            written.append(_BELOW)
            old = before.entries[n]
            start = read_page(get(old)) if old is not None and n in before.pages else _EMPTY
            _write(written, start, read_page(get(ref)), get)
        else:
            written.append(_SHARD)
            put_number(written, ref.size)
            written += get(ref)


def _entry(of: Page, n: int) -> tuple[ObjectRef | None, bool]:
    return of.entries[n], n in of.pages


def _read(reader: Reader, before: Page, get: Get, made: list[bytes], level: int) -> ObjectRef:
    if level >= DEEPEST:
        raise ReleaseDamaged(file=reader.part, reason="it is nested too deeply")
    pack = _pack(reader, before)
    entries, below = list(before.entries), set(before.pages)
    mask = reader.bytes(1)[0]
    for n in range(ENTRIES):
        if not mask >> n & 1:
            continue
        kind = reader.bytes(1)[0]
        old = before.entries[n] if n in before.pages else None
        below.discard(n)
        if kind == _NONE:
            entries[n] = None
        elif kind == _SHARD:
            size = reader.number()
            if size > SHARD_LIMIT:
                raise ReleaseDamaged(file=reader.part, reason="it holds an object that cannot be one")
            made.append(reader.bytes(size))
            entries[n] = ref_of(made[-1])
        elif kind == _BELOW:
            start = read_page(get(old), reader.part) if old is not None else _EMPTY
            entries[n] = _read(reader, start, get, made, level + 1)
            below.add(n)
        else:
            raise ReleaseDamaged(file=reader.part, reason="an entry is of no known kind")
    made.append(page(Page(tuple(entries), frozenset(below), pack)))
    return ref_of(made[-1])


def _pack(reader: Reader, before: Page) -> ObjectRef | None:
    kind = reader.bytes(1)[0]
    if kind == _SAME:
        return before.pack
    if kind == _NONE:
        return None
    if kind != _OTHER:
        raise ReleaseDamaged(file=reader.part, reason="an entry is of no known kind")
    size = reader.number()
    return well_formed(ObjectRef(reader.bytes(_HASH).hex(), size), PACK_LIMIT, reader.part)
