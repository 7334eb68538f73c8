# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns that need Unicode properties, compiled when first used."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol


class Match(Protocol):
    """One place a pattern was found."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of the group."""
        ...

    def __getitem__(self, group: int) -> str: ...


class Pattern(Protocol):
    """A compiled pattern."""

    @property
    def groups(self) -> int:
        """How many there are."""
        ...

    def finditer(self, text: str) -> Iterator[Match]:
        """From left to right, none overlapping."""
        ...

    def search(self, text: str) -> Match | None:
        """The first one."""
        ...


@cache
def compiled(pattern: str) -> Pattern:
    """``pattern`` in the syntax of the ``regex`` module, version 1."""
    import regex  # type: ignore[import-untyped]  # its stubs are a package of their own

    result: Pattern = regex.compile(pattern, regex.V1)
    return result
