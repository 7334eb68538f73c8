# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the program goes on with its window closed, and what it has to do there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from composer.domain.outbox import Job
from composer.domain.settings import BACKGROUND
from composer.services.afterwards import Afterwards
from composer.services.preferences import Preferences


class StartsWithSession(Protocol):
    """The entry by which the system starts the program with the session."""

    def keep(self, wanted: bool) -> None:
        """Raises StorageError."""
        ...


@dataclass(frozen=True, slots=True)
class AtWork:
    """What waits for its hour, the next one first, what waits for a word, and what for the person's own hand."""

    waiting: tuple[Job, ...] = ()
    missed: tuple[Job, ...] = ()
    handed: tuple[Job, ...] = ()


class Background:
    """Opt-in: nothing starts by itself that the person did not ask for."""

    def __init__(
        self, preferences: Preferences, afterwards: Afterwards, entry: Callable[[], StartsWithSession]
    ) -> None:
        self._preferences = preferences
        self._afterwards = afterwards
        self._entry = entry

    @property
    def wanted(self) -> bool:
        """The setting."""
        return self._preferences.resolve(BACKGROUND).value

    @property
    def may_choose(self) -> bool:
        """False where the organisation decided."""
        return not self._preferences.resolve(BACKGROUND).locked

    def choose(self, wanted: bool) -> None:
        """The setting and its entry. Raises SettingLocked, StorageError."""
        self._preferences.change(BACKGROUND, wanted)
        self.keep()

    def keep(self) -> None:
        """Make the entry say what the setting says: the program may have moved since. Raises StorageError."""
        self._entry().keep(self.wanted)

    def at_work(self) -> AtWork:
        """Raises StorageError."""
        return AtWork(self._afterwards.waiting(), self._afterwards.missed(), self._afterwards.handed())
