# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trace of a request that publishes, for networks that can't tell a second one from the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from composer.domain.errors import OutcomeUnknown, RamageError, Unreachable
from composer.domain.ports import Clock, Halfway

STEP: Final = "attempted"


def attempted(halfway: Halfway) -> datetime | None:
    """When a request first left that may have published; None when certainly none ever did."""
    kept = halfway.get(STEP)
    return datetime.fromisoformat(kept) if kept else None


@contextmanager
def attempt(halfway: Halfway, clock: Clock) -> Iterator[None]:
    """Around the one request that publishes: its trace is on disk before it leaves.

    The trace goes away when the request certainly did nothing, but never that of an earlier one still in doubt.
    """
    first = attempted(halfway) is None
    if first:
        halfway.keep(STEP, clock.now().isoformat())
    try:
        yield
    except OutcomeUnknown:
        raise
    except RamageError:
        if first:
            halfway.keep(STEP, "")
        raise


@contextmanager
def before_publishing(network: str) -> Iterator[None]:
    """Around what publishes nothing yet: an answer that says nothing is no doubt then, and is asked for again."""
    try:
        yield
    except OutcomeUnknown as error:
        raise Unreachable(network=network, reason=error.values.get("reason", "")) from error
