# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces, quotes and signs the way a careful printer sets them."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from composer.domain.text import Language
from composer.language.marks import (
    APOSTROPHE,
    DOUBLE_SPACE,
    ELLIPSIS,
    LIGATURE,
    NO_BREAK_SPACE,
    ORDINAL,
    QUOTES,
    REPEATED_WORD,
    Mark,
)

WIDE: Final = "\u00a0"
NARROW: Final = "\u202f"

# Each look first asks for its sign: few lines have it, and these patterns are slow to find nothing.
# A sign alone, at the end of a run or of a word; smileys and a sign in brackets are left alone.
_HIGH_SIGN: Final = re.compile(rf"(?<=[^\s!?;:(\[«…{WIDE}{NARROW}]) *(?:[!?]+|;(?![-~]?[)(DPp|\]]))(?!\w)")
_COLON: Final = re.compile(rf"(?<=[^\s:;({WIDE}{NARROW}]) +:(?![-~']?[)(DdPpOo3/\\|*]|:|\w)|(?<=[^\W\d_]):(?=\s|$)")
_OPENED: Final = re.compile(rf"«(?: +(?![» ])|(?=[^\s»{WIDE}{NARROW}]))")
_CLOSED: Final = re.compile(rf"(?:(?<![« ]) +|(?<=[^\s«{WIDE}{NARROW}]))»")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[\w«\ue000])")
_STRAIGHT_QUOTES: Final = re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])')
_DOTS: Final = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_ORDINAL: Final = re.compile(
    r"\b(?:1(?P<first>i?ère?s?|ières?|ers?|ier|ère|ere)|(?P<number>\d{1,4}|[IVXLC]+)(?P<other>(?:i?[èe]me)s?))\b"
)
_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_REPEATED: Final = re.compile(r"(?<![\w’'.-])([^\W\d_]{2,})( )(\1)(?![\w’'-])", re.IGNORECASE)
_WITH_OE: Final = re.compile(r"\w*oe\w*", re.IGNORECASE)
_EX_AEQUO: Final = re.compile(r"\bex aequo\b", re.IGNORECASE)

_OE_STEMS: Final = [
    "oeuvr",
    "oeuf",
    "oeil",
    "oeillet",
    "oeillad",
    "oed",
    "oenolog",
    "oesophag",
    "oestr",
    "oecumén",
    "coeur",
    "choeur",
    "soeur",
    "rancoeur",
    "écoeur",
    "boeuf",
    "voeu",
    "noeud",
    "moeurs",
    "foet",
    "foetus",
    "manoeuvr",
    "désoeuvr",
]
_MEANT_TWICE: Final = {
    Language.FRENCH: frozenset(
        [
            "nous",
            "vous",
            "non",
            "oui",
            "si",
            "très",
            "trop",
            "bla",
            "ha",
            "hé",
            "eh",
            "oh",
            "ah",
            "hi",
            "tam",
            "bien",
            "merci",
            "bravo",
        ]
    ),
    Language.ENGLISH: frozenset(
        [
            "had",
            "that",
            "no",
            "yes",
            "very",
            "really",
            "so",
            "ha",
            "hey",
            "oh",
            "ah",
            "bye",
            "knock",
            "well",
            "far",
            "blah",
        ]
    ),
}


def typography(line: str, language: Language) -> Iterator[Mark]:
    """Marks of a line whose addresses are hidden."""
    for look in _FRENCH_LOOKS if language is Language.FRENCH else _ENGLISH_LOOKS:
        yield from look(line)
    yield from _repeated_words(line, language)


def _no_break_spaces(line: str) -> Iterator[Mark]:
    for signs, pattern, space in (("!?;", _HIGH_SIGN, NARROW), (":", _COLON, WIDE)):
        for found in pattern.finditer(line) if any(sign in line for sign in signs) else ():
            sign = found[0].lstrip(" ")
            at = found.end() - len(sign)
            yield _spaced("typography-no-break-space", found, (found.start(), at, space))
    for found in _OPENED.finditer(line):
        yield _spaced("typography-quote-space", found, (found.start() + 1, found.end(), WIDE))
    for found in _CLOSED.finditer(line):
        yield _spaced("typography-quote-space", found, (found.start(), found.end() - 1, WIDE))


