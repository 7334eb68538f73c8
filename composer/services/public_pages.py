# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages embargoes wait for: looked up now and then, never while somebody types."""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final

from composer.domain.ports import Clock, StateStore

AGAIN_AFTER: Final = timedelta(minutes=5)
"""A page that was not public is left alone for so long."""
_PAGES: Final = "library.public-pages"


class PublicPages:
    """What is known of them. Once public, a page is taken to stay so; offline nothing becomes public."""

    def __init__(self, state: StateStore, look: Callable[[str], bool], clock: Clock) -> None:
        self._state = state
        self._look = look
        self._clock = clock
        self._looking = Lock()

    def known(self) -> frozenset[str]:
        """Addresses seen public once."""
        return frozenset(address for address, (public, _) in self._seen().items() if public)

    def refresh(self, addresses: Collection[str]) -> bool:
        """Look up those of ``addresses`` not known to be public; True when one has become so. May take seconds."""
        with self._looking:
            now = self._clock.now().astimezone(UTC)
            seen = self._seen()
            found = {
                address: (self._look(address), now.isoformat())
                for address in sorted(addresses)
                if _worth_a_look(seen.get(address), now)
            }
            if found:
                self._state.put(_PAGES, json.dumps({**seen, **found}))
            return any(public for public, _ in found.values())

    def _seen(self) -> dict[str, tuple[bool, str]]:
        """By address, whether it was public and when that was seen."""
        held = json.loads(self._state.get(_PAGES) or "{}")
        return {address: (bool(public), str(when)) for address, (public, when) in held.items()}


def _worth_a_look(seen: tuple[bool, str] | None, now: datetime) -> bool:
    if seen is None:
        return True
    public, when = seen
    # A clock that was set back must not put the next look off.
    return not public and abs(now - datetime.fromisoformat(when)) >= AGAIN_AFTER
