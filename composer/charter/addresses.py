# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links, mail addresses, mentions and hashtags: places where a word is not written by the person's choice."""

import re
from functools import cached_property, lru_cache
from typing import Final

from composer.domain.text import Span

_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|[@#]\w[\w.-]*|\b[\w-]+(?:\.[\w-]+)*@[\w.-]+|\b[\w-]+\.[a-z]{2,}\b")


class Addresses:
    """Those of ``text``, looked for at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text

    def overlap(self, span: Span) -> bool:
        """True when the range shares a character with one of them."""
        return any(span.overlaps(address) for address in self._all)

    @cached_property
    def _all(self) -> list[Span]:
        found: list[Span] = []
        offset = 0
        for line in self._text.split("\n"):
            found += (span.shifted(offset) for span in _of_line(line))
            offset += len(line) + 1
        return found


@lru_cache(maxsize=512)
def _of_line(line: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _ADDRESS.finditer(line))
