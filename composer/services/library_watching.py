# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library folder that is checked again each time something in it changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from composer.domain.errors import LibraryError
from composer.services.library_checking import LibraryChecking
from composer.services.library_folder import LibraryFolder
from composer.services.library_problems import LibraryProblem


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the check before. ``away`` tells why the folder can't be read, if it can't."""

    new: tuple[LibraryProblem, ...]
    mended: tuple[LibraryProblem, ...]
    all: tuple[LibraryProblem, ...]
    away: LibraryError | None = None

    @property
    def sound(self) -> bool:
        """True when nothing must be corrected."""
        return self.away is None and all(problem.advice for problem in self.all)


def watch(folder: Path, checking: LibraryChecking, wait: Callable[[], bool]) -> Iterator[Change]:
    """The first check, then every one that finds something else, as long as ``wait`` says to go on.

    A file is looked at when the folder has been still from one ``wait`` to the next: editors write in several steps.
    """
    library, held = LibraryFolder(folder), Change((), (), ())
    checked = seen = ""
    first = True
    while True:
        stamp, away = _stamp(library)
        if away is not None or (stamp != checked and (first or stamp == seen)):
            change, checked = _again(folder, checking, held, away), stamp
            if first or change.new or change.mended or _other(change, held):
                yield change
            held, first = change, False
        seen = stamp
        if not wait():
            return


def _other(change: Change, held: Change) -> bool:
    return (change.away is None) is not (held.away is None)


def _stamp(library: LibraryFolder) -> tuple[str, LibraryError | None]:
    try:
        return library.stamp(), None
    except LibraryError as error:
        return "", error


def _again(folder: Path, checking: LibraryChecking, held: Change, away: LibraryError | None) -> Change:
    """While the folder is away nothing is said to be mended."""
    if away is None:
        try:
            found = checking.check(folder)
        except LibraryError as error:
            away = error
        else:
            return Change(_beyond(found, held.all), _beyond(held.all, found), found)
    return Change((), (), held.all, away)


def _beyond(problems: Iterable[LibraryProblem], known: Iterable[LibraryProblem]) -> tuple[LibraryProblem, ...]:
    """Those that are not ``known``, be it on another line: lines move with every edit above them."""
    left = Counter(map(_kind, known))
    found: list[LibraryProblem] = []
    for problem in problems:
        if left[_kind(problem)]:
            left[_kind(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _kind(problem: LibraryProblem) -> tuple[str, str]:
    return problem.file, problem.reason
