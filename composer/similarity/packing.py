# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A segment as bytes that can be written piece by piece, and searched where they lie.

Header, columns, directory, names, then the postings; in this machine's order of bytes, which the header tells.
"""

import json
import struct
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final, Literal

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.similarity.postings import Numbers, Postings, directory_bits
from composer.similarity.segments import Columns, Merging, Segment

_HEADER: Final = struct.Struct("=8sIIII")
"""Format, an order of bytes, shares, places of the directory, bytes of names."""
_FORMAT: Final = b"shares 1"
_ORDER: Final = 0x01020304
_CODES: Final[tuple[Literal["Q", "I", "H"], ...]] = ("Q", "I", "I", "H", "H", "H")
_ALIGNED: Final = 8

Piece = tuple[int, bytes]
"""Where it goes in the stretch of bytes, and what."""


class SegmentUnreadable(ValueError):
    """The bytes are no segment, or that of another program or machine."""


def pieces(merging: Merging) -> Iterator[Piece]:
    """All bytes of the segment that ``merging`` becomes, none twice."""
    columns = merging.columns
    names = _names(columns)
    bits = directory_bits(merging.most_postings)
    starts = _offsets(len(columns), (1 << bits) + 1, len(names))
    directory = array("I")
    at, count = starts[-1], 0
    for numbers in merging.postings:
        if numbers:
            last = (numbers[-1] >> (64 - bits)) if bits else 0
            places = range(len(directory), last + 1)
            directory.extend(count + bisect_left(numbers, bucket << (64 - bits)) for bucket in places)
            yield at, numbers.tobytes()
            count += len(numbers)
            at += numbers.itemsize * len(numbers)
    directory.extend([count] * ((1 << bits) + 1 - len(directory)))
    parts = (columns.members, directory, columns.hours, columns.of_network, columns.of_theme, columns.of_post)
    for start, code, numbers_of in zip(starts, _CODES, parts, strict=False):
        yield start, array(code, numbers_of).tobytes()
    yield starts[-2], names.ljust(starts[-1] - starts[-2])
    yield 0, _HEADER.pack(_FORMAT, _ORDER, len(columns), len(directory), len(names))


def packed(merging: Merging) -> memoryview:
    """In memory."""
    content = bytearray()
    for at, piece in pieces(merging):
        content.extend(bytes(max(0, at + len(piece) - len(content))))
        content[at : at + len(piece)] = piece
    return memoryview(content).toreadonly()


def read(content: memoryview, numbers: Callable[[int], Numbers] | None = None) -> Segment:
    """The segment whose bytes these are. Raises SegmentUnreadable; bytes that were changed since may pass.

    ``numbers`` gives the postings, which begin at an offset, where they are not to be looked at in ``content``.
    """
    try:
        form, order, shares, places, size = _HEADER.unpack_from(content)
        if (form, order) != (_FORMAT, _ORDER):
            raise SegmentUnreadable(f"another format: {form!r}")
        starts = _offsets(shares, places, size)
        names = json.loads(bytes(content[starts[-2] : starts[-2] + size]))
        counts = (shares, places, shares, shares, shares, shares)
        members, directory, hours, of_network, of_theme, of_post = (
            content[start : start + count * struct.calcsize(code)].cast(code)
            for start, code, count in zip(starts, _CODES, counts, strict=False)
        )
        return Segment(
            Columns(
                members,
                hours,
                of_network,
                of_theme,
                of_post,
                tuple(map(NetworkKey, names["networks"])),
                tuple(map(ThemeId, names["themes"])),
                tuple(map(PostId, names["posts"])),
                {int(place): str(address) for place, address in names["addresses"].items()},
            ),
            Postings(directory, numbers(starts[-1]) if numbers else content[starts[-1] :].cast("Q")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, struct.error) as error:
        raise SegmentUnreadable(str(error)) from error


def _names(columns: Columns) -> bytes:
    names = {
        "networks": columns.networks,
        "themes": columns.themes,
        "posts": columns.posts,
        "addresses": columns.addresses,
    }
    return json.dumps(names, ensure_ascii=False).encode("utf-8", "replace")


def _offsets(shares: int, places: int, names: int) -> Sequence[int]:
    """Where each column begins, then the names, then the postings."""
    counts = (shares, places, shares, shares, shares, shares)
    sizes = [count * struct.calcsize(code) for code, count in zip(_CODES, counts, strict=True)]
    starts = list(accumulate(sizes, initial=-(-_HEADER.size // _ALIGNED) * _ALIGNED))
    return [*starts, -(-(starts[-1] + names) // _ALIGNED) * _ALIGNED]