def _spaced(code: str, found: re.Match[str], edit: tuple[int, int, str]) -> Mark:
    return Mark(NO_BREAK_SPACE, code, found.start(), found.end(), "no-break-space", (edit,))


def _apostrophes(line: str) -> Iterator[Mark]:
    for found in _APOSTROPHE.finditer(line) if "'" in line else ():
        edit = (found.start(), found.end(), "’")
        yield Mark(APOSTROPHE, "typography-apostrophe", found.start(), found.end(), edits=(edit,))


def _french_quotes(line: str) -> Iterator[Mark]:
    yield from _quotes(line, f"«{WIDE}", f"{WIDE}»")


def _english_quotes(line: str) -> Iterator[Mark]:
    yield from _quotes(line, "“", "”")


def _quotes(line: str, opening: str, closing: str) -> Iterator[Mark]:
    for found in _STRAIGHT_QUOTES.finditer(line) if '"' in line else ():
        first, last = found.start(), found.end()
        edits = ((first, first + 1, opening), (last - 1, last, closing))
        yield Mark(QUOTES, "typography-quotes", first, last, "round-quotes", edits)


def _ellipses(line: str) -> Iterator[Mark]:
    for found in _DOTS.finditer(line) if "..." in line else ():
        edit = (found.start(), found.end(), "…")
        yield Mark(ELLIPSIS, "typography-ellipsis", found.start(), found.end(), edits=(edit,))


def with_ligature(word: str) -> str:
    """``cœur`` for ``coeur``; the word itself when it takes no ligature."""
    lowered = word.lower()
    at = next((lowered.find(stem) for stem in _OE_STEMS if stem in lowered), -1)
    if at < 0:
        return word
    at = lowered.index("oe", at)
    return word[:at] + ("œ" if word[at].islower() else "Œ") + word[at + 2 :]


def _ligatures(line: str) -> Iterator[Mark]:
    lowered = line.lower()
    for found in _WITH_OE.finditer(line) if "oe" in lowered else ():
        better = with_ligature(found[0])
        if better != found[0]:
            yield Mark(LIGATURE, "typography-ligature", *found.span(), edits=((*found.span(), better),))
    for found in _EX_AEQUO.finditer(line) if "aequo" in lowered else ():
        better = found[0][:3] + ("æ" if found[0][3].islower() else "Æ") + found[0][5:]
        yield Mark(LIGATURE, "typography-ligature", *found.span(), edits=((*found.span(), better),))


def _ordinals(line: str) -> Iterator[Mark]:
    for found in _ORDINAL.finditer(line):
        plural = "s" if found[0].endswith("s") else ""
        if found["first"]:
            feminine = "r" in found["first"] and found["first"].rstrip("s").endswith("re")
            better = f"1{'re' if feminine else 'er'}{plural}"
        else:
            better = f"{found['number']}e{plural}"
        if better != found[0]:
            yield Mark(ORDINAL, "typography-ordinal", *found.span(), edits=((*found.span(), better),))


def _double_spaces(line: str) -> Iterator[Mark]:
    for found in _SPACES.finditer(line) if "  " in line else ():
        # Beside these signs the space is a no-break space's business.
        if line[found.end()] not in "!?;:»" and line[found.start() - 1] != "«":
            edit = (found.start(), found.end(), " ")
            yield Mark(DOUBLE_SPACE, "typography-double-space", *found.span(), "single-space", (edit,))


def _repeated_words(line: str, language: Language) -> Iterator[Mark]:
    for found in _REPEATED.finditer(line):
        if found[1].lower() in _MEANT_TWICE[language] or (found[1][0].isupper() and found[3][0].isupper()):
            continue
        edit = (found.start(2), found.end(), "")
        yield Mark(REPEATED_WORD, "language-repeated-word", *found.span(), "remove-repetition", (edit,))


_Look = Callable[[str], Iterator[Mark]]
_FRENCH_LOOKS: Final[tuple[_Look, ...]] = (
    _no_break_spaces,
    _apostrophes,
    _french_quotes,
    _ellipses,
    _ligatures,
    _ordinals,
    _double_spaces,
)
_ENGLISH_LOOKS: Final[tuple[_Look, ...]] = (_english_quotes, _double_spaces)
