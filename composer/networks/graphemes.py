# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grapheme clusters: what a reader takes for one character."""

import re
from collections.abc import Iterator

from composer.networks.patterns import compiled

# Latin letters without combining marks and common signs: two in a row are two clusters, but for CR LF.
_SIMPLE = "\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_OTHERS = re.compile(f"[^{_SIMPLE}]+(?:[{_SIMPLE}][^{_SIMPLE}]+)*")


def length(text: str) -> int:
    """Number of extended grapheme clusters."""
    total = len(text) - text.count("\r\n")
    for start, end in _stretches(text):
        total -= end - start - sum(1 for _ in compiled(r"\X").finditer(text[start:end]))
    return total


def clusters(text: str) -> list[str]:
    """The clusters of a text; joined, they are the text."""
    if "\r" in text:
        return [match[0] for match in compiled(r"\X").finditer(text)]
    found: list[str] = []
    position = 0
    for start, end in _stretches(text):
        found += text[position:start]
        found += (match[0] for match in compiled(r"\X").finditer(text[start:end]))
        position = end
    return [*found, *text[position:]]


def boundary(text: str, offset: int) -> int:
    """The last place at or before ``offset`` that is not inside a cluster."""
    if offset >= len(text):
        return len(text)
    if offset and text[offset - 1 : offset + 1] == "\r\n":
        return offset - 1
    for start, end in _stretches(text[: offset + 64]):
        if start < offset < end:
            ends = (start + match.span()[1] for match in compiled(r"\X").finditer(text[start:end]))
            return max((place for place in ends if place <= offset), default=start)
    return offset


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where clusters may be longer than a character, with the simple character on each side."""
    for match in _OTHERS.finditer(text):
        yield max(0, match.start() - 1), min(len(text), match.end() + 1)
