# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a team space of any content: each is read and says the same when written again, or it is rubbish."""

import zlib
from datetime import UTC, date, datetime
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.shares import KeyedHash, Share, Traits
from composer.domain.team import NamedShare, Proposal, RubbishFound
from composer.domain.text import Language
from composer.team import digests, proposals, share_files

_NOW: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_MEMBER: Final = "0123456789abcdef" * 2
_NAME: Final = share_files.name_of(_MEMBER, 1)


def team(data: bytes) -> None:
    """The first byte says what kind of file it is, and whether the rest is squeezed first."""
    kind, rest = (data[0] if data else 0) % 4, data[1:]
    try:
        if kind == 0:
            share = share_files.decoded(_NAME, rest, _NOW)
            assert share_files.decoded(_NAME, share_files.encoded(share), _NOW) == share
        elif kind == 1:
            found = proposals.decoded("ab" * 16, rest)
            assert proposals.decoded(found.id, proposals.encoded(found)) == found
        else:
            content = zlib.compress(rest) if kind == 2 else rest
            held = digests.unfolded(digests.DigestName("2026-11-22", digests.mark_of([_NAME])), content, _NOW)
            assert len(held) <= 1
    except RubbishFound:
        return


def team_seeds() -> dict[str, bytes]:
    """A sound file of each kind."""
    groups = tuple(KeyedHash(number) for number in range(share_files.GROUPS))
    share = Share(_MEMBER, NetworkKey("x"), _NOW.replace(minute=0), "rse", None, groups, Traits(*groups[:6]))
    proposal = Proposal("ab" * 16, "Le quai", "La brume.", Language.FRENCH, date(2026, 11, 23))
    _, folded = digests.folded("2026-11-22", [NamedShare(_NAME, share)])
    return {
        "team-share": b"\0" + share_files.encoded(share),
        "team-proposal": b"\1" + proposals.encoded(proposal),
        "team-lines": b"\2" + zlib.decompress(folded),
        "team-digest": b"\3" + folded,
    }
