# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A week of a team space of 50,000 people on a real place: what it costs one client a day, with and without digests.

``python -m composer.bench.team_space [FOLDER]`` plays it in a folder; ``python -m tests.places.week`` on an S3 server,
whose own count of requests and bytes is the table of ``docs/team-space.md``.

Every share of the 50,000 is really written, and the digests are really folded. Of the clients a few are played, each
with its own memory of what it has read: what the others cost the place is theirs times 50,000, as they share nothing.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.places import Place, place_address
from composer.domain.shares import KeyedHash, Share, Traits
from composer.domain.team import Traffic
from composer.services.team_digest import TeamDigest
from composer.services.team_place import CountedPlace
from composer.services.team_reading import TeamReading
from composer.storage.team import open_seen
from composer.system.places import StoredFiles
from composer.team import share_files

MEMBERS: Final = 50_000
A_DAY: Final = 1_400
"""Shares and plans on a working day: as many as make 250,000 in half a year."""
DAYS: Final = 7
CLIENTS: Final = 2
MONDAY: Final = datetime(2026, 11, 2, tzinfo=UTC)
_AT_WORK: Final = range(8, 19)
_WEEKEND: Final = 0.1
_FOLDED_AT: Final = timedelta(minutes=50)
_NETWORKS: Final = tuple(map(NetworkKey, ("linkedin", "x", "facebook", "mastodon")))


@dataclass
class Hands:
    """A clock that is moved by hand."""

    time: datetime = MONDAY

    def now(self) -> datetime:
        """In UTC."""
        return self.time


@dataclass
class Client:
    """One person's Ramage, open in working hours, which asks about once an hour."""

    reading: TeamReading
    place: CountedPlace
    offset: timedelta
    known: dict[str, datetime] = field(default_factory=dict)
    """When it came to know of each share, by its member."""
    days: list[Traffic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one client on one working day, on average; ``late_min`` is how old a share is when it is known."""

    operations: float
    received: float
    known: float
    """0.0 to 1.0 of all shares, at the end of the week."""
    late_min: float
    folding: Traffic = field(default_factory=Traffic)
    """What the one who folds cost, in the whole week."""


class Week:
    """The same week each time it is played."""

    def __init__(
        self, opened: Callable[[], Place], home: Path, *, folds: bool, a_day: int = A_DAY, clients: int = CLIENTS
    ) -> None:
        """``opened`` gives a place of its own to each client."""
        self._chance = random.Random(7)  # noqa: S311 - measures must repeat, not be unguessable
        self._hands = Hands()
        self._writing = opened()
        self._folding = CountedPlace(opened()) if folds else None
        self._folded: list[Traffic] = []
        self._a_day = a_day
        self._written: dict[str, datetime] = {}
        self._clients = [
            self._client(opened(), home / f"client-{number}", number / clients) for number in range(clients)
        ]

    def play(self, days: int = DAYS) -> Cost:
        """Hour by hour."""
        for day in range(days):
            share = 1.0 if day < 5 else _WEEKEND
            for hour in range(24):
                self._hour(MONDAY + timedelta(days=day, hours=hour), share)
            for client in self._clients:
                client.days.append(client.place.take())
        return self._cost(days)

    def _hour(self, begin: datetime, share: float) -> None:
        at_work = begin.hour in _AT_WORK
        count = round(self._a_day * share / len(_AT_WORK)) if at_work else 0
        moments: list[tuple[datetime, Callable[[], object]]] = [
            (begin + timedelta(seconds=self._chance.uniform(0, 3_600)), self._write) for _ in range(count)
        ]
        if at_work and share == 1.0:
            moments += [(begin + client.offset, partial(self._read, client)) for client in self._clients]
        if self._folding is not None:
            moments.append((begin + _FOLDED_AT, self._fold))
        for moment, act in sorted(moments, key=lambda pair: pair[0]):
            self._hands.time = moment
            act()

    def _write(self) -> None:
        member = f"{self._chance.randrange(MEMBERS):032x}"
        number = self._chance.randrange(1, 10**8)
        groups = sorted(map(KeyedHash, (self._chance.getrandbits(64) for _ in range(share_files.GROUPS))))
        traits = Traits(*(KeyedHash(self._chance.getrandbits(64)) for _ in range(share_files.TRAITS)))
        hour = self._hands.time.replace(minute=0, second=0, microsecond=0)
        share = Share(member, self._chance.choice(_NETWORKS), hour, "logistique", None, tuple(groups), traits)
        name = share_files.name_of(member, number)
        day = share_files.folder_of(self._hands.time.date())
        self._writing.write_new(f"{day}/{name}{share_files.SUFFIX}", share_files.encoded(share))
        self._written.setdefault(member, self._hands.time)

    def _read(self, client: Client) -> None:
        client.reading.read(client.place)

    def _fold(self) -> None:
        if self._folding is not None:
            TeamDigest(self._folding, self._hands).run()
            self._folded.append(self._folding.take())

    def _client(self, place: Place, home: Path, part: float) -> Client:
        home.mkdir(parents=True)
        known: dict[str, datetime] = {}

        def take_in(shares: Iterable[Share]) -> None:
            for share in shares:
                known.setdefault(share.member, self._hands.time)

        shuffled = partial(_shuffled, random.Random(part))  # noqa: S311 - as above
        reading = TeamReading(open_seen(home / "team.db"), take_in, frozenset, shuffled, self._hands)
        return Client(reading, CountedPlace(place), timedelta(minutes=10 + 60 * part), known)

    def _cost(self, days: int) -> Cost:
        working = [day for client in self._clients for day in client.days[: min(days, 5)]]
        late = [
            (known - self._written[member]) / timedelta(minutes=1)
            for client in self._clients
            for member, known in client.known.items()
        ]
        return Cost(
            fmean(day.operations for day in working),
            fmean(day.received for day in working),
            fmean(len(client.known) for client in self._clients) / len(self._written),
            sorted(late)[len(late) // 2] if late else 0.0,
            Traffic(
                sum(one.operations for one in self._folded),
                sum(one.sent for one in self._folded),
                sum(one.received for one in self._folded),
            ),
        )


def _shuffled(chance: random.Random, names: Iterable[str]) -> list[str]:
    drawn = list(names)
    chance.shuffle(drawn)
    return drawn


def lines(folder: Path, days: int = DAYS, a_day: int = A_DAY) -> Iterator[str]:
    """The table, measured in a folder."""
    for folds in (False, True):
        root = folder / ("folded" if folds else "loose")
        (root / "place").mkdir(parents=True)
        address = place_address(str(root / "place"))
        opened = partial(StoredFiles, address, None, Hands(), _nothing, "bench")
        cost = Week(opened, root, folds=folds, a_day=a_day).play(days)
        yield (
            f"{'with digests' if folds else 'without':<14}{cost.operations:8.0f} operations a client and day, "
            f"{cost.received / 1e3:8.0f} kB, {cost.known:6.1%} known, {cost.late_min:4.0f} min late; "
            f"folding {cost.folding.operations:,} operations a week"
        )


def _nothing(_line: object) -> None:
    """A folder has no ledger."""


def main() -> None:
    """Argument: a folder to play in."""
    with tempfile.TemporaryDirectory() as temporary:
        for line in lines(Path(sys.argv[1] if len(sys.argv) > 1 else temporary)):
            print(line, flush=True)  # noqa: T201 - a table for a terminal


if __name__ == "__main__":
    main()
