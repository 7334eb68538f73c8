# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door to the pattern engine: every call runs under a time limit and lets other threads work.

A pattern is compiled at its first use. Calls raise TimeoutError, or PatternBroken when it cannot be compiled.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, Protocol

import regex  # type: ignore[import-untyped]  # ships no types; Match below has what we use

CALL_LIMIT_S: Final = 0.05


@lru_cache(maxsize=4_096)
def compiles(source: str) -> bool:
    """True when the engine takes this small piece of a pattern, such as a class."""
    try:
        regex.compile(source, regex.V0)
    except regex.error:
        return False
    return True


class Match(Protocol):
    """What we use of a match."""

    @property
    def lastgroup(self) -> str | None:
        """Name of the named group that closed last."""
        ...

    def start(self) -> int:
        """First offset."""
        ...

    def end(self) -> int:
        """Offset after the last."""
        ...

    def group(self, number: int = 0) -> str | None:
        """Text of a group, None when it took no part. Raises IndexError when there is no such group."""
        ...


class PatternBroken(Exception):
    """The pattern engine refuses a pattern the translator let through; the text says why."""


class Pattern:
    """A translated pattern (see ``dialect``)."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: Any = None

    def finditer(self, text: str) -> Iterator[Match]:
        """Matches that are not empty, left to right."""
        for match in self._ready().finditer(text, timeout=CALL_LIMIT_S, concurrent=True):
            if match.end() > match.start():
                yield match

    def search(self, text: str) -> bool:
        """True when it is found anywhere, even as an empty match."""
        return bool(self._ready().search(text, timeout=CALL_LIMIT_S, concurrent=True))

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
