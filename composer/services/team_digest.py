# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folding shares into digests, by IT on a timer. Safe when run twice, at the same time or killed anywhere.

Files become a digest, the digest is read back and checked, and only then are the files deleted. The shares of a day
that is over end in one digest; who read them before knows that digest by its name and reads nothing again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from composer.domain.places import Place, PlaceFileMissing, PlaceFileTooLarge, PlaceUnreachable
from composer.domain.ports import Clock
from composer.domain.team import Figures, NamedShare, RubbishFound
from composer.team import digests, share_files
from composer.team.digests import DigestName
from composer.team.figures import figures_of

_KEPT: Final = timedelta(days=190)
"""Longer than any client looks back."""
_SETTLED: Final = timedelta(days=2)
"""A day that old is over in every zone; its parts become one."""
_RESTING: Final = timedelta(hours=24)
"""A part that is younger is not put into another yet: who is online has read it by then."""
_LOST: Final = timedelta(days=14)
"""Files nobody can read are deleted when their day is that old."""
_LIST: Final = 100_000
_ENOUGH: Final = 20_000
"""Files folded in one run: the next run goes on."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What a run did."""

    days: int = 0
    shares: int = 0
    deleted: int = 0
    rubbish: int = 0
    """Files that are no shares; those of old days were deleted."""
    merged: int = 0
    """Digests put into others."""


class TeamDigest:
    """For the one who keeps the place; needs the right to delete."""

    def __init__(self, place: Place, clock: Clock) -> None:
        self._place = place
        self._clock = clock

    def run(self) -> Folded:
        """One run. Raises PlaceError; what was done until then stays, and the next run goes on."""
        now = self._clock.now().astimezone(UTC)
        known = self._digests()
        done = Folded()
        for day in self._days(now.date()):
            if done.shares < _ENOUGH:
                done = _sum(done, self._fold(day, known.get(day, ()), now))
        for day, parts in self._digests().items():
            done = _sum(done, self._settle(day, parts, now))
        return done

    def figures(self, first: date, days: int = 7) -> Figures:
        """Of that many days from ``first`` on, from their digests. Raises PlaceError."""
        now = self._clock.now().astimezone(UTC)
        wanted = {(first + timedelta(days=number)).isoformat() for number in range(days)}
        named: dict[str, NamedShare] = {}
        for day, parts in self._digests().items():
            if day in wanted:
                named |= {each.name: each for part in parts for each in self._held(part, now) or ()}
        return figures_of(each.share for each in named.values())

    def _digests(self) -> Mapping[str, Sequence[DigestName]]:
        found: dict[str, list[DigestName]] = defaultdict(list)
        for each in self._place.list(digests.FOLDER, limit=_LIST):
            if name := digests.read_name(each.name):
                found[name.day].append(name)
        return found

    def _days(self, today: date) -> Iterable[str]:
        days = [each.name for each in self._place.list(share_files.FOLDER, limit=_LIST)]
        return sorted(day for day in days if share_files.is_day(day) and day <= (today + timedelta(days=1)).isoformat())

    def _fold(self, day: str, parts: Sequence[DigestName], now: datetime) -> Folded:
        """The files of a day become a part of their own; those a digest has already are only deleted."""
        folder = f"{share_files.FOLDER}/{day}"
        listed = [each.name for each in self._place.list(folder, limit=_LIST) if not each.folder]
        if not listed:
            return Folded()
        held = {each.name for part in parts for each in self._held(part, now) or ()}
        fresh: list[NamedShare] = []
        rubbish: list[str] = []
        for file in listed:
            name = file.removesuffix(share_files.SUFFIX)
            if name in held or len(fresh) >= _ENOUGH:
                continue
            try:
                content = self._place.read(f"{folder}/{file}", share_files.LARGEST)
                fresh.append(NamedShare(name, share_files.decoded(name, content, now)))
            except PlaceFileMissing:
                continue
            except (RubbishFound, PlaceFileTooLarge):
                rubbish.append(file)
        for some in digests.parts(fresh):
            self._laid(*digests.folded(day, some), now)
        folded = held | {each.name for each in fresh}
        gone = [file for file in listed if file.removesuffix(share_files.SUFFIX) in folded]
        if date.fromisoformat(day) <= now.date() - _LOST:
            gone += rubbish
        for file in gone:
            self._place.delete(f"{folder}/{file}")
        return Folded(1, len(fresh), len(gone), len(rubbish))

    def _settle(self, day: str, parts: Sequence[DigestName], now: datetime) -> Folded:
        """Of a day that is over the parts become one; of one long gone nothing is kept."""
        age = now.date() - date.fromisoformat(day)
        if age > _KEPT:
            for part in parts:
                self._place.delete(f"{digests.FOLDER}/{part.file}")
            return Folded(merged=len(parts))
        if len(parts) < 2 or age < _SETTLED or any(self._young(part, now) for part in parts):
            return Folded()
        held = [(part, self._held(part, now)) for part in parts]
        whole = {each.name: each for _, shares in held for each in shares or ()}
        if len(whole) > digests.MOST_SHARES:
            return Folded()
        name, content = digests.folded(day, whole.values())
        old = [part for part, shares in held if shares is not None and part != name]
        if not old:
            return Folded()
        self._laid(name, content, now)
        for part in old:
            self._place.delete(f"{digests.FOLDER}/{part.file}")
        return Folded(merged=len(old))

    def _young(self, part: DigestName, now: datetime) -> bool:
        known = self._place.stat(f"{digests.FOLDER}/{part.file}")
        return known is None or (known.modified is not None and now - known.modified < _RESTING)

    def _held(self, part: DigestName, now: datetime) -> Sequence[NamedShare] | None:
        """None for one that can't be read: it stays, and nothing it may hold is deleted."""
        try:
            return digests.unfolded(part, self._place.read(f"{digests.FOLDER}/{part.file}", digests.LARGEST_FILE), now)
        except (RubbishFound, PlaceFileMissing, PlaceFileTooLarge):
            return None

    def _laid(self, name: DigestName, content: bytes, now: datetime) -> None:
        """There, whole and readable when it returns. Raises PlaceError."""
        self._place.write(f"{digests.FOLDER}/{name.file}", content)
        if self._held(name, now) is None:
            raise PlaceUnreachable(place=self._place.told, reason=f"{name.file} did not arrive whole")


def _sum(one: Folded, other: Folded) -> Folded:
    return Folded(
        one.days + other.days,
        one.shares + other.shares,
        one.deleted + other.deleted,
        one.rubbish + other.rubbish,
        one.merged + other.merged,
    )
