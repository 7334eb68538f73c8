# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths in UTF-16 units, the unit of most phones and browsers."""

from collections.abc import Iterator

from composer.networks import graphemes


def length(text: str) -> int:
    """Characters outside the Basic Multilingual Plane count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """(end offset, weight) of each grapheme cluster."""
    end = 0
    for cluster in graphemes.clusters(text):
        end += len(cluster)
        yield end, length(cluster)
