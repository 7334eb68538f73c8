# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting a little for what a network prepares, and coming back later for the rest."""

from collections.abc import Callable
from math import ceil
from typing import Final

from composer.domain.errors import NotReadyYet

Wait = Callable[[float], object]
"""Lets that many seconds pass."""
PATIENCE_S: Final = 10.0


def until_ready(network: str, ask: Callable[[], float | None], wait: Wait, most_s: float = PATIENCE_S) -> None:
    """Asks until ``ask`` gives None instead of the seconds after which to ask again.

    Raises NotReadyYet when that would take more than ``most_s`` in all: nothing of ours is blocked for longer.
    """
    left = most_s
    while (pause := ask()) is not None:
        pause = max(pause, 1.0)
        if pause > left:
            raise NotReadyYet(network=network, retry_after_s=ceil(pause))
        left -= pause
        wait(pause)
