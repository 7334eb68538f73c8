# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of a post, and moving one to the front."""

import re
from functools import lru_cache
from typing import Final

from composer.domain.text import Edit, Span

_SENTENCE: Final = re.compile(r"\S.*?(?:(?<![.!?…])[.!?…]++(?:[^\S\n]?[»”\")])*+(?=\s|\Z)|(?=\n)|\Z)")


def sentences(text: str) -> list[Span]:
    """In order; a line end also ends a sentence."""
    found: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        found += (span.shifted(offset) for span in _of_line(line))
        offset += len(line) + 1
    return found


@lru_cache(maxsize=512)
def _of_line(line: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _SENTENCE.finditer(line))


def moved_first(text: str, sentence: Span, opening: Span) -> tuple[Edit, ...]:
    """Edits that put ``sentence`` right before ``opening``, and close the gap it leaves."""
    start, end = sentence.start, sentence.end
    if text[end : end + 1] == " ":
        end += 1
    elif text[start - 1 : start] == " ":
        start -= 1
    elif text[start - 1 : start] == "\n":
        start = len(text[:start].rstrip("\n"))
    return Edit(Span(opening.start, opening.start), f"{sentence.of(text)} "), Edit(Span(start, end), "")
