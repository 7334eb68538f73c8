# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of time as library authors write them."""

import re
from datetime import timedelta
from typing import Final

_PARTS: Final = re.compile(r"(?:(\d{1,4}) ?d)? ?(?:(\d{1,5}) ?h)? ?(?:(\d{1,6}) ?(?:m|min))?", re.ASCII)


def read_duration(text: str) -> timedelta:
    """``90m``, ``3h``, ``2h 30min``, ``7d``; longer than nothing. Raises ValueError."""
    found = _PARTS.fullmatch(text.strip().lower())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    length = timedelta(days=days, hours=hours, minutes=minutes)
    if not length:
        raise ValueError(f"not a length of time: {text!r}")
    return length
