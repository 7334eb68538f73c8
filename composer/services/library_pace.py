# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the library is asked for news: often enough, and never everybody at the same moment."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Final

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=2)
MORNING: Final = timedelta(minutes=10)
"""Over which those are spread who open their computers at the same hour."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def share_of(person: bytes, about: str) -> float:
    """From 0.0 to 1.0: the same for that person every time, another for each, and nobody's without their key."""
    digest = hashlib.blake2b(about.encode(), key=person[:64], digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def following(now: datetime, every: timedelta, person: bytes) -> datetime:
    """The next turn of that person, at most ``every`` from now."""
    phase = share_of(person, "library") * every
    rounds = (now.astimezone(UTC) - _EPOCH - phase) // every
    return _EPOCH + phase + (rounds + 1) * every


def after_start(now: datetime, heard: datetime | None, every: timedelta, person: bytes) -> datetime:
    """The first turn: at once where nothing was ever heard, within ten minutes where the last news is old."""
    if heard is None:
        return now
    if now - heard >= every:
        return now + share_of(person, "start") * min(MORNING, every)
    return following(now, every, person)


def after_failures(now: datetime, failures: int, every: timedelta, chance: float) -> datetime:
    """Twice as long each time, up to the usual pace, or two hours; ``chance``, 0.0 to 1.0, takes up to half of it."""
    doubled: timedelta = FIRST_WAIT * (1 << min(failures - 1, 10))
    wait = min(doubled, max(LONGEST_WAIT, every))
    return now + wait * (1 - chance / 2)
