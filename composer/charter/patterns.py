# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door to the pattern engine: every call runs under a time limit and lets other threads work.

A pattern is compiled at its first use. Calls raise TimeoutError, or PatternBroken when it cannot be compiled.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol

import regex  # type: ignore[import-untyped]  # ships no types; Match below has what we use

CALL_LIMIT_S: Final = 0.05
_MOST_LINES: Final = 128


@lru_cache(maxsize=4_096)
def compiles(source: str) -> bool:
    """True when the engine takes this small piece of a pattern, such as a class."""
    try:
        regex.compile(source, regex.V0)
    except regex.error:
        return False
    return True


class Place(NamedTuple):
    """Where a pattern was found; ``name`` is that of the named group that closed last, if any."""

    start: int
    end: int
    name: str | None


class Match(Protocol):
    """What we use of a match."""

    def group(self, number: int = 0) -> str | None:
        """Text of a group, None when it took no part. Raises IndexError when there is no such group."""
        ...


class PatternBroken(Exception):
    """The pattern engine refuses a pattern the translator let through; the text says why."""


class Pattern:
    """A translated pattern (see ``dialect``).

    One that ``stays_in_line`` (see ``reach``) remembers what it found in each line: after an edit it runs on the lines
    that changed.
    """

    __slots__ = ("_compiled", "_known", "_source", "_stays_in_line")

    def __init__(self, source: str, *, stays_in_line: bool = False) -> None:
        self._source = source
        self._stays_in_line = stays_in_line
        self._compiled: Any = None
        self._known: dict[str, Sequence[Place]] = {}

    def places(self, text: str) -> Sequence[Place]:
        """Where it is found and not empty, left to right."""
        if not self._stays_in_line:
            return list(self._found(text))
        lines = _lines(text)
        known = self._known
        fresh = [line for line in lines if line not in known]
        if fresh:
            known = self._learned(known, lines, list(dict.fromkeys(fresh)))
        places: list[Place] = []
        offset = 0
        for line in lines:
            if found := known[line]:
                places += (Place(start + offset, end + offset, name) for start, end, name in found)
            offset += len(line) + 1
        return places

    def _learned(
        self, known: dict[str, Sequence[Place]], lines: Sequence[str], fresh: Sequence[str]
    ) -> dict[str, Sequence[Place]]:
        if len(known) + len(fresh) > _MOST_LINES:
            known = {line: known[line] for line in lines if line in known}
        found = self._found("\n".join(fresh))
        place = next(found, None)
        offset = 0
        for line in fresh:
            here: list[Place] = []
            while place is not None and place.start <= offset + len(line):
                here.append(Place(place.start - offset, place.end - offset, place.name))
                place = next(found, None)
            known[line] = tuple(here)
            offset += len(line) + 1
        self._known = known
        return known

    def _found(self, text: str) -> Iterator[Place]:
        for match in self._ready().finditer(text, timeout=CALL_LIMIT_S, concurrent=True):
            start, end = match.span()
            if end > start:
                yield Place(start, end, match.lastgroup)

    def search(self, text: str) -> bool:
        """True when it is found anywhere, even as an empty match."""
        return bool(self._ready().search(text, timeout=CALL_LIMIT_S, concurrent=True))

    def captured(self, text: str) -> Iterator[str]:
        """What the groups of each match took, without empty texts."""
        for match in self._ready().finditer(text, timeout=CALL_LIMIT_S, concurrent=True):
            yield from filter(None, match.groups())

    def match_at(self, text: str, start: int) -> Match | None:
        """The match that begins at ``start``."""
        found: Match | None = self._ready().match(text, start, timeout=CALL_LIMIT_S, concurrent=True)
        return found

    def fullmatch(self, text: str) -> bool:
        """True when it matches all of ``text``."""
        return bool(self._ready().fullmatch(text, timeout=CALL_LIMIT_S, concurrent=True))

    def sub(self, replacement: Callable[[Match], str], text: str) -> str:
        """``text`` with each match replaced."""
        return str(self._ready().sub(replacement, text, timeout=CALL_LIMIT_S, concurrent=True))

    def _ready(self) -> Any:
        if self._compiled is None:
            try:
                self._compiled = regex.compile(self._source, regex.V0)
            except (regex.error, RecursionError, OverflowError) as error:
                raise PatternBroken(str(error)) from error
        return self._compiled


@lru_cache(maxsize=32)
def _lines(text: str) -> tuple[str, ...]:
    """Kept so that all patterns remember the same strings."""
    return tuple(text.split("\n"))
