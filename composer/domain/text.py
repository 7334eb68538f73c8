# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in a text. Every offset in the core is a code point; other units are translated at the door."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Language(StrEnum):
    """A language a text is written in or the reader reads."""

    FRENCH = "fr"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """True when both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The part of ``text`` this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same length, ``by`` code points further."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what ``span`` covers with ``text``."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` after all ``edits``, whose spans refer to the text before any of them.

    Raises ValueError when two edits overlap or one lies outside the text.
    """
    result: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda e: e.span):
        if edit.span.start < position or edit.span.end > len(text):
            raise ValueError(f"edit does not fit: {edit}")
        result += (text[position : edit.span.start], edit.text)
        position = edit.span.end
    result.append(text[position:])
    return "".join(result)


class Utf16Offsets:
    """Translates between code points and UTF-16 units of one text: Qt, LanguageTool and networks count those."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._after = [index + rank + 2 for rank, index in enumerate(self._astral)]

    def to_utf16(self, code_point: int) -> int:
        """UTF-16 offset of the code point at ``code_point``."""
        return code_point + bisect_right(self._astral, code_point - 1)

    def to_code_point(self, utf16: int) -> int:
        """Code-point offset; an offset inside a surrogate pair means the character it belongs to."""
        before = bisect_right(self._after, utf16)
        if before < len(self._astral) and utf16 == self._after[before] - 1:
            utf16 -= 1
        return utf16 - before
