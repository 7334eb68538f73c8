# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The slots suggested to one person for one post on one network."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from composer.domain.slots import Slot, SlotReason
from composer.staggering.openings import Opening
from composer.staggering.spreading import pick, race, room

SUITS_WEIGHT: Final = 1.0
"""An hour that suits the person best counts so much more than another one: twice, so that habits do not make crowds."""
FEW: Final = 0.5
"""Few colleagues: at most this share of what an hour holds on average."""
_QUARTER_S: Final = 900


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and for what: the race is run by it.

    ``key`` is the member's pseudonym or, without a team, a random one kept on this computer.
    """

    key: bytes
    subject: str
    """The same for all who share the same post on the same network."""


def suggest(
    person: Person,
    openings: Sequence[Opening],
    held: Mapping[datetime, int],
    count: int,
    closed: Callable[[datetime], bool] = lambda _: False,
) -> tuple[Slot, ...]:
    """At most ``count`` slots, the best first, in different hours.

    ``held`` tells how many colleagues publish in the hour that begins at an instant; while none of ``openings`` is
    held, nothing is said of colleagues. ``closed`` is asked about the few moments that are about to be suggested,
    the best first.
    """
    ranked = _ranked(person, openings, held)
    slots: list[Slot] = []
    while len(slots) < count and (slot := next(ranked, None)) is not None:
        if not closed(slot.at):
            slots.append(slot)
    return tuple(slots)


def _ranked(person: Person, openings: Sequence[Opening], held: Mapping[datetime, int]) -> Iterator[Slot]:
    if not openings:
        return
    quarters: dict[int, int] = {}
    for hour, number in held.items():
        quarter = int(hour.timestamp()) // _QUARTER_S
        quarters[quarter] = quarters.get(quarter, 0) + number
    names = [opening.instant.isoformat() for opening in openings]
    counts = [_overlapping(quarters, opening) for opening in openings] if quarters else [0] * len(openings)
    capacities = [len(o.minutes) / 60 * (1 + SUITS_WEIGHT * o.good.suits) for o in openings]
    few = sum(counts) / len(counts) * FEW
    known = any(counts)
    for index in race(person.key, person.subject, names, room(capacities, counts)):
        opening, colleagues = openings[index], counts[index]
        minute = pick(person.key, f"{person.subject}\0{names[index]}", opening.minutes)
        reasons = _reasons(opening, known=known, quiet=colleagues <= few)
        yield Slot(opening.starts + timedelta(minutes=minute), reasons, colleagues if known else None)


def _reasons(opening: Opening, *, known: bool, quiet: bool) -> tuple[SlotReason, ...]:
    """An hour that is neither usual nor the person's own is not among the openings: one reason at least holds."""
    telling = (
        (SlotReason.FEW_COLLEAGUES, known and quiet),
        (SlotReason.SUITS_YOU, opening.good.suits > 0),
        (SlotReason.USUAL_HOUR, opening.good.usual),
    )
    return tuple(reason for reason, holds in telling if holds)


def _overlapping(quarters: Mapping[int, int], opening: Opening) -> int:
    """Colleagues whose hour has a minute in common with this one: in some zones hours begin at the half or quarter."""
    start = int(opening.instant.timestamp()) // _QUARTER_S
    return sum(quarters.get(start + shift, 0) for shift in range(-3, 4))
