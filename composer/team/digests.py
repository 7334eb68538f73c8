# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many shares of one day in one file: ``digests/<day>-<mark>.z``.

The mark is made of the names of the shares within. So who has read those shares already knows it without reading the
digest, two runs that fold the same files write the same digest, and one that was cut can't have the right mark.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Final, NamedTuple

from composer.domain.team import NamedShare, RubbishFound
from composer.team.share_files import LARGEST, decoded, encoded, is_name

FOLDER: Final = "digests"
MOST_SHARES: Final = 50_000
"""In one digest; a day that has more has several."""
LARGEST_FILE: Final = 64 * 1024 * 1024
_LARGEST_INSIDE: Final = 128 * 1024 * 1024
_HEAD: Final = b"ramage digest 1\n"
_NAME: Final = re.compile(r"(20[0-9]{2}-[0-9]{2}-[0-9]{2})-([0-9a-f]{24})\.z")


class DigestName(NamedTuple):
    """The parts of its file's name."""

    day: str
    mark: str

    @property
    def file(self) -> str:
        """In its folder."""
        return f"{self.day}-{self.mark}.z"


def read_name(file: str) -> DigestName | None:
    """None for what is no digest."""
    found = _NAME.fullmatch(file)
    return DigestName(found[1], found[2]) if found else None


def mark_of(names: Iterable[str]) -> str:
    """The same for the same names, whatever their order."""
    return blake2b("\n".join(sorted(names)).encode(), digest_size=12, person=b"team digest").hexdigest()


def folded(day: str, shares: Iterable[NamedShare]) -> tuple[DigestName, bytes]:
    """The file; the same shares give the same bytes."""
    by_name = {each.name: each.share for each in shares}
    lines = b"".join(name.encode() + b" " + encoded(by_name[name]) + b"\n" for name in sorted(by_name))
    return DigestName(day, mark_of(by_name)), zlib.compress(_HEAD + lines, 9)


def unfolded(name: DigestName, content: bytes, now: datetime) -> tuple[NamedShare, ...]:
    """What a digest holds, without the shares that are rubbish by now.

    Raises RubbishFound for one that was cut, or whose shares are not those of its name.
    """
    lines = _inflated(name, content).split(b"\n")
    if lines[0] + b"\n" != _HEAD or lines[-1] or len(lines) - 2 > MOST_SHARES:
        raise RubbishFound(name=name.file, reason="no digest")
    names: list[str] = []
    shares: list[NamedShare] = []
    for line in lines[1:-1]:
        head, _, body = line.partition(b" ")
        if not is_name(told := head.decode("ascii", "replace")):
            raise RubbishFound(name=name.file, reason="no share")
        names.append(told)
        if (one := _share(told, body, now)) is not None:
            shares.append(one)
    if mark_of(names) != name.mark or len(set(names)) != len(names):
        raise RubbishFound(name=name.file, reason="mark")
    return tuple(shares)


def parts(shares: Sequence[NamedShare]) -> Iterable[Sequence[NamedShare]]:
    """As few digests as may hold them."""
    ordered = sorted(shares, key=lambda each: each.name)
    return (ordered[start : start + MOST_SHARES] for start in range(0, len(ordered), MOST_SHARES))


def _share(name: str, body: bytes, now: datetime) -> NamedShare | None:
    try:
        return NamedShare(name, decoded(name, body, now))
    except RubbishFound:
        return None


def _inflated(name: DigestName, content: bytes) -> bytes:
    """Bounded: a small file may unpack to anything."""
    unpacking = zlib.decompressobj()
    try:
        inside = unpacking.decompress(content, min(_LARGEST_INSIDE, MOST_SHARES * (LARGEST + 50)))
    except zlib.error as error:
        raise RubbishFound(name=name.file, reason="zlib") from error
    if not unpacking.eof or unpacking.unused_data:
        raise RubbishFound(name=name.file, reason="cut, or too large")
    return inside
