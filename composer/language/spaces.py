# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What both languages share: spaces beside punctuation, dashes, repeated words."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.text import Language
from composer.language.marks import DASH, DOUBLE_SPACE, PUNCTUATION_SPACE, REPEATED_WORD, Mark

_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE: Final = {
    Language.FRENCH: re.compile(r"(?<=[\w»)\]”’%€°])[ \u00a0\u202f]+(?=(?:,|\.(?!\.))(?:[\s»”)]|$))"),
    Language.ENGLISH: re.compile(r"(?<=[\w)\]”’\"'%€])[ \u00a0\u202f]+(?=(?:[,;:!?]+|\.(?!\.))(?:[\s”\")]|$))"),
}
_COMMA: Final = re.compile(r"(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})")
_BRACKETS: Final = re.compile(r"(?<=[(\[]) +(?=[^\s)\]])|(?<=[^\s(\[]) +(?=[)\]])")
_DASHES: Final = re.compile(r"(?<=\S )--(?= \S)|(?<=[a-zà-öø-ÿ,)»”] )-(?= [a-zà-öø-ÿ(«“])")
_REPEATED: Final = re.compile(r"(?<![\w’'.\-])([^\W\d_]{2,})((?:[ \u00a0]+\1)+)(?![\w’'\-])", re.IGNORECASE)

_TWICE_IN_FRENCH: Final = """
ah allez allo allô bien bis bla bon bravo cha chut coucou doucement eh en encore faire ha hé hi jamais là maman merci
miam na non nous oh oui ouh papa petit petits piano si son tam tic toc tout très trop tsoin vite vous vroum
"""
_TWICE_IN_ENGLISH: Final = """
ah big blah boo bye chop far go ha had hear hey ho hush knock long many more never night no now oh please really so
that there tick tut very well win wow yeah yes
"""
_MEANT_TWICE: Final = {
    Language.FRENCH: frozenset(_TWICE_IN_FRENCH.split()),
    Language.ENGLISH: frozenset(_TWICE_IN_ENGLISH.split()),
}


def double_spaces(line: str) -> Iterator[Mark]:
    """More than one space between two words."""
    for found in _SPACES.finditer(line) if "  " in line else ():
        # Beside these signs the space is the business of other looks.
        if line[found.end()] not in "!?;:»,.)]" and line[found.start() - 1] not in "«([":
            edit = (found.start(), found.end(), " ")
            yield Mark(DOUBLE_SPACE, "typography-double-space", *found.span(), "single-space", (edit,))


def punctuation_spaces(line: str, language: Language) -> Iterator[Mark]:
    """A space too many before a sign or inside brackets, or one that is missing after a comma."""
    for found in _BEFORE[language].finditer(line):
        edit = (found.start(), found.end(), "")
        yield Mark(
            PUNCTUATION_SPACE, "typography-space-before", found.start(), found.end() + 1, "remove-space", (edit,)
        )
    for found in _BRACKETS.finditer(line) if "(" in line or ")" in line or "[" in line or "]" in line else ():
        edit = (found.start(), found.end(), "")
        yield Mark(PUNCTUATION_SPACE, "typography-bracket-space", *found.span(), "remove-space", (edit,))
    for found in _COMMA.finditer(line) if "," in line else ():
        edit = (found.end(), found.end(), " ")
        yield Mark(PUNCTUATION_SPACE, "typography-missing-space", *found.span(), "add-space", (edit,))


def dashes(line: str) -> Iterator[Mark]:
    """A hyphen, or two, where a dash is meant: between words, with a space on either side."""
    for found in _DASHES.finditer(line) if " -" in line else ():
        yield Mark(DASH, "typography-dash", *found.span(), edits=((*found.span(), "–"),))


def repeated_words(line: str, language: Language) -> Iterator[Mark]:
    """The same word twice in a row, where that is no figure of speech nor a name."""
    for found in _REPEATED.finditer(line):
        again = found[2].split()
        if found[1].lower() in _MEANT_TWICE[language] or any(word[0].isupper() for word in again):
            continue
        edit = (found.start(2), found.end(), "")
        yield Mark(REPEATED_WORD, "language-repeated-word", *found.span(), "remove-repetition", (edit,))
