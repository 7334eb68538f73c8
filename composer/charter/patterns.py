# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door to the pattern engine: every call runs under a time limit and lets other threads work.

A pattern is compiled at its first use. Calls raise TimeoutError, or PatternBroken when it cannot be compiled.

The clock of the engine also runs while other threads work and while the machine sleeps. A call that ran out of time is
therefore judged by the processor time of its thread, and tried again with more patience when it had hardly any.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol, TypeVar

import regex  # type: ignore[import-untyped]  # ships no types; Match below has what we use

from composer.charter.rule_clock import not_counted, rule_time

CALL_LIMIT_S: Final = 0.05
_ENOUGH: Final = 0.8
"""The share of the limit after which a call has had its chance."""
_PATIENCE: Final = (1, 2, 4, 8, 16)
"""How many times the limit each try may take by the engine's clock."""
_MOST_LINES: Final = 128

T = TypeVar("T")


class NotJudged(Exception):
    """A call had no processor time even after several tries: nothing is known about the pattern nor the text."""


def patiently(call: Callable[[float], T]) -> T:
    """What ``call`` gives within a time limit, which it is told. Raises TimeoutError when it is slow, NotJudged."""
    try:
        return call(CALL_LIMIT_S)
    except TimeoutError:
        # Asking the clock takes as long as a quick call: it is asked where there is a doubt.
        return _once_more(call)


def _once_more(call: Callable[[float], T]) -> T:
    for times in _PATIENCE:
        begun = rule_time()
        try:
            return call(CALL_LIMIT_S * times)
        except TimeoutError:
            if rule_time() - begun >= CALL_LIMIT_S * _ENOUGH:
                raise
    raise NotJudged


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
            return self._found(text)
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
        found = iter(self._found("\n".join(fresh)))
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

    def _found(self, text: str) -> list[Place]:
        found = self._found_from(text, 0)
        return found if all(place.end > place.start for place in found) else self._past_empty(text, found)

    def _past_empty(self, text: str, found: list[Place]) -> list[Place]:
        """The format looks on one character after an empty match, the engine at the same character once more."""
        kept: list[Place] = []
        while found:
            empty, rest = -1, -1
            for place in found:
                if place.end == place.start:
                    empty = place.start
                elif place.start == empty:
                    rest = empty + 1
                    break
                else:
                    kept.append(place)
            if rest < 0:
                break
            found = self._found_from(text, rest)
        return kept

    def _found_from(self, text: str, start: int) -> list[Place]:
        finditer = self._ready().finditer
        return patiently(
            lambda limit: [
                Place(match.start(), match.end(), match.lastgroup)
                for match in finditer(text, start, timeout=limit, concurrent=True)
            ]
        )

    def first(self, text: str, start: int, end: int | None = None) -> tuple[int, int] | None:
        """Its first match from ``start`` on, which may be empty; the text ends at ``end``."""
        search = self._ready().search
        found = patiently(lambda limit: search(text, start, end, timeout=limit, concurrent=True))
        return found.span() if found else None

    def search(self, text: str) -> bool:
        """True when it is found anywhere, even as an empty match."""
        return self.first(text, 0) is not None

    def captured(self, text: str) -> Iterator[str]:
        """What the groups of each match took, without empty texts."""
        finditer = self._ready().finditer
        matches = patiently(lambda limit: list(finditer(text, timeout=limit, concurrent=True)))
        for match in matches:
            yield from filter(None, match.groups())

    def match_at(self, text: str, start: int) -> Match | None:
        """The match that begins at ``start``."""
        match = self._ready().match
        found: Match | None = patiently(lambda limit: match(text, start, timeout=limit, concurrent=True))
        return found

    def groups_at(self, text: str, start: int) -> tuple[tuple[int, int], ...]:
        """What each group took of the match that begins at ``start``; (-1, -1) where it took no part."""
        match: Any = self.match_at(text, start)
        return tuple(match.span(number) for number in range(1, self._ready().groups + 1)) if match else ()

    def fullmatch(self, text: str) -> bool:
        """True when it matches all of ``text``."""
        fullmatch = self._ready().fullmatch
        return bool(patiently(lambda limit: fullmatch(text, timeout=limit, concurrent=True)))

    def sub(self, replacement: Callable[[Match], str], text: str) -> str:
        """``text`` with each match replaced."""
        sub = self._ready().sub
        return str(patiently(lambda limit: sub(replacement, text, timeout=limit, concurrent=True)))

    def _ready(self) -> Any:
        if self._compiled is None:
            try:
                with not_counted():
                    self._compiled = regex.compile(self._source, regex.V0)
            except (regex.error, RecursionError, OverflowError) as error:
                raise PatternBroken(str(error)) from error
        return self._compiled


@lru_cache(maxsize=32)
def _lines(text: str) -> tuple[str, ...]:
    """Kept so that all patterns remember the same strings."""
    return tuple(text.split("\n"))
