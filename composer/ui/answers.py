# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an answer goes in a text: a paragraph of its own, where the person says."""

from enum import StrEnum

from composer.domain.text import Edit, Span


class Place(StrEnum):
    """Of a new paragraph."""

    FIRST = "first"
    HERE = "here"
    """After the paragraph the person was writing."""
    LAST = "last"
    """Before closing lines of hashtags."""


def put_in(text: str, answer: str, place: Place, cursor: int, instead: str = "") -> Edit:
    """``answer`` in place of the last ``instead``, or as a paragraph; the text keeps every other character."""
    words = answer.strip()
    at = text.rfind(instead) if instead else -1
    if at >= 0:
        return Edit(Span(at, at + len(instead)), words)
    if not text.strip():
        return Edit(Span(0, len(text)), words)
    if place is Place.FIRST:
        start = len(text) - len(text.lstrip("\n"))
        return Edit(Span(0, start), f"{words}\n\n")
    end = _end_of_paragraph(text, cursor) if place is Place.HERE else _before_hashtags(text)
    return Edit(Span(end, end), f"\n\n{words}")


def _end_of_paragraph(text: str, cursor: int) -> int:
    end = text.find("\n", cursor)
    return len(text.rstrip("\n")) if end < 0 else end


def _before_hashtags(text: str) -> int:
    end = len(text)
    for line in reversed(text.split("\n")):
        words = line.split()
        if words and not all(word.startswith("#") for word in words):
            break
        end -= len(line) + 1
    return max(end, 0) if end > 0 else len(text.rstrip("\n"))
