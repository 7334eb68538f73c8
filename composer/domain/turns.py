# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work beside a window lets it go first: both need Python's interpreter, which serves one thread at a time."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final


def _nobody_waits() -> None:
    """Where there is no window."""


STEP_ASIDE: Final[ContextVar[Callable[[], None]]] = ContextVar("STEP_ASIDE", default=_nobody_waits)
"""Whoever runs work beside a window says here how to wait for it."""


def give_way() -> None:
    """For work at each keystroke to call between its steps, of a millisecond or less. It may wait here, never long."""
    STEP_ASIDE.get()()
