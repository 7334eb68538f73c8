# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Emoji side by side: a screen reader says the name of each."""

import re
from collections.abc import Iterator
from typing import Final

from composer.language.marks import EMOJI_RUN, Mark

MOST: Final = 3
"""Emoji in a row that nobody minds."""
_BASE: Final = (
    "(?![\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff])"
    "[\U0001f000-\U0001faff\u231a-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b05-\u2b55\u3030\u303d\u3297\u3299]"
)
_TONE: Final = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_ONE: Final = (
    "(?>[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    f"|{_BASE}{_TONE}(?:\u200d{_BASE}{_TONE}|\u200d[\u2640\u2642\u2695\u2696\u2708\u2764]\ufe0f?)*)"
)
_EMOJI: Final = re.compile(_ONE)
_RUN: Final = re.compile(f"{_ONE}(?: ?{_ONE}){{{MOST},}}")


def emoji_runs(line: str) -> Iterator[Mark]:
    """More than ``MOST`` in a row; the way out keeps the first ones."""
    if line.isascii():
        return
    for found in _RUN.finditer(line):
        each = list(_EMOJI.finditer(line, *found.span()))
        values = {"found": str(len(each))}
        edit = (each[MOST - 1].end(), found.end(), "")
        yield Mark(EMOJI_RUN, "style-emoji-run", *found.span(), "fewer-emoji", (edit,), values)
