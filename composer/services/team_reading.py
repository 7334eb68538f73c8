# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What colleagues told, read bit by bit: digests of days gone by, files of today, each once.

Nothing that lies there can stop a round: rubbish is counted and set aside, a file that was cut is read again later, a
flood of one member is cut at what a person can publish, and a flood of files at what one round reads.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from composer.domain.places import Place, PlaceFileMissing, PlaceFileTooLarge
from composer.domain.ports import Clock
from composer.domain.shares import Share
from composer.domain.team import NamedShare, RubbishFound, SeenStore
from composer.team import digests, share_files
from composer.team.digests import DigestName

MEMORY: Final = timedelta(days=180)
FILES_AT_ONCE: Final = 200
"""Single files read in one round where nobody folds them; the next round reads on."""
A_FEW: Final = 20
"""Where somebody folds them: with more than these waiting they are left to the next digest."""
OF_ONE_MEMBER: Final = 30
"""In one day: more than anybody publishes and plans."""
_SMALL_HOURS: Final = 3
"""In UTC: until then files of the day before may still come."""
_RECENT: Final = timedelta(days=3)
"""Digests from then on are looked at in every round, older ones once a day."""
_LOOSE: Final = timedelta(days=7)
"""Without digests, days are read this far back."""
_LIST: Final = 100_000
_MEMBER: Final = re.compile(r"-[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought."""

    shares: int = 0
    digests: int = 0
    files: int = 0
    rubbish: int = 0


class TeamReading:
    """One round at a time."""

    def __init__(
        self,
        seen: SeenStore,
        take_in: Callable[[Iterable[Share]], None],
        own: Callable[[], frozenset[str]],
        shuffled: Callable[[Sequence[str]], Sequence[str]],
        clock: Clock,
    ) -> None:
        """``own`` are the names of the person's own files, which are not read.

        ``shuffled`` in an order of chance: when a day is too long for one round, not everybody reads the same part.
        """
        self._seen = seen
        self._take_in = take_in
        self._own = own
        self._shuffled = shuffled
        self._clock = clock
        self._surveyed: date | None = None

    def read(self, place: Place) -> Round:
        """What is new. Raises PlaceError, StorageError; what was taken in before that stays."""
        now = self._clock.now().astimezone(UTC)
        today = now.date()
        self._seen.forget_before((today - MEMORY).isoformat())
        names = self._listed_digests(place, today)
        known = self._seen.digests()
        brought = Round()
        for name in names:
            if name.file not in known:
                brought = _sum(brought, self._digest(place, name, now))
        self._surveyed = today
        folds = self._are_folded(names, today)
        left = FILES_AT_ONCE
        for day in self._days(place, now, folds):
            more = self._loose(place, day, now, left, folds)
            brought, left = _sum(brought, more), left - more.files
            if left <= 0:
                break
        return brought

    def _are_folded(self, names: Sequence[DigestName], today: date) -> bool:
        """True where a digest of these days could be read: somebody folds, and their next one can be waited for."""
        known = self._seen.digests()
        recent = (name for name in names if name.day >= (today - _RECENT).isoformat() and name.file in known)
        return any(name.file not in self._seen.tries(name.day) for name in recent)

    def _listed_digests(self, place: Place, today: date) -> list[DigestName]:
        """Newest first: what was published yesterday matters more than last spring."""
        back = _RECENT if self._surveyed == today else MEMORY
        listed = place.list(digests.FOLDER, after=(today - back).isoformat(), limit=_LIST)
        found = [name for each in listed if (name := digests.read_name(each.name))]
        return sorted((name for name in found if name.day <= today.isoformat()), reverse=True)

    def _digest(self, place: Place, name: DigestName, now: datetime) -> Round:
        seen = self._seen.seen(name.day)
        shares = frozenset(each for each, is_share in seen.items() if is_share)
        if digests.mark_of(shares) == name.mark:
            self._seen.keep(name.day, (), (), name.file)
            return Round()
        try:
            held = digests.unfolded(name, place.read(f"{digests.FOLDER}/{name.file}", digests.LARGEST_FILE), now)
        except PlaceFileMissing:  # put into another one meanwhile
            return Round()
        except (RubbishFound, PlaceFileTooLarge):
            return self._damaged(name)
        own = self._own()
        fresh = [each for each in held if each.name not in shares]
        self._take_in(each.share for each in self._of_all(fresh, shares) if each.name not in own)
        self._seen.keep(name.day, [each.name for each in fresh], (), name.file)
        return Round(shares=len(fresh), digests=1)

    def _damaged(self, name: DigestName) -> Round:
        """Read again later; after a few times it is rubbish, and known as such."""
        tries = self._seen.tries(name.day).get(name.file, 0)
        self._seen.keep(name.day, (), (name.file,), name.file if tries + 1 >= _TRIES else "")
        return Round(rubbish=1)

    def _days(self, place: Place, now: datetime, folds: bool) -> Iterator[str]:
        """Days whose files are to be looked at, newest first. Without digests the last week is read file by file."""
        today = now.date()
        yield today.isoformat()
        if folds and now.hour >= _SMALL_HOURS:
            return
        yield (today - timedelta(days=1)).isoformat()
        if folds:
            return
        there = {each.name for each in place.list(share_files.FOLDER, limit=_LIST) if share_files.is_day(each.name)}
        for back in range(2, _LOOSE.days + 1):
            day = (today - timedelta(days=back)).isoformat()
            if day in there:
                yield day

    def _loose(self, place: Place, day: str, now: datetime, limit: int, folds: bool) -> Round:
        listed = [each.name for each in place.list(f"{share_files.FOLDER}/{day}", limit=_LIST) if not each.folder]
        names = [name.removesuffix(share_files.SUFFIX) for name in listed if name.endswith(share_files.SUFFIX)]
        named = [name for name in names if share_files.is_name(name)]
        seen, own = self._seen.seen(day), self._own()
        mine = [name for name in named if name in own and name not in seen]
        new = [name for name in named if name not in seen and name not in own]
        shares: list[NamedShare] = []
        failed: list[str] = []
        wanted = [] if folds and len(new) > A_FEW else self._within_reason(new, seen, day)[:limit]
        for name in wanted:
            try:
                content = place.read(f"{share_files.FOLDER}/{day}/{name}{share_files.SUFFIX}", share_files.LARGEST)
                shares.append(NamedShare(name, share_files.decoded(name, content, now)))
            except PlaceFileMissing:  # folded meanwhile: a digest has it
                continue
            except (RubbishFound, PlaceFileTooLarge):
                failed.append(name)
        if shares:
            self._take_in(each.share for each in shares)
        if shares or failed or mine:
            self._seen.keep(day, [*mine, *(each.name for each in shares)], failed)
        return Round(shares=len(shares), files=len(wanted), rubbish=len(failed) + len(listed) - len(named))

    def _within_reason(self, names: Sequence[str], seen: Iterable[str], day: str) -> Sequence[str]:
        """In an order of chance; what could not be read before comes last, so that rubbish holds nothing up."""
        tries = self._seen.tries(day)
        counted = Counter(_MEMBER.sub("", name) for name in seen)
        kept = []
        for name in self._shuffled(names):
            member = _MEMBER.sub("", name)
            counted[member] += 1
            if counted[member] <= OF_ONE_MEMBER:
                kept.append(name)
        return sorted(kept, key=lambda name: tries.get(name, 0))

    def _of_all(self, fresh: Sequence[NamedShare], seen: Iterable[str]) -> Iterator[NamedShare]:
        counted = Counter(_MEMBER.sub("", name) for name in seen)
        for each in fresh:
            counted[each.share.member] += 1
            if counted[each.share.member] <= OF_ONE_MEMBER:
                yield each


_TRIES: Final = 3


def _sum(one: Round, other: Round) -> Round:
    return Round(
        one.shares + other.shares, one.digests + other.digests, one.files + other.files, one.rubbish + other.rubbish
    )
