# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""French typography, as the national printing office sets it.

The narrow no-break space (U+202F) goes before ``; ! ?``, the full one (U+00A0) before ``:``, inside ``« »`` and before
``%`` and units. Where one of the two stands already, the other is not asked for.
"""

import re
from collections.abc import Iterator
from typing import Final

from composer.language.marks import (
    APOSTROPHE,
    ELLIPSIS,
    LIGATURE,
    NO_BREAK_SPACE,
    ORDINAL,
    QUOTES,
    UNIT_SPACE,
    Mark,
)

WIDE: Final = "\u00a0"
NARROW: Final = "\u202f"

# Each look first asks for its sign: few lines have it, and these patterns are slow to find nothing.
# A sign alone, at the end of a run or of a word; a sign in brackets is left alone.
_HIGH_SIGN: Final = re.compile(rf"(?<=[^\s!?;:(\[«…{WIDE}{NARROW}]) *(?:[!?]+|;)(?!\w)")
_COLON: Final = re.compile(rf"(?<=[^\s:;({WIDE}{NARROW}]) +:(?![:\w])|(?<=[^\W\d_]):(?=\s|$)")
_OPENED: Final = re.compile(rf"«(?: +(?![» ])|(?=[^\s»{WIDE}{NARROW}]))")
_CLOSED: Final = re.compile(rf"(?:(?<![« ]) +|(?<=[^\s«{WIDE}{NARROW}]))»")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[\w«\ue000])")
_STRAIGHT_QUOTES: Final = re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])')
_CHEVRONS: Final = re.compile(r"<< *(?=[^\s<>])([^<>\n]*[^\s<>]) *>>")
_DOTS: Final = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_ETC: Final = re.compile(r"\b[eE]tc(?:\.{2,}|\.?…)")
_ORDINAL: Final = re.compile(
    r"\b(?:1(?P<first>i?ère?s?|ières?|ers?|ier|ère|ere)|(?P<number>\d{1,4}|[IVXLC]+)(?P<other>(?:i?[èe]me)s?))\b"
)
_NUMERO: Final = re.compile(rf"\b([nN])(?:[°º] ?|o )(?=\d)(?<![{WIDE}{NARROW}])")
_PERCENT: Final = re.compile(r"\d( ?)(?=[%€£](?!\w))")
_UNIT: Final = re.compile(r"\d()(?=(?:km|kg|cm|mm|kWh|MWh|GWh|kW|MW|Mo|Go|m²|m³|°C)(?!\w))")
_WITH_OE: Final = re.compile(r"(?<!\w)\w*oe\w*", re.IGNORECASE)
_WITH_AE: Final = re.compile(r"\b(?:ex |et c)ae(?=quo\b|tera\b)", re.IGNORECASE)

_OE: Final = """
oeuvr oeuf oeil oeillet oeillad oed oenolog oesophag oestr oecumén coeur choeur soeur rancoeur écoeur boeuf voeu noeud
moeurs foet foetus manoeuvr désoeuvr
"""
_OE_STEMS: Final = _OE.split()


def no_break_spaces(line: str) -> Iterator[Mark]:
    """Before high signs and inside guillemets."""
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


def units(line: str) -> Iterator[Mark]:
    """A no-break space between a number and ``%``, a currency or a unit."""
    for found in _PERCENT.finditer(line):
        yield _unit(line, *found.span(1), found.end() + 1)
    for found in _UNIT.finditer(line):
        yield _unit(line, *found.span(1), found.end())


def _unit(line: str, start: int, end: int, last: int) -> Mark:
    first = start
    while first and (line[first - 1].isdigit() or line[first - 1] in ",."):
        first -= 1
    while last < len(line) and line[last].isalpha():
        last += 1
    return Mark(UNIT_SPACE, "typography-unit-space", first, last, "no-break-space", ((start, end, WIDE),))


def apostrophes(line: str) -> Iterator[Mark]:
    """Round ones."""
    for found in _APOSTROPHE.finditer(line) if "'" in line else ():
        edit = (found.start(), found.end(), "’")
        yield Mark(APOSTROPHE, "typography-apostrophe", found.start(), found.end(), edits=(edit,))


def quotes(line: str) -> Iterator[Mark]:
    """Guillemets for straight quotes and for doubled angle brackets."""
    for found in _STRAIGHT_QUOTES.finditer(line) if '"' in line else ():
        yield _quoted(found, found.start(1), found.end(1))
    for found in _CHEVRONS.finditer(line) if "<<" in line else ():
        yield _quoted(found, found.start(1), found.end(1))


def _quoted(found: re.Match[str], start: int, end: int) -> Mark:
    edits = ((found.start(), start, f"«{WIDE}"), (end, found.end(), f"{WIDE}»"))
    return Mark(QUOTES, "typography-quotes", *found.span(), "round-quotes", edits)


def ellipses(line: str) -> Iterator[Mark]:
    """One sign for three dots, and none after the stop of an abbreviation."""
    for found in _ETC.finditer(line) if "etc" in line or "Etc" in line else ():
        yield Mark(ELLIPSIS, "typography-etc", *found.span(), edits=((*found.span(), f"{found[0][:3]}."),))
    for found in _DOTS.finditer(line) if "..." in line else ():
        yield Mark(ELLIPSIS, "typography-ellipsis", *found.span(), edits=((*found.span(), "…"),))


def with_ligature(word: str) -> str:
    """``cœur`` for ``coeur``; the word itself when it takes no ligature."""
    lowered = word.lower()
    at = next((lowered.find(stem) for stem in _OE_STEMS if stem in lowered), -1)
    if at < 0:
        return word
    at = lowered.index("oe", at)
    return word[:at] + ("œ" if word[at].islower() else "Œ") + word[at + 2 :]


def ligatures(line: str) -> Iterator[Mark]:
    """By stems of words, so that ``poète`` and ``coexister`` stay as they are."""
    lowered = line.lower()
    for found in _WITH_OE.finditer(line) if "oe" in lowered else ():
        better = with_ligature(found[0])
        if better != found[0]:
            yield Mark(LIGATURE, "typography-ligature", *found.span(), edits=((*found.span(), better),))
    for found in _WITH_AE.finditer(line) if "ae" in lowered else ():
        at = found.end() - 2
        end = at + 2 + len(re.match(r"\w*", line[found.end() :])[0])  # type: ignore[index]  # it always matches
        better = f"{line[found.start() : at]}{'æ' if line[at].islower() else 'Æ'}{line[at + 2 : end]}"
        edit = (at, at + 2, "æ" if line[at].islower() else "Æ")
        values = {"better": better}
        yield Mark(LIGATURE, "typography-ligature", found.start(), end, edits=(edit,), values=values)


def ordinals(line: str) -> Iterator[Mark]:
    """``2e`` rather than ``2ème``, ``n°`` with its space."""
    for found in _ORDINAL.finditer(line):
        plural = "s" if found[0].endswith("s") else ""
        if found["first"]:
            feminine = "r" in found["first"] and found["first"].rstrip("s").endswith("re")
            better = f"1{'re' if feminine else 'er'}{plural}"
        else:
            better = f"{found['number']}e{plural}"
        if better != found[0]:
            yield Mark(ORDINAL, "typography-ordinal", *found.span(), edits=((*found.span(), better),))
    for found in _NUMERO.finditer(line):
        better = f"{found[1]}°{WIDE}"
        yield Mark(ORDINAL, "typography-numero", *found.span(), edits=((*found.span(), better),))
