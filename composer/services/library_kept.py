# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found out and need not be found out again while what it depends on is the same."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Kept:
    """Between two ``turn`` whatever was asked for is kept, and what was not is forgotten."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def of(self, key: Hashable, find: Callable[[], T]) -> T:
        """What ``find`` gave for that key, now or before."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else find()
        return cast("T", self._now[key])

    def turn(self) -> None:
        """Another round begins."""
        self._before, self._now = self._now, {}
