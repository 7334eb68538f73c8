# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hashtags of several words: a capital for each lets screen readers, and people, tell them apart."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from composer.language.marks import HASHTAG_CASE, Mark

_HASHTAG: Final = re.compile(r"(?<!\w)#([^\W\d_][^\W\d_]+)(?![\w])")
_FEWEST_LETTERS: Final = 10
_LONGEST: Final = 40
_LONG_WORD: Final = 18
"""Letters: a longer tag in small letters is taken for several words even where the dictionary does not help."""
_SHORTEST_WORD: Final = 4
_LINKS: Final = """
au aux de des du en et la le les ma mon mes nos par pour que sans ses sur un une vos à
a and at by for from in is it my not of on or our the to up us we with you
"""
_SMALL: Final = frozenset(_LINKS.split())


def hashtag_case(line: str, has: Callable[[str], bool]) -> Iterator[Mark]:
    """Tags in small letters only, a first capital apart."""
    for found in _HASHTAG.finditer(line) if "#" in line else ():
        tag = found[1]
        lowered = tag.lower()
        if len(tag) < _FEWEST_LETTERS or tag[1:] != lowered[1:] or has(lowered) or has(tag):
            continue
        words = split(lowered, has)
        better = f"#{''.join(word[0].upper() + word[1:] for word in words)}"
        if words:
            yield Mark(HASHTAG_CASE, "style-hashtag-case", *found.span(), edits=((*found.span(), better),))
        elif len(tag) >= _LONG_WORD:
            yield Mark(HASHTAG_CASE, "style-hashtag-long", *found.span())


def split(tag: str, has: Callable[[str], bool]) -> tuple[str, ...]:
    """The fewest words the tag is made of, two or more; empty when the dictionary cannot tell."""
    if len(tag) > _LONGEST:
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(tag)
    for end in range(1, len(tag) + 1):
        for start in range(end - 1, -1, -1):
            before = best[start]
            if before is None:
                continue
            word = tag[start:end]
            known = best[end]
            if (known is None or len(before) + 1 < len(known)) and _is_word(word, has):
                best[end] = (*before, word)
    words = best[-1] or ()
    return words if len(words) > 1 and any(word not in _SMALL for word in words) else ()


def _is_word(word: str, has: Callable[[str], bool]) -> bool:
    return word in _SMALL or (len(word) >= _SHORTEST_WORD and has(word))
