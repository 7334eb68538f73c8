# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Case, one character for one: texts keep their length, and ``ß`` has no capital."""

from functools import lru_cache


def lowered(text: str) -> str:
    """Every letter small."""
    return text.lower() if text.isascii() else "".join(map(_small, text))


def raised(text: str) -> str:
    """Every letter a capital, where it has one."""
    return text.upper() if text.isascii() else "".join(map(_capital, text))


def capitalised(text: str) -> str:
    """The first character as a title has it; the others stay."""
    first = text[:1].title()
    return (first if len(first) == 1 else text[:1]) + text[1:]


def words_capitalised(text: str) -> str:
    """Each letter that opens a word, also after an apostrophe or a hyphen."""
    before = " "
    out: list[str] = []
    for char in text:
        inside = before.isalnum() or before == "_" or not (before.isascii() or before.isspace())
        out.append(char if inside else capitalised(char))
        before = char
    return "".join(out)


@lru_cache(maxsize=2_048)
def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


@lru_cache(maxsize=2_048)
def _capital(char: str) -> str:
    capital = char.upper()
    return capital if len(capital) == 1 else char
