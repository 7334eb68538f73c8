# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grapheme clusters: what a reader takes for one character."""

import re
from bisect import bisect_right

from composer.networks.patterns import compiled

# Latin letters without combining marks and common signs: each is a cluster of its own, but for CR LF.
_SIMPLE = re.compile("[\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")


def length(text: str) -> int:
    """Number of extended grapheme clusters."""
    if _SIMPLE.fullmatch(text):
        return len(text) - text.count("\r\n")
    return sum(1 for _ in compiled(r"\X").finditer(text))


def clusters(text: str) -> list[str]:
    """The clusters of a text; joined, they are the text."""
    if "\r" not in text and _SIMPLE.fullmatch(text):
        return list(text)
    return [match[0] for match in compiled(r"\X").finditer(text)]


def boundary(text: str, offset: int) -> int:
    """The last place at or before ``offset`` that is not inside a cluster."""
    if offset >= len(text):
        return len(text)
    ends = [0]
    for cluster in clusters(text[: offset + 64]):
        ends.append(ends[-1] + len(cluster))
    return ends[bisect_right(ends, offset) - 1]
