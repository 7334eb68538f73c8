# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Case and words of a text without a pattern, as the pattern engine sees them."""

from functools import lru_cache
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

_DOTLESS: Final = str.maketrans({"ı": "i", "İ": "i"})


def same_case(text: str) -> str:
    """``text`` with every place kept and characters that differ in case alone made equal."""
    if "ı" in text or "İ" in text:
        text = text.translate(_DOTLESS)
    folded = text.casefold()
    return folded if len(folded) == len(text) else "".join(map(_character, text))


@lru_cache(maxsize=4_096)
def _character(char: str) -> str:
    for changed in (char.casefold(), char.lower()):
        if len(changed) == 1:
            return changed
    return char


@lru_cache(maxsize=4_096)
def in_word(char: str) -> bool:
    r"""True for a character that ``\w`` takes."""
    return regex.match(r"\w", char, regex.V0) is not None
