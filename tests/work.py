# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cost without a clock: how many functions are called, the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(run: Callable[[], object]) -> int:
    """Functions called while ``run`` runs in this thread, those written in C included."""
    count = 0

    def seen(frame: FrameType, event: str, argument: Any) -> None:
        del frame, argument
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
