# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps None, True and False alive under a PySide that gives back references it never took.

PySide6 6.12.0 returns None, True and False without taking a reference, as is right from Python 3.12 on, where they are
immortal. Under 3.11 each call wears their counts down, and the process is aborted after some thousands of calls.
"""

import ctypes
import sys

_PLENTY = 1 << 30


def keep_alive() -> None:
    """Give them references that no session uses up; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < _PLENTY:
            count.value += _PLENTY
