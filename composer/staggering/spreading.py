# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""So many people over so few hours, when each of them sees only some of the others.

Two ideas carry it. *Filling up*: hours are vessels, and what colleagues hold stands in them already; the water still
to come goes where the level is low, so that nobody is sent to an hour that is fuller than it will be fair. *A race by
keyed hash*: each person draws a number per hour from a hash of their key and the post, and the hour with the best
number for its room wins. All who see the same are then spread in proportion to the room, without a word between them:
nobody runs to the one emptiest hour, which would be the fullest as soon as the news arrives late. With no team space
at all, the race alone spreads people over the good hours.
"""

import hashlib
from collections.abc import Sequence
from math import log
from typing import Final

A_HANDFUL: Final = 20
"""While so few are seen, nobody else is expected: the emptiest hours are taken, even by all who see the same."""
UNSEEN_EACH: Final = 0.25
"""Beyond a handful, for each colleague seen so many more are expected whom nobody sees yet.

Less, and news an hour late makes crowds (0.1: the busiest hour of 500 people has 5.9 % of them instead of 5.1 %); more,
and hours are filled less evenly when news is quick (1.0: 5.0 % instead of 4.5 %). ``composer.bench.staggering`` tells.
"""
_RANGE: Final = 1 << 64


def room(capacities: Sequence[float], held: Sequence[int]) -> tuple[float, ...]:
    """How much of the people still to come each hour should take; 0.0 for one that is full already.

    ``capacities`` are above 0. The rooms add up to the people expected: oneself, and those nobody sees yet.
    """
    expected = 1 + UNSEEN_EACH * max(0, sum(held) - A_HANDFUL)
    level = _level(capacities, held, expected)
    return tuple(max(0.0, level * capacity - count) for capacity, count in zip(capacities, held, strict=True))


def race(key: bytes, subject: str, hours: Sequence[str], rooms: Sequence[float]) -> list[int]:
    """Indexes of ``hours``, the best first for this person; those without room come last.

    Over many keys an hour is first as often as its share of the room, whatever the others are called. Another hour's
    name or room changes nothing between two hours: people stay where they are unless theirs fills up.
    Source: P. Efraimidis, P. Spirakis, "Weighted random sampling with a reservoir", 2006.
    """

    def time_needed(index: int) -> tuple[bool, float]:
        drawn = -log((_hash(key, subject, hours[index]) + 1) / (_RANGE + 1))
        return rooms[index] <= 0, drawn / rooms[index] if rooms[index] > 0 else drawn

    return sorted(range(len(hours)), key=time_needed)


def pick(key: bytes, subject: str, options: Sequence[int]) -> int:
    """One of ``options``, always the same for this person and subject."""
    return options[_hash(key, subject, "pick") % len(options)]


def _level(capacities: Sequence[float], held: Sequence[int], expected: float) -> float:
    """How high everything stands, per capacity, once ``expected`` more have come where it is lowest."""
    order = sorted(range(len(held)), key=lambda index: held[index] / capacities[index])
    water, width, level = expected, 0.0, 0.0
    for place, index in enumerate(order):
        water += held[index]
        width += capacities[index]
        level = water / width
        if place + 1 < len(order) and level <= held[order[place + 1]] / capacities[order[place + 1]]:
            break
    return level


def _hash(key: bytes, subject: str, name: str) -> int:
    # The longest key blake2b takes has 64 bytes.
    digest = hashlib.blake2b(f"{subject}\0{name}".encode(), key=key[:64], digest_size=8)
    return int.from_bytes(digest.digest())
