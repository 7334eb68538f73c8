# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well people who share the same post stay apart: 5, 500 and 50,000 of them, told late of each other.

``python -m composer.bench.staggering [PLOT]`` prints the table of ``docs/staggering.md`` and draws its plot.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import Final
from zoneinfo import ZoneInfo

from composer.bench.figures import Figure
from composer.domain.ids import NetworkKey
from composer.staggering.good_hours import usual_hours
from composer.staggering.openings import Opening, openings
from composer.staggering.suggesting import Person, suggest

CROWDS: Final = ((5, 400), (500, 8), (50_000, 1))
"""People, and how often they are drawn anew."""
LATE_MIN: Final = (0, 5, 60)
"""How many minutes the news of a colleague's slot takes."""
NETWORK: Final = NetworkKey("linkedin")
NEWS: Final = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
"""A Monday at nine: everybody hears of the post at once, half of them decide within some eighty minutes."""
MEAN_DELAY_H: Final = 2.0
LAST_H: Final = 9.0
_HOURS: Final = usual_hours(NETWORK)

Held = Counter[datetime]
Choice = Callable[[int, datetime, Held], datetime]
"""The hour somebody takes, by their number, the time and the hours of the colleagues they know of."""


@dataclass(frozen=True, slots=True)
class Row:
    """The busiest hour's share of all publications, 0 to 1, for each crowd."""

    key: str
    words: str
    shares: tuple[float, ...]


def rows(crowds: Sequence[tuple[int, int]] = CROWDS) -> Iterator[Row]:
    """The whole table, in the order of the page."""
    yield Row("nine", "Everyone at nine", tuple(1.0 for _ in crowds))
    yield _row("random", "Any good hour, at random", crowds, at_random, None)
    for late in LATE_MIN:
        yield _row(f"emptiest-{late}", f"The emptiest hour, news {late} min late", crowds, emptiest, late)
    yield _row("ramage-alone", "Ramage, no team space", crowds, suggested, None)
    for late in reversed(LATE_MIN):
        yield _row(f"ramage-{late}", f"Ramage, news {late} min late", crowds, suggested, late)


def figures() -> Iterator[Figure]:
    """For ``ramage bench``: crowds that are told late of each other, beside people who choose at random."""
    each = 0.0
    for people, _ in CROWDS:
        started = process_time()
        share = busiest(people, suggested, LATE_MIN[-1], seed=1)
        each = (process_time() - started) / people * 1000
        aside = f"at random {busiest(people, at_random, None, seed=1):.1%}, everyone at nine 100%"
        name = f"busiest hour, {people:,} people, one post, news {LATE_MIN[-1]} min late"
        yield Figure(name, share * 100, "%", None if people < 100 else 10, aside)
    yield Figure(f"one suggestion in a crowd of {people:,}, mean", each, "ms", 5)


def busiest(people: int, choose: Choice, late_min: int | None, seed: int) -> float:
    """The busiest hour's share when so many share one post; None: nobody is ever told of anybody."""
    chance = random.Random(seed)  # noqa: S311 - measures must repeat
    delays = sorted(min(chance.expovariate(1 / MEAN_DELAY_H), LAST_H) for _ in range(people))
    taken: list[datetime] = []
    known: Held = Counter()
    seen = 0
    for number, hours in enumerate(delays):
        while late_min is not None and seen < number and delays[seen] + late_min / 60 <= hours:
            known[taken[seen]] += 1
            seen += 1
        taken.append(choose(seed * 1_000_003 + number, NEWS + timedelta(hours=hours), known))
    return max(Counter(taken).values()) / people


def suggested(number: int, now: datetime, held: Held) -> datetime:
    """The first slot the program suggests."""
    (slot,) = suggest(Person(f"person {number}".encode(), "linkedin\0post"), _ahead(_minute(now)), held, 1)
    return slot.at.astimezone(UTC).replace(minute=0)


def emptiest(number: int, now: datetime, held: Held) -> datetime:
    """What a simpler program would do: the hour that looks emptiest for its length, any of several."""
    chance = random.Random(number)  # noqa: S311 - measures must repeat
    ahead = _ahead(_minute(now))
    heights = [held[opening.instant] / len(opening.minutes) for opening in ahead]
    low = min(heights)
    return chance.choice([o.instant for o, height in zip(ahead, heights, strict=True) if height == low])


def at_random(number: int, now: datetime, held: Held) -> datetime:
    """Any minute of the week's good hours."""
    del held
    ahead = _ahead(_minute(now))
    chance = random.Random(number)  # noqa: S311 - measures must repeat
    return chance.choices([o.instant for o in ahead], [len(o.minutes) for o in ahead])[0]


def _row(key: str, words: str, crowds: Sequence[tuple[int, int]], choose: Choice, late: int | None) -> Row:
    shares = (fmean(busiest(people, choose, late, seed) for seed in range(runs)) for people, runs in crowds)
    return Row(key, words, tuple(shares))


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


@cache
def _ahead(now: datetime) -> tuple[Opening, ...]:
    return tuple(openings(_HOURS, now, 7))


def main() -> None:
    """Print the table as Markdown; draw the plot where a file is named."""
    table = []
    people = [f"{each:,} people" for each, _ in CROWDS]
    _print("|  | " + " | ".join(people) + " |")
    _print("|---|" + "---:|" * len(people))
    for row in rows():
        table.append(row)
        _print(f"| {row.words} | " + " | ".join(f"{share:.1%}" for share in row.shares) + " |")
    if sys.argv[1:]:
        from composer.bench.staggering_plot import draw

        Path(sys.argv[1]).write_text(draw(table, people), "utf-8")


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the table


if __name__ == "__main__":
    main()
